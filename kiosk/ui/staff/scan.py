"""Reads a QR code with the camera, where there is one; no picture is kept."""

import zxingcpp
from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtMultimedia import QCamera, QMediaCaptureSession, QMediaDevices, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QLabel

from kiosk.ui.look import Sizes
from kiosk.ui.staff.panel import Panel, words

LOOK_MS = 250
"""How often a picture of the camera is searched."""


def cameras() -> int:
    """How many cameras this device has."""
    return len(QMediaDevices.videoInputs())


def found_in(image: QImage) -> str:
    """The text of a QR code in the picture; empty where there is none."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    found = [
        code.text for code in zxingcpp.read_barcodes(grey) if code.format == zxingcpp.BarcodeFormat.QRCode
    ]
    return found[0] if found else ""


class ScanPage(Panel):
    """``scanned``: the text of a code. ``left``: back. Whatever the camera sees goes to ``sink`` and no further."""

    scanned = Signal(str)
    left = Signal()

    def __init__(self, sizes: Sizes) -> None:
        super().__init__(sizes, "Hold the code in front of the camera")
        self.column.addWidget(words(sizes, "The portal shows it. Keep it still, and as large as fits."))
        self._seen = QLabel()
        self._seen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._seen.setMinimumSize(QSize(200, 200))
        self.column.addWidget(self._seen, 1)
        self.row([("Back", self.left.emit)])
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._keep)
        self._frame: QVideoFrame | None = None
        self._camera = QCamera(self) if cameras() else None
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self.sink)
        if self._camera is not None:
            self._session.setCamera(self._camera)
            self._camera.start()
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._look)
        self.timer.start(LOOK_MS)

    def stop(self) -> None:
        """The camera goes out."""
        self.timer.stop()
        if self._camera is not None:
            self._camera.stop()

    def _keep(self, frame: QVideoFrame) -> None:
        self._frame = frame

    def _look(self) -> None:
        frame, self._frame = self._frame, None
        image = frame.toImage() if frame is not None else QImage()
        if image.isNull():
            return
        fitted = image.scaled(
            self._seen.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self._seen.setPixmap(QPixmap.fromImage(fitted))
        text = found_in(image)
        if text:
            self.stop()
            self.scanned.emit(text)
