"""A kiosk in a home: its own parts and store, a hand that touches it, and the scheme's keys to open what it sealed."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from easyread.body import Body
from easyread.concern import Concern
from easyread.envelope import HouseholdDocument, Number, Person
from easyread.line import Line
from easyread.response import Response
from easyread.screen import AnyScreen, Read
from easyread.showing import screen
from kiosk import assets
from kiosk.jobs import Home as Homeward
from kiosk.jobs import Jobs
from kiosk.paired import hashed_pin
from kiosk.settings import Settings
from kiosk.store.folder import BALLAST
from kiosk.ui.parts.card import CardButton
from kiosk.ui.pictures import Pictures
from kiosk.ui.screens.board import Board
from kiosk.wiring import Kiosk, Parts
from tests.fakes import HandTurned, StillClock
from tests.kiosk.kept import KEYS, device, memory_folder, pairing
from tests.opening import open_sealed
from tests.stories.hands import flush
from tests.stories.ways import WAYS, Way

NO_VOICE = [
    "sh",
    "-c",
    'echo \'{"type":"ready","languages":[]}\'; while read -r asked; do echo \'{"type":"level"}\'; done',
]
"""A voice worker that speaks no language, and answers when it is asked how loud it is."""
LYING, UPRIGHT = QRect(0, 0, 1280, 800), QRect(1280, 0, 800, 1280)
PPI = 149.0
PIN = "493817"
DOCUMENT = HouseholdDocument(
    version=1,
    scheme="Hillside",
    people=(Person(id="sam", name="Sam", portrait="me"), Person(id="ali", name="Ali", portrait="carer")),
    numbers=(Number(name="Our office", digits="01632 960 001", picture="phone"),),
)

drawn = cache(Pictures)
"""The pictures of one folder, drawn once for all stories."""


class Home:
    """One kiosk, paired, in a window; work of its store is done whenever the hand rests."""

    def __init__(self, folder: Path, way: Way, shown: Path, voice: list[str] | None, asked: Settings) -> None:
        self.folder, self.way = folder, way
        self.clock = StillClock()
        self.store, self.network = HandTurned(), HandTurned()
        self.said: list[str] = []
        self.closed = 0
        parts = Parts(assets=shown, pictures=drawn, chance=self.clock, jobs=self._jobs, voice=voice)
        self.kiosk = Kiosk(folder, asked, in_window=False, parts=parts)
        self.kiosk.closed.connect(lambda: setattr(self, "closed", self.closed + 1))
        self._show = self.kiosk.session.shown
        self.kiosk.session.shown = self._hear
        self.window = self.kiosk.window

    def start(self, place: QRect) -> None:
        """Open the window on Welcome."""
        self.window.setGeometry(place)
        self.window.show()
        self.window.activateWindow()
        self.kiosk.start()
        self.rest()

    def _jobs(self, name: str, home: Homeward, bug: Callable[[BaseException], None]) -> Jobs:
        return Jobs({"store": self.store, "network": self.network}[name], home, bug)

    def _hear(self, screen: AnyScreen, said: tuple[Line, ...] | None) -> None:
        if said is not None:
            self.said = [line.words for line in said]
        self._show(screen, said)

    def rest(self) -> None:
        """Until nothing is left to do: events, deletions, and what the store was asked for."""
        for _ in range(3):
            QCoreApplication.processEvents()
            self.store.turn_all()
        flush()

    @property
    def board(self) -> Board:
        """The screen's widget."""
        assert self.window.board is not None
        return self.window.board

    @property
    def screen(self) -> AnyScreen:
        """What stands."""
        return self.board.screen_value

    def anew(self) -> Board:
        """The screen's widget is thrown away and made anew; the one that was."""
        old, self.window.board = self.board, None
        old.hide()
        old.deleteLater()
        self.window.show_screen(screen(self.kiosk.session.visit))
        self.rest()
        return old

    @property
    def name(self) -> str:
        return self.screen.name

    def part(self, id: str) -> QWidget:
        """The card of this id on the present page, else the tool."""
        cards = {part.card.id: part for part in self.board.lightable if isinstance(part, CardButton)}
        tools = {tool.tool.id: tool for tool in self.board.tools}
        if id.startswith("tool "):
            return tools[id.removeprefix("tool ")]
        found: dict[str, QWidget] = {**tools, **cards}
        return found.get(id) or found["more"]

    def do(self, *ids: str) -> "Home":
        """Press these one after the other, a second apart; a card on a further page is looked for there."""
        for id in ids:
            for _ in range(9):
                part = self.part(id)
                self.press(part)
                if not (isinstance(part, CardButton) and part.card.id == "more"):
                    break
        return self

    def press(self, part: QWidget) -> None:
        """One press, a second after the last."""
        self.clock.pass_by(1.0)
        self.way.press(self.window, part, self.clock)
        self.rest()

    def next(self) -> str:
        """Next, through all pages of what is to be read; the name of the screen that it leads to."""
        before = self.name
        self.do("next")
        while self.name == before and isinstance(self.screen, Read):
            self.do("next")
        return self.name

    def to(self, name: str) -> "Home":
        """As many Next as lead to this screen."""
        for _ in range(9):
            if self.name == name:
                return self
            self.next()
        raise AssertionError(f"{self.name}, not {name}")

    def wake(self) -> str:
        """A touch, or a key, on the neutral picture."""
        self.press(self.board)
        return self.name

    def hurry(self, timer: QTimer) -> None:
        """The time of this timer has passed."""
        timer.start(0)
        while timer.isActive() and timer.interval() == 0:
            QCoreApplication.processEvents()
        self.rest()

    def chosen(self) -> list[str]:
        """The cards that are marked."""
        return [
            part.card.id for part in self.board.lightable if isinstance(part, CardButton) and part.isChecked()
        ]

    def bodies(self) -> list[Body]:
        """All that is kept, opened as the scheme opens it."""
        rows = self.kiosk.device.store.read(
            lambda connection: connection.execute(
                "SELECT header, sealed FROM outbox ORDER BY place"
            ).fetchall()
        )
        return [open_sealed(header, sealed, KEYS.team) for header, sealed in rows]

    def accessible(self) -> dict[str, QAccessibleInterface]:
        """All that a screen reader finds in the window, by name; what has no name is left out."""
        found: dict[str, QAccessibleInterface] = {}
        ahead = [QAccessible.queryAccessibleInterface(self.window)]
        while ahead:
            one = ahead.pop()
            found[one.text(QAccessible.Text.Name)] = one
            ahead += [one.child(number) for number in range(one.childCount())]
        found.pop("", None)
        return found

    def response(self) -> Response:
        """The one thing that is kept."""
        (body,) = self.bodies()
        assert isinstance(body, Response)
        return body

    def concerns(self) -> list[Concern]:
        return [body for body in self.bodies() if isinstance(body, Concern)]

    def running(self) -> int:
        """How many envelopes are held back, their visit not being over."""
        asked = "SELECT count(*) FROM outbox WHERE running"
        return int(self.kiosk.device.store.read(lambda rows: rows.execute(asked).fetchone())[0])


