"""The survey files of this hub by id and version, and what their choices mean."""

from functools import cache
from pathlib import Path

from django.conf import settings

from easyread.fault import Fault
from easyread.reading import parse
from easyread.survey import AnyQuestion, Choice, Sort, Survey, choices_for
from scheme.surveys.pictures import pictures


class SurveyTrouble(Exception):
    """A survey file of the hub has faults; the words are the faults."""


@cache
def surveys() -> dict[tuple[str, int], Survey]:
    """Every survey under assets/surveys, read once; ``SurveyTrouble`` lists every fault of every file."""
    found: dict[tuple[str, int], Survey] = {}
    faults: list[Fault] = []
    for file in sorted(Path(settings.ASSETS, "surveys").glob("**/*.toml")):
        read = parse(file.read_text(encoding="utf-8"), file.name, pictures())
        if isinstance(read, Survey):
            found[read.id, read.version] = read
        else:
            faults.extend(read)
    if faults:
        raise SurveyTrouble("\n".join(str(fault) for fault in faults))
    return found


@cache
def texts() -> dict[tuple[str, int], str]:
    """The text of every survey under assets/surveys."""
    found: dict[tuple[str, int], str] = {}
    for file in sorted(Path(settings.ASSETS, "surveys").glob("**/*.toml")):
        text = file.read_text(encoding="utf-8").strip() + "\n"
        read = parse(text, file.name, pictures())
        if isinstance(read, Survey):
            found[read.id, read.version] = text
    return found


def text(id: str, version: int) -> str | None:
    """The text of one version of a survey that comes with Heard, None when there is none."""
    return texts().get((id, version))


def survey(id: str, version: int) -> Survey | None:
    """One version of a survey, None when the hub does not have it."""
    return surveys().get((id, version))


def practice(version: int | None = None) -> Survey | None:
    """The practice questions, the newest there are unless a version is asked for."""
    kept = [survey for survey in surveys().values() if survey.practice and version in (None, survey.version)]
    return max(kept, key=lambda survey: survey.version, default=None)


def question(survey: Survey | None, id: str) -> AnyQuestion | None:
    """A question of a survey, None when it has none with this id."""
    return next((question for question in survey.questions if question.id == id), None) if survey else None


PUT = {"good": "Good", "unsure": "Not sure", "bad": "Not good"}
"""What the places of a sort are called."""


def put(card: str, place: str) -> str:
    """The id by which it is counted that a card of a sort was put in a place."""
    return f"{card}:{place}"


def counted(question: AnyQuestion | None) -> tuple[Choice, ...]:
    """What can be counted of a question: its choices, or of a sort each card in each place."""
    if not isinstance(question, Sort):
        return question.choices if question else ()
    return tuple(
        Choice(
            id=put(card.id, place),
            words={language: f"{said}: {name}" for language, said in card.words.items()},
            picture=card.picture,
            watch=card.watch and place == "bad",
        )
        for card in question.choices
        for place, name in PUT.items()
    )


def shown(question: AnyQuestion) -> tuple[Choice, ...]:
    """What can be counted of a question as most people see it, with three choices."""
    return counted(question) if isinstance(question, Sort) else choices_for(question, 3)


def choice(question: AnyQuestion | None, id: str) -> Choice | None:
    """A choice of a question, or a card of a sort in a place; None when it has none with this id."""
    return next((choice for choice in counted(question) if choice.id == id), None)
