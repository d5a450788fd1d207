"""Words laid out so that each can be lit: wrapped between words, left aligned, never cut."""

from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from kiosk.ui.look import LINE_HEIGHT, Palette, font


class Word(Struct, frozen=True):
    """One word with its place, in pixels from the top left of its text; ``y`` is the baseline."""

    text: str
    x: float
    y: float
    width: float


class LaidOut(Struct, frozen=True):
    """A text at one width: its words, its height and the widest row, in pixels."""

    words: tuple[Word, ...]
    width: float
    height: float
    row: float


@lru_cache(maxsize=4096)
def lay_out(text: str, pixels: int, bold: bool, width: float, leading: float) -> LaidOut:
    """The text with each sentence on a row of its own, wrapped to ``width``; a word wider than that stands out.

    No word stands alone in the last row of a sentence where it can have company.
    """
    metrics = QFontMetricsF(font(pixels, bold))
    space, row = metrics.horizontalAdvance(" "), pixels * leading
    lift = (row - metrics.height()) / 2 + metrics.ascent()
    words: list[Word] = []
    widest, y = 0.0, 0.0
    for sentence in text.split("\n"):
        tokens = sentence.split()
        advances = [metrics.horizontalAdvance(token) for token in tokens]
        starts = even(advances, space, width)
        x = 0.0
        for number, (token, advance) in enumerate(zip(tokens, advances, strict=True)):
            if number in starts:
                x, y = 0.0, y + row
            words.append(Word(token, x, y + lift, advance))
            widest = max(widest, x + advance)
            x += advance + space
        y += row
    return LaidOut(tuple(words), widest, y, row)


def wrapped(advances: list[float], space: float, width: float) -> list[int]:
    """The numbers of the words with which a further row begins, each row as full as it can be."""
    starts, x = [], 0.0
    for number, advance in enumerate(advances):
        if x > 0 and x + advance > width:
            starts.append(number)
            x = 0.0
        x += advance + space
    return starts


def even(advances: list[float], space: float, width: float) -> list[int]:
    """The same, in as many rows; where one word would stand alone in the last, all rows as narrow as they can be."""
    full = wrapped(advances, space, width)
    if full[-1:] != [len(advances) - 1]:
        return full
    low, high = max(advances), width
    while high - low > 1:
        middle = (low + high) / 2
        if len(wrapped(advances, space, middle)) > len(full):
            low = middle
        else:
            high = middle
    return wrapped(advances, space, high)


def laid(text: str, face: QFont, width: float, leading: float = LINE_HEIGHT) -> LaidOut:
    """``lay_out`` for a face that ``look.font`` made; ``leading``: from row to row, in heights of the type."""
    return lay_out(text, face.pixelSize(), face.bold(), width, leading)


def draw(
    painter: QPainter,
    text: LaidOut,
    face: QFont,
    at: QPointF,
    colours: Palette,
    lit: int = -1,
    centre: float = 0.0,
) -> None:
    """Paint the words; word number ``lit`` has a soft ground. ``centre``: a width to centre each row in."""
    painter.setFont(face)
    shifts = _shifts(text, centre) if centre else {}
    for number, word in enumerate(text.words):
        place = at + QPointF(word.x + shifts.get(word.y, 0.0), word.y)
        if number == lit:
            top = place.y() - text.row * 0.72
            painter.fillRect(QRectF(place.x() - 4, top, word.width + 8, text.row * 0.96), colours.listening)
        painter.setPen(colours.ink)
        painter.drawText(place, word.text)


def _shifts(text: LaidOut, centre: float) -> dict[float, float]:
    ends: dict[float, float] = {}
    for word in text.words:
        ends[word.y] = word.x + word.width
    return {y: max((centre - end) / 2, 0.0) for y, end in ends.items()}
