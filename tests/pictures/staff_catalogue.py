"""Each page of the staff, by name: what shows it."""

from collections.abc import Callable

from PySide6.QtTest import QTest

from easyread.pairing import PICTURES
from kiosk.code_door import HEADING, NOTE
from kiosk.pairing import WORDS, language
from kiosk.pairing_door import WAITING
from kiosk.recording_door import CHECK, FIRST
from kiosk.ui.pictures import Pictures
from kiosk.ui.staff.choosing import choose
from kiosk.ui.staff.compare import ComparePage
from kiosk.ui.staff.page import StaffPage
from kiosk.ui.staff.panel import Panel, words
from kiosk.ui.staff.record import READY, SPEAKING, SPOKEN, LinePage, LinesPage
from kiosk.ui.staff.typing import AddressPage, WordsPage

SAID = (
    "Beth wyt ti'n hoffi ei wneud?",
    "Gallwch stopio ar unrhyw adeg. Does dim ots gan neb. Byddwn ni'n cadw beth ddwedoch chi.",
    "আপনি যে কোনো সময় থামতে পারেন। কেউ কিছু মনে করবে না। আপনি যা বলেছেন তা আমরা রাখব।",
)
SHOWN = ("doctor", "laundry", "holiday", "noise")


def staff_pages(page: StaffPage, drawn: Pictures) -> dict[str, Callable[[], object]]:
    """The pages behind the staff's door, those of pairing among them."""
    sizes = page.sizes

    def ways() -> None:
        panel = Panel(sizes, HEADING)
        panel.column.addWidget(words(sizes, NOTE))
        panel.column.addStretch()
        panel.row(
            [(said, page.hide) for said in ("Back", "Type the words", "Scan the code")], main="Scan the code"
        )
        page.show_page(panel)

    def compare() -> None:
        named = [(concept, PICTURES[concept]) for concept in SHOWN]
        side = min(page.width() // 5, page.height() // 3)
        page.show_page(ComparePage(sizes, drawn, named, side, WAITING))

    return {
        "staff-pin": page.show_pin,
        "staff-closed": lambda: page.show_closed(3599),
        "staff": page.show_facts,
        "staff-pair": ways,
        "staff-address": lambda: page.show_page(
            AddressPage(sizes, "https://hub.shared-lives-willow.example:8800")
        ),
        "staff-words": lambda: _words(page),
        "staff-choose": lambda: choose(
            page, "Willow Shared Lives, Oak Lane. Six digits, for staff alone.", str, page.hide, print
        ),
        "staff-compare": compare,
        "staff-lines": lambda: _lines(page),
        "staff-line": lambda: _line(page, READY, FIRST),
        "staff-speaking": lambda: _line(page, SPEAKING, ""),
        "staff-spoken": lambda: _line(page, SPOKEN, f"2.4 seconds. {CHECK}"),
        "staff-trouble": lambda: page.show_trouble(
            "The code was tried too often.", "Ask an administrator for a new code.", page.hide
        ),
    }


def _lines(page: StaffPage) -> None:
    rows = [*((said, False) for said in SAID * 9), ("Nôl", True)]
    page.show_page(LinesPage(page.sizes, "Record lines: Cymraeg", rows))


def _line(page: StaffPage, state: str, note: str) -> None:
    """The longest line of them."""
    line = LinePage(page.sizes, "Record lines: বাংলা", max(SAID, key=len), note)
    page.show_page(line)
    line.show_state(state)
    if state == SPEAKING:
        line.hear(0.6, 2.0)


def _words(page: StaffPage) -> None:
    """Long words, and one that is begun."""
    typed = WordsPage(page.sizes, language().wordlist, WORDS)
    page.show_page(typed)
    for word in ("strategy", "mushroom", "elephant", "umbrella", "discover", "zoo", "absent"):
        QTest.keyClicks(typed, word + " ")
    QTest.keyClicks(typed, "ca")
