"""A screen saver on the session bus, as a process: prints each wish not to blank the screen."""

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBusConnection


# PySide's own types do not know that ClassInfo decorates.
@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})  # type: ignore[call-arg]
class Saver(QObject):  # type: ignore[operator]
    """Takes wishes and counts them."""

    count = 0

    @Slot(str, str, result="uint")
    def Inhibit(self, programme: str, reason: str) -> int:
        """A programme asks not to blank the screen."""
        self.count += 1
        print(f"{programme}: {reason}", flush=True)
        return self.count


if __name__ == "__main__":
    app = QCoreApplication([])
    saver = Saver()
    bus = QDBusConnection.sessionBus()
    bus.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
    print("ready" if bus.registerService("org.freedesktop.ScreenSaver") else "taken", flush=True)
    app.exec()