def paired(folder: Path, document: HouseholdDocument = DOCUMENT) -> Path:
    """A data folder that belongs to a scheme with the keys of tests."""
    one = device(folder)
    one.household.pair(replace(pairing(), pin=hashed_pin(PIN, bytes(16))))
    one.household.keep(msgspec.json.encode(document))
    one.store.close()
    with (folder / "ballast").open("wb") as file:
        # As large as it will be, and no time is spent on filling it.
        os.ftruncate(file.fileno(), BALLAST)
    return folder


@contextmanager
def at_home(folder: Path, hand: str = "touch", **given: Any) -> Iterator[Home]:
    """A kiosk on this folder until the end of the block; it is closed, and had no bug."""
    place, voice = given.pop("place", LYING), given.pop("voice", NO_VOICE)
    shown = given.pop("assets", assets.folder())
    home = Home(folder, WAYS[hand], shown, voice, Settings(ppi=PPI, **given))
    try:
        home.start(place)
        yield home
        home.rest()
        assert not (folder / "bugs.log").exists(), (folder / "bugs.log").read_text()
    finally:
        home.kiosk.close()
        home.window.deleteLater()
        flush()


@contextmanager
def new_home(hand: str = "touch", document: HouseholdDocument = DOCUMENT, **given: Any) -> Iterator[Home]:
    """A kiosk just paired, in a folder in memory."""
    with memory_folder() as folder, at_home(paired(folder, document), hand, **given) as home:
        yield home
