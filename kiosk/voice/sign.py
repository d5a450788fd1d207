"""Whether the kiosk can be heard, and if not, why: what the "no sound" picture stands for."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtMultimedia import QMediaDevices

from kiosk.voice.play import output
from kiosk.voice.wire import Level, Probe
from kiosk.voice.worker import Worker


def weighed(device: bool, voice: bool, level: Level) -> str:
    """The trouble that matters most: no-device, no-voice or muted; empty when there is none."""
    if not device:
        return "no-device"
    if not voice:
        return "no-voice"
    return "muted" if level.muted or level.volume == 0 else ""


class Sign(QObject):
    """Watches the output, its level and the voices."""

    changed = Signal(str)
    others = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.trouble = ""
        self.level, self.told = Level(), False
        self._worker = worker
        self._spoke, self._taken = True, True
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self.plugged)
        worker.changed.connect(self.look)
        worker.told.connect(self._take)
        self.look()

    def look(self) -> None:
        """Look at the output now, and ask how loud it stands; ``told`` when the answer has come."""
        self.told = False
        self._worker.ask(Probe(), first=True)
        self._weigh()

    def plugged(self) -> None:
        """The devices are others than before."""
        self._taken = True
        self.look()
        self.others.emit()

    def hear(self, spoke: bool) -> None:
        """A line was said, or could not be."""
        self._spoke = spoke
        self._taken = self._taken or spoke
        self._weigh()

    def lose(self) -> None:
        """The device took no sound: Qt does not always say that the last one is gone."""
        self._taken = False
        self._weigh()

    def _take(self, level: Level) -> None:
        self.level, self.told = level, True
        self._weigh()

    def _weigh(self) -> None:
        voice = self._spoke and not self._worker.broken and self._worker.languages != ()
        trouble = weighed(self._taken and output() is not None, voice, self.level)
        if trouble != self.trouble:
            self.trouble = trouble
            self.changed.emit(trouble)
