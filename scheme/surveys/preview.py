"""A survey as the kiosk shows it, for staff to look at before anybody is asked."""

from collections.abc import Mapping

from msgspec import Struct

from easyread.line import Line, Wording
from easyread.survey import AnyQuestion, Choice, Survey, choices_for
from scheme.surveys.files import spoken


class Card(Struct, frozen=True):
    """One choice. ``usual``: it is shown where three are shown at once."""

    id: str
    line: Line
    watch: bool
    usual: bool


class Asked(Struct, frozen=True):
    """One question. ``several``: more than one card can be picked; ``only_if``: what opens it, in words."""

    id: str
    number: int
    line: Line
    explain: Line
    cards: tuple[Card, ...]
    several: bool
    only_if: tuple[str, ...]

    @property
    def on_paper(self) -> tuple[Card, ...]:
        """The cards that stand on paper: those of a screen with three."""
        return tuple(card for card in self.cards if card.usual)


class Recorded(Struct, frozen=True):
    """One line, the name its recording must have, and whether it is there."""

    line: Line
    name: str
    there: bool


def preview(survey: Survey, language: str = "") -> list[Asked]:
    """Every question in its order, in this language or the survey's first."""
    language = language if language in survey.languages else survey.languages[0]
    return [_asked(survey, question, number, language) for number, question in enumerate(survey.questions, 1)]


def recordings(survey: Survey, files: Mapping[str, bytes]) -> list[Recorded]:
    """Every line with the name of its recording."""
    found = []
    for path, line in spoken(survey).items():
        _, language, name = path.split("/")
        found.append(Recorded(line, f"{language}_{name}", path in files))
    return found


def lacking(survey: Survey, files: Mapping[str, bytes]) -> dict[str, int]:
    """How many lines of each language have no recording."""
    counts = dict.fromkeys(survey.languages, 0)
    for one in recordings(survey, files):
        counts[one.line.language] += not one.there
    return counts


def _asked(survey: Survey, question: AnyQuestion, number: int, language: str) -> Asked:
    usual = choices_for(question, 3)
    cards = [_card(choice, language, choice in usual) for choice in question.choices]
    conditions = [
        " ".join(
            [
                _words(survey.question(one.question), language),
                " / ".join(_picked(survey, one.question, one.picked, language)),
            ]
        )
        for one in question.asked_if
    ]
    several = question.__struct_config__.tag == "pick-some"
    return Asked(
        question.id,
        number,
        question.line(language),
        question.explain.line(language),
        tuple(cards),
        several,
        tuple(conditions),
    )


def _card(choice: Choice, language: str, usual: bool) -> Card:
    return Card(choice.id, choice.line(language), choice.watch, usual)


def _picked(survey: Survey, question: str, picked: tuple[str, ...], language: str) -> list[str]:
    return [_words(c, language) for c in survey.question(question).choices if c.id in picked]


def _words(wording: Wording, language: str) -> str:
    return " ".join(wording.words[language].split())
