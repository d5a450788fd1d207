"""Dwell: rest on a target until its ring is full; what is no target is rest."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication

from tests.stories.alone import alone
from tests.stories.hands import middle
from tests.stories.home import Home
from tests.stories.ways import WAYS, pass_by, point


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    with alone(WAYS["dwell"].profile, "dwell") as one:
        one.do("questions")
        point(one.window, QPoint(640, 3))
        yield one


def rest_on(home: Home, at: QPoint, seconds: float) -> None:
    point(home.window, at)
    pass_by(home.window, home.clock, seconds)
    home.rest()


def test_a_second_chooses_and_the_ring_shows_it_coming(home: Home) -> None:
    card, frame = home.part("sam"), home.window.hands.frame
    rest_on(home, middle(home.window, card), 0.5)
    assert frame.part == pytest.approx(0.5, abs=0.01)
    assert (home.chosen(), frame.isVisible()) == ([], True)
    assert home.window.hands.busy
    rest_on(home, middle(home.window, card), 0.5)
    assert (home.chosen(), frame.isVisible()) == (["sam"], False)


def test_leaving_begins_anew(home: Home) -> None:
    at = middle(home.window, home.part("sam"))
    for _ in range(3):
        rest_on(home, at, 0.9)
        rest_on(home, QPoint(640, 3), 0.1)
    rest_on(home, at, 0.9)
    QCoreApplication.sendEvent(home.window.windowHandle(), QEvent(QEvent.Type.Leave))
    rest_on(home, at, 0.9)
    assert home.chosen() == []


def test_nothing_happens_where_there_is_nothing_to_press(home: Home) -> None:
    heading = home.board.lightable[0]
    before = home.screen
    rest_on(home, middle(home.window, heading), 60.0)
    assert home.screen == before
    assert not home.window.hands.frame.isVisible()


def test_it_has_to_leave_before_it_chooses_again(home: Home) -> None:
    at = middle(home.window, home.part("listen"))
    rest_on(home, at, 1.0)
    listening = home.screen
    assert [tool.id for tool in listening.tools][1] == "again"
    rest_on(home, at + QPoint(9, 0), 60.0)
    assert home.screen == listening
    rest_on(home, QPoint(640, 3), 0.0)
    rest_on(home, at, 1.0)
    assert home.screen != listening


def test_a_new_screen_under_the_pointer_does_not_choose(home: Home) -> None:
    rest_on(home, middle(home.window, home.part("sam")), 1.0)
    rest_on(home, middle(home.window, home.part("next")), 1.0)
    assert home.name == "consent_0"
    rest_on(home, middle(home.window, home.part("next")), 60.0)
    assert home.name == "consent_0"


def test_the_neutral_picture_takes_three_times_as_long_and_only_its_middle(home: Home) -> None:
    rest_on(home, middle(home.window, home.part("hide")), 1.0)
    assert home.name == "neutral"
    rest_on(home, QPoint(1200, 100), 60.0)
    assert home.name == "neutral"
    rest_on(home, QPoint(640, 400), 2.9)
    assert home.name == "neutral"
    rest_on(home, QPoint(640, 400), 0.2)
    assert home.name == "welcome"


def test_a_pointer_of_someone_who_touches_chooses_nothing(qapp: QApplication) -> None:
    with alone(WAYS["touch"].profile) as home:
        rest_on(home, middle(home.window, home.part("questions")), 60.0)
        assert home.name == "welcome"
