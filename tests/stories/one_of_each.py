"""One screen of each name that a walk over all of them meets: what every way of input has to reach."""

from functools import cache

from PySide6.QtWidgets import QAbstractButton

from easyread import act as a
from easyread.screen import AnyScreen
from tests.kiosk.layout_screens import all_screens
from tests.shape import walk


@cache
def one_of_each() -> tuple[AnyScreen, ...]:
    """Of each name the screen on which most can be done."""
    found: dict[str, AnyScreen] = {}
    for shown in (*walk.every_screen(), *all_screens("en")):
        before = found.get(shown.name)
        if before is None or _much(shown) > _much(before):
            found[shown.name] = shown
    return tuple(found.values())


def _much(shown: AnyScreen) -> int:
    return len(shown.cards) + sum(tool.works for tool in shown.tools)


def act_of(button: QAbstractButton) -> a.Act:
    """What a press of this control is to come to; the neutral picture, which has no act of its own, is touched."""
    act: a.Act = getattr(button, "act", a.Touch())
    return act
