"""Reads lines aloud in turn, waits for one that is still being rendered, and skips what has no voice."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from easyread.line import Line
from kiosk.voice.lines import Lines
from kiosk.voice.play import Player, output
from kiosk.voice.words import Times

GAP = 350
"""Silence between two lines, in ms."""


class Reading(QObject):
    """One list of lines at a time."""

    reading = Signal(int, int)
    finished = Signal()
    heard = Signal(bool)
    """A line began to sound or had to be skipped; True while none of the list was skipped."""
    deaf = Signal()
    """There is no device, or it went away."""

    def __init__(self, lines: Lines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.loudness = 1.0
        self._lines = lines
        self.player = Player(self)
        self._queue: tuple[Line, ...] = ()
        self._at, self._words = 0, Times()
        self._awaited = ""
        self._whole = True
        self._gap = QTimer(self, singleShot=True)
        self._gap.timeout.connect(self._next)
        self.player.moved.connect(self._light)
        self.player.ended.connect(lambda: self._on(GAP))
        self.player.failed.connect(self._lost)
        lines.worker.done.connect(self._arrived)
        lines.worker.changed.connect(self._given_up)

    def begin(self, lines: Sequence[Line]) -> None:
        """Stop what is being read and read these."""
        self.hush()
        self._queue, self._whole = tuple(lines), True
        if self._queue:
            self._next()
        else:
            self._gap.start(0)

    def hush(self) -> None:
        """Silence at once, and nothing more of the list."""
        self._gap.stop()
        self.player.stop()
        self._queue, self._at, self._words, self._awaited = (), 0, (), ""

    def set_loudness(self, loudness: float) -> None:
        """From 0.0 to 1.0, for what is heard now and afterwards."""
        self.loudness = loudness
        self.player.set_loudness(loudness)

    def _next(self) -> None:
        if self._at >= len(self._queue):
            self.finished.emit()
            return
        if output() is None:
            self._lost()
            return
        line = self._queue[self._at]
        sound = self._lines.sound(line)
        if sound is None:
            self._wait(line)
        elif self.player.play(sound, self.loudness):
            self._words = sound.words
            self.heard.emit(self._whole)
            self.reading.emit(self._at, -1)
        else:
            self._lost()

    def _wait(self, line: Line) -> None:
        if not self._lines.can_render(line):
            self._skip()
            return
        self._lines.want(self._queue[self._at :])
        self._awaited = self._lines.render(line).path

    def _arrived(self, path: str, fault: str) -> None:
        if path == self._awaited:
            self._awaited = ""
            if fault or self._lines.sound(self._queue[self._at]) is None:
                self._skip()
            else:
                self._next()

    def _given_up(self) -> None:
        if self._awaited and not self._lines.can_render(self._queue[self._at]):
            self._awaited = ""
            self._skip()

    def _skip(self) -> None:
        self._whole = False
        self.heard.emit(False)
        self._on(0)

    def _on(self, gap: int) -> None:
        self._at += 1
        self._words = ()
        self._gap.start(gap if self._at < len(self._queue) else 0)

    def _light(self, heard: int) -> None:
        while self._words and self._words[0][0] <= heard:
            (_, word), self._words = self._words[0], self._words[1:]
            self.reading.emit(self._at, word)

    def _lost(self) -> None:
        self.deaf.emit()
        self._at = len(self._queue)
        self._gap.start(0)
