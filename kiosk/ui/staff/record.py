"""Lines are recorded: which still lack a voice, and one of them spoken, heard and kept."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QProgressBar, QScroller

from kiosk.ui.look import Sizes, font
from kiosk.ui.staff.panel import SMALL, Panel, words

STYLE = """
QListWidget { background: #FFFFFF; border: 2px solid #1B1B1B; border-radius: 8px; }
QListWidget:focus { border: 6px solid #075E5A; }
QListWidget::item { padding: 14px; border-bottom: 1px solid #D8D2C7; }
QListWidget::item:selected { background: #075E5A; color: #FFFFFF; }
QProgressBar { background: #FFFFFF; border: 2px solid #1B1B1B; border-radius: 8px; min-height: 36px; }
QProgressBar::chunk { background: #075E5A; border-radius: 6px; }
"""
READY, SPEAKING, SPOKEN, WAITING = "ready", "speaking", "spoken", "waiting"
BUTTONS = {
    READY: ("Other lines", "Record"),
    SPEAKING: ("Stop",),
    SPOKEN: ("Other lines", "Listen", "Again", "Keep"),
    WAITING: ("Other lines",),
}
"""What can be done with a line: before it is spoken, while, afterwards, and while the kiosk works on it."""


class LinesPage(Panel):
    """All lines of a language, those without a recording first. ``chosen``: the place of one. ``left``: back."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, sizes: Sizes, heading: str, rows: Sequence[tuple[str, bool]]) -> None:
        """``rows``: the words of each line, and whether it has a recording."""
        super().__init__(sizes, heading)
        self.setStyleSheet(STYLE)
        lacking = sum(not has for _, has in rows)
        self.column.addWidget(words(sizes, f"{lacking} of {len(rows)} lines have no recording yet."))
        self.list = QListWidget()
        self.list.setFont(font(SMALL))
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Lines")
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.list.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        for said, has in rows:
            self.list.addItem(QListWidgetItem(f"Recorded: {said}" if has else said))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _: self.choose())
        self.column.addWidget(self.list, 1)
        self.row([("Back", self.left.emit), ("Record this line", self.choose)], main="Record this line")

    def choose(self) -> None:
        """The line that is marked."""
        if self.list.currentRow() >= 0:
            self.chosen.emit(self.list.currentRow())


class LinePage(Panel):
    """One line to speak. ``asked``: the words of the button that was pressed."""

    asked = Signal(str)

    def __init__(self, sizes: Sizes, heading: str, said: str, note: str) -> None:
        super().__init__(sizes, heading)
        self.setStyleSheet(STYLE)
        self.said = words(sizes, said, large=True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setProperty("field", True)
        self.column.addWidget(self.said, 1)
        self.note = words(sizes, note)
        self.column.addWidget(self.note)
        self.meter = QProgressBar()
        self.meter.setRange(0, 100)
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName("How loud it is")
        self.column.addWidget(self.meter)
        names = dict.fromkeys(name for names in BUTTONS.values() for name in names)
        self.buttons = self.row([(name, partial(self.asked.emit, name)) for name in names])
        for name in ("Record", "Stop", "Keep"):
            self.buttons[name].setProperty("main", True)
        self.show_state(READY)

    def show_state(self, state: str, note: str = "") -> None:
        """What can be done now, and what is to be known of it."""
        # What comes is shown before what goes is hidden: the focus would else leave this page.
        for name, button in sorted(self.buttons.items(), key=lambda one: one[0] not in BUTTONS[state]):
            button.setVisible(name in BUTTONS[state])
        if note:
            self.note.setText(note)
        self.meter.setValue(0)

    def hear(self, loud: float, seconds: float) -> None:
        """While somebody speaks."""
        self.meter.setValue(round(loud * 100))
        self.note.setText(f"{seconds:.0f} seconds. Press Stop when the line is said.")
