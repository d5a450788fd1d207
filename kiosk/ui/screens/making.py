"""What is recorded, seen and written: boards of lines with a meter, a camera's picture, or letters to touch."""

from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from easyread.line import Line
from easyread.screen import AnyScreen, Camera, Meter
from kiosk.ui.parts.level import LevelView
from kiosk.ui.parts.view import PhotoView
from kiosk.ui.screens.read import ReadBoard

METER_MM, LOW_METER_MM = 12.0, 6.0
ROOMY_MM = 40.0
"""With less height than this the meter is low, so that the lines have room."""
VIEWS = (0.5, 0.4, 0.3)
"""The share of the space that the camera's picture takes; less where the lines need the room."""


class MeterBoard(ReadBoard):
    """Shows a Meter: how loud it is, and how much of the time has gone."""

    def lay_rows(self, lines: tuple[Line, ...], area: QRect) -> None:
        """The meter below the lines."""
        high = self.sizes.mm(METER_MM if area.height() > self.sizes.mm(ROOMY_MM) else LOW_METER_MM)
        self.meter = LevelView(cast(Meter, self.screen_value).most, self.sizes.colours, self)
        self.meter.setGeometry(area.left(), area.bottom() + 1 - high, area.width(), high)
        super().lay_rows(lines, area.adjusted(0, 0, 0, -high - self.sizes.gap // 4))

    def heard(self, level: float, seconds: float) -> None:
        """How loud it is, from 0 to 1, and for how long it has been recorded."""
        self.meter.show_level(level, seconds)


class CameraBoard(ReadBoard):
    """Shows a Camera: what it sees, or the photo that was taken."""

    view: PhotoView | None = None
    """None where the cards need a page to themselves."""

    def lay_rows(self, lines: tuple[Line, ...], area: QRect) -> None:
        """The picture left of the lines, on a tall screen below them."""
        self.view = PhotoView(self.sizes.colours, self)
        tried = [shared(area, share, self.sizes.gap) for share in VIEWS]
        box, rest = next((one for one in tried if super(CameraBoard, self).holds(lines, one[1])), tried[-1])
        self.view.setGeometry(box)
        super().lay_rows(lines, rest)

    def holds(self, lines: tuple[Line, ...], area: QRect) -> bool:
        """What the camera sees makes room."""
        return super().holds(lines, shared(area, VIEWS[-1], self.sizes.gap)[1])

    def take(self, screen: AnyScreen) -> None:
        """The photo, once it was taken."""
        super().take(screen)
        if self.view is not None:
            self.view.show_jpeg(cast(Camera, screen).jpeg)

    def seen(self, image: QImage) -> None:
        """What the camera sees, until the photo is taken."""
        if self.view is not None and not cast(Camera, self.screen_value).jpeg:
            self.view.show_image(image)


def shared(area: QRect, share: float, gap: int) -> tuple[QRect, QRect]:
    """The box of the picture and that of the lines: left and right, on a tall screen below and above."""
    if area.height() > area.width():
        high = int(area.height() * share)
        return area.adjusted(0, area.height() - high, 0, 0), area.adjusted(0, 0, 0, -high - gap)
    wide = int(area.width() * share)
    return area.adjusted(0, 0, wide - area.width(), 0), area.adjusted(wide + gap, 0, 0, 0)
