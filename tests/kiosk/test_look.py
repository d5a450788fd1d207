"""Every palette and profile: words 7:1 and frames 3:1 as the pixels have it, and every screen whole in large words."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from easyread.profile import Colours, Profile
from easyread.screen import AnyScreen, Pick
from kiosk import assets
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.look import PALETTES, Sizes, load_fonts
from kiosk.ui.parts.card import CardButton
from kiosk.ui.pictures import Pictures
from kiosk.ui.window import Window, suit
from tests.kiosk import layout
from tests.kiosk.layout_screens import all_screens
from tests.shape import walk
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


def light(colour: QColor) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours_in(image: QImage, box: QRect) -> Counter[int]:
    """How often each colour stands in a box, by its number."""
    inside = box.intersected(image.rect())
    return Counter(
        image.pixel(x, y)
        for x in range(inside.left(), inside.right() + 1)
        for y in range(inside.top(), inside.bottom() + 1)
    )


def of_words(part: QWidget, image: QImage, box: QRect) -> float:
    """The contrast of the words of a part: of the ground, and of what is most unlike it of all that is common."""
    found = colours_in(image, box)
    (ground, _), *others = found.most_common()
    inks = [QColor(colour) for colour, count in others if count > 5]
    return max((contrast(QColor(ground), ink) for ink in inks), default=0.0)


def some_screens() -> list[AnyScreen]:
    chosen = {shown.name: shown for shown in all_screens("en") if shown.name in NAMES}
    assert set(chosen) == set(NAMES)
    return list(chosen.values())


@pytest.mark.parametrize("colours", PALETTES)
def test_words_and_frames_are_told_from_what_they_stand_on(window: Window, colours: Colours) -> None:
    suit(window, Profile(colours=colours))
    measured = 0
    for shown in some_screens():
        window.show_screen(shown)
        board, image = window.board, window.grab().toImage()
        assert board is not None
        for part in (*board.lightable, *(tool for tool in board.tools if tool.tool.works)):
            if part.isHidden():
                continue
            box = part.words_box().toAlignedRect()
            if isinstance(part, CardButton) and not part.lying:  # Its words are in the middle.
                box.setRect(12, box.top(), part.width() - 24, box.height())
            box.translate(part.pos())
            assert of_words(part, image, box) >= 7, (shown.name, part.accessibleName())
            measured += 1
        for card in layout.cards_of(board):
            left = card.geometry().left()
            rim = image.pixelColor(left + 1, card.geometry().center().y())
            beyond = image.pixelColor(left - 3, card.geometry().center().y())
            assert contrast(rim, beyond) >= 3, (shown.name, card.accessibleName())
    assert measured > 40


@pytest.mark.parametrize("colours", ["dark", "contrast"])
def test_pictures_stand_on_white_on_a_dark_ground(window: Window, colours: Colours) -> None:
    suit(window, Profile(colours=colours))
    window.show_screen(next(shown for shown in some_screens() if shown.name == "ask"))
    assert window.board is not None
    card, image = layout.cards_of(window.board)[0], window.grab().toImage()
    white = QColor("#FFFFFF").rgb()
    assert colours_in(image, card.geometry())[white] > card.picture_side() ** 2 * 0.2


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


def faults_of(pictures: Pictures, name: str, profile: Profile, words: str) -> list[str]:
    glass = layout.GLASS[name]
    window = Window(Sizes(glass.ppi, profile), pictures, RepeatGuard(lambda: 0.0), closes=True)
    window.resize(glass.width, glass.height)
    found = []
    for shown in all_screens(words):
        for board in layout.pages(window, shown):
            page = f"{shown.name} {board.screen_value.page}"
            found += [f"{page}: {fault}" for fault in layout.faults(window, board)]
        flush()
    window.deleteLater()
    return found


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "text", "hand", "words"), [*product(layout.GLASS, (24, 36, 48), ("right", "left"), walk.words())]
)
def test_every_screen_fits_every_profile(
    pictures: Pictures, name: str, text: int, hand: str, words: str
) -> None:
    profile = replace(Profile(text=text), hand=hand)
    assert faults_of(pictures, name, profile, words) == []
