"""What is measured of a page as it is painted: the contrast of its words and frames, and how much of it is free."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from easyread.screen import Neutral
from kiosk.ui.parts.card import CardButton
from kiosk.ui.parts.key import KeyButton
from kiosk.ui.parts.level import LevelView
from kiosk.ui.parts.paper import PaperView
from kiosk.ui.parts.rows import LineRow
from kiosk.ui.parts.stones import StonesView
from kiosk.ui.parts.tool import ToolButton
from kiosk.ui.parts.view import PhotoView
from kiosk.ui.screens.board import Board
from kiosk.ui.window import Window
from tests.kiosk.layout import called, cards_of

WORDS, FRAMES = 7.0, 3.0
FREE = 0.35
SEEN = (LineRow, CardButton, ToolButton)
FULL = (LevelView, PaperView, StonesView, PhotoView)


def faults(window: Window, board: Board) -> Iterator[str]:
    """Words under 7:1, frames under 3:1, and less than 35 % on which nothing stands."""
    if isinstance(board.screen_value, Neutral):
        return
    image = board_image(window)
    for part in board.findChildren(QWidget):
        if isinstance(part, SEEN) and part.isVisibleTo(board) and part.isEnabled():
            found = of_words(part, image)
            if found is not None and found < WORDS:
                yield f"{called(part)}: words of {found:.1f}:1"
    for card in cards_of(board):
        found = of_frame(card, image)
        if found < FRAMES:
            yield f"{called(card)}: a frame of {found:.1f}:1"
    share = free(board)
    if share < FREE:
        yield f"{share:.0%} free"


def board_image(window: Window) -> QImage:
    """The window as it is painted, 32 bits a pixel."""
    return window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def light(colour: QColor) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours_in(image: QImage, box: QRect) -> Counter[int]:
    """How often each colour stands in a box, by its number."""
    piece = image.copy(box.intersected(image.rect()))  # It must outlive the view of its bits.
    return Counter(memoryview(piece.constBits()).cast("I").tolist())


def of_words(part: LineRow | CardButton | ToolButton, image: QImage) -> float | None:
    """The contrast of the ground with what is most unlike it of all that is common; None: there are no words."""
    if isinstance(part, KeyButton) and part.pictured:
        return None
    box = part.words_box().toAlignedRect()
    if isinstance(part, CardButton) and not part.lying:  # Its words are in the middle.
        box.setRect(12, box.top(), part.width() - 24, box.height())
    found = colours_in(image, box.translated(part.pos()))
    (ground, _), *others = found.most_common()
    inks = [QColor(colour) for colour, count in others if count > 5]
    return max((contrast(QColor(ground), ink) for ink in inks), default=0.0)


def of_frame(card: CardButton, image: QImage) -> float:
    """The contrast of the rim of a card with what is beside it."""
    left, middle = card.geometry().left(), card.geometry().center().y()
    return contrast(image.pixelColor(left + 1, middle), image.pixelColor(left - 3, middle))


def free(board: Board) -> float:
    """The share of a page on which there are neither words nor a picture."""
    taken = 0.0
    for part in board.findChildren(QWidget):
        if not part.isVisibleTo(board):
            continue
        if isinstance(part, SEEN):
            words = part.words_box()
            taken += words.width() * words.height() + part.picture_side() ** 2
        elif isinstance(part, FULL):
            taken += part.width() * part.height()
    return 1 - taken / (board.width() * board.height())
