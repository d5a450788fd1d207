"""Every screen on every glass: no word cut, nothing too near, too small or out of reach; in longer words as well."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from easyread.line import Line
from kiosk import assets
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.look import Sizes, load_fonts
from kiosk.ui.pictures import Pictures
from kiosk.ui.staff.page import StaffPage
from kiosk.ui.window import Window
from tests.kiosk import every_look, layout
from tests.pictures.staff_catalogue import staff_pages
from tests.stories.hands import flush


@pytest.fixture(scope="module")
def pictures(qapp: QApplication) -> Pictures:
    load_fonts()
    return Pictures(assets.folder() / "pictures")


@pytest.fixture(params=layout.GLASS)
def window(request: pytest.FixtureRequest, pictures: Pictures) -> Iterator[Window]:
    """A window as large as the glass, with the sign that there is no sound."""
    glass = layout.GLASS[request.param]
    one = Window(Sizes(glass.ppi), pictures, RepeatGuard(lambda: 0.0), closes=True)
    one.resize(glass.width, glass.height)
    one.silent(Line("There is no sound.", "no_sound"))
    yield one
    one.deleteLater()
    flush()


EVERY = 270
"""Of so many screens one is looked at in each way; all of them: ``python -m tests.kiosk.every_look``."""


@pytest.mark.parametrize("glass", layout.GLASS)
def test_a_sample_of_every_screen_fits(
    pictures: Pictures, glass: str, record_property: Callable[[str, object], None]
) -> None:
    seen = 0
    found: list[str] = []
    for number, look in enumerate(one for one in every_look.looks() if one.glass == glass):
        count, amiss = every_look.measured(look, pictures, slice(number % EVERY, None, EVERY))
        seen, found = seen + count, found + [f"{look}: {fault}" for fault in amiss]
    assert seen > 50
    assert found == [], f"{len(found)} faults"
    record_property("said", f"{seen} screens looked at")


FACTS = [
    "Waiting to be sent: 12",
    "Last exchange: 2026-11-21T10:00:00+00:00",
    "Since then: Heard cannot reach the scheme now. Check the internet. Heard tries again by itself.",
    *(f"look  {name}: not as it should be. Do this, and then do that as well." for name in "abcdefgh"),
]


STAFF = (
    "pin",
    "closed",
    "",
    "pair",
    "address",
    "words",
    "choose",
    "compare",
    "trouble",
    "lines",
    "line",
    "speaking",
    "spoken",
)


@pytest.mark.parametrize("name", STAFF)
def test_what_staff_see_fits(window: Window, name: str) -> None:
    page = StaffPage(window.sizes, lambda take: take(FACTS), True, window)
    window.show()
    window.cover(page)
    staff_pages(page, window.pictures)["-".join(filter(None, ("staff", name)))]()
    flush()
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    buttons = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert buttons
    assert [one.text() for one in labels if one.heightForWidth(one.width()) > one.height()] == []
    assert [one.text() for one in buttons if one.sizeHint().width() > one.width()] == []
    outside = [
        part.geometry().getRect()
        for part in (*labels, *buttons)
        if not window.rect().contains(QRect(part.mapTo(window, QPoint()), part.size()))
    ]
    assert outside == []
