"""Every screen on every glass: no word cut, nothing too near, too small or out of reach; in longer words as well."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from easyread.line import Line
from easyread.screen import AnyScreen
from kiosk import assets
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.look import Sizes, load_fonts
from kiosk.ui.pictures import Pictures
from kiosk.ui.staff.page import StaffPage
from kiosk.ui.window import Window
from tests.kiosk import layout
from tests.kiosk.layout_screens import LONGER_ENGLISH, all_screens
from tests.pictures.staff_catalogue import staff_pages
from tests.shape import walk
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


def wrong(window: Window, screens: tuple[AnyScreen, ...]) -> list[str]:
    found = []
    for shown in screens:
        cards, lines = layout.wanted(shown)
        for board in layout.pages(window, shown):
            page = f"{shown.name} {board.screen_value.page}"
            found += [f"{page}: {fault}" for fault in layout.faults(window, board)]
            cards -= {part.card.id for part in layout.cards_of(board)}
            lines -= {one for part in board.lightable for one in layout.sentences(part.line)}
        flush()
        found += [f"{shown.name}: no page has {what}" for what in (*cards, *lines)]
    return found


@pytest.mark.parametrize("words", [*walk.words(), LONGER_ENGLISH])
def test_every_screen_fits(window: Window, words: str) -> None:
    screens = all_screens(words)
    assert len(screens) > 60
    found = wrong(window, screens)
    assert found == [], f"{len(found)} faults"


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
