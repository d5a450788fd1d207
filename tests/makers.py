"""Small surveys, households and visits that every test can build on; words are those of the shipped screens."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from easyread import act as a
from easyread.envelope import Number, Person
from easyread.line import Line, Wording
from easyread.profile import Profile
from easyread.screen import AnyScreen, Neutral, touchable
from easyread.showing import screen
from easyread.stage import SOMEONE_ELSE, Household, Visit
from easyread.survey import (
    DONT_KNOW,
    AnyQuestion,
    Choice,
    Condition,
    EitherOr,
    Known,
    PickOne,
    PickSome,
    SayIt,
    ShowIt,
    Sort,
    Survey,
    WriteIt,
)
from easyread.visit import step
from easyread.words import Words

Kind = type[PickOne] | type[PickSome] | type[EitherOr] | type[Sort]

WORDS = Path(__file__).parents[1] / "assets" / "words"
SAM = Person(id="sam", name="Sam", portrait="me")
ALI = Person(id="ali", name="Ali", portrait="carer")
OFFICE = Number(name="Our office", digits="01632 960 001")


@cache
def make_words(language: str = "en") -> Words:
    """The words of the screens as they are shipped."""
    entries: dict[str, dict[str, str]] = tomllib.loads(
        (WORDS / f"{language}.toml").read_text(encoding="utf-8")
    )
    return Words(language, {key: Line(**entry, language=language) for key, entry in entries.items()})


def make_wording(words: str, picture: str = "home") -> dict[str, Any]:
    """The fields of a wording in English."""
    return {"words": {"en": words}, "picture": picture}


def make_choice(id: str, picture: str = "home", **fields: Any) -> Choice:
    """A choice whose words are its id."""
    return Choice(id=id, **make_wording(id.capitalize(), picture), **fields)


def make_question(
    kind: Kind,
    id: str,
    choices: Iterable[str | Choice],
    about: str = "feelings",
    **fields: Any,
) -> AnyQuestion:
    """A question of this kind whose words follow from its id."""
    made = tuple(choice if isinstance(choice, Choice) else make_choice(choice) for choice in choices)
    explain = Wording(**make_wording(f"About {id}."))
    return kind(id=id, about=about, explain=explain, choices=made, **make_wording(f"How is {id}?"), **fields)


def make_survey(id: str = "life", questions: Iterable[AnyQuestion] | None = None, **fields: Any) -> Survey:
    """A survey; unless told otherwise of a scale, a question that its "bad" opens, one that "yes" to that opens,
    and a pick-some.
    """
    if questions is None:
        questions = (
            make_question(
                PickOne,
                "food",
                (
                    make_choice("good", "face_5", value=4, sets=(2, 3)),
                    make_choice("ok", "face_3", value=2, sets=(3,)),
                    make_choice("bad", "face_1", value=0, sets=(2, 3), watch=True),
                ),
                scale=True,
            ),
            make_question(
                EitherOr, "told", ("yes", "no"), asked_if=(Condition(question="food", picked=("bad",)),)
            ),
            make_question(
                PickOne,
                "whom",
                ("carer", "staff", "friend"),
                asked_if=(Condition(question="told", picked=("yes",)),),
            ),
            make_question(PickSome, "liked", ("music", "walks", "friends", "home")),
        )
    fields = {"version": 1, "languages": ("en",), "title": Wording(**make_wording(id.capitalize())), **fields}
    return Survey(id=id, questions=tuple(questions), **fields)


def make_made_survey() -> Survey:
    """A survey of a sort of three cards, then something to say, to write and to show."""
    questions: list[AnyQuestion] = [make_question(Sort, "parts", ("food", "music", "walks"))]
    made: tuple[tuple[type[SayIt] | type[WriteIt] | type[ShowIt], str], ...] = (
        (SayIt, "say"),
        (WriteIt, "write"),
        (ShowIt, "show"),
    )
    for kind, id in made:
        explain = Wording(**make_wording(f"About {id}."))
        questions.append(kind(id=id, about="feelings", explain=explain, **make_wording(f"What is {id}?")))
    return make_survey("day", questions)


def make_made_household() -> Household:
    """A household that is asked only to sort, say, write and show, and whose answers are checked."""
    return make_household(surveys=(make_made_survey(),), profile=Profile(check=True))


def make_practice() -> Survey:
    """A practice of two questions: the answer of one is known, that of the other nobody can know."""
    bus = Known(answer="no", **make_wording("This is tea."))
    door = Known(answer=DONT_KNOW, **make_wording("We cannot see."))
    questions = (
        make_question(EitherOr, "bus", ("yes", "no"), known=bus),
        make_question(EitherOr, "door", ("dog", "car"), known=door),
    )
    return make_survey(
        "practice",
        questions,
        practice=True,
        opening=Wording(**make_wording("Try first.")),
        ending=Wording(**make_wording("That was practice.")),
    )


def make_household(**fields: Any) -> Household:
    """Sam and Ali, one telephone number, two surveys with a question id in common, a practice, one profile for all."""
    usual: dict[str, Any] = {
        "scheme": "Hillside",
        "people": (SAM, ALI),
        "numbers": (OFFICE,),
        "words": {"en": make_words()},
        "surveys": (
            make_survey(opening=Wording(**make_wording("About you."))),
            make_survey(
                "week",
                (
                    make_question(PickOne, "food", ("good", "bad")),
                    make_question(EitherOr, "out", ("yes", "no")),
                ),
                ending=Wording(**make_wording("That was all.")),
            ),
        ),
        "practice": make_practice(),
    }
    made = Household(**{**usual, **fields})
    return replace(made, people=tuple(replace(one, profile=made.profile) for one in made.people))


def make_visit(household: Household | None = None, **fields: Any) -> Visit:
    """At Welcome."""
    return Visit(household=household or make_household(), salt="salt", **fields)


def play(visit: Visit, *acts: a.Act, began: float = 0.0) -> Visit:
    """The visit after these acts, a second apart."""
    for number, act in enumerate(acts):
        visit = step(visit, act, began + number)
    return visit


TO_SURVEYS: tuple[a.Act, ...] = (
    a.OpenDoor("questions"),
    a.Choose("sam"),
    *(a.Next() for _ in range(4)),
    a.Choose("yes"),
    a.Next(),
    a.Choose("me"),
    a.Next(),
)
"""From Welcome: Sam, who has not been here before, consents and is alone."""


def make_asking(household: Household | None = None, survey: str = "life", **fields: Any) -> Visit:
    """At the first question of a survey; Sam consented, is alone, and wanted no practice."""
    visit = play(make_visit(household, **fields), *TO_SURVEYS, a.Choose(survey), a.Next())
    return until(visit, "ask", a.Choose("no"))


def until(visit: Visit, name: str, *first: a.Act) -> Visit:
    """The visit after these acts and as many Next as lead to the screen of this name."""
    visit = play(visit, *first)
    for _ in range(20):
        if screen(visit).name == name:
            return visit
        visit = step(visit, a.Next(), 0.0)
    raise AssertionError(f"no {name} after {screen(visit).name}")


def names(visit: Visit, *acts: a.Act) -> list[str]:
    """The screens that stand after each act, the first one before any."""
    found = [screen(visit).name]
    for act in acts:
        visit = step(visit, act, 0.0)
        found.append(screen(visit).name)
    return found


def on_screen(visit: Visit) -> list[str]:
    """The cards of the screen, without the one beside them."""
    return [card.id for card in screen(visit).cards]


def chosen(visit: Visit) -> list[str]:
    """The cards that are chosen."""
    return [card.id for card in touchable(screen(visit)) if card.chosen]


def offered_acts(shown: AnyScreen) -> tuple[a.Act, ...]:
    """What a person can do on a screen: touch a card, a tool that works, hide, or the neutral picture."""
    if isinstance(shown, Neutral):
        return (shown.touch,)
    tools = (tool.act for tool in shown.tools if tool.works)
    return (*(card.act for card in touchable(shown)), *tools, shown.hide.act)


def with_person(visit: Visit, id: str = SOMEONE_ELSE) -> Visit:
    """The same visit of someone else."""
    return replace(visit, person=id)
