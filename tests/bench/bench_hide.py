"""From Escape to the neutral picture painted, and to silence at a fake speaker, while a question is being read: p99."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtCore import QSocketNotifier, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from easyread import act as a
from kiosk.settings import Settings
from kiosk.wiring import Kiosk
from tests.bench import led
from tests.bench.kiosks import SCREENS
from tests.bench.questions import Painted
from tests.sound.hearing import LOUD, Ear, fake_speaker

SPEAKS_MS = 250
"""The question is read for so long before it is hidden."""
REST_MS = 400
"""Silence, before the screen is woken."""


class Hides:
    """Opens a question, hides it as soon as it is heard, and does so again."""

    def __init__(self, app: QApplication, kiosk: Kiosk, ear: Ear, times: int) -> None:
        self.app, self.kiosk, self.ear, self.left = app, kiosk, ear, times
        self.frame = Painted(app)
        self.painted: list[float] = []
        self.silent: list[float] = []
        self.hidden = self.last = 0.0
        assert ear.process.stdout is not None
        self.notifier = QSocketNotifier(ear.process.stdout.fileno(), QSocketNotifier.Type.Read)
        self.notifier.activated.connect(self.hear)

    def open(self) -> None:
        """The first question, which is read aloud."""
        led.to_questions(self.kiosk, "my-life")
        self.hidden = self.last = 0.0

    def hear(self) -> None:
        """Hide a little after the first sample that is heard; note the last one after that."""
        before = len(self.ear.pcm) // 2
        self.ear.take()
        if not (abs(self.ear.samples()[before:]) > LOUD).any():
            return
        if not self.last and not self.hidden:
            QTimer.singleShot(SPEAKS_MS, self.hide)
        self.last = time.perf_counter()
        self.ear.pcm.clear()

    def hide(self) -> None:
        """Escape, as it arrives at the window."""
        window = self.kiosk.window
        self.frame.old, self.frame.at = window.board, 0.0
        self.hidden = time.perf_counter()
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
        while not self.frame.at:
            self.app.processEvents()
        self.painted.append((self.frame.at - self.hidden) * 1000)
        QTimer.singleShot(REST_MS, self.wake)

    def wake(self) -> None:
        """Note how long it was still heard, and begin anew; the ear's own 10 ms are in it."""
        self.silent.append(max(0.0, self.last - self.hidden) * 1000)
        self.left -= 1
        self.kiosk.session.act(a.Touch())
        if self.left:
            self.open()
        else:
            self.app.exit(0)


def row(name: str, figures: list[float]) -> str:
    """Median and p99, in ms."""
    p99 = quantiles(figures, n=100)[-1]
    return f"{name:<34} median {median(figures):6.1f} ms   p99 {p99:6.1f} ms   n {len(figures)}"


def main() -> int:
    """Measure, print, and 1 when it is too slow: 150 ms to the picture, 100 ms to silence."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_hide")
    parser.add_argument("--times", type=int, default=200)
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREENS}")
    with tempfile.TemporaryDirectory() as place, fake_speaker(Path(place)) as environment:
        os.environ.update(environment)
        app = QApplication([])
        kiosk = Kiosk(Path(place) / "kiosk", Settings(), in_window=True)
        ear = Ear(environment)
        kiosk.window.resize(1280, 800)
        kiosk.window.show()
        hides = Hides(app, kiosk, ear, asked.times)
        kiosk.speaker.prepared.connect(hides.open, Qt.ConnectionType.SingleShotConnection)
        kiosk.start()
        app.exec()
        kiosk.close()
        ear.close()
    print(row("hide to the neutral picture", hides.painted))
    print(row("hide to silence", hides.silent))
    slow = quantiles(hides.painted, n=100)[-1] > 150 or quantiles(hides.silent, n=100)[-1] > 100
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
