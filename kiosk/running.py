"""Runs the kiosk in one Qt application: on the screen, as a self-test, or playing a visit."""

import argparse
import signal
import socket
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from kiosk import assets, check, contents
from kiosk.device import Device
from kiosk.settings import Settings, size_of
from kiosk.ui.look import ppi_of
from kiosk.ui.pictures import Pictures
from kiosk.voice import recordings
from kiosk.voice.speaker import Speaker
from kiosk.wiring import Kiosk

AGAIN = 75
"""The status of a kiosk that was paired: it is made anew in the same process."""


def run(folder: Path, settings: Settings, asked: argparse.Namespace) -> int:
    """Run until it is closed; the exit status."""
    app = QApplication.instance() or QApplication(["heard"])
    assert isinstance(app, QApplication)
    app.setQuitOnLastWindowClosed(False)
    if asked.check:
        return run_check(folder, settings)
    while (status := _opened(app, folder, settings, asked)) == AGAIN:
        pass
    return status


def _opened(app: QApplication, folder: Path, settings: Settings, asked: argparse.Namespace) -> int:
    """One kiosk until it is closed, or ``AGAIN`` when it was paired and is another kiosk from here on."""
    size = size_of(settings.window)
    kiosk = Kiosk(folder, settings, in_window=size is not None or asked.play is not None)
    kiosk.bugs.install()
    # Not quit(): that would ask the window, and a full screen refuses to close.
    kiosk.closed.connect(lambda: QTimer.singleShot(0, lambda: app.exit(0)))
    kiosk.paired.connect(lambda: QTimer.singleShot(0, lambda: app.exit(AGAIN)))
    held: list[object] = [end_on_signal(app)]
    if asked.play is not None:
        from kiosk.play import Play

        play = Play(kiosk, asked.play, asked.pace, app.exit)
        held.append(play)
        play.begin(size or (1280, 800))
    elif size is not None:
        kiosk.window.resize(*size)
        kiosk.window.show()
    else:
        kiosk.window.showFullScreen()
    QTimer.singleShot(0, kiosk.start)
    status = int(app.exec())
    kiosk.close()
    held.clear()
    return status


def run_check(folder: Path, settings: Settings) -> int:
    """Print the self-test; 1 when anything essential fails."""
    from PySide6.QtGui import QGuiApplication

    screen = QGuiApplication.primaryScreen()
    ppi = ppi_of(settings.ppi, screen.physicalDotsPerInch() / screen.devicePixelRatio())
    speaker = Speaker(folder / "voices", recordings.folders(folder, assets.folder()))
    checks = [check.screen(ppi), *check.sound(speaker.self_test()), check.pictures(Pictures())]
    speaker.close()
    found = contents.load(assets.folder())
    checks += [*check.surveys(found), *check.languages(found)]
    device = Device(folder, found, settings)
    checks += [*check.store(device), check.hub(device)]
    device.store.close()
    for one in checks:
        print(one)
    return int(any(one.essential and not one.ok for one in checks))


def end_on_signal(app: QApplication) -> object:
    """SIGTERM and SIGINT end the kiosk calmly; keep what is answered as long as that should hold."""
    if sys.platform == "win32":
        return None
    reader, writer = socket.socketpair()
    writer.setblocking(False)
    signal.set_wakeup_fd(writer.fileno())
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    # Not quit, which the window of a full screen refuses.
    notifier.activated.connect(lambda *_: app.exit(0))
    return reader, writer, notifier
