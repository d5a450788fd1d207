"""One sound played at once through Qt, stopped at once, with a clock; never silent without saying so."""

import os

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from kiosk.voice.sound import Sound

TICK = 16
"""How often the clock is told, in ms."""
AHEAD = "250"
"""How far ahead PulseAudio is fed, in ms. Qt's own 50 stutter on a busy tablet; silence still comes at once."""
STALL = 3000
"""A device that takes no sound for so many ms is no device."""
WORN = ("headphone", "headset", "earphone", "earbud", "airpods")
"""Words in the names of outputs that one person alone hears."""
NOWHERE = (b"auto_null",)
"""Outputs that PulseAudio and PipeWire show when there is nothing to hear them by."""


def output() -> QAudioDevice | None:
    """The device that sound goes to; None when there is none."""
    device = QMediaDevices.defaultAudioOutput()
    return None if device.isNull() or device.id().data() in NOWHERE else device


def headphones() -> bool:
    """What is said goes to headphones, as far as their name tells; else it is taken for a loudspeaker."""
    device = output()
    name = device.description().lower() if device else ""
    return any(word in name for word in WORN)


def microphone() -> QAudioDevice | None:
    """The device that hears; None when there is none."""
    device = QMediaDevices.defaultAudioInput()
    return None if device.isNull() else device


class Player(QObject):
    """Plays one sound at a time."""

    moved = Signal(int)
    """How many ms of the sound were heard."""
    ended = Signal()
    """The sound was heard to its end."""
    failed = Signal()
    """The device is gone or takes no sound."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        os.environ.setdefault("PULSE_LATENCY_MSEC", AHEAD)
        self._sink: QAudioSink | None = None
        self._old: QAudioSink | None = None
        self._source = QBuffer(self)
        self._length = 0.0
        self._still = 0
        self._last = -1
        self._tick = QTimer(self, interval=TICK)
        self._tick.timeout.connect(self._look)

    @property
    def playing(self) -> bool:
        """A sound is on its way out."""
        return self._sink is not None

    @property
    def position(self) -> int:
        """How many ms were heard.

        The device takes sound ahead of playing it, so what it took leads; time
        leads only where the device stands still. What is heard is the less.
        """
        if self._sink is None:
            return 0
        return min(self._sink.processedUSecs(), self._sink.elapsedUSecs()) // 1000

    def play(self, sound: Sound, loudness: float) -> bool:
        """Cut off what plays and begin this; False when there is no device to play it."""
        self.stop()
        device = output()
        if device is None:
            return False
        wanted = QAudioFormat()
        wanted.setSampleRate(sound.rate)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._source.setData(QByteArray(sound.pcm))
        self._source.open(QIODevice.OpenModeFlag.ReadOnly)
        self._length, self._still, self._last = sound.length, 0, -1
        self._sink = sink = QAudioSink(device, wanted, self)
        sink.setVolume(loudness)
        # All of it at once: a screen that takes long to paint must not tear what is being said.
        sink.setBufferSize(len(sound.pcm))
        sink.start(self._source)
        if sink.error() not in (QtAudio.Error.NoError, QtAudio.Error.UnderrunError):
            self.stop()
            return False
        self._tick.start()
        return True

    def stop(self) -> None:
        """Silence; what the device holds is thrown away, not played out."""
        self._tick.stop()
        for sink in (self._sink, self._old):
            if sink is not None:
                sink.reset()
                sink.deleteLater()
        self._sink = self._old = None
        self._source.close()

    def set_loudness(self, loudness: float) -> None:
        """Change how loud the sound that plays is, from 0.0 to 1.0."""
        if self._sink is not None:
            self._sink.setVolume(loudness)

    def _look(self) -> None:
        sink, heard = self._sink, self.position
        if sink is None:
            return
        self._still = 0 if heard > self._last else self._still + 1
        self._last = max(heard, self._last)
        lost = sink.state() == QtAudio.State.StoppedState or sink.error() in (
            QtAudio.Error.FatalError,
            QtAudio.Error.IOError,
            QtAudio.Error.OpenError,
        )
        if lost or self._still * TICK > STALL:
            self.stop()
            self.failed.emit()
        elif heard >= self._length - TICK:
            # A slow device (Bluetooth) still holds the end: this sink is left alone until the next sound.
            self._tick.stop()
            self._old, self._sink = sink, None
            self.ended.emit()
        else:
            self.moved.emit(heard)
