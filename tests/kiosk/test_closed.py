"""A kiosk that is closed waits for nobody any more."""

from PySide6.QtWidgets import QApplication

from tests.stories.home import new_home


def test_nobody_is_waited_for_once_it_is_closed(qapp: QApplication) -> None:
    with new_home() as home:
        assert home.kiosk.idle.timer.isActive()
    assert not home.kiosk.idle.timer.isActive()
