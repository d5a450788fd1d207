"""The voice of the kiosk: says lines aloud, tells each word as it is heard, and shows when it cannot be."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, Signal

from easyread.line import Line
from kiosk.voice.lines import Lines
from kiosk.voice.play import microphone, output
from kiosk.voice.reading import Reading
from kiosk.voice.sign import Sign
from kiosk.voice.sound import Sound
from kiosk.voice.worker import Worker

SLOWEST, NORMAL, FASTEST = 100, 140, 190
"""Words a minute."""
LOUDNESS = 0.7
"""Of the device's own loudness, so that louder is possible."""
PATIENCE = 5000
"""How long the self-test waits for the voices, in ms."""


class SelfTest(Struct, frozen=True):
    """What staff are told of sound: languages with a voice, devices by name (empty: none), the level.

    ``volume`` and ``muted`` are None where the platform does not tell.
    """

    voices: tuple[str, ...]
    output: str
    volume: float | None
    muted: bool | None
    microphone: str
    trouble: str


class Speaker(QObject):
    """Recordings first, then what the voice worker rendered. Call ``close`` at the end."""

    reading = Signal(int, int)
    """Index of the line, and of the word of ``line.words.split()`` that is heard; -1 as the line begins."""
    finished = Signal()
    """The last line was heard, or could not be; never inside ``say``, and not after ``hush``."""
    prepared = Signal()
    """No line is left to render."""
    trouble_changed = Signal(str)
    plugged = Signal()
    """The devices are others than before."""

    def __init__(
        self,
        cache: Path,
        recordings: Sequence[Path],
        parent: QObject | None = None,
        program: list[str] | None = None,
    ) -> None:
        """``cache``: rendered lines. ``recordings``: each holds a folder a language. ``program``: another worker."""
        super().__init__(parent)
        self.folder = cache
        self.worker = Worker(self, program)
        self._lines = Lines(cache, recordings, self.worker, NORMAL)
        self._reading = Reading(self._lines, self)
        self.player = self._reading.player
        self._sign = Sign(self.worker, self)
        self._reading.reading.connect(self.reading)
        self._reading.finished.connect(self.finished)
        self._reading.heard.connect(self._sign.hear)
        self._reading.deaf.connect(self._sign.lose)
        self._sign.changed.connect(self.trouble_changed)
        self._sign.others.connect(self.plugged)
        self.worker.idle.connect(self._lines.sweep)
        self.worker.idle.connect(self.prepared)
        self.set_loudness(LOUDNESS)
        self.worker.start()
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)

    @property
    def trouble(self) -> str:
        """Empty, or why the kiosk cannot be heard: no-device, no-voice, muted."""
        return self._sign.trouble

    def prepare(self, lines: Iterable[Line]) -> None:
        """Have every line rendered that is not yet, in order: all lines of a survey when it is activated."""
        if not self._lines.prepare(lines):
            self.prepared.emit()

    def forget(self) -> None:
        """Know no line any more: the files of those that are not prepared again are removed."""
        self._lines.forget()

    def say(self, lines: Sequence[Line]) -> None:
        """Cut off what is said and say these; one that is not rendered yet is awaited."""
        self._sign.look()
        self._reading.begin(lines)

    def sound(self, line: Line) -> Sound | None:
        """What ``say`` plays for a line now; None while there is nothing."""
        return self._lines.sound(line)

    def hush(self) -> None:
        """Silence at once."""
        self._reading.hush()

    def set_speed(self, wpm: int) -> None:
        """The rate of the lines said from now on, in words a minute."""
        self._lines.set_speed(max(SLOWEST, min(FASTEST, wpm)))

    def set_loudness(self, loudness: float) -> None:
        """From 0.0 to 1.0, at once."""
        self._reading.set_loudness(max(0.0, min(1.0, loudness)))

    def languages(self) -> tuple[str, ...]:
        """The languages a voice was heard in; empty until the worker has tried them."""
        return self.worker.languages or ()

    def self_test(self) -> SelfTest:
        """Try voices and devices now; waits for the worker a second or so: not for a running visit."""
        self.worker.start()
        self.worker.wait(lambda: self.worker.languages is not None, PATIENCE)
        self._sign.look()
        self.worker.wait(lambda: self._sign.told, PATIENCE)
        out, ear = output(), microphone()
        return SelfTest(
            voices=self.languages(),
            output=out.description() if out else "",
            volume=self._sign.level.volume if out else None,
            muted=self._sign.level.muted if out else None,
            microphone=ear.description() if ear else "",
            trouble=self.trouble,
        )

    def close(self) -> None:
        """Silence, and end the worker."""
        self.hush()
        self.worker.close()
