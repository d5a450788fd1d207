"""The voice worker as the kiosk sees it: asked for lines in order, and started again when it dies."""

import os
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QDeadlineTimer, QObject, QProcess, QProcessEnvironment, QTimer, Signal

from kiosk.voice.wire import Asked, Level, Ready, Render, Told, command

DEATHS = 3
"""After so many ends without an answer in between, there is no voice for a while."""
TRIES = 2
"""How often a line is asked for when rendering it ends the worker."""
PATIENCE = 20_000
"""A worker that has not answered in this many ms is ended and started again."""
REST = 60_000
"""How long, in ms, until a worker that cannot run is tried again."""


class Worker(QObject):
    """One process, one question at a time; ``languages`` is None until it has told them.

    ``asked``: what it is answering; ``waiting``: what is asked for after that, in order.
    """

    done = Signal(str, str)
    """A path that was asked for, and the fault; the fault is empty when the file is there."""
    told = Signal(Level)
    changed = Signal()
    """``languages`` or ``broken`` are new."""
    idle = Signal()
    """No line is asked for any more."""

    def __init__(self, parent: QObject | None = None, program: list[str] | None = None) -> None:
        super().__init__(parent)
        self.languages: tuple[str, ...] | None = None
        self.broken = False
        self.program = program or command()
        self.waiting: OrderedDict[Asked, None] = OrderedDict()
        self.asked: Asked | None = None
        self._deaths = self._tries = 0
        self._process: QProcess | None = None
        self.patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self.patience.timeout.connect(self._kill)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.start)

    @property
    def pid(self) -> int:
        """The process's id; 0 when none runs."""
        return self._process.processId() if self._process else 0

    def start(self) -> None:
        """Start a process where none runs."""
        if self._process is not None:
            return
        self._rest.stop()
        self._process = process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        paths = (str(Path(__file__).parents[2]), environment.value("PYTHONPATH"))
        environment.insert("PYTHONPATH", os.pathsep.join(path for path in paths if path))
        process.setProcessEnvironment(environment)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._failed)
        self.patience.start()
        process.start(self.program[0], self.program[1:])

    def ask(self, asked: Asked, first: bool = False) -> None:
        """Queue a question, before all others when ``first``; one that is waiting is not asked twice."""
        if asked == self.asked:
            return
        self.waiting[asked] = None
        if first:
            self.waiting.move_to_end(asked, last=False)
        self._send()

    def wait(self, until: Callable[[], bool], milliseconds: int) -> None:
        """Wait for an answer of the worker: for the self-test, not for a visit."""
        deadline = QDeadlineTimer(milliseconds)
        while self._process and not until() and not deadline.hasExpired():
            self._process.waitForReadyRead(min(100, deadline.remainingTime()))

    def close(self) -> None:
        """End the process, which ends by itself when its stdin does."""
        self.patience.stop()
        self._rest.stop()
        self.waiting.clear()
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._failed)
            process.closeWriteChannel()
            if not process.waitForFinished(500):
                process.kill()
                process.waitForFinished(1000)

    def _send(self) -> None:
        if self._process is None or self.languages is None or self.asked is not None or not self.waiting:
            return
        self.asked, _ = self.waiting.popitem(last=False)
        self.patience.start()
        self._process.write(msgspec.json.encode(self.asked) + b"\n")

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            try:
                told = msgspec.json.decode(self._process.readLine().data(), type=Told)
            except msgspec.DecodeError:
                self._kill()
                return
            self.patience.stop()
            self._take(told)

    def _take(self, told: Told) -> None:
        if isinstance(told, Ready):
            self.languages, self.broken = told.languages, False
            self.changed.emit()
        else:
            asked, self.asked = self.asked, None
            self._deaths = self._tries = 0
            if isinstance(told, Level):
                self.told.emit(told)
            elif isinstance(asked, Render):
                self.done.emit(asked.path, told.fault)
                if not any(isinstance(other, Render) for other in self.waiting):
                    self.idle.emit()
        self._send()

    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self) -> None:
        self.patience.stop()
        if self._process is not None:
            self._process.deleteLater()
        self._process, asked, self.asked = None, self.asked, None
        self._deaths += 1
        if asked is not None:
            self._tries += 1
            if self._tries < TRIES:
                self.waiting[asked] = None
                self.waiting.move_to_end(asked, last=False)
            else:
                self._tries = 0
                if isinstance(asked, Render):
                    self.done.emit(asked.path, "the voice worker ended")
        if self._deaths < DEATHS:
            self.start()
            return
        self._deaths, self.languages, self.broken = 0, (), True
        self._rest.start()
        self.changed.emit()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
