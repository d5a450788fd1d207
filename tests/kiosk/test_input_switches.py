"""One switch and two: what is lit, how long, in which order, what is said, and what a press does."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from easyread.profile import Profile
from kiosk.ui.input.scan import Scan
from kiosk.ui.input.target import FEW
from tests.stories.alone import TO_QUESTIONS, alone
from tests.stories.home import Home
from tests.stories.ways import WAYS, lit, pass_by, switch

ONE, TWO = WAYS["one switch"].profile, WAYS["two switches"].profile


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    with alone(ONE, "one switch") as one:
        yield one


def names(home: Home) -> str:
    """What is lit."""
    return ", ".join(part.accessibleName() for part in lit(home.window))


def away(home: Home) -> bool:
    """Nothing goes on by itself, so that the time without a touch counts."""
    return not home.window.hands.busy


def standing(home: Home, rounds: int) -> list[tuple[str, float]]:
    """Each item with how long it stands, in seconds."""
    found: list[tuple[str, float]] = []
    for _ in range(rounds):
        before, stood = names(home), 0.0
        while names(home) == before and stood < 9:
            pass_by(home.window, home.clock, 0.25)
            stood += 0.25
        found.append((before, stood))
    return found


def test_rows_are_lit_in_the_order_of_reading_and_the_first_stands_longest(home: Home) -> None:
    home.rest()
    assert len(home.window.hands.targets) > FEW - 1
    home.do("questions", "sam")
    pass_by(home.window, home.clock, 0.1)
    rows = ["Sam, Someone else", "Back, Listen, Tell someone, Stop, Next", "Hide"]
    stood = standing(home, 4)
    assert [name for name, _ in stood] == [*rows, rows[0]]
    assert [seconds for _, seconds in stood[1:]] == [2.0, 2.0, 3.0]


def test_three_rounds_then_it_pauses_and_a_press_resumes(home: Home) -> None:
    home.do("questions", "sam")
    assert not away(home)
    for _ in range(40):
        pass_by(home.window, home.clock, 1.0)
    assert names(home) == ""
    assert away(home), "from now on it can be seen that nobody is there"
    assert not home.window.hands.frame.isVisible()
    before = home.screen
    switch(home.window, home.clock)
    assert (names(home), home.screen) == ("Sam, Someone else", before)


def test_a_row_is_gone_through_and_left(home: Home) -> None:
    home.do("questions", "sam")
    pass_by(home.window, home.clock, 0.1)
    switch(home.window, home.clock)
    assert [name for name, _ in standing(home, 7)] == ["Sam", "Someone else"] * 3 + ["Sam, Someone else"]


def test_a_press_shorter_than_the_acceptance_time_is_a_tremor(home: Home) -> None:
    home.do("questions", "sam")
    pass_by(home.window, home.clock, 0.1)
    switch(home.window, home.clock, held=0.29)
    assert names(home) == "Sam, Someone else"
    switch(home.window, home.clock, held=0.3)
    assert names(home) == "Sam"


def test_what_is_lit_waits_while_the_switch_is_pressed(home: Home) -> None:
    home.do("questions", "sam")
    pass_by(home.window, home.clock, 0.1)
    QTest.keyPress(home.window.windowHandle(), Qt.Key.Key_Space)
    pass_by(home.window, home.clock, 2.9)
    assert names(home) == "Sam, Someone else"
    QTest.keyRelease(home.window.windowHandle(), Qt.Key.Key_Space)
    assert names(home) == "Sam"


def test_a_switch_held_for_three_seconds_hides(home: Home) -> None:
    home.do("questions")
    QTest.keyPress(home.window.windowHandle(), Qt.Key.Key_Space)
    pass_by(home.window, home.clock, 2.99)
    assert home.name == "who_are_you"
    pass_by(home.window, home.clock, 0.02)
    assert home.name == "neutral", "while it is still held"
    QTest.keyRelease(home.window.windowHandle(), Qt.Key.Key_Space)
    home.rest()
    assert home.name == "neutral"
    home.clock.pass_by(1.0)
    switch(home.window, home.clock)
    assert home.name == "welcome"


def test_each_is_said_as_it_is_reached_and_never_where_it_is_silent(home: Home) -> None:
    said: list[str] = []
    home.window.hands.reached.connect(lambda lines: said.extend(line.words for line in lines))
    home.do("questions", "sam")
    pass_by(home.window, home.clock, 0.1)
    assert said[-2:] == ["Sam", "Someone else"]
    home.do("tell")
    said.clear()
    for _ in range(30):
        pass_by(home.window, home.clock, 1.0)
    assert (home.name, said) == ("tell_topic", [])
    home.do("listen", "aloud")
    pass_by(home.window, home.clock, 3.0)
    assert said, "once it was asked for out loud"


def test_a_quiet_profile_says_nothing(qapp: QApplication) -> None:
    for quiet in (replace(ONE, quiet=True), replace(ONE, voice=False)):
        with alone(quiet, "one switch") as home:
            said: list[object] = []
            home.window.hands.reached.connect(said.append)
            home.do("questions", "sam", "next")
            assert said == []


def test_the_scan_waits_until_all_is_said(home: Home) -> None:
    home.do("questions")
    home.kiosk.reader.say(home.screen.heading)
    for _ in range(9):
        home.clock.pass_by(1.0)
        home.window.hands.look()
        assert names(home) == "Sam, Someone else"
    home.rest()
    pass_by(home.window, home.clock, 1.0)
    assert names(home) != "Sam, Someone else"


@pytest.mark.parametrize("name", ["F4", "RightButton", "F6"])
def test_the_switch_is_the_profiles(qapp: QApplication, name: str) -> None:
    with alone(replace(ONE, switches=(name,), accept=0)) as home:
        home.do("questions")
        pass_by(home.window, home.clock, 0.1)
        handle = home.window.windowHandle()
        assert names(home) == "Sam, Someone else"
        for other in (Qt.Key.Key_F4, Qt.Key.Key_F6):
            QTest.keyClick(handle, other)
        QTest.mouseClick(handle, Qt.MouseButton.RightButton)
        assert names(home) == "Sam"
        assert home.name == "who_are_you"


def test_two_switches_step_and_take_and_nothing_moves_by_itself(qapp: QApplication) -> None:
    with alone(TWO, "two switches") as home:
        home.do("questions", "sam")
        pass_by(home.window, home.clock, 30.0)
        assert names(home) == "Sam, Someone else"
        assert away(home)
        met = []
        for pressed in ("Space", "Space", "Space", "Return", "Space", "Space", "Space"):
            switch(home.window, home.clock, getattr(Qt.Key, f"Key_{pressed}"))
            met.append(names(home))
        rows = ["Back, Listen, Tell someone, Stop, Next", "Hide", "Sam, Someone else"]
        assert met == [*rows, "Sam", "Someone else", "Sam, Someone else", rows[0]]


def test_few_targets_are_scanned_one_by_one(qapp: QApplication) -> None:
    with alone(ONE, "one switch") as home:
        home.do(*TO_QUESTIONS[:3])
        assert len(home.window.hands.targets) <= FEW
        assert all("," not in name for name, _ in standing(home, 3))


def test_a_scan_of_nothing_does_nothing() -> None:
    reached: list[object] = []
    scan = Scan(reached.append)
    scan.profile = Profile(input="two-switch")
    scan.take(0.0)
    scan.step(0.0)
    assert (scan.tick(0.0), scan.lit, reached) == (None, [], [])
