"""Turns what arrived into rows that can be counted: responses, answers, picked choices, and what is told."""

import uuid
from collections.abc import Container, Iterable, Sequence
from typing import TypeVar

from django.utils import timezone
from msgspec import Struct

from easyread import response as said
from easyread.body import Body
from easyread.concern import Concern
from easyread.message import Message
from easyread.survey import Survey
from easyread.verdict import Verdict
from scheme import rows
from scheme.clocks.models import Task
from scheme.concerns.keeping import keep_concerns, keep_messages
from scheme.devices.hearing import moment
from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.family.telling import keep_codes
from scheme.people import consents
from scheme.people.models import Person
from scheme.portal.words import HERE
from scheme.replies.keeping import keep_verdicts
from scheme.responses import made, tally
from scheme.responses.models import Answer, Helped, Picked, Response
from scheme.schemes.models import Scheme
from scheme.surveys import published, shelf

Kind = TypeVar("Kind", Concern, Message, Verdict)


class Arrival(Struct, frozen=True):
    """A body, the device it came from and the row of the envelope it came in."""

    device: Device
    body: Body
    envelope: Envelope


class Surveys(Struct, frozen=True):
    """What the answers of a round were given to."""

    known: dict[published.Key, Survey]
    practice: Survey | None


def keep(scheme: Scheme, arrivals: Sequence[Arrival]) -> None:
    """One insert for each kind of row. What the person binned, or never began, leaves at most what they consented."""
    if not arrivals:
        return
    people = _people(scheme, {arrival.body.person or "" for arrival in arrivals})
    surveys = _surveys(scheme, [arrival.body for arrival in arrivals])
    responses, answers, picks, sent, agreed = [], [], [], [], []
    told: dict[Device, list[Arrival]] = {}
    for arrival in arrivals:
        device, body = arrival.device, arrival.body
        if not isinstance(body, said.Response):
            told.setdefault(device, []).append(arrival)
            continue
        response, its_answers, its_picks = _response(device, body, arrival.envelope, people, surveys)
        agreed.append((response, body))
        if body.ended != "binned" and (body.survey or body.ended == "later-alone"):
            responses.append(response)
            sent.append((response, body))
            answers += its_answers
            picks += its_picks
    store(scheme, responses, answers, picks)
    consents.keep(agreed)
    for response, body in sent:
        made.seal_made(response, body)
    for device, some in told.items():
        concerns = _of(some, Concern)
        keep_codes(zip(keep_concerns(device, concerns, people), (body for body, _ in concerns), strict=True))
        keep_messages(device, _of(some, Message), people)
        keep_verdicts(device, _of(some, Verdict), people)


def _of(arrivals: Sequence[Arrival], kind: type[Kind]) -> list[tuple[Kind, Envelope]]:
    """Those of one kind of body."""
    return [(one.body, one.envelope) for one in arrivals if isinstance(one.body, kind)]


def _people(scheme: Scheme, said: Iterable[str]) -> dict[str, Person]:
    """Those of the scheme's people whose ids were said; anything may have been."""
    proper = [id for id in said if _is_id(id)]
    return {str(person.pk): person for person in scheme.people.filter(pk__in=proper)} if proper else {}


def _is_id(said: str) -> bool:
    try:
        return str(uuid.UUID(said)) == said
    except ValueError:
        return False


def store(
    scheme: Scheme, responses: Sequence[Response], answers: Sequence[Answer], picks: Sequence[Picked]
) -> None:
    """Insert new responses with all their rows, and count them; in the open transaction."""
    later = {a.response_id for a in answers if a.value == "ask-later" and not a.practice}
    for response in responses:
        response.month = timezone.localtime(response.arrived_at).date().replace(day=1)
        response.helped = helped(response.help)
        response.there = there(response.here)
        response.look = response.waits = needs_a_look(response) or response.pk in later
    for kind in (responses, answers, picks, wishes(responses, later)):
        rows.add(kind)
    tally.add(scheme, responses, answers, picks)


def wishes(responses: Iterable[Response], later: Container[uuid.UUID]) -> list[Task]:
    """A task for each visit in which someone wanted to answer on their own, all of it or one question."""
    return [
        rows.fresh(
            Task,
            scheme_id=response.scheme_id,
            device_id=response.device_id,
            response_id=response.pk,
            what=Task.What.ALONE,
            key=str(response.pk),
            at=response.arrived_at,
        )
        for response in responses
        if response.device_id and (wants_alone(response) or response.pk in later)
    ]


