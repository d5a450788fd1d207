"""All ways of input of one window: what arrives there, and time as it passes, becomes the click of a target."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from easyread.profile import Profile
from kiosk.ui.input.dwell import Dwell
from kiosk.ui.input.frame import Frame
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.input.hold import Hold
from kiosk.ui.input.scan import Scan
from kiosk.ui.input.switches import Switches
from kiosk.ui.input.target import Target, rows, targets


class Hands(QObject):
    """``touched``: someone is there. ``reached``: the lines to be said of what a scan is at. ``hide_wanted``: at once.

    ``page``: the widget of the screen; None while something covers it, which is used as any programme is.
    """

    touched = Signal()
    reached = Signal(object)
    hide_wanted = Signal()

    def __init__(self, window: QWidget, guard: RepeatGuard) -> None:
        super().__init__(window)
        self.seconds, self._guard = guard.seconds, guard
        self.profile = Profile()
        self.page: QWidget | None = None
        self.targets: tuple[Target, ...] = ()
        self._by_keys = self._aloud = False
        self.frame, self.hold, self.dwell = Frame(window), Hold(), Dwell()
        self.scan = Scan(self._reach)
        self.switches = Switches(self._take, self.hide_wanted.emit)
        self.pulse = QTimer(self, singleShot=True)
        self.pulse.timeout.connect(self.look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._paint)

    @property
    def busy(self) -> bool:
        """Something is scanned, held or rested on, so that nobody is away."""
        return self.pulse.isActive()

    def use(self, profile: Profile) -> None:
        """As whoever is here now needs it."""
        if profile != self.profile:
            self.profile = profile
            for way in (self._guard, self.hold, self.dwell, self.scan, self.switches):
                way.profile = profile
            self.scan.shown(rows(self.targets), anew=True)
            self.look()

    def shown(self, page: QWidget | None, aloud: bool) -> None:
        """The screen as it stands now; ``aloud``: it may speak by itself."""
        anew, self.page, self.targets = page is not self.page, page, targets(page)
        self._aloud = aloud
        self.scan.shown(rows(self.targets), anew)
        self.dwell.shown(self.targets, anew)
        self.look()

    def look(self) -> None:
        """As much time has passed as the clock says; once more when there is more to see."""
        now = self.seconds()
        waits = [self.switches.tick(now)]
        waits += [] if self.switches.down else [self.scan.tick(now)]
        waits += [self.dwell.tick(now), self.hold.tick(now)]
        self._paint()
        soon = [wait for wait in waits if wait is not None]
        if soon:
            self.pulse.start(max(int(min(soon) * 1000), 1))
        else:
            self.pulse.stop()

    def present(self, by_keys: bool) -> None:
        """Someone is there, and uses keys, or does not."""
        self._by_keys = by_keys
        self.touched.emit()

    def switch(self, number: int, down: bool) -> None:
        """A switch is pressed or let go."""
        if down:
            self.switches.press(number, self.seconds())
        else:
            self.switches.release(number, self.seconds())

    def at_keys(self) -> Target | None:
        """What has the focus, while keys are used; never the neutral picture."""
        held = (one for one in self.targets if one.button.hasFocus() and not one.covers)
        return next(held, None) if self._by_keys else None

    def _take(self, number: int) -> None:
        """One switch takes; of two the first steps. On the neutral picture any of them is a touch."""
        if self.targets and self.targets[0].covers:
            self.targets[0].take()
        elif number == 0 and self.profile.input == "two-switch":
            self.scan.step(self.seconds())
        else:
            self.scan.take(self.seconds())

    def _reach(self, lit: list[Target]) -> None:
        if self._aloud and self.profile.voice and not self.profile.quiet:
            self.reached.emit(tuple(one.line for one in lit if one.line is not None))

    def _paint(self) -> None:
        """The frame around what is held or rested on, else around what is lit or has the focus."""
        now, focused = self.seconds(), self.at_keys()
        filling = self.hold.filling(now) or self.dwell.filling(now)
        if filling is not None:
            self.frame.around([filling.box], filling.part)
            return
        lit = self.scan.lit or ([focused] if focused else [])
        self.frame.around([one.box for one in lit])
