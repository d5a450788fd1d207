"""The screens whose layout is measured: all there are, in every shipped language and in words that are 40 % longer."""

from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.envelope import Number, Person
from easyread.line import Wording
from easyread.response import Picked, Sorted
from easyread.screen import AnyScreen, touchable
from easyread.showing import screen
from easyread.stage import Visit
from easyread.survey import Sort, Survey
from easyread.troubled import standstill_screen, trouble_screen
from easyread.visit import step
from easyread.words import Words
from tests.shape import walk

LONGER = 1.4
LONGER_ENGLISH = "longer"


def longer(words: str) -> str:
    """The same sentences, 40 % longer: in each a word is longer, and where there are many there is one more."""
    return "\n".join(_longer(sentence) for sentence in words.split("\n"))


def _longer(sentence: str) -> str:
    tokens = sentence.split(" ")
    each = LONGER if len(tokens) < 3 else (1 + LONGER) / 2
    grown = [_stretched(token, each) for token in tokens]
    while len(" ".join(grown)) < len(sentence) * LONGER:
        grown.insert(len(grown) // 2, grown[len(grown) // 3].strip(".?!,:").lower())
    return " ".join(grown)


def _stretched(token: str, by: float) -> str:
    if not token.rstrip(".?!,:").isalpha():
        return token
    end = len(token.rstrip(".?!,:"))
    more = -int(-(end * by - end) // 1)
    return token[:end] + token[:more].lower() + token[end:]


def in_longer_words(survey: Survey) -> Survey:
    """The survey with each of its wordings in longer words."""

    def wording(one: Wording) -> Wording:
        return replace(one, words={"en": longer(one.words["en"])})

    questions = tuple(
        replace(
            wording(question),
            explain=wording(question.explain),
            **(
                {"choices": tuple(wording(choice) for choice in question.choices)} if question.choices else {}
            ),
            known=question.known and wording(question.known),
        )
        for question in survey.questions
    )
    whole = {name: wording(old) for name in ("title", "opening", "ending") if (old := getattr(survey, name))}
    return replace(survey, questions=questions, **whole)


NAMES = ("Alexandra", "Sam", "Ali", "Mary Anne", "Jo", "Benjamin", "Li")
"""Of the people at home; whose visit it is has the longest."""


def home(visit: Visit, people: int = len(NAMES)) -> Visit:
    """The same visit in a household of so many people and two telephone numbers."""
    (first,) = visit.household.people
    others = tuple(
        Person(id=name, name=name, portrait=f"portrait_{number}")
        for number, name in enumerate(NAMES[1:people], 1)
    )
    numbers = (
        Number(name="Our office", digits="01632 960 001"),
        Number(name="At night and at weekends", digits="01632 960 002"),
    )
    everyone = (replace(first, name=NAMES[0]), *others)
    return replace(visit, household=replace(visit.household, people=everyone, numbers=numbers))


def in_longer(visit: Visit) -> Visit:
    """The same visit in longer words."""
    household = visit.household
    lines = {
        key: replace(line, words=longer(line.words)) for key, line in household.words["en"].lines.items()
    }
    household = replace(
        household,
        words={"en": Words("en", lines)},
        surveys=tuple(map(in_longer_words, household.surveys)),
        practice=household.practice and in_longer_words(household.practice),
        noticed=household.noticed and in_longer_words(household.noticed),
    )
    return replace(visit, household=household, survey=visit.survey and in_longer_words(visit.survey))


@cache
def every_visit() -> tuple[Visit, ...]:
    """A visit for every screen of each question and of the walk; of those that look alike, one.

    What the walk gave to a question it checks is left out: each question is checked after the longest answer.
    """
    walked = (visit for visit in walk.every_visit() if not isinstance(visit.stage, s.Checking))
    first = home(walk.start())
    met = set[object]()
    found = (*of_questions(first), *from_here(first), *map(home, walked))
    return tuple(visit for visit in found if _new(met, screen(visit)))


def from_here(visit: Visit) -> list[Visit]:
    """Where one touch leads: with several people another way than with one."""
    return [step(visit, act, 0.0) for act in walk.acts(screen(visit))]


@cache
def all_screens(words: str) -> tuple[AnyScreen, ...]:
    """Every screen whose layout is its own; ``words``: a shipped language, or ``LONGER_ENGLISH``."""
    long = words == LONGER_ENGLISH
    visits = [in_longer(visit) if long else walk.in_language(visit, words) for visit in every_visit()]
    found = [screen(visit) for visit in visits]
    last = visits[0]
    found += [trouble_screen(last, key) for key in ("trouble_keep", "trouble_questions")]
    found.append(standstill_screen(last, "trouble_start"))
    choosing = replace(last, stage=s.ChoosingLanguage())
    found.append(screen(choosing))
    found.append(screen(replace(choosing, household=replace(last.household, silent=frozenset({words})))))
    met = set[object]()
    return tuple(one for one in found if _new(met, one))


def of_questions(start: Visit) -> Iterator[Visit]:
    """Each question, its explanation, what else can be said, and its check after the longest answer."""
    for survey in start.household.surveys:
        for question in survey.questions:
            asked = replace(
                start, survey=survey, person="p", stage=s.Asking(question.id), trail=(question.id,)
            )
            yield asked
            yield replace(asked, panel="else")
            yield replace(asked, panel="explain")
            given = asked
            for choice in question.choices:
                put = isinstance(question, Sort)
                given = step(given, a.Put("bad", choice.id) if put else a.Give(choice.id), 0.0)
            if not question.choices:
                continue  # What is said, written and shown is in the walk.
            assert isinstance(given.answers[question.id].value, Picked | Sorted)
            yield given
            yield replace(given, stage=s.Checking(question.id))


def _new(met: set[object], shown: AnyScreen) -> bool:
    """Whether what stands above the bar was not met before, or the bar not on a screen of this name."""
    cards = tuple(card.line for card in touchable(shown))
    both = {
        (shown.name, shown.heading, cards, shown.banner),
        (shown.name, tuple(tool.line for tool in shown.tools)),
    }
    fresh = not both <= met
    met |= both
    return fresh
