"""The whole kiosk, offscreen: goes to a screen by the cards, and prints when each is painted and read."""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from easyread import act as a
from easyread.screen import AnyScreen, Neutral, spoken
from kiosk.settings import Settings
from kiosk.wiring import Kiosk

CARDS = {
    "welcome": "questions",
    "consent_ask": "yes",
    "who_is_here": "carer",
    "on_own": "fine",
    "which_questions": "this-week",
    "offer_practice": "no",
}
"""The card that leads on; where there is none, Next does."""


class Watch(QObject):
    """Tells each screen at its first paint, and acts once its first word is heard."""

    def __init__(self, kiosk: Kiosk, app: QApplication, end: str) -> None:
        super().__init__()
        self.kiosk, self.app, self.end = kiosk, app, end
        self.seen: AnyScreen | None = None
        kiosk.speaker.reading.connect(self.read)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first paint of a screen."""
        board = self.kiosk.window.board
        if event.type() == QEvent.Type.Paint and board is not None and board.screen_value != self.seen:
            new = self.seen is None or self.seen.name != board.screen_value.name
            self.seen = board.screen_value
            lines = spoken(self.seen)
            if new:
                tell("painted", screen=self.seen.name, words=lines[0].words if lines else "")
        return False

    def read(self, line: int, word: int) -> None:
        """Go on at the first word; end once the first line of the last screen was heard."""
        tell("reading", line=line, word=word)
        if self.seen is None:
            return
        if self.seen.name != self.end and word == 0:
            QTimer.singleShot(0, self.on)
        elif self.seen.name == self.end and line == 1:
            self.app.quit()

    def on(self) -> None:
        """Touch what leads on."""
        screen = self.seen
        assert screen is not None
        assert not isinstance(screen, Neutral)
        wanted = CARDS.get(screen.name)
        cards = [card for card in screen.cards if card.id == wanted] or list(screen.cards)
        if (wanted is None and screen.name != "who_are_you") or any(card.chosen for card in screen.cards):
            self.kiosk.session.act(a.Next())
        else:
            self.kiosk.session.act(cards[0].act)


def tell(event: str, **more: object) -> None:
    """Print an event with its moment."""
    print(json.dumps({"event": event, "at": time.monotonic(), **more}), flush=True)


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["heard"])
    app.setQuitOnLastWindowClosed(False)
    kiosk = Kiosk(Path(sys.argv[1]), Settings(), in_window=True)
    watch = Watch(kiosk, app, sys.argv[2])
    kiosk.window.resize(1280, 800)
    kiosk.window.show()
    QTimer.singleShot(0, kiosk.start)
    QTimer.singleShot(90_000, lambda: app.exit(1))
    status = app.exec()
    app.removeEventFilter(watch)
    kiosk.close()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
