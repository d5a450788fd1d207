"""Keeps the screen awake while a visit goes on."""

import sys

from PySide6.QtCore import QObject

SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
NAME = "heard-awake"
"""A connection to the session bus of its own: whoever blanks the screen lets go of what it held when it ends."""


class Awake(QObject):
    """``hold(True)`` asks the system not to blank the screen; where it has no way to be asked, nothing is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.held = False
        self._wanted = False

    def hold(self, on: bool) -> None:
        """Hold the screen awake, or let it go; a system that cannot be asked is asked once a visit."""
        if on == self._wanted:
            return
        self._wanted = on
        if sys.platform == "win32":
            self.held = _windows(on)
        elif sys.platform.startswith("linux"):
            self.held = _freedesktop(on)


def _freedesktop(on: bool) -> bool:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    if not on:
        QDBusConnection.disconnectFromBus(NAME)
        return False
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, NAME)
    if not bus.isConnected():
        return False
    call = QDBusMessage.createMethodCall(SERVICE, PATH, SERVICE, "Inhibit")
    call.setArguments(["Heard", "Someone is answering questions."])
    return bus.call(call, timeout=200).type() == QDBusMessage.MessageType.ReplyMessage


def _windows(on: bool) -> bool:
    import ctypes

    continuous, display = 0x80000000, 0x00000002
    ctypes.windll.kernel32.SetThreadExecutionState(continuous | (display if on else 0))  # type: ignore[attr-defined,unused-ignore]
    return on
