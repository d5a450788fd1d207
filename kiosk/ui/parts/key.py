"""A key of the keyboard on the screen: a letter or a word in large type, or a picture where words have no room."""

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from kiosk.ui.look import usual_body
from kiosk.ui.parts.card import PAD, CardButton

CLOSE = 4
"""A single letter, or a picture, may come as near to the edges of its key as this."""


class KeyButton(CardButton):
    """One key; there is no room for both words and picture."""

    def fitted(self) -> "KeyButton":
        """Words in large type where they fit, else smaller, else the picture alone."""
        room = self.width() - (PAD if len(self.line.words) > 1 else CLOSE)
        # A letter in less than the person's type, but no less than is usual; keys are of one height, and so are these.
        least = usual_body(self.sizes) if len(self.line.words) == 1 else self.sizes.body
        smaller = range(self.sizes.body, least - 1, -1)
        for pixels in (self.sizes.heading, *smaller):
            self.need = replace(self.need, pixels=pixels)
            self.pictured = self.need.words(float(room)).width > room or " " in self._single()
            if not self.pictured and self._letters() <= self.height():
                break
        return self

    def words_box(self) -> QRectF:
        """The ink of the letters: a single row needs no room above and below it."""
        _, at, width = self._places()
        word = self.need.words(width).words[0]
        ink = QFontMetricsF(self.need.face).tightBoundingRect(word.text)
        return ink.translated(at.x() + (width - word.width) / 2, at.y() + word.y)

    def _letters(self) -> float:
        return QFontMetricsF(self.need.face).height()

    def _single(self) -> str:
        return "" if len(self.line.words) <= 5 else self.line.words

    def _places(self) -> tuple[QRectF, QPointF, float]:
        wide, high = float(self.width()), float(self.height())
        if self.pictured:
            side = min(wide - 2 * CLOSE, high - 2 * PAD)
            return QRectF((wide - side) / 2, (high - side) / 2, side, side), QPointF(0, 2 * high), wide
        text = self.need.words(wide)
        word = text.words[0]
        ink = QFontMetricsF(self.need.face).tightBoundingRect(word.text)
        aside = (word.width - ink.width()) / 2 - ink.left()  # A sign may stand left of where it begins.
        return QRectF(), QPointF(aside, (high - text.height) / 2), wide
