"""Responses as rows, one for each answer: for the scheme's own use, since they name people."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.utils import timezone

from scheme.responses import tally
from scheme.responses.exports.files import Cell
from scheme.responses.models import Answer, Response
from scheme.schemes.models import Scheme
from scheme.surveys import published, shelf

HEADER = (
    *("response", "arrived", "source", "person", "household", "survey", "version", "ended", "language"),
    *("who was there", "help", "counted", "question", "about", "answer", "choices", "value", "given by"),
    *("seconds", "changes", "explanation opened", "help with this one", "order shown"),
)
_AT_ONCE = 500


def rows(scheme: Scheme, responses: QuerySet[Response]) -> Iterator[tuple[Cell, ...]]:
    """Practice is left out; a response without answers has a row too."""
    marked = set(tally.not_own(scheme).values_list("response", flat=True))
    some = responses.prefetch_related("answers__picks").iterator(_AT_ONCE)
    known: dict[tuple[str, int], object] = {}
    for response in some:
        key = (response.survey, response.version)
        if key not in known:
            known[key] = published.survey(scheme, *key)
        first = _first(response, response.pk in marked)
        answers = [answer for answer in response.answers.all() if not answer.practice]
        yield from ((*first, *_rest(answer, known[key])) for answer in answers)
        if not answers:
            yield (*first, *([None] * (len(HEADER) - len(first))))


def _first(response: Response, marked: bool) -> tuple[Cell, ...]:
    return (
        str(response.pk),
        timezone.localtime(response.arrived_at).strftime("%Y-%m-%d %H:%M"),
        response.source,
        response.person.name if response.person else "",
        response.household.name,
        response.survey,
        response.version,
        response.ended,
        response.language,
        _listed(response.here),
        _listed(response.help),
        _counted(response, marked),
    )


def _counted(response: Response, marked: bool) -> str:
    if response.by != "self":
        return f"no: noticed by {response.by}"
    return "no: not this person's own" if marked else "yes"


def _rest(answer: Answer, survey: object) -> tuple[Cell, ...]:
    question = shelf.question(survey, answer.question)  # type: ignore[arg-type]
    picks = list(answer.picks.all())
    worth = [pick.score for pick in picks if pick.score is not None]
    return (
        answer.question,
        question.about if question else "",
        answer.value,
        _listed([pick.choice for pick in picks]),
        worth[0] if len(worth) == 1 else None,
        answer.by,
        round(answer.seconds, 1),
        max(answer.tries - 1, 0),
        "yes" if answer.explained else "no",
        "yes" if answer.helped else "not asked",
        _listed(answer.order),
    )


def _listed(ids: Iterable[str] | None) -> str:
    return "not asked" if ids is None else " ".join(ids)
