"""The four pictures that staff compare with those of the portal."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from kiosk.ui.look import Sizes
from kiosk.ui.pictures import Pictures
from kiosk.ui.staff.panel import Panel, words


class ComparePage(Panel):
    """``left``: back, and the pairing goes on. ``ended``: no pairing after all."""

    left = Signal()
    ended = Signal()

    def __init__(
        self, sizes: Sizes, drawn: Pictures, shown: Sequence[tuple[str, str]], side: int, note: str
    ) -> None:
        """``shown``: each picture with the word for it. ``side``: how large a picture may be, in pixels."""
        super().__init__(sizes, "Compare these four pictures with the portal")
        line = QHBoxLayout()
        for concept, word in shown:
            under = QVBoxLayout()
            picture = QLabel()
            picture.setPixmap(drawn.pixmap(concept, side, ratio=self.devicePixelRatioF()))
            said = words(sizes, word)
            for part in (picture, said):
                part.setAlignment(Qt.AlignmentFlag.AlignCenter)
                under.addWidget(part)
            under.addStretch()
            line.addLayout(under, 1)
        self.column.addStretch(1)
        self.column.addLayout(line)
        self.column.addStretch(1)
        self.note = words(sizes, note)
        self.column.addWidget(self.note)
        self.row([("Back", self.left.emit), ("Stop pairing", self.ended.emit)])
