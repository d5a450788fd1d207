"""From a tap to the first sample heard, and from the next act to silence, at a fake speaker: medians and p95."""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer

from easyread.line import Line
from kiosk.voice.speaker import Speaker
from tests.bench.figures import row
from tests.sound.hearing import LOUD, Ear, fake_speaker

WORDS = (
    "What is the food like at home?",
    "Good",
    "OK",
    "Not good",
    "How do you feel at home?",
    "A bit worried",
)
REST = 150
"""Silence between two taps, in ms."""


class Figures(Struct, frozen=True):
    """Milliseconds, one for each tap: to the first sample heard (the ear's own 10 ms are in it), and to silence."""

    first_sample: list[float]
    silence: list[float]


class Taps:
    """Says one line after the other, each cut off by the next act as soon as it is heard."""

    def __init__(self, speaker: Speaker, ear: Ear, times: int, done: Callable[[], None]) -> None:
        self.speaker, self.ear, self.left, self.done = speaker, ear, times, done
        self.lines = tuple(Line(words, "food") for words in WORDS)
        self.tapped = self.hushed = self.last = 0.0
        self.figures = Figures([], [])
        assert ear.process.stdout is not None
        self.notifier = QSocketNotifier(ear.process.stdout.fileno(), QSocketNotifier.Type.Read)
        self.notifier.activated.connect(self.hear)

    def tap(self) -> None:
        """Say the next line, or end."""
        if self.hushed:
            self.figures.silence.append(max(0.0, self.last - self.hushed) * 1000)
        if not self.left:
            self.notifier.setEnabled(False)
            self.done()
            return
        self.left -= 1
        self.hushed, self.tapped = 0.0, time.monotonic()
        self.speaker.say((self.lines[self.left % len(self.lines)],))

    def hear(self) -> None:
        """Note the first sample that is heard after a tap, and the last after the act that follows."""
        before = len(self.ear.pcm) // 2
        self.ear.take()
        if not (abs(self.ear.samples()[before:]) > LOUD).any():
            return
        self.last = time.monotonic()
        if self.tapped:
            self.figures.first_sample.append((self.last - self.tapped) * 1000)
            self.tapped, self.hushed = 0.0, time.monotonic()
            self.speaker.hush()
            QTimer.singleShot(REST, self.tap)
        self.ear.pcm.clear()


def measure(times: int = 60) -> Figures:
    """Tap ``times`` times in a process that has no other sound; needs PulseAudio installed."""
    with tempfile.TemporaryDirectory() as place, fake_speaker(Path(place)) as environment:
        os.environ.update(environment)
        app = QCoreApplication.instance() or QCoreApplication(sys.argv)
        ear = Ear(environment)
        speaker = Speaker(Path(place) / "voices", [Path(place) / "recordings"])
        taps = Taps(speaker, ear, times, app.quit)
        speaker.prepared.connect(taps.tap)
        speaker.prepare(taps.lines)
        app.exec()
        speaker.close()
        ear.close()
        return taps.figures


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_voice", description=__doc__)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--quick", action="store_true", help="a trial: few taps")
    asked = parser.parse_args(arguments)
    figures = measure(10 if asked.quick else asked.times)
    print(row("tap to first sample at a speaker", figures.first_sample))
    print(row("next act to silence", figures.silence))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
