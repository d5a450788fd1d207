"""What the microphone hears, in memory: for as long as somebody speaks a line."""

from array import array
from collections.abc import Callable
from math import log10

from PySide6.QtCore import QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudioFormat, QAudioSource, QtAudio

from easyread.stream import RATE
from kiosk.voice.play import microphone

HELD = 10 * RATE * 2
"""Bytes that the system holds while the kiosk is busy: a screen that takes long to paint must not cut a word."""
QUIETEST = -50.0
"""Decibels below the loudest that show as nothing."""
Listening = Callable[[QObject], tuple[Callable[[], None], QIODevice] | None]
"""Begins to listen: what ends it, and where the samples come from; None where nothing hears."""


def opened(parent: QObject) -> tuple[QAudioSource, QIODevice] | None:
    """The microphone at the rate of recordings, 16 bits, mono; None when there is none or it does not start."""
    device = microphone()
    if device is None:
        return None
    wanted = QAudioFormat()
    wanted.setSampleRate(RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    source = QAudioSource(device, wanted, parent)
    source.setBufferSize(HELD)
    samples = source.start()
    if source.error() in (QtAudio.Error.NoError, QtAudio.Error.UnderrunError):
        return source, samples
    source.stop()
    source.deleteLater()
    return None


def by_microphone(parent: QObject) -> tuple[Callable[[], None], QIODevice] | None:
    """Listen with the device's own."""
    found = opened(parent)
    if found is None:
        return None
    source, samples = found

    def end() -> None:
        source.stop()
        source.deleteLater()

    return end, samples


class Ear(QObject):
    """Hears one thing at a time. ``heard``: how loud, from 0 to 1, and seconds so far. ``full``: no more is taken."""

    heard = Signal(float, float)
    full = Signal()

    def __init__(self, longest: float, listening: Listening = by_microphone) -> None:
        """``longest``: in seconds."""
        super().__init__()
        self._most, self._listening = round(longest * RATE) * 2, listening
        self._end: Callable[[], None] | None = None
        self._from: QIODevice | None = None
        self._pcm = b""

    def start(self) -> bool:
        """Listen from now on; False where nothing hears."""
        self.stop()
        found = self._listening(self)
        if found is None:
            return False
        self._end, self._from = found
        self._pcm = b""
        self._from.readyRead.connect(self._take)
        return True

    def stop(self) -> bytes:
        """Listen no more; what was heard, as samples of 16 bits."""
        if self._end is not None:
            end, self._end = self._end, None
            end()
            self._take()
        pcm, self._pcm, self._from = self._pcm, b"", None
        return pcm

    def _take(self) -> None:
        if self._from is None:
            return
        came = bytes(self._from.readAll().data())
        self._pcm = (self._pcm + came)[: self._most]
        self.heard.emit(loudness(came), len(self._pcm) / 2 / RATE)
        if len(self._pcm) == self._most and self._end is not None:
            self.full.emit()


def loudness(pcm: bytes) -> float:
    """How loud it is at its loudest, from 0 to 1, as ears hear it."""
    samples = array("h", pcm[: len(pcm) // 2 * 2])
    loudest = max(*samples, -min(samples)) if samples else 0
    return max(0.0, 1.0 - 20 * log10(loudest / 32768) / QUIETEST) if loudest else 0.0
