"""The one window: shows the screen it is given, lights what is spoken, and passes acts on."""

from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from easyread import act as a
from easyread.line import Line
from easyread.profile import Profile
from easyread.screen import AnyScreen, Camera, Doors, Keyboard, Mat, Meter, Neutral, Pick, Read
from kiosk.ui.input.arriving import Arriving
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.input.hands import Hands
from kiosk.ui.input.heard import Heard
from kiosk.ui.look import Sizes, within
from kiosk.ui.parts.clock import Clock
from kiosk.ui.parts.sign import Banner, Sign
from kiosk.ui.pictures import Pictures
from kiosk.ui.screens.around import banner_height
from kiosk.ui.screens.board import Board
from kiosk.ui.screens.focus import focus, focused
from kiosk.ui.screens.keyboard import KeyboardBoard
from kiosk.ui.screens.making import CameraBoard, MeterBoard
from kiosk.ui.screens.mat import MatBoard
from kiosk.ui.screens.neutral import NeutralBoard
from kiosk.ui.screens.pick import DoorsBoard, PickBoard
from kiosk.ui.screens.read import ReadBoard

BOARDS: dict[type[AnyScreen], type[Board]] = {
    Doors: DoorsBoard,
    Pick: PickBoard,
    Mat: MatBoard,
    Meter: MeterBoard,
    Camera: CameraBoard,
    Keyboard: KeyboardBoard,
    Read: ReadBoard,
    Neutral: NeutralBoard,
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Window(QWidget):
    """``acted``: what the person did. ``staff_wanted``: the staff door, or an attempt to close. ``gone``: closed."""

    acted = Signal(object)
    staff_wanted = Signal()
    gone = Signal()

    def __init__(self, sizes: Sizes, pictures: Pictures, guard: RepeatGuard, closes: bool = False) -> None:
        """``closes``: closing the window closes the kiosk (a window on a desk, not a full screen)."""
        super().__init__()
        self.setWindowTitle("Heard")
        self.sizes, self.pictures, self.guard, self.closes = sizes, pictures, guard, closes
        self.board: Board | None = None
        self.coming: Board | None = None
        self.over: QWidget | None = None
        self.sign = Sign(sizes, pictures, self)
        self.banner, self.clock = Banner(sizes, self), Clock(self)
        self.hands, self.heard = Hands(self, guard), Heard(self)
        self.hands.hide_wanted.connect(lambda: self._act(a.Hide()))
        Arriving(self, sizes, self.hands)

    def show_screen(self, screen: AnyScreen) -> None:
        """Show ``screen``: marks only where the frame is the same, a new board otherwise."""
        if (
            self.board is not None
            and self.board.fits(screen, seated(self))
            and self.board.size() == self.size()
        ):
            self.board.take(screen)
        else:
            self._new_board(screen)
        shown = screen.banner is not None and not isinstance(screen, Neutral)
        box = QRect(0, 0, self.width(), banner_height(seated(self)))
        self.banner.take(screen.banner if shown else None, box, seated(self))
        _place_sign(self)
        self.clock.stand(isinstance(screen, Neutral))
        self.cover(self.over)

    def light(self, line: Line | None, word: int) -> None:
        """Light ``line`` where it stands, -1 whole or the word of that number; None lights nothing."""
        if self.board is not None:
            self.board.light(line, word)

    def silent(self, line: Line | None) -> None:
        """Show the sign "no sound", or take it away."""
        self.sign.take(line)
        self.heard.tell(line.words if line else "")
        _place_sign(self)

    def cover(self, page: QWidget | None) -> None:
        """Show ``page`` over the screen, which cannot be reached meanwhile; None shows the screen again."""
        if page is None and self.over is not None:
            self.over.hide()
        new, self.over = page is not self.over, page
        if self.board is not None:
            self.board.setEnabled(page is None)
            self.board.setVisible(page is None)
        if page is not None:
            page.setGeometry(self.rect())
            page.show()
            page.raise_()
        if new:
            (page or self.board or self).setFocus()
        board = self.board if page is None else None
        self.hands.shown(board, board is not None and board.screen_value.aloud)
        if board is not None:
            self.heard.shown(board.screen_value, self.hands.targets)

    def prepare(self, screen: AnyScreen) -> Board | None:
        """Build, unseen, the board of a screen that may come next; None where marks will do."""
        if self.board is None or self.board.fits(screen, seated(self)):
            return None
        if not is_for(self.coming, screen, self):
            drop(self.coming)
            self.coming = built(screen, self)
        return self.coming

    def _new_board(self, screen: AnyScreen) -> None:
        old, board, self.coming = self.board, self.coming, None
        if board is None or not is_for(board, screen, self):
            drop(board)
            board = built(screen, self)
        self.board = board
        board.acted.connect(self._act)
        board.show()
        board.lower()
        focus(board, focused(old) if old is not None else "")
        drop(old)

    def _act(self, act: a.Act) -> None:
        self.hands.touched.emit()
        if not self.guard.lets(act):
            return
        if act == a.OpenDoor("staff"):
            self.staff_wanted.emit()
        else:
            self.acted.emit(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the focus; Escape under a cover hides what it covers; held keys do not repeat."""
        if event.isAutoRepeat():
            return
        widget = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._act(a.Hide())
        elif event.key() in ENTER and isinstance(widget, QAbstractButton):
            widget.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same screen again at the new size."""
        if self.board is not None:
            self.show_screen(self.board.screen_value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        QPainter(self).fillRect(QRect(0, 0, self.width(), self.height()), self.sizes.colours.ground)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A full screen is left by the staff's door; the system's own end of a session is never held up."""
        app = QApplication.instance()
        if self.closes or (isinstance(app, QApplication) and app.isSavingSession()):
            event.accept()
            self.gone.emit()
        else:
            event.ignore()
            self.staff_wanted.emit()


def suit(window: Window, profile: Profile) -> None:
    """From the next screen on, look, measure and be touched as this profile asks."""
    if profile != window.sizes.profile:
        window.sizes = replace(window.sizes, profile=profile)
        window.update()
    window.hands.use(profile)


def seated(window: Window) -> Sizes:
    """The sizes that a window as large as it is now can give."""
    return within(window.sizes, min(window.width(), window.height()))


def _place_sign(window: Window) -> None:
    if window.board is not None:
        window.sign.place(seated(window), window.board.around.sign if window.board.around else None)


def built(screen: AnyScreen, window: Window) -> Board:
    """The board of a screen, not shown yet."""
    board = BOARDS[type(screen)](screen, seated(window), window.pictures, window)
    board.hide()
    board.build()
    return board


def is_for(board: Board | None, screen: AnyScreen, window: Window) -> bool:
    """The board was built for just this screen, at the window's size."""
    same = board is not None and board.screen_value == screen and board.sizes == seated(window)
    return board is not None and same and board.size() == window.size()


def drop(board: Board | None) -> None:
    """Away with a board, at once for the eye."""
    if board is not None:
        board.hide()
        board.deleteLater()


def show_level(window: Window, level: float, seconds: float) -> None:
    """How loud it is that is being recorded, from 0 to 1, and for how long."""
    if isinstance(window.board, MeterBoard):
        window.board.heard(level, seconds)


def show_seen(window: Window, image: QImage) -> None:
    """What the camera sees, until the photo is taken."""
    if isinstance(window.board, CameraBoard):
        window.board.seen(image)
