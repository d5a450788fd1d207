"""Keeps the screen awake while a visit goes on."""

import sys

from PySide6.QtCore import QObject

SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


class Awake(QObject):
    """``hold(True)`` asks the system not to blank the screen; where it has no way to be asked, nothing is lost."""

    def __init__(self) -> None:
        super().__init__()
        self._cookie: int | None = None

    def hold(self, on: bool) -> None:
        """Hold the screen awake, or let it go."""
        if sys.platform == "win32":
            _windows(on)
        elif sys.platform.startswith("linux"):
            self._freedesktop(on)

    def _freedesktop(self, on: bool) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage

        if on == (self._cookie is not None):
            return
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        method = "Inhibit" if on else "UnInhibit"
        call = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, method)
        call.setArguments(["Heard", "Someone is answering questions."] if on else [self._cookie])
        answer = bus.call(call, timeout=200)
        arguments = answer.arguments()
        held = on and answer.type() == QDBusMessage.MessageType.ReplyMessage and arguments
        self._cookie = int(arguments[0]) if held else None


def _windows(on: bool) -> None:
    import ctypes

    continuous, display = 0x80000000, 0x00000002
    ctypes.windll.kernel32.SetThreadExecutionState(continuous | (display if on else 0))  # type: ignore[attr-defined,unused-ignore]
