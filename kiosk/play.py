"""Plays a whole visit with real touch events, and keeps a picture of each screen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from easyread.screen import AnyScreen, Neutral, Pick
from kiosk.ui.parts.card import CardButton
from kiosk.wiring import Kiosk

STEP_MS = 1500
HELD_MS = 120
EXCHANGE_MS = 60_000

WANTED = {
    "welcome": "questions",
    "consent_ask": "yes",
    "who_is_here": "carer",
    "on_own": "fine",
    "which_questions": "this-week",
    "offer_practice": "yes",
    "help_given": "read",
}
"""The card to touch on each screen of our own; elsewhere the first."""

KNOWN = {"practice": ("no", "not-good", "dont-know")}
NO_CARD = ("check", "practised", "thanks")


class Play(QObject):
    """One visit; ``ended`` is called with the exit status."""

    def __init__(self, kiosk: Kiosk, pictures: Path, pace: float, ended: Callable[[int], None]) -> None:
        """``pictures``: a folder, made where it is missing. ``pace``: 1.0 is watchable, 0.1 is for tests."""
        super().__init__()
        self._kiosk, self._pictures, self._ended = kiosk, pictures, ended
        self._step_ms = int(STEP_MS * pace)
        self._touch = QTest.createTouchDevice()
        self._asked, self._number = 0, 0
        self._seen: AnyScreen | None = None
        self._told = False
        kiosk.window.guard.pace = min(pace, 1.0)

    def begin(self, size: tuple[int, int]) -> None:
        """Show the window and touch the first door a step later."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._kiosk.window.resize(*size)
        self._kiosk.window.show()
        QTimer.singleShot(self._step_ms, self._step)

    def _step(self) -> None:
        board = self._kiosk.window.board
        if board is None:
            QTimer.singleShot(self._step_ms, self._step)
            return
        screen = board.screen_value
        if screen != self._seen:
            self._keep(screen)
        self._seen = screen
        # What was told is thanked for too, and the visit goes on.
        over = screen.name == "thanks" and self._kiosk.session.visit.telling is None
        if over or screen.name == "trouble":
            self._finish(0 if over else 1)
            return
        target = self._target(screen)
        if target is not None:
            self._press(target)
        QTimer.singleShot(self._step_ms, self._step)

    def _target(self, screen: AnyScreen) -> QWidget | None:
        """What a person would touch now: a card, and once one is chosen, Next."""
        if isinstance(screen, Neutral):
            return self._kiosk.window.board
        if screen.name == "ask" and not self._told and self._asked == 2:
            self._told = True
            return self._tool("tell")
        if any(card.chosen for card in screen.cards) or (
            isinstance(screen, Pick) and screen.beside and screen.beside.chosen
        ):
            return self._next(screen)
        if screen.name in NO_CARD or not screen.cards:
            return self._next(screen)
        return self._card(self._choice(screen)) or self._card("more")

    def _choice(self, screen: AnyScreen) -> str:
        ids = [card.id for card in screen.cards]
        if screen.name == "practice":
            return next((id for id in KNOWN["practice"] if id in ids), ids[0])
        if screen.name == "something_else":
            return "dont-know"
        if screen.name == "ask":
            return "else" if self._asked == 3 else ids[self._asked % len(ids)]
        wanted = WANTED.get(screen.name, ids[0])
        return wanted if wanted in ids else ids[0]

    def _next(self, screen: AnyScreen) -> QWidget | None:
        if screen.name == "ask":
            self._asked += 1
        return self._tool("next")

    def _card(self, id: str) -> QWidget | None:
        board = self._kiosk.window.board
        parts = board.lightable if board is not None else []
        return next((part for part in parts if isinstance(part, CardButton) and part.card.id == id), None)

    def _tool(self, id: str) -> QWidget | None:
        board = self._kiosk.window.board
        tools = board.tools if board is not None else []
        return next((tool for tool in tools if tool.tool.id == id), None)

    def _press(self, target: QWidget) -> None:
        """A finger goes down on the middle of ``target`` and, a moment later, up."""
        window = self._kiosk.window
        at = target.mapTo(window, QPoint(target.width() // 2, target.height() // 2))
        QTest.touchEvent(window, self._touch).press(0, at, window).commit()
        QTimer.singleShot(
            min(HELD_MS, self._step_ms // 2),
            lambda: QTest.touchEvent(window, self._touch).release(0, at, window).commit(),
        )

    def _keep(self, screen: AnyScreen) -> None:
        self._number += 1
        name = f"{self._number:02d}-{screen.name}.png"
        self._kiosk.window.grab().save(str(self._pictures / name))
        print(name, flush=True)

    def _finish(self, status: int) -> None:
        """Wait for the exchange; without a scheme to send to there is none."""
        if status or self._kiosk.device.pairing is None:
            self._ended(status)
            return
        patience = QTimer(self)
        patience.setSingleShot(True)
        patience.timeout.connect(lambda: self._ended(3))
        patience.start(EXCHANGE_MS)
        self._kiosk.road.told.connect(self._hear)
        self._kiosk.road.go_now()

    def _hear(self, road: str) -> None:
        if road == "gone":
            board = self._kiosk.window.board
            if board is not None:
                self._keep(board.screen_value)
            self._ended(0)
        else:
            QTimer.singleShot(self._step_ms, self._kiosk.road.go_now)
