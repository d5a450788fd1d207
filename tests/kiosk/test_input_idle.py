"""Nobody is taken to be away while something is scanned or rested on; once it pauses, the time counts."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.stories.alone import alone
from tests.stories.hands import middle
from tests.stories.ways import WAYS, pass_by, point


def test_a_scan_is_not_idle_until_it_pauses(qapp: QApplication) -> None:
    with alone(WAYS["one switch"].profile, "one switch") as home:
        home.do("questions")
        pass_by(home.window, home.clock, 0.1)
        home.hurry(home.kiosk.idle.timer)
        assert home.name == "who_are_you"
        for _ in range(40):
            pass_by(home.window, home.clock, 1.0)
        home.hurry(home.kiosk.idle.timer)
        assert home.name == "more_time"


@pytest.mark.parametrize("way", ["dwell", "touch"])
def test_whoever_looks_is_there(qapp: QApplication, way: str) -> None:
    with alone(WAYS[way].profile) as home:
        home.do("questions")
        there: list[bool] = []
        home.window.hands.touched.connect(lambda: there.append(True))
        point(home.window, middle(home.window, home.part("sam")))
        assert bool(there) == (way == "dwell"), "a mouse that lies there is nobody"
