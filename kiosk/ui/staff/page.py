"""The frame of the staff's pages: over the whole window, one page at a time."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.look import Sizes
from kiosk.ui.staff.panel import STYLE, Panel, words
from kiosk.ui.staff.pin import Closed, PinPad

Facts = Callable[[Callable[[list[str]], None]], None]


class StaffPage(QWidget):
    """``left``: to Welcome. ``pin_typed``: six digits. What the buttons of the facts ask for has a signal each."""

    left = Signal()
    close_wanted = Signal()
    send_wanted = Signal()
    pair_wanted = Signal()
    locks_wanted = Signal()
    record_wanted = Signal()
    trial_wanted = Signal()
    pin_typed = Signal(str)

    def __init__(self, sizes: Sizes, facts: Facts, paired: bool, parent: QWidget) -> None:
        """``facts`` hands over rows of text later. ``paired``: a rehearsal has no PIN, and is there to be paired."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(STYLE)
        self.sizes, self._facts, self._paired = sizes, facts, paired
        self._page = QVBoxLayout(self)
        self._page.setContentsMargins(sizes.edge, sizes.edge, sizes.edge, sizes.edge)
        self.shown: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if paired:
            self.show_pin()
        else:
            self.show_facts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()

    def show_pin(self, wrong: bool = False) -> None:
        """Ten digits to press."""
        pad = PinPad(self.sizes, "Wrong PIN. Try again." if wrong else "Staff PIN")
        pad.left.connect(self.left)
        pad.typed.connect(self.pin_typed)
        self.show_page(pad)

    def show_closed(self, seconds: float) -> None:
        """Too many wrong ones."""
        page = Closed(self.sizes, seconds)
        page.left.connect(self.left)
        page.over.connect(self.show_pin)
        self.show_page(page)

    def show_facts(self) -> None:
        """How the kiosk is, and what staff can do here."""
        page = Panel(self.sizes, "This kiosk")
        facts = words(self.sizes, "")
        facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        page.column.addWidget(facts, 1)
        pair = "Pair again" if self._paired else "Pair this kiosk"
        first = [(pair, self.pair_wanted.emit)]
        more = [("Send now", self.send_wanted.emit), ("My 3 pictures", self.locks_wanted.emit)]
        page.row([*first, *(more if self._paired else [])], main="" if self._paired else pair)
        trial = [("Try a visit", self.trial_wanted.emit)] if self._paired else []
        tries = [*trial, ("Record lines", self.record_wanted.emit)]
        last = [("Back", self.left.emit), ("Close Heard", self.close_wanted.emit)]
        # What fits one row of a lying screen needs two of an upright one.
        for row in [tries, last] if self.height() > self.width() else [[last[0], *tries, last[1]]]:
            page.row(row)
        self.show_page(page)
        self._facts(lambda rows: facts.setText("\n".join(rows)))

    def show_locks(self, people: dict[str, str], clear: Callable[[str], None]) -> None:
        """Whose messages are locked, by their id; a button each takes the lock away."""
        page = Panel(self.sizes, "My 3 pictures")
        said = "Who forgot their pictures? Without them anyone here can see their messages."
        none = "Nobody has locked their messages."
        note = words(self.sizes, said if people else none)
        page.column.addWidget(note, 1, Qt.AlignmentFlag.AlignTop)
        for person, name in people.items():
            page.row([(f"Take the pictures of {name} away", partial(clear, person))])
        page.row([("Back", self.show_facts)])
        self.show_page(page)

    def show_trouble(self, what: str, remedy: str, on: Callable[[], None]) -> None:
        """What went wrong and what to do; ``on``: where the button leads."""
        page = Panel(self.sizes, what)
        page.column.addWidget(words(self.sizes, remedy), 1, Qt.AlignmentFlag.AlignTop)
        page.row([("Next", on)], main="Next")
        self.show_page(page)

    def show_note(self, note: str) -> None:
        """Something takes a moment."""
        page = Panel(self.sizes, note)
        page.column.addStretch()
        page.row([("Back", self.left.emit)])
        self.show_page(page)

    def show_page(self, page: QWidget) -> None:
        """Put a page in the place of the one before."""
        old, self.shown = self.shown, page
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._page.addWidget(page)
        # Shown before the old one goes: the focus would else leave these pages.
        page.show()
        self.setFocusProxy(page)
        page.setFocus()
        if old is not None:
            self._page.removeWidget(old)
            old.hide()
            old.deleteLater()
