"""Surveys and responses as FHIR R4 Questionnaire and QuestionnaireResponse, for health partners."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from fhir.resources.R4B.bundle import Bundle
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from easyread.survey import AnyQuestion, Made, PickSome, Sort, Survey
from scheme.portal.words import HELP, MADE
from scheme.responses import tally
from scheme.responses.models import Answer, Response
from scheme.schemes.models import Scheme
from scheme.surveys import published, shelf

STATUS = {
    "finished": "completed",
    "running": "stopped",
    "stopped": "stopped",
    "idle": "stopped",
    "hidden": "stopped",
}
REASONS = {
    "skipped": "asked-declined",
    "rather-not": "asked-declined",
    "ask-later": "asked-declined",
    "dont-know": "asked-unknown",
}
"""Why there is no choice, in the words of FHIR's data-absent-reason."""
ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
HELP_GIVEN = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'heard help')}"
"""Our own extension: the help that was said, of a response or of one answer; where it is missing nobody was asked."""
_URN = "urn:ietf:rfc3986"
Known = Mapping[tuple[str, int], Survey | None]


def theirs(scheme: Scheme, responses: QuerySet[Response]) -> QuerySet[Response]:
    """Those that leave: what is the person's own, and nothing before a survey was chosen."""
    marked = tally.not_own(scheme).values("response")
    return (
        responses.filter(by="self")
        .exclude(pk__in=marked)
        .exclude(survey="")
        .prefetch_related("answers__picks")
    )


def bundle(scheme: Scheme, responses: Iterable[Response]) -> str:
    """A collection, as JSON: each survey once, then each response. ``ValueError`` when it were no valid FHIR."""
    found = list(responses)
    keys = {(response.survey, response.version) for response in found}
    known: Known = {key: published.survey(scheme, *key) for key in keys}
    surveys = [questionnaire(scheme, survey) for survey in known.values() if survey]
    resources: list[Questionnaire | QuestionnaireResponse] = [*surveys]
    resources += [questionnaire_response(scheme, one, known[one.survey, one.version]) for one in found]
    made = Bundle.model_validate(
        {
            "type": "collection",
            "timestamp": timezone.now().isoformat(),
            "entry": [{"fullUrl": f"urn:uuid:{one.id}", "resource": one} for one in resources],
        }
    )
    return str(made.model_dump_json(indent=1))


def questionnaire(scheme: Scheme, survey: Survey) -> Questionnaire:
    """One version of a survey."""
    return Questionnaire.model_validate(
        {
            "id": str(_survey_id(scheme, survey.id, survey.version)),
            "url": f"urn:uuid:{_survey_id(scheme, survey.id, survey.version)}",
            "version": str(survey.version),
            "name": "".join(part.capitalize() for part in survey.id.split("-")),
            "title": _english(survey.title.words),
            "status": "active",
            "subjectType": ["Patient"],
            "publisher": scheme.name,
            "language": "en",
            "item": [_item(question) for question in survey.questions],
        }
    )


def questionnaire_response(
    scheme: Scheme, response: Response, survey: Survey | None
) -> QuestionnaireResponse:
    """One response. Whom it is about is said by our id and name, since the hub holds no NHS number."""
    made: dict[str, Any] = {
        "id": str(response.pk),
        "identifier": {"system": _URN, "value": f"urn:uuid:{response.pk}"},
        "questionnaire": f"urn:uuid:{_survey_id(scheme, response.survey, response.version)}|{response.version}",
        "status": STATUS.get(response.ended, "stopped"),
        "authored": response.arrived_at.isoformat(),
        "item": [_answered(answer, survey) for answer in _own(response)],
    }
    if response.person:
        made["subject"] = {
            "identifier": {"system": _URN, "value": f"urn:uuid:{response.person_id}"},
            "display": response.person.name,
        }
    if response.help:
        said = ", ".join(HELP[one].words if one in HELP else one for one in response.help)
        made["extension"] = [{"url": HELP_GIVEN, "valueString": said}]
    if not made["item"]:
        del made["item"]
    return QuestionnaireResponse.model_validate(made)


def _own(response: Response) -> list[Answer]:
    """What the person answered themselves; what someone else gave for them is not theirs to pass on as such."""
    return [answer for answer in response.answers.all() if not answer.practice and answer.by == "self"]


def _item(question: AnyQuestion) -> dict[str, Any]:
    asked = {"linkId": question.id, "text": _english(question.words), "required": False}
    if isinstance(question, Made):
        return {**asked, "type": "string"}
    return {
        **asked,
        "type": "choice",
        "repeats": isinstance(question, PickSome | Sort),
        "answerOption": [
            {"valueCoding": {"code": choice.id, "display": _english(choice.words)}}
            for choice in shelf.counted(question)
        ],
    }


def _answered(answer: Answer, survey: Survey | None) -> dict[str, Any]:
    question = shelf.question(survey, answer.question)
    made: dict[str, Any] = {"linkId": answer.question, "extension": []}
    if question:
        made["text"] = _english(question.words)
    picked: list[dict[str, Any]] = []
    for pick in answer.picks.all():
        choice = shelf.choice(question, pick.choice)
        coding = {"code": pick.choice, **({"display": _english(choice.words)} if choice else {})}
        picked.append({"valueCoding": coding})
    if answer.value in MADE:
        # That there is one, never what: it stays sealed.
        picked.append({"valueString": MADE[answer.value].words})
    if picked:
        made["answer"] = picked
    else:
        made["extension"].append({"url": ABSENT, "valueCode": REASONS.get(answer.value, "unknown")})
    if answer.helped:
        made["extension"].append({"url": HELP_GIVEN, "valueBoolean": True})
    return {key: value for key, value in made.items() if value}


def _english(words: Mapping[str, str]) -> str:
    return words.get("en") or next(iter(words.values()))


def _survey_id(scheme: Scheme, id: str, version: int) -> uuid.UUID:
    """The same for ever for one version of one scheme's survey."""
    return uuid.uuid5(scheme.pk, f"{id} {version}")
