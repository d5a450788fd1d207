"""Writing with the letters on the screen: another key counts at once, the same one too soon is a tremor."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from easyread.profile import Profile
from tests.stories.alone import TO_CONSENT, alone
from tests.stories.hands import by_touch
from tests.stories.home import Home


@pytest.fixture(scope="module")
def asked(qapp: QApplication) -> Iterator[Home]:
    """Sam is asked to write."""
    with alone(Profile(guard=700)) as one:
        one.do(*TO_CONSENT, "yes", "next", "me", "next", "good-day", "next", "no", "next")
        for _ in range(3):
            one.to("ask").do("else", "skip", "next")
        yield one.to("ask")


@pytest.fixture
def home(asked: Home) -> Home:
    """The keyboard stands, and nothing is written."""
    if asked.kiosk.session.visit.making is None:
        asked.do("write")
    while (making := asked.kiosk.session.visit.making) and making.words:
        asked.do("erase")
    asked.clock.pass_by(1.0)
    return asked


def typed(home: Home, *keys: str, apart: float) -> str:
    """What is written after these keys, so many seconds apart."""
    for key in keys:
        by_touch(home.window, home.part(key))
        home.rest()
        home.clock.pass_by(apart)
    making = home.kiosk.session.visit.making
    return making.words if making else "no keyboard"


def test_letters_can_be_typed_as_fast_as_one_can(home: Home) -> None:
    assert typed(home, "letter d", "letter o", "letter g", apart=0.05) == "dog"
    assert typed(home, "letter s", "erase", "letter s", apart=0.05) == "dogs"


def test_the_same_letter_too_soon_is_a_tremor(home: Home) -> None:
    assert typed(home, "letter b", "letter b", "letter b", apart=0.3) == "b"
    home.clock.pass_by(0.7)
    assert typed(home, "letter b", apart=0.7) == "bb"


def test_what_is_no_letter_waits(home: Home) -> None:
    assert typed(home, "letter b", "next", apart=0.3) == "b"
    home.clock.pass_by(0.2)
    assert typed(home, "next", apart=0.7) == "no keyboard"
