"""Joins what a screen says to the voice and to what is lit."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from easyread.line import Line
from kiosk.voice.speaker import Speaker

Light = Callable[[Line | None, int], None]


class Reader(QObject):
    """Says the lines of a screen, once it is painted, and lights each as it is heard."""

    def __init__(self, speaker: Speaker, light: Light) -> None:
        super().__init__()
        self._speaker, self._light = speaker, light
        self._lines: tuple[Line, ...] = ()
        self._after: tuple[Line, ...] | None = None
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(lambda: speaker.say(self._lines))
        speaker.reading.connect(self._read)
        speaker.finished.connect(self._end)

    @property
    def speaking(self) -> bool:
        """Something is being said."""
        return bool(self._lines)

    def say(self, lines: tuple[Line, ...] | None, patient: bool = False) -> None:
        """Say these lines in the place of what is said; none ends it, None lets it go on.

        ``patient``: the line that is being said is said to its end first.
        """
        if lines is None:
            return
        if patient and self.speaking and not self._painted.isActive():
            self._after = lines
            return
        self._after = None
        self._light(None, -1)
        self._lines = lines
        self._speaker.hush()
        if lines:
            self._painted.start()
        else:
            self._painted.stop()

    def _read(self, line: int, word: int) -> None:
        if self._after is not None and word < 0:
            self.say(self._after)
        elif line < len(self._lines):
            self._light(self._lines[line], word)

    def _end(self) -> None:
        if self._after is not None:
            self.say(self._after)
            return
        self._lines = ()
        self._light(None, -1)
