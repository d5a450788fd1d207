"""Notices that someone is there, and whether they use keys or touch."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress)


class Presence(QObject):
    """``touched`` at every press; ``window`` has the property ``keys`` while keys are used, to show the focus."""

    touched = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        app = QCoreApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each event of the application, and let all of them pass."""
        if event.type() in PRESSES:
            self._use_keys(event.type() == QEvent.Type.KeyPress)
            self.touched.emit()
        return False

    def _use_keys(self, keys: bool) -> None:
        if self._window.property("keys") != keys:
            self._window.setProperty("keys", keys)
            widget = self._window.focusWidget()
            if widget is not None:
                widget.update()
