"""One response as it was given: each question with its picture, and the choices in the order they stood."""

import uuid
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from easyread import response as said
from easyread.manner import manner
from easyread.survey import AnyQuestion, Survey, choices_for
from scheme.portal.words import MADE, VALUES, Shown, one, worded
from scheme.responses.models import Answer, Response, Source
from scheme.surveys import published, shelf

LATE_SECONDS = 300
"""A device clock that is further off than this makes its times "about"."""


class Card(Struct, frozen=True):
    """One choice as it was shown."""

    shown: Shown
    picked: bool
    watch: bool = False


class Told(Struct, frozen=True):
    """One question and what was given to it. ``notes``: seconds, explained, changes, help, who answered.

    ``mat``: the answer of which there is a picture.
    """

    question: Shown
    cards: tuple[Card, ...]
    notes: tuple[str, ...]
    by_proxy: bool = False
    mat: uuid.UUID | None = None


def told(response: Response) -> list[Told]:
    """Every question on the trail in its order, answered or not."""
    survey = published.survey(response.scheme, response.survey, response.version)
    answers = {answer.question: answer for answer in _of(response, practice=False)}
    asked = dict.fromkeys([*response.seen, *answers])
    return [_told(survey, id, answers.get(id), response.language) for id in asked]


def practised(response: Response) -> list[Told]:
    """The practice questions of this visit: how someone answers, never a test."""
    survey = published.practice(response.scheme)
    return [_told(survey, a.question, a, response.language) for a in _of(response, practice=True)]


def answered_how(response: Response) -> list[str]:
    """How it was answered, for staff to weigh, in sentences; nothing of one typed from paper."""
    survey = published.survey(response.scheme, response.survey, response.version)
    given, practised = (_as_said(_of(response, practice)) for practice in (False, True))
    if response.source == Source.PAPER:
        return []
    how = manner(survey, given, published.practice(response.scheme), practised)
    found = []
    if how.known[1]:
        counts = {"known": how.known[0], "all": how.known[1]}
        found.append(_("Practice: %(known)s of %(all)s answers were as expected.") % counts)
    if how.pair and survey:
        one, other = (worded(survey.question(id), "en").words for id in how.pair)
        found.append(_("These two differ: “%(one)s” and “%(other)s”.") % {"one": one, "other": other})
    if how.place:
        found.append(_("Every answer was in the same place: card number %(place)s.") % {"place": how.place})
    if how.seconds:
        found.append(_("Half of the answers took less than %(n)s seconds.") % {"n": round(how.seconds) or 1})
    return found


def _as_said(rows: Iterable[Answer]) -> list[said.Answer]:
    """Answers that are choices, as the device said them; any other stands for itself."""
    values = {"dont-know": said.DontKnow(), "picked": None}
    return [
        said.Answer(
            question=row.question,
            value=values.get(row.value, said.Skipped())
            or said.Picked(tuple(pick.choice for pick in row.picks.all())),
            order=tuple(row.order),
            seconds=row.seconds,
        )
        for row in rows
    ]


def is_about(response: Response) -> bool:
    """Whether the device's time may be wrong."""
    return response.skew_seconds is None or abs(response.skew_seconds) > LATE_SECONDS


def _of(response: Response, practice: bool) -> list[Answer]:
    return list(response.answers.filter(practice=practice).prefetch_related("picks"))


def _told(survey: Survey | None, id: str, answer: Answer | None, language: str) -> Told:
    question = shelf.question(survey, id)
    shown = worded(question, language) if question else Shown(id)
    if answer is None:
        return Told(shown, _cards(question, _order(question), (), language), (_("Shown, not answered"),))
    picks = [pick.choice for pick in answer.picks.all()]
    watched = [pick.choice for pick in answer.picks.all() if pick.watch]
    cards = _cards(question, answer.order or _order(question) or picks, picks, language, watched)
    if answer.value == "sorted":
        cards = tuple(card for card in cards if card.picked)
    elif answer.value != "picked":
        cards = (*cards, Card(one({**VALUES, **MADE}, answer.value), picked=True))
    mat = answer.pk if answer.value == "sorted" else None
    return Told(shown, cards, tuple(_notes(answer)), by_proxy=answer.by != "self", mat=mat)


def _order(question: AnyQuestion | None) -> list[str]:
    """The file's own order, where the device said none."""
    return [choice.id for choice in choices_for(question, 3)] if question else []


def _cards(
    question: AnyQuestion | None,
    order: Iterable[str],
    picks: Sequence[str],
    language: str,
    watched: Sequence[str] = (),
) -> tuple[Card, ...]:
    cards = []
    for id in dict.fromkeys([*order, *picks]):
        choice = shelf.choice(question, id)
        cards.append(Card(worded(choice, language) if choice else Shown(id), id in picks, id in watched))
    return tuple(cards)


def _notes(answer: Answer) -> list[str]:
    paper = answer.response.source == Source.PAPER
    seconds = round(answer.seconds)
    notes = [] if paper else [ngettext("%d second", "%d seconds", seconds) % seconds]
    if answer.explained:
        notes.append(_("Opened the explanation"))
    if answer.tries > 1:
        changes = answer.tries - 1
        notes.append(ngettext("Changed %d time", "Changed %d times", changes) % changes)
    if answer.by == "self":
        notes.append(
            _("Someone helped with this one") if answer.helped else _("Help with this one: not asked")
        )
    else:
        notes.append(_("Answered by someone else"))
    return notes
