"""Leads a real kiosk to the questions of a survey and away again, without touches, as fast as it goes."""

import time

from easyread import act as a
from easyread.screen import AnyScreen, Neutral
from kiosk.wiring import Kiosk

CARDS = {
    "welcome": "questions",
    "who_are_you": "",  # Somebody whom the scheme does not name, so that the device's own settings hold.
    "consent_ask": "yes",
    "who_is_here": "me",
    "offer_practice": "no",
}
"""The card that leads on; where there is none, Next does."""
PATIENCE = 60.0
"""Seconds after which it is stuck."""


def standing(kiosk: Kiosk) -> AnyScreen:
    """The screen that stands."""
    board = kiosk.window.board
    assert board is not None
    return board.screen_value


def to_questions(kiosk: Kiosk, survey: str) -> None:
    """From Welcome to the first question."""
    end = time.monotonic() + PATIENCE
    while standing(kiosk).name != "ask":
        assert time.monotonic() < end, standing(kiosk).name
        lead(kiosk, survey)


def lead(kiosk: Kiosk, survey: str = "") -> None:
    """One act on."""
    kiosk.session.act(_leading(standing(kiosk), survey))


def _leading(screen: AnyScreen, survey: str) -> a.Act:
    if isinstance(screen, Neutral):
        return a.Touch()
    wanted = survey if screen.name == "which_questions" else CARDS.get(screen.name)
    for card in screen.cards:
        if card.id == wanted and not card.chosen:
            return card.act
    return a.Next()
