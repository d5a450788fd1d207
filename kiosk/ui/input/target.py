"""What can be reached on the present screen, in reading order: question, choices, tools."""

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from easyread import act as a
from easyread.line import Line

FEW = 6
"""Up to so many are scanned one by one; more in rows."""


class Target(Struct, frozen=True):
    """One control: where it stands in the window, and what is said of it.

    ``hides``: it is never held back. ``covers``: it is the whole screen, and nothing is drawn over it.
    """

    button: QAbstractButton
    box: QRect
    line: Line | None
    hides: bool
    covers: bool

    def take(self) -> None:
        """What every way of input comes to."""
        self.button.click()


def targets(page: QWidget | None) -> tuple[Target, ...]:
    """Each control of a page that works now, in the order it was made, which is that of reading."""
    if page is None:
        return ()
    buttons = page.findChildren(QAbstractButton)
    return tuple(_target(one, page) for one in buttons if one.isEnabled() and one.isVisibleTo(page))


def _target(button: QAbstractButton, page: QWidget) -> Target:
    at = button.mapTo(page.window(), QPoint())
    return Target(
        button=button,
        box=QRect(at, button.size()),
        line=getattr(button, "line", None),
        hides=getattr(button, "act", None) == a.Hide(),
        covers=button.size() == page.size(),
    )


def rows(found: tuple[Target, ...]) -> list[list[Target]]:
    """Each by itself while they are few; else those side by side together."""
    if len(found) <= FEW:
        return [[one] for one in found]
    made: list[list[Target]] = []
    for one in found:
        if made and _beside(made[-1][-1].box, one.box):
            made[-1].append(one)
        else:
            made.append([one])
    return made


def _beside(one: QRect, other: QRect) -> bool:
    return abs(one.center().y() - other.center().y()) < min(one.height(), other.height()) / 2
