"""Runs the kiosk in one Qt application: on the screen, as a self-test, or playing a visit."""

import argparse
import signal
import socket
import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kiosk import assets, check, contents
from kiosk.device import Device
from kiosk.settings import Settings, size_of
from kiosk.trouble import NotKept, Trouble
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
    try:
        kiosk = Kiosk(folder, settings, in_window=size is not None or asked.play is not None)
    except NotKept as trouble:
        if asked.play is not None:
            raise
        return _stood_still(app, folder, settings, trouble)
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
    else:
        show(kiosk.window, size)
    QTimer.singleShot(0, kiosk.start)
    status = int(app.exec())
    kiosk.close()
    held.clear()
    return status


def show(window: QWidget, size: tuple[int, int] | None) -> None:
    """Show the window, in this size or over the whole screen."""
    if size is None:
        window.showFullScreen()
    else:
        window.resize(*size)
        window.show()


def _stood_still(app: QApplication, folder: Path, settings: Settings, trouble: Trouble) -> int:
    """A calm screen until the folder can be opened (``AGAIN``) or staff close it (1); it is said on the console too."""
    from kiosk.standstill import Standstill  # Seldom: no other start waits for it.

    print(f"{trouble.what}\n{trouble.remedy}", file=sys.stderr)
    size = size_of(settings.window)
    still = Standstill(folder, settings, trouble, in_window=size is not None)
    still.over.connect(lambda: QTimer.singleShot(0, lambda: app.exit(AGAIN)))
    still.closed.connect(lambda: QTimer.singleShot(0, lambda: app.exit(1)))
    held = end_on_signal(app)
    show(still.window, size)
    QTimer.singleShot(0, still.start)
    status = int(app.exec())
    still.close()
    del held
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
    try:
        device = Device(folder, found, settings)
    except NotKept as trouble:
        checks.append(check.not_kept(trouble))
    else:
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
