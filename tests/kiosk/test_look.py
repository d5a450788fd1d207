"""Every palette: words 7:1 and frames 3:1 as the pixels have it; and whatever is amiss is found by what measures it."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from easyread.profile import Colours, Profile
from easyread.screen import AnyScreen, Pick
from kiosk import assets
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.look import PALETTES, Sizes, load_fonts
from kiosk.ui.parts.paper import PaperView
from kiosk.ui.pictures import Pictures
from kiosk.ui.window import Window, suit
from tests.kiosk import layout, orders, pixels
from tests.kiosk.layout_screens import all_screens
from tests.stories.hands import flush

NAMES = ("welcome", "ask", "liking_colours", "liking_text")


@pytest.fixture(scope="module")
def pictures(qapp: QApplication) -> Pictures:
    load_fonts()
    return Pictures(assets.folder() / "pictures")


@pytest.fixture
def window(pictures: Pictures) -> Iterator[Window]:
    one = Window(Sizes(149.0), pictures, RepeatGuard(lambda: 0.0), closes=True)
    one.resize(1280, 800)
    yield one
    one.deleteLater()
    flush()


def some_screens() -> list[AnyScreen]:
    chosen = {shown.name: shown for shown in all_screens("en") if shown.name in NAMES}
    assert set(chosen) == set(NAMES)
    return list(chosen.values())


@pytest.mark.parametrize("colours", PALETTES)
def test_words_and_frames_are_told_from_what_they_stand_on(window: Window, colours: Colours) -> None:
    suit(window, Profile(colours=colours))
    for shown in some_screens():
        assert list(layout.wrong(window, shown, pixels.faults)) == []


def test_words_and_frames_that_are_hard_to_see_are_found(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    faint = replace(PALETTES["cream"], ink=QColor("#9A9A9A"))
    monkeypatch.setitem(PALETTES, "cream", faint)
    found = [fault for shown in some_screens() for fault in layout.wrong(window, shown, pixels.faults)]
    assert [fault for fault in found if "words of 2" in fault]
    assert [fault for fault in found if "a frame of 2" in fault]


def test_a_page_that_is_full_or_in_another_order_is_found(window: Window) -> None:
    window.show_screen(next(shown for shown in some_screens() if shown.name == "ask"))
    board = window.board
    assert board is not None
    assert [*pixels.faults(window, board), *orders.faults(window, board)] == []
    first, *_, last = layout.cards_of(board)
    places = first.geometry(), last.geometry()
    first.setGeometry(places[1])
    last.setGeometry(places[0])
    assert any("stands before it" in fault for fault in orders.faults(window, board))
    PaperView(board.sizes, board).setGeometry(board.rect())
    board.findChildren(PaperView)[0].show()
    assert any("free" in fault for fault in pixels.faults(window, board))


@pytest.mark.parametrize("colours", ["dark", "contrast"])
def test_pictures_stand_on_white_on_a_dark_ground(window: Window, colours: Colours) -> None:
    suit(window, Profile(colours=colours))
    window.show_screen(next(shown for shown in some_screens() if shown.name == "ask"))
    assert window.board is not None
    card, image = layout.cards_of(window.board)[0], pixels.board_image(window)
    white = QColor("#FFFFFF").rgb()
    assert pixels.colours_in(image, card.geometry())[white] > card.picture_side() ** 2 * 0.2


def test_the_hand_the_corner_and_no_pictures_do_what_they_say(window: Window) -> None:
    shown = next(shown for shown in some_screens() if isinstance(shown, Pick) and shown.name == "ask")
    places: dict[str, dict[str, QRect]] = {}
    for name, profile in {
        "usual": Profile(),
        "left": Profile(hand="left", hide="top-left"),
        "off": Profile(hide="off", pictures="none"),
    }.items():
        suit(window, profile)
        window.show_screen(shown)
        assert window.board is not None
        places[name] = {tool.tool.id: tool.geometry() for tool in window.board.tools}
        sides = [card.picture_side() for card in layout.cards_of(window.board)]
        assert all(side == 0 for side in sides) == (profile.pictures == "none")
    assert places["left"]["next"].left() == places["usual"]["back"].left() < places["left"]["back"].left()
    assert places["left"]["hide"].left() == places["usual"]["back"].left() < places["usual"]["hide"].left()
    assert "hide" not in places["off"]
