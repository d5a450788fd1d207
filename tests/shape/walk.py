"""Every screen a visit can reach with the shipped surveys and words, found by doing every act on each."""

import tomllib
from collections import deque
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from easyread import act as a
from easyread.attachment import Attachment
from easyread.envelope import Number, Person
from easyread.hearing import PICTURES
from easyread.line import Language, Line, Wording
from easyread.profile import Profile
from easyread.reading import parse, parse_words
from easyread.reply import Change, Reply
from easyread.screen import AnyScreen, Card, Keyboard, Mat, Neutral, Pick, Tool
from easyread.showing import screen
from easyread.stage import Household, Visit
from easyread.survey import Survey
from easyread.visit import step
from easyread.words import FIRST, Words
from tests.shape.source import ROOT

Part = TypeVar("Part")

MADE = Attachment(id="made", key=b"key", media="audio/pcm")
LONG, CUT = replace(MADE, seconds=180.0), replace(MADE, cut=True)
"""What a recorder would have made: ended by the person, as long as it may be, and cut short."""
ASSETS = ROOT / "assets"
PAGE = "hillside.example/tell"
REPLY = Reply(id="r", person="p", lines=(Line("We will visit you.", "visit"),), name="Jo")


@cache
def pictures() -> dict[str, dict[str, str]]:
    """The table of pictures by name."""
    table: dict[str, dict[str, str]] = tomllib.loads(_text(ASSETS / "pictures" / "pictures.toml"))
    return table


@cache
def surveys() -> dict[str, Survey]:
    """Every shipped survey by id; a file with a fault fails here."""
    found = [
        parse(_text(path), path.name, pictures()) for path in sorted((ASSETS / "surveys").glob("*.toml"))
    ]
    return {survey.id: survey for survey in found if isinstance(survey, Survey)}


@cache
def words() -> dict[str, Words]:
    """The words of the screens in every shipped language; one that lacks a line of English fails here."""
    found: dict[str, Words] = {}
    files = sorted((ASSETS / "words").glob("??.toml"), key=lambda path: (path.stem != FIRST, path.stem))
    for path in files:
        read = parse_words(_text(path), path.name, path.stem, pictures(), found.get(FIRST))
        assert isinstance(read, Words), read
        found[path.stem] = read
    return found


def wordings(survey: Survey) -> Iterator[Wording]:
    """Every wording of a survey: title, opening, ending, questions, choices, explanations."""
    yield from (wording for wording in (survey.title, survey.opening, survey.ending) if wording)
    for question in survey.questions:
        yield from (question, question.explain, *question.choices)
        if question.known:
            yield question.known


def start() -> Visit:
    """Welcome, in a household of one telephone number and one person, to whom all shipped surveys are due.

    In English alone: each screen is the same in another language, but for its words (``in_language``).
    """
    people = (Person(id="p", name="Sam", portrait="me", profile=Profile(check=True, symbols="makaton")),)
    numbers = (Number(name="Our office", digits="01632 960 001"),)
    practice = next((survey for survey in surveys().values() if survey.practice), None)
    noticed = next((survey for survey in surveys().values() if survey.by_proxy), None)
    asked = tuple(survey for survey in surveys().values() if survey.asked)
    household = Household(
        scheme="Hillside",
        people=people,
        numbers=numbers,
        words={FIRST: words()[FIRST]},
        surveys=asked,
        practice=practice,
        noticed=noticed,
        rehearsal=True,
        page=PAGE,
        due={"p": tuple(survey.id for survey in asked)},
        replies=(REPLY,),
        changes=(Change(id="c", lines=(Line("There is fish on Friday.", "food"),)),),
        locks={"p": PICTURES[:3]},
        symbols=frozenset({"makaton", "photos"}),
    )
    return Visit(household=household)


def inside(value: object, kind: type[Part]) -> list[Part]:
    """Every value of this kind in a screen, at any depth, in its order."""
    found: list[Part] = []
    ahead = [value]
    while ahead:
        one = ahead.pop()
        if isinstance(one, kind):
            found.append(one)
        if isinstance(one, tuple):
            ahead.extend(reversed(one))
        elif isinstance(one, Struct):
            ahead.extend([getattr(one, field) for field in reversed(one.__struct_fields__)])
    return found


def acts(shown: AnyScreen) -> Iterator[a.Act]:
    """What can be done on a screen, and what can happen to it."""
    yield from (card.act for card in inside(shown, Card))
    yield from (tool.act for tool in inside(shown, Tool) if tool.works)
    yield from (a.Idled(), a.Told("gone"), a.Told("no-internet"))
    yield from (a.Told("no-internet", pending) for pending in (0, 1, 2, 10))
    yield from (a.Begun(MADE), a.Unmade())
    yield from (a.Recorded(made) for made in (MADE, LONG, CUT))
    if isinstance(shown, Neutral):
        yield shown.touch
    if isinstance(shown, Keyboard):
        yield from (a.Type(row[0]) for row in shown.rows)


def lines(shown: AnyScreen) -> list[Line]:
    """Every line of a screen, spoken or not."""
    return inside(shown, Line)


def sight(shown: AnyScreen) -> object:
    """What makes a screen another one: its lines, and what on it is chosen (of several, whether anything is)."""
    chosen = frozenset(card.id for card in shown.cards if card.chosen)
    several = isinstance(shown, Pick) and shown.many
    if isinstance(shown, Keyboard):
        return shown.name, tuple(lines(shown)), bool(shown.words.strip())
    if isinstance(shown, Mat):
        return shown.name, tuple(lines(shown)), any(spot.ids for spot in shown.spots)
    if shown.name.startswith("pictures_"):
        return shown.name, len(chosen)
    return shown.name, tuple(lines(shown)), bool(chosen) if several else chosen


def in_language(visit: Visit, language: Language) -> Visit:
    """The same visit as it stands in another language, where all that are shipped can be chosen."""
    return replace(visit, language=language, household=replace(visit.household, words=words()))


def every_screen() -> list[AnyScreen]:
    """All screens that can be reached from Welcome, by each way."""
    return [screen(visit) for visit in every_visit()]


@cache
def every_visit() -> tuple[Visit, ...]:
    """A visit for each of those screens."""
    seen: dict[object, Visit] = {}
    met = set[object]()
    first = start()
    ahead = deque([(first, screen(first))])
    while ahead:
        visit, shown = ahead.popleft()
        way = _way(visit)
        # To look through a screen takes longest, and most come many times, the very same. A keyboard has no hash.
        if not isinstance(shown, Keyboard):
            if (shown, way) in met:
                continue
            met.add((shown, way))
        here = sight(shown), way
        if here in seen:
            continue
        seen[here] = visit
        for act in acts(shown):
            after = step(visit, act, 0.0)
            to = screen(after)
            if to != shown or _way(after) != way:
                ahead.append((after, to))
    return tuple(seen.values())


def _way(visit: Visit) -> object:
    """The way into a survey looks the same for each, and leads elsewhere; so does that of what is told."""
    telling = visit.telling
    if telling:
        return telling.by, telling.topic, telling.route
    return visit.by, visit.survey.id if visit.survey else ""


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
