"""What stands while nothing can be kept in the data folder: a calm line, and for staff the reason behind their card."""

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from easyread import act as a
from easyread.screen import speech
from easyread.showing import screen
from easyread.troubled import standstill_screen
from easyread.visit import step
from easyread.whose import at_welcome
from kiosk import assets, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.trouble import NotKept, Trouble
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.look import Sizes, load_fonts, ppi_of
from kiosk.ui.pictures import Pictures
from kiosk.ui.reader import Reader
from kiosk.ui.staff.panel import STYLE, Panel, words
from kiosk.ui.window import Window
from kiosk.voice import recordings
from kiosk.voice.speaker import Speaker

AGAIN_MS = 30_000
"""How often it is looked whether the trouble is over."""


class Standstill(QObject):
    """``over``: the folder can be opened, or fails in another way that is to be said. ``closed``: staff ended it."""

    over = Signal()
    closed = Signal()

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        trouble: Trouble,
        in_window: bool,
        voice: list[str] | None = None,
    ) -> None:
        """``voice``: the programme of the voice worker; None is our own."""
        super().__init__()
        self.trouble, self._folder, self._settings = trouble, folder, settings
        self._contents = contents.load(assets.folder())
        load_fonts()
        home = contents.household(self._contents, None, settings, (), (), rehearsal=False)
        self._visit = at_welcome(home, "")
        self.screen = standstill_screen(self._visit, "trouble_start")
        glass = QGuiApplication.primaryScreen()
        ppi = ppi_of(settings.ppi, glass.physicalDotsPerInch() / glass.devicePixelRatio())
        self.window = Window(Sizes(ppi), Pictures(), RepeatGuard(monotonic), in_window)
        self.speaker = Speaker(folder / "voices", recordings.folders(folder, assets.folder()), self, voice)
        self.reader = Reader(self.speaker, self.window.light)
        self.window.acted.connect(self._act)
        self.window.staff_wanted.connect(self._tell_staff)
        self.window.gone.connect(self.closed)
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.look)
        self.timer.start(AGAIN_MS)

    def start(self) -> None:
        """Show the screen, and say it."""
        self.window.show_screen(self.screen)
        self._say()

    def close(self) -> None:
        """Make room for the kiosk."""
        self.timer.stop()
        self.speaker.close()
        self.window.closes = True
        self.window.close()
        self.window.deleteLater()

    def look(self) -> None:
        """Whether the folder can be opened by now."""
        try:
            Device(self._folder, self._contents, self._settings).store.close()
        except NotKept as trouble:
            self.trouble = trouble
        except Trouble:
            self.over.emit()
        else:
            self.over.emit()

    def _act(self, act: a.Act) -> None:
        if isinstance(act, a.Next):
            self._say()
            self.look()
        elif isinstance(act, a.Listen) or act == a.Open("listen"):
            self._say()
        elif isinstance(act, a.Hide):
            self.reader.say(())
            self.window.show_screen(screen(step(self._visit, act, 0.0)))
        elif isinstance(act, a.Touch):
            self.window.show_screen(self.screen)

    def _say(self) -> None:
        self.reader.say(speech(None, self.screen, None))

    def _tell_staff(self) -> None:
        page = Panel(self.window.sizes, self.trouble.what)
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.setStyleSheet(STYLE)
        edge = self.window.sizes.edge
        page.column.setContentsMargins(edge, edge, edge, edge)
        page.column.addWidget(words(self.window.sizes, self.trouble.remedy), 1, Qt.AlignmentFlag.AlignTop)

        def back() -> None:
            self.window.cover(None)
            page.deleteLater()

        page.row([("Back", back), ("Close Heard", self.closed.emit)], main="Back")
        page.setParent(self.window)
        self.window.cover(page)
