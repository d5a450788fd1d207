"""What is drawn over a screen for whoever reaches for something: a frame around it, and a ring that fills."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui import look
from kiosk.ui.input.filling import Filling
from kiosk.ui.look import Sizes

WIDE = 8
APART = 4
CORNER = 30
RING_MM = 26.0
THICK_MM = 3.0


class Over(QWidget):
    """Drawn over everything, and not to be touched."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand(self, box: QRect | None) -> None:
        """Here, or nowhere."""
        if box is None:
            self.hide()
            return
        self.setGeometry(box)
        self.show()
        self.raise_()


class Frame(Over):
    """A thick frame just outside what is reached, so that it is told from the frame of what is chosen."""

    def around(self, boxes: list[QRect]) -> None:
        """Around all of these together; none: no frame."""
        whole = QRect()
        for box in boxes:
            whole = whole.united(box)
        out = WIDE + APART
        self.stand(whole.adjusted(-out, -out, out, out) if boxes else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ink, with the ground between it and the target."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = WIDE / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        for ink, wide in ((look.ON_ACCENT, WIDE), (look.INK, WIDE - 2)):
            painter.setPen(QPen(ink, wide))
            painter.drawRoundedRect(box, CORNER, CORNER)


class Ring(Over):
    """Fills clockwise from the top."""

    def __init__(self, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(parent)
        self.side, self.thick = sizes.mm(RING_MM), sizes.mm(THICK_MM)
        self.part = 0.0

    def fill(self, filling: Filling | None) -> None:
        """As far as this, or away."""
        if filling is None:
            self.stand(None)
            return
        self.part = filling.part
        half = self.side // 2
        self.stand(QRect(filling.at - QPoint(half, half), filling.at + QPoint(half, half)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A white track edged with ink, and the accent on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self.thick / 2 + 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        for ink, wide, part in (
            (look.INK, self.thick + 4, 1.0),
            (look.ON_ACCENT, self.thick, 1.0),
            (look.ACCENT, self.thick, self.part),
        ):
            pen = QPen(QColor(ink), wide)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(part * 360 * 16))