def wants_alone(response: Response) -> bool:
    """The whole of it later, on their own."""
    return response.ended == "later-alone" or response.on_own == "later"


def helped(said: Sequence[str] | None) -> Helped:
    """What the help that was said comes to: the most of it."""
    if not said:
        return Helped.UNSAID
    return Helped.CHOSE if "chose" in said else Helped.ALONE if set(said) == {"nobody"} else Helped.HELPED


def there(said: Sequence[str] | None) -> str:
    """Those who were there of those that a list can be asked for; what a device says may be of any length."""
    return " ".join(["", *(id for id in HERE if id in (said or ())), ""])


def needs_a_look(response: Response) -> bool:
    """A mark, a wish to be alone, or a survey whose marks could not be looked up."""
    return response.watch or wants_alone(response) or not response.known


def _response(
    device: Device,
    body: said.Response,
    envelope: Envelope,
    people: dict[str, Person],
    surveys: Surveys,
) -> tuple[Response, list[Answer], list[Picked]]:
    survey = surveys.known.get((body.survey, body.version))
    person = people.get(body.person)
    response = rows.fresh(
        Response,
        scheme_id=device.scheme_id,
        device_id=device.pk,
        household_id=device.household_id,
        envelope_id=envelope.pk,
        arrived_at=envelope.arrived_at,
        person_id=person.pk if person else None,
        by=body.by,
        person_said=body.person,
        ended=body.ended,
        survey=body.survey,
        version=body.version,
        # A visit that ended before a survey was chosen has no marks to look up.
        known=survey is not None or not body.survey,
        language=body.language,
        begun=body.begun,
        begun_at=moment(body.begun),
        skew_seconds=device.skew_seconds,
        consent_said=body.consent.said if body.consent else None,
        consent_version=body.consent.version if body.consent else None,
        here=body.here,
        on_own=body.on_own,
        help=body.help,
        seen=body.seen,
    )
    answers, picks = answers_of(response, survey, body.answers, practice=False)
    more, more_picks = answers_of(response, surveys.practice, body.practice, practice=True)
    response.watch = any(pick.watch for pick in picks)
    return response, answers + more, picks + more_picks


def _surveys(scheme: Scheme, bodies: Iterable[Body]) -> Surveys:
    """The surveys that these bodies are about, as the scheme knows them."""
    responses = [body for body in bodies if isinstance(body, said.Response)]
    known = published.several(scheme, {(body.survey, body.version) for body in responses})
    practised = any(body.practice for body in responses)
    return Surveys(known, published.practice(scheme) if practised else None)


def answers_of(
    response: Response, survey: Survey | None, given: Iterable[said.Answer], practice: bool
) -> tuple[list[Answer], list[Picked]]:
    """The rows of these answers and of their choices, with score and mark from the survey; nothing is saved."""
    answers, picks = [], []
    for place, answer in enumerate(given):
        row = rows.fresh(
            Answer,
            scheme_id=response.scheme_id,
            response_id=response.pk,
            place=place,
            practice=practice,
            question=answer.question,
            value=str(type(answer.value).__struct_config__.tag),
            by=answer.by,
            order=answer.order,
            seconds=answer.seconds,
            tries=answer.tries,
            explained=answer.explained,
            helped=answer.helped,
        )
        answers.append(row)
        if isinstance(answer.value, said.Picked):
            picks += _picks(row, survey, answer.value.choices)
        if isinstance(answer.value, said.Sorted):
            put = ((place, getattr(answer.value, place)) for place in shelf.PUT)
            picks += _picks(row, survey, [shelf.put(card, place) for place, ids in put for card in ids])
    return answers, picks


def _picks(answer: Answer, survey: Survey | None, choices: Iterable[str]) -> list[Picked]:
    question = shelf.question(survey, answer.question)
    # Nobody answers for another, but to what is marked as a fact.
    counts = answer.by == "self" or (question is not None and question.factual)
    picks = []
    for place, id in enumerate(choices):
        choice = shelf.choice(question, id)
        picks.append(
            rows.fresh(
                Picked,
                scheme_id=answer.scheme_id,
                answer_id=answer.pk,
                place=place,
                choice=id,
                score=choice.value if choice and counts else None,
                watch=choice.watch if choice else False,
            )
        )
    return picks
