"""Turns what arrived into rows that can be counted: responses, answers, picked choices, concerns."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from easyread import response as said
from easyread.response import Body
from easyread.survey import Survey
from scheme.concerns.models import Concern
from scheme.devices.hearing import moment
from scheme.devices.models import Device
from scheme.exchange.models import Envelope
from scheme.people.models import Person
from scheme.responses.models import Answer, Picked, Response
from scheme.surveys import shelf


class Arrival(Struct, frozen=True):
    """A body and the row of the envelope it came in."""

    body: Body
    envelope: Envelope


def keep(device: Device, arrivals: Sequence[Arrival]) -> None:
    """One insert for each kind of row. What the person binned leaves no row."""
    if not arrivals:
        return
    people = {str(person.pk): person for person in device.scheme.people.all()}
    responses, answers, picks, concerns = [], [], [], []
    for arrival in arrivals:
        body = arrival.body
        if isinstance(body, said.Concern):
            concerns.append(_concern(device, body, arrival.envelope, people))
        elif body.ended != "binned":
            response, its_answers, its_picks = _response(device, body, arrival.envelope, people)
            responses.append(response)
            answers += its_answers
            picks += its_picks
    device.responses.bulk_create(responses)
    device.scheme.answers.bulk_create(answers)
    device.scheme.picks.bulk_create(picks)
    device.concerns.bulk_create(concerns)


def _response(
    device: Device, body: said.Response, envelope: Envelope, people: dict[str, Person]
) -> tuple[Response, list[Answer], list[Picked]]:
    survey = shelf.survey(body.survey, body.version)
    response = Response(
        scheme_id=device.scheme_id,
        device=device,
        household_id=device.household_id,
        envelope=envelope,
        arrived_at=envelope.arrived_at,
        person=people.get(body.person),
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
    answers, picks = _answers(response, survey, body.answers, practice=False)
    more, more_picks = _answers(response, shelf.practice(), body.practice, practice=True)
    response.watch = any(pick.watch for pick in picks)
    return response, answers + more, picks + more_picks


def _answers(
    response: Response, survey: Survey | None, given: Iterable[said.Answer], practice: bool
) -> tuple[list[Answer], list[Picked]]:
    answers, picks = [], []
    for place, answer in enumerate(given):
        row = Answer(
            scheme_id=response.scheme_id,
            response=response,
            place=place,
            practice=practice,
            question=answer.question,
            value=str(type(answer.value).__struct_config__.tag),
            by=answer.by,
            order=answer.order,
            seconds=answer.seconds,
            tries=answer.tries,
            explained=answer.explained,
        )
        answers.append(row)
        if isinstance(answer.value, said.Picked):
            picks += _picks(row, survey, answer.value.choices)
    return answers, picks


def _picks(answer: Answer, survey: Survey | None, choices: Iterable[str]) -> list[Picked]:
    question = shelf.question(survey, answer.question)
    picks = []
    for place, id in enumerate(choices):
        choice = shelf.choice(question, id)
        picks.append(
            Picked(
                scheme_id=answer.scheme_id,
                answer=answer,
                place=place,
                choice=id,
                score=choice.value if choice else None,
                watch=choice.watch if choice else False,
            )
        )
    return picks


def _concern(device: Device, body: said.Concern, envelope: Envelope, people: dict[str, Person]) -> Concern:
    return Concern(
        scheme_id=device.scheme_id,
        device=device,
        household_id=device.household_id,
        envelope=envelope,
        arrived_at=envelope.arrived_at,
        wish=body.wish,
        person=people.get(body.person or ""),
        person_said=body.person,
        language=body.language,
        begun=body.begun,
        begun_at=moment(body.begun),
        skew_seconds=device.skew_seconds,
        here=body.here,
    )
