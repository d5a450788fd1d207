"""Every screen on every glass: no word cut, nothing too near, too small or out of reach; in longer words as well."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from easyread.line import Line
from easyread.screen import AnyScreen
from kiosk import assets
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.look import Sizes, load_fonts
from kiosk.ui.pictures import Pictures
from kiosk.ui.window import Window
from tests.kiosk import layout
from tests.kiosk.layout_screens import all_screens
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


@pytest.mark.parametrize("long", [False, True], ids=["English", "longer"])
def test_every_screen_fits(window: Window, long: bool) -> None:
    screens = all_screens(long)
    assert len(screens) > 60
    found = wrong(window, screens)
    assert found == [], f"{len(found)} faults"
