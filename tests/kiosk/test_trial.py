"""A trial: staff go through a visit on a paired kiosk; every screen says so, and nothing of it is kept or sent."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from kiosk.sync.sync import ask
from tests.kiosk.kept import STATE
from tests.stories.hands import by_touch
from tests.stories.home import PIN, Home, new_home

VISIT = (
    *("questions", "sam", "next", "next", "next", "next", "yes", "next", "me", "next", "this-week", "next"),
    *("no", "next", "next", "sad", "next"),
)


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    with new_home() as one:
        yield one


def rows(home: Home) -> dict[str, list[tuple[object, ...]]]:
    """All that the device keeps, but how often a PIN was tried."""

    def read(connection: object) -> dict[str, list[tuple[object, ...]]]:
        execute = connection.execute  # type: ignore[attr-defined]
        names = [name for (name,) in execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: execute(f"SELECT * FROM {name}").fetchall() for name in names if name != "pin_tries"}

    return home.kiosk.device.store.read(read)


def begin(home: Home) -> None:
    """Staff open their door and try a visit."""
    home.do("staff")
    page = home.kiosk.staff.page
    assert page is not None
    for name in (*PIN, "Try a visit"):
        (button,) = (b for b in page.findChildren(QPushButton) if b.text() == name and b.isVisible())
        by_touch(home.window, button)
        home.rest()


def banner(home: Home) -> bool:
    return home.window.banner.isVisible()


def test_every_screen_of_a_trial_says_so_and_nothing_is_kept(home: Home) -> None:
    before = rows(home)
    begin(home)
    assert home.name == "welcome" and banner(home)
    for press in VISIT:
        home.do(press)
        assert banner(home), home.name
    home.do("stop")
    assert banner(home)
    home.do("keep", "next", "next")
    assert home.name == "welcome" and not banner(home), "it is over with its visit"
    assert rows(home) == before
    asked = ask(home.kiosk.device.outbox, home.kiosk.device.told, STATE)
    assert (asked.envelopes, asked.streams, asked.liked, asked.shown) == ((), (), (), ())


def test_what_is_told_and_liked_in_a_trial_is_not_kept(home: Home) -> None:
    before = rows(home)
    begin(home)
    home.do("tell", "talk", "next", "next", "next")
    assert rows(home) == before
    while home.name != "welcome":
        home.next()
    assert not banner(home)


def test_the_visit_after_a_trial_is_kept(home: Home) -> None:
    begin(home)
    home.do(*VISIT, "hide")
    assert home.wake() == "welcome"
    assert not banner(home)
    home.do(*VISIT, "hide")
    assert home.response().ended == "hidden"


def test_a_trial_that_staff_walk_away_from_is_over(home: Home) -> None:
    begin(home)
    home.hurry(home.kiosk.idle.timer)
    assert home.name == "neutral"
    assert home.wake() == "welcome"
    assert not banner(home)
