"""One finger of all that touches the glass: a palm and a second finger are not meant."""

from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

PALM_MM = 30.0
"""What is wider than this is no finger; a thumb laid flat is about 22 mm."""

Does = Literal["press", "move", "release", "cancel"]
STATES: dict[QEventPoint.State, Does] = {
    QEventPoint.State.Pressed: "press",
    QEventPoint.State.Updated: "move",
    QEventPoint.State.Released: "release",
}


class Contact(Struct, frozen=True):
    """One thing on the glass: what it does now, where in the window, and how wide it is in mm; 0 is not known."""

    id: int
    does: Does
    at: QPointF
    across: float


class Finger:
    """Follows the first finger from its press to its release."""

    def __init__(self) -> None:
        self._id: int | None = None

    def meant(self, contacts: list[Contact]) -> Contact | None:
        """What the finger does, a "cancel" once it has become a palm; None: nothing that counts."""
        found = None
        for one in contacts:
            palm = one.across > PALM_MM
            if self._id is None and one.does == "press" and not palm:
                self._id, found = one.id, one
            elif one.id == self._id:
                found = Contact(one.id, "cancel", one.at, one.across) if palm else one
        if found is not None and found.does in ("release", "cancel"):
            self._id = None
        return found

    def lift(self) -> Contact | None:
        """The system took the touch away: what was pressed is let go, and does nothing."""
        lifted, self._id = self._id, None
        return None if lifted is None else Contact(lifted, "cancel", QPointF(), 0.0)


def contacts(event: QTouchEvent, pixels: float) -> list[Contact]:
    """All that moved on the glass; ``pixels``: in a millimetre."""
    return [
        Contact(
            point.id(),
            STATES[point.state()],
            point.position(),
            max(point.ellipseDiameters().width(), point.ellipseDiameters().height()) / pixels,
        )
        for point in event.points()
        if point.state() in STATES
    ]
