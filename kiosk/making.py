"""Follows a visit while something is said or shown: starts and ends the recorder and the camera, and plays back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoFrame, QVideoSink

from easyread import act as a
from easyread.making import Making
from easyread.stage import Visit
from easyread.stream import RATE
from easyread.whose import voice_of
from kiosk.jobs import Jobs
from kiosk.photo import made_small
from kiosk.recorder import Recorder
from kiosk.store.streams import Streams
from kiosk.stream import Stream
from kiosk.voice.play import Player
from kiosk.voice.sound import Sound


class Maker(QObject):
    """``seen``: a picture of the camera, while one is shown."""

    seen = Signal(QImage)

    def __init__(
        self, streams: Streams, jobs: Jobs, id: Callable[[], str], said: Callable[[a.Act], None]
    ) -> None:
        """``said`` is told what came of it, never while it calls."""
        super().__init__()
        self._streams, self._jobs, self._id, self._said = streams, jobs, id, said
        self.recorder = Recorder(streams, jobs, id, said)
        self.player = Player(self)
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._see)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self.sink)
        self._camera: QCamera | None = None
        self._image = QImage()

    def follow(self, before: Visit, after: Visit, act: a.Act) -> None:
        """What the step from one visit to the next asks of the microphone and the camera."""
        was, now = before.making, after.making
        self._look(now)
        if now is not None and now.at == "starting" and (was is None or was.at != "starting"):
            if now.kind == "say":
                self.recorder.start()
            else:
                self._take()
        elif self.recorder.running and (now is None or now.at != "going") and not _starts(now):
            self.recorder.stop()
        if now is None or now.at == "ready":
            self.recorder.forget()
        if isinstance(act, a.Play) and now is not None and now.at == "made" and self.recorder.pcm:
            self.player.play(Sound(RATE, self.recorder.pcm), voice_of(after)[1])
        elif not isinstance(act, a.Told):
            self.player.stop()

    @property
    def busy(self) -> bool:
        """Something is recorded or played."""
        return self.recorder.running or self.player.playing

    def stop(self) -> None:
        """The kiosk closes."""
        self.player.stop()
        self.recorder.stop()
        self._look(None)

    def _look(self, making: Making | None) -> None:
        """The camera is on only while its picture is shown."""
        wanted = making is not None and making.kind == "show" and making.at in ("ready", "starting")
        if wanted and self._camera is None and QMediaDevices.videoInputs():
            self._camera = QCamera(self)
            self._session.setCamera(self._camera)
            self._camera.start()
        if not wanted:
            if self._camera is not None:
                self._camera.stop()
                self._camera.deleteLater()
            self._camera, self._image = None, QImage()

    def _see(self, frame: QVideoFrame) -> None:
        self._image = frame.toImage()
        self.seen.emit(self._image)

    def _take(self) -> None:
        """The photo: what the camera saw last, sealed whole before anyone is told of it."""
        if self._image.isNull():
            self._said(a.Unmade())
            return
        jpeg = made_small(self._image)
        stream = Stream(self._id(), "image/jpeg")
        pieces = stream.add(jpeg)
        rest, made = stream.end()

        def keep() -> None:
            self._streams.begin(stream.id, stream.header)
            self._streams.add(stream.id, 1, [*pieces, *rest], whole=True)

        self._jobs.run(
            keep, lambda _: self._said(a.Recorded(made, jpeg)), lambda trouble: self._said(a.Unmade())
        )


def _starts(making: Making | None) -> bool:
    return making is not None and making.at == "starting"
