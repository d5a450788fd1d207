"""A keyboard on the screen, for the hub's address and for twelve words with completion."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from kiosk.ui.look import Sizes
from kiosk.ui.staff.panel import Panel, button, field, words

LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
ADDRESS = ("1234567890", LETTERS[0], LETTERS[1] + "/", LETTERS[2] + ".:-")
LONGEST = 200
OFFERED = 4
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Typed(Panel):
    """What both have: keys, a field, and what a real keyboard types. ``left``: back."""

    left = Signal()

    def __init__(self, sizes: Sizes, heading: str, note: str, keys: Sequence[str]) -> None:
        super().__init__(sizes, heading)
        self.note = words(sizes, note)
        self.field = field(sizes)
        self.column.addWidget(self.note)
        self.column.addWidget(self.field)
        self.above(sizes)
        self.column.addStretch()
        self.column.addLayout(self._keyboard(sizes, keys))

    def above(self, sizes: Sizes) -> None:
        """What stands between the field and the keys."""

    def key(self, letter: str) -> None:
        """One letter more."""
        raise NotImplementedError

    def undo(self) -> None:
        """The last letter less."""
        raise NotImplementedError

    def on(self) -> None:
        """Enter."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A real keyboard does the same."""
        if event.key() == Qt.Key.Key_Backspace:
            self.undo()
        elif event.key() in ENTER:
            self.on()
        elif event.text() and event.text().isascii() and event.text().isprintable():
            self.key(event.text().lower())
        else:
            super().keyPressEvent(event)

    def _keyboard(self, sizes: Sizes, keys: Sequence[str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, letters in enumerate(keys):
            indent = 10 - len(letters)
            for place, letter in enumerate(letters):
                made = button(sizes, letter, partial(self.key, letter))
                made.setMinimumSize(40, min(sizes.tool, 72))
                made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                grid.addWidget(made, row, indent + 2 * place, 1, 2)
        return grid


class AddressPage(Typed):
    """``typed``: the hub's address."""

    typed = Signal(str)

    def __init__(self, sizes: Sizes, said: str = "") -> None:
        self._said = said
        super().__init__(sizes, "The hub's address", "As the portal shows it.", ADDRESS)
        self.row([("Back", self.left.emit), ("Delete", self.undo), ("Next", self.on)], main="Next")
        self.field.setText(self._said)

    def key(self, letter: str) -> None:
        """One letter more."""
        if letter.strip():
            self._say((self._said + letter)[:LONGEST])

    def undo(self) -> None:
        """The last letter less."""
        self._say(self._said[:-1])

    def on(self) -> None:
        """The address is whole."""
        if self._said:
            self.typed.emit(self._said)

    def _say(self, said: str) -> None:
        self._said = said
        self.field.setText(said)


class WordsPage(Typed):
    """Twelve words of a list; a few letters and a touch are enough for each. ``typed``: all of them."""

    typed = Signal(list)

    def __init__(self, sizes: Sizes, language: Sequence[str], number: int) -> None:
        self._language, self._number = language, number
        self._words: list[str] = []
        self._begun = ""
        self._offered: list[QPushButton] = []
        super().__init__(sizes, "The words", "", LETTERS)
        self._buttons = self.row(
            [("Back", self.left.emit), ("Delete", self.undo), ("Next", self.on)], main="Next"
        )
        self._say()

    def above(self, sizes: Sizes) -> None:
        """The words that begin so, to touch."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for place in range(OFFERED):
            made = button(sizes, "", partial(self._take, place))
            made.setMinimumSize(40, min(sizes.tool, 72))
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            policy = made.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            made.setSizePolicy(policy)
            line.addWidget(made, 1)
            self._offered.append(made)
        holder = QWidget()
        line.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(line)
        self.column.addWidget(holder)

    def key(self, letter: str) -> None:
        """One letter more, where a word begins so; a space ends a word."""
        if letter == " ":
            self._end_word()
        elif len(self._words) < self._number and self._fitting(self._begun + letter):
            self._begun += letter
            self._say()

    def undo(self) -> None:
        """The last letter less; without one, the last word."""
        if self._begun:
            self._begun = self._begun[:-1]
        elif self._words:
            self._words.pop()
        self._say()

    def on(self) -> None:
        """The word is whole, or all of them are."""
        if len(self._words) == self._number:
            self.typed.emit(list(self._words))
        else:
            self._end_word()

    def _end_word(self) -> None:
        found = self._fitting(self._begun)
        if self._begun in found or (self._begun and len(found) == 1):
            self._add(self._begun if self._begun in found else found[0])

    def _take(self, place: int) -> None:
        self._add(self._fitting(self._begun)[place])

    def _add(self, word: str) -> None:
        self._words.append(word)
        self._begun = ""
        self._say()

    def _fitting(self, begun: str) -> list[str]:
        return [word for word in self._language if word.startswith(begun)] if begun else []

    def _say(self) -> None:
        done = len(self._words) == self._number
        at = "All words are typed." if done else f"Word {len(self._words) + 1} of {self._number}."
        self.note.setText(f"{at} Type its first letters, then touch it.")
        self.field.setText(" ".join([*self._words, "" if done else f"{self._begun}_"]))
        found = self._fitting(self._begun)
        for place, made in enumerate(self._offered):
            made.setVisible(place < len(found))
            made.setText(found[place] if place < len(found) else "")
        self._buttons["Next"].setEnabled(done)
