"""The screens before the first question: Welcome, who you are, consent, who is here, which questions."""

from typing import assert_never

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.choosing import CONSENT, HERE, people
from easyread.frame import Frame, card
from easyread.line import Language
from easyread.lines import languages_line
from easyread.portrait import beside_me, name_line
from easyread.route import offered, practice
from easyread.screen import AnyScreen, Card, Doors, Pick, Read
from easyread.stage import SOMEONE_ELSE, Household, Visit
from easyread.words import NAME

CONSENT_LINES = (
    ("consent_1", "consent_2", "consent_3"),
    ("consent_4", "consent_5", "consent_6"),
    ("consent_7", "consent_8"),
)
"""What is said on each page before the one that asks."""


DOORS: tuple[a.Door, ...] = ("questions", "say", "messages", "tell")
SMALL: tuple[a.Door, ...] = ("outside", "staff")


def welcome(frame: Frame, visit: Visit) -> Doors:
    """The doors, and beside them the languages; it speaks unless it was woken from the neutral picture."""
    doors = tuple(card(door, frame.line(f"door_{door}"), a.OpenDoor(door)) for door in DOORS)
    small = tuple(card(door, frame.line(f"door_{door}"), a.OpenDoor(door)) for door in SMALL)
    read = frame.quietly(not visit.woken).read("welcome")
    return Doors(**read, cards=doors, small=small, beside=languages(visit.household, visit.language))


def languages(household: Household, language: Language) -> Card | None:
    """The card that shows what each language calls itself, where there is a choice."""
    if len(household.words) < 2:
        return None
    return card("languages", languages_line(household, language), a.OpenDoor("languages"))


def which_language(frame: Frame, visit: Visit) -> Pick:
    """Each language by its own name, said in its own voice; of one that nothing says it is written that it is so."""
    silent = visit.language in visit.household.silent
    cards = tuple(
        card(tag, words.line(NAME), a.Choose(tag), tag == visit.language)
        for tag, words in visit.household.words.items()
    )
    return Pick(**frame.read("languages", "no_voice" if silent else "languages"), cards=cards)


def who_are_you(frame: Frame, visit: Visit) -> Pick:
    """Portraits with first names, and someone else; once something was answered, the one who did."""
    name = "who_are_you" if visit.by == "self" else "noticed_whom"
    return Pick(**frame.read(name), cards=portraits(frame, visit, people(visit), visit.person))


def portraits(frame: Frame, visit: Visit, ids: tuple[str, ...], chosen: str | None) -> tuple[Card, ...]:
    """A card for each of these people."""
    lines = {person.id: name_line(person, visit.language) for person in visit.household.people}
    lines[SOMEONE_ELSE] = frame.line("someone_else")
    return tuple(card(id, lines[id], a.Choose(id), id == chosen) for id in ids)


def consent(frame: Frame, visit: Visit, page: int, chosen: str = "") -> AnyScreen:
    """Three pages to hear, then the question; ``chosen``: what is touched of it and not confirmed yet."""
    if page < len(CONSENT_LINES):
        return Read(**frame.read(f"consent_{page}", *CONSENT_LINES[page]))
    said = visit.consent.said if visit.consent else None
    return one(frame, "consent_ask", "consent", CONSENT, chosen or said)


def one(frame: Frame, heading: str, prefix: str, ids: tuple[str, ...], chosen: str | None) -> Pick:
    """A question of our own with one answer."""
    cards = tuple(card(id, frame.line(f"{prefix}_{id}"), a.Choose(id), id == chosen) for id in ids)
    return Pick(**frame.read(heading), cards=cards)


def several(
    frame: Frame, heading: str, prefix: str, ids: tuple[str, ...], chosen: tuple[str, ...] | None
) -> Pick:
    """A question of our own with any number of answers."""
    cards = tuple(card(id, frame.line(f"{prefix}_{id}"), a.Choose(id), id in (chosen or ())) for id in ids)
    return Pick(**frame.read(heading), cards=cards, many=True)


def who_is_here(frame: Frame, visit: Visit) -> Pick:
    """Who is here with you? Nobody else is said by one's own photo."""
    asked = several(frame, "who_is_here", "here", HERE, visit.here)
    person = next((person for person in visit.household.people if person.id == visit.person), None)
    me, *others = asked.cards
    return replace(asked, cards=(replace(me, line=beside_me(me.line, person)), *others))


def which_questions(frame: Frame, visit: Visit) -> Pick:
    """A card for each survey; once something was answered, the one it belongs to."""
    surveys = (visit.survey,) if visit.survey and visit.answers else offered(visit)
    cards = tuple(
        card(survey.id, survey.title.line(visit.language), a.Choose(survey.id), visit.survey == survey)
        for survey in surveys
    )
    return Pick(**frame.read("which_questions"), cards=cards)


def between(frame: Frame, visit: Visit, stage: s.Opening | s.PracticeOver | s.Closing) -> Read:
    """The line before or after the questions of the practice or the survey; its title where it has none."""
    match stage:
        case s.Opening(True):
            name, survey, last = "practice_opening", practice(visit), False
        case s.Opening():
            name, survey, last = "opening", visit.survey, False
        case s.PracticeOver():
            name, survey, last = "practice_over", practice(visit), True
        case s.Closing():
            name, survey, last = "closing", visit.survey, True
        case _:
            assert_never(stage)
    assert survey is not None
    wording = (survey.ending if last else survey.opening) or survey.title
    return Read(**frame.lines(name, wording.line(visit.language)))
