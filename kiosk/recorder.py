"""A spoken answer: from the microphone straight into sealed pieces; plain only in memory, to be heard again."""

from collections.abc import Callable

from PySide6.QtCore import QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioSource, QMediaDevices, QtAudio

from easyread import act as a
from easyread.making import MOST_SECONDS
from easyread.stream import RATE
from kiosk.jobs import Jobs
from kiosk.store.streams import Streams
from kiosk.stream import Stream
from kiosk.trouble import Trouble
from kiosk.voice.ear import loudness, opened
from kiosk.voice.play import microphone

DEAF_SECONDS = 5
"""A microphone hears at least its own noise: after so much of nothing at all it is off, or is none."""


class Recorder(QObject):
    """Records one thing at a time. ``heard``: how loud it is, from 0 to 1, and seconds so far."""

    heard = Signal(float, float)

    def __init__(
        self, streams: Streams, jobs: Jobs, id: Callable[[], str], said: Callable[[a.Act], None]
    ) -> None:
        """``id`` makes a new one; ``said`` is told Begun, Recorded or Unmade, never while it calls."""
        super().__init__()
        self._streams, self._jobs, self._id, self._said = streams, jobs, id, said
        self._source: QAudioSource | None = None
        self._from: QIODevice | None = None
        self._stream: Stream | None = None
        self._failed = False
        self._nothing = 0
        self._pcm = bytearray()
        self._devices = QMediaDevices(self)
        self._devices.audioInputsChanged.connect(self._look)
        self._by: QAudioDevice | None = None

    @property
    def running(self) -> bool:
        """Something is being recorded."""
        return self._source is not None

    @property
    def pcm(self) -> bytes:
        """What was said since it began, to be heard again."""
        return bytes(self._pcm)

    def start(self) -> None:
        """Begin; the key is in the body that Begun leads to, and nowhere else."""
        self._pcm, self._failed, self._nothing = bytearray(), False, 0
        found = opened(self)
        if found is None:
            self._said(a.Unmade())
            return
        source, self._from = found
        self._source, self._by = source, microphone()
        self._stream = stream = Stream(self._id(), "audio/pcm")
        self._jobs.run(lambda: self._streams.begin(stream.id, stream.header), _kept, self._fail)
        self._said(a.Begun(stream.begun))
        self._from.readyRead.connect(self._take)
        source.stateChanged.connect(self._look)

    def stop(self) -> None:
        """The end: what is left is sealed, and Recorded follows once all of it is on the disk."""
        source, stream = self._source, self._stream
        if source is None or stream is None:
            return
        self._source = None
        source.stop()
        self._take()
        source.deleteLater()
        self._from = self._stream = None
        first = stream.pieces + 1
        pieces, made = stream.end(cut=self._failed)
        self._jobs.run(
            lambda: self._streams.add(stream.id, first, pieces, whole=True),
            lambda _: self._said(a.Recorded(made)),
            lambda _: self._said(a.Recorded(stream.begun)),
        )

    def forget(self) -> None:
        """What was said cannot be heard here any more."""
        self._pcm = bytearray()

    def _take(self) -> None:
        stream = self._stream
        if self._from is None or stream is None:
            return
        content = bytes(self._from.readAll().data())
        room = MOST_SECONDS * RATE * 2 - stream.length
        content = content[:room]
        self._pcm += content
        first = stream.pieces + 1
        pieces = stream.add(content)
        if pieces:
            self._jobs.run(lambda: self._streams.add(stream.id, first, pieces), _kept, self._fail)
        self.heard.emit(loudness(content), stream.length / 2 / RATE)
        self._nothing = 0 if content.strip(b"\0") else self._nothing + len(content)
        if self._nothing >= DEAF_SECONDS * RATE * 2:
            self._failed = True
        if len(content) == room or self._failed:
            self.stop()

    def _look(self) -> None:
        """A microphone that is gone ends it, marked cut short: the system would go on with any other that hears."""
        source = self._source
        gone = self._by not in QMediaDevices.audioInputs()
        if source is not None and (gone or source.state() == QtAudio.State.StoppedState):
            self._failed = True
            self.stop()

    def _fail(self, trouble: Trouble) -> None:
        """What cannot be kept is not recorded any further."""
        self._failed = True
        self.stop()


def _kept(_: None) -> None:
    """A piece is on the disk."""
