"""What lies on a touch screen with its size, as the system's driver tells Qt: QTest has fingers without any width."""

import ctypes
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QEventPoint

from kiosk.ui.window import Window
from tests.stories.hands import touch_screen

DELIVERS = (
    "_ZN22QWindowSystemInterface16handleTouchEventINS_19SynchronousDeliveryEEEbP7QWindowPK15QPointingDevice"
    "RK5QListINS_10TouchPointEE6QFlagsIN2Qt16KeyboardModifierEE"
)
"""QWindowSystemInterface::handleTouchEvent, by which every platform of Qt hands in a touch."""

PRESSED, MOVED, RELEASED = (
    QEventPoint.State.Pressed,
    QEventPoint.State.Updated,
    QEventPoint.State.Released,
)


class _Point(ctypes.Structure):
    """QWindowSystemInterface::TouchPoint: ``area`` is its box in pixels of the screen."""

    _fields_ = (
        ("id", ctypes.c_int),
        ("token", ctypes.c_int64),
        ("normal", ctypes.c_double * 2),
        ("area", ctypes.c_double * 4),
        ("pressure", ctypes.c_double),
        ("rotation", ctypes.c_double),
        ("state", ctypes.c_uint8),
        ("velocity", ctypes.c_float * 2),
        ("raw", ctypes.c_void_p * 3),
    )


class _List(ctypes.Structure):
    """A QList that does not own what it holds."""

    _fields_ = (("header", ctypes.c_void_p), ("first", ctypes.c_void_p), ("size", ctypes.c_ssize_t))


def lay(window: Window, *things: tuple[int, QPoint, float, QEventPoint.State]) -> None:
    """Hand these in as one touch: of each its number, its middle in the window, its width in mm, and what it does."""
    handle = window.windowHandle()
    pixels, corner = window.sizes.mm(1), window.mapToGlobal(QPoint(0, 0))
    points = (_Point * len(things))()
    for point, (id, at, across, state) in zip(points, things, strict=True):
        wide = across * pixels
        point.id, point.token, point.state, point.pressure = id, -1, state.value, 1.0
        point.area[:] = (corner.x() + at.x() - wide / 2, corner.y() + at.y() - wide / 2, wide, wide)
    held = _List(None, ctypes.addressof(points), len(things))
    gui = ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / "libQt6Gui.so.6"))
    deliver = getattr(gui, DELIVERS)
    deliver.restype = ctypes.c_bool
    deliver.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int]
    no_keys = Qt.KeyboardModifier.NoModifier.value
    deliver(_address(handle), _address(touch_screen()), ctypes.addressof(held), no_keys)
    QCoreApplication.processEvents()


def _address(qt: shiboken6.Object) -> int:
    """Where the object of C++ is that Python has in its hand."""
    return int(shiboken6.getCppPointer(qt)[0])
