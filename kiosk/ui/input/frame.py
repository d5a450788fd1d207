"""A frame around what is reached, drawn over the screen; one that fills while something is held or rested on."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui import look

WIDE = 10
OUT = 8
"""How far it stands out, so that it is told from the frame of what is chosen, and covers no picture."""
EDGE = 2
CORNER = 28.0


class Frame(QWidget):
    """Not to be touched itself. ``part``: how far it is filled, clockwise from the top; None is all ink."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.part: float | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def around(self, boxes: list[QRect], part: float | None = None) -> None:
        """Around all of these together; none: no frame."""
        whole = QRect()
        for box in boxes:
            whole = whole.united(box)
        if not boxes:
            self.hide()
            return
        place = whole.adjusted(-OUT, -OUT, OUT, OUT)
        if (self.part, self.geometry(), self.isVisible()) != (part, place, True):
            self.part = part
            self.setGeometry(place)
            self.show()
            self.update()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White at both edges, so that it is seen on any ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = WIDE / 2
        path = clockwise(QRectF(self.rect()).adjusted(half, half, -half, -half))
        painter.setPen(QPen(look.ON_ACCENT, WIDE))
        painter.drawPath(path)
        pen = QPen(look.INK, WIDE - EDGE)
        if self.part is not None:
            painter.setPen(QPen(look.INK, 2))
            painter.drawPath(path)
            filled = path.length() * self.part / pen.widthF()
            pen = QPen(look.ACCENT, WIDE - EDGE)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([max(filled, 0.01), path.length()])
        painter.setPen(pen)
        painter.drawPath(path)


def clockwise(box: QRectF) -> QPainterPath:
    """A rounded rectangle that begins in the middle of its top."""
    side = 2 * min(CORNER, box.width() / 2, box.height() / 2)
    path = QPainterPath()
    path.moveTo(box.center().x(), box.top())
    for left, top, begins in (
        (box.right() - side, box.top(), 90.0),
        (box.right() - side, box.bottom() - side, 0.0),
        (box.left(), box.bottom() - side, 270.0),
        (box.left(), box.top(), 180.0),
    ):
        path.arcTo(QRectF(left, top, side, side), begins, -90.0)
    path.closeSubpath()
    return path
