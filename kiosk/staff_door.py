"""The door that only staff go through: their PIN, how the kiosk is, and the way out of full screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from kiosk import check
from kiosk.contents import Contents
from kiosk.device import Device
from kiosk.jobs import Jobs
from kiosk.paired import PinLock
from kiosk.trouble import Trouble
from kiosk.ui.post import Post
from kiosk.ui.staff.page import StaffPage
from kiosk.ui.window import Window
from kiosk.voice.ear import Listening, by_microphone
from kiosk.voice.speaker import Speaker

if TYPE_CHECKING:
    from kiosk.pairing_door import PairingDoor
    from kiosk.recording_door import RecordingDoor

T = TypeVar("T")


class Aside(Struct, frozen=True):
    """What works beside the GUI thread, and the clock that only goes forward."""

    store: Jobs
    network: Jobs
    post: Post
    seconds: Callable[[], float]


class StaffDoor(QObject):
    """``send_wanted``: a round with the hub now. ``close_wanted``: the end of the kiosk. ``paired``: begin anew.

    ``unlocked``: the messages of somebody are open to all. ``recorded``: lines have another voice.
    ``trial_wanted``: a visit of which nothing is kept.
    """

    send_wanted = Signal()
    close_wanted = Signal()
    paired = Signal()
    unlocked = Signal()
    recorded = Signal()
    trial_wanted = Signal()

    def __init__(
        self, window: Window, device: Device, contents: Contents, speaker: Speaker, aside: Aside
    ) -> None:
        super().__init__()
        self._window, self._device, self._contents = window, device, contents
        self._speaker, self._aside, self._store = speaker, aside, aside.store
        self.page: StaffPage | None = None
        self._inner: PairingDoor | RecordingDoor | None = None
        self.listening: Listening = by_microphone
        self._lock = PinLock(device.store, device.pairing, aside.seconds) if device.pairing else None

    def open(self) -> None:
        """Show the PIN, or in a rehearsal, which has none, how the kiosk is and how it is paired."""
        if self.page is not None:
            return
        window, lock = self._window, self._lock
        self.page = page = StaffPage(window.sizes, self._facts, lock is not None, window)
        page.left.connect(self.shut)
        page.send_wanted.connect(self.send_wanted)
        page.close_wanted.connect(self.close_wanted)
        page.pair_wanted.connect(self._pair)
        page.pin_typed.connect(self._typed)
        page.locks_wanted.connect(self._locks)
        page.record_wanted.connect(self._record)
        page.trial_wanted.connect(self.shut)
        page.trial_wanted.connect(self.trial_wanted)
        window.cover(page)
        if lock is not None:
            self._run(lock.wait, lambda seconds: self._answer(False, seconds) if seconds else None)

    def shut(self) -> None:
        """Back to the screen that stands behind."""
        page, self.page = self.page, None
        if self._inner is not None:
            self._inner.stop()
            self._inner = None
        if page is not None:
            self._window.cover(None)
            page.deleteLater()

    def _typed(self, pin: str) -> None:
        """A try, counted and looked at on the store's thread."""
        lock = self._lock
        assert lock is not None
        self._run(lambda: (lock.opens(pin), lock.wait()), lambda found: self._answer(*found))

    def _answer(self, opens: bool, seconds: float) -> None:
        assert self.page is not None
        if opens:
            self.page.show_facts()
        elif seconds:
            self.page.show_closed(seconds)
        else:
            self.page.show_pin(wrong=True)

    def _pair(self) -> None:
        # Once in a tablet's life: no other start waits for it.
        from kiosk.pairing_door import PairingDoor

        assert self.page is not None
        aside, drawn = self._aside, self._window.pictures
        if self._inner is not None:
            self._inner.stop()
        door = PairingDoor(self.page, self._device, aside.store, aside.network, aside.post, drawn)
        self._inner = door
        door.paired.connect(self.paired)
        door.begin()

    def _record(self) -> None:
        # Seldom: no other start waits for it.
        from kiosk.recording_door import RecordingDoor

        assert self.page is not None
        if self._inner is not None:
            self._inner.stop()
        door = RecordingDoor(self.page, self._device, self._store, self._speaker, self.listening)
        self._inner = door
        door.recorded.connect(self.recorded)
        door.begin()

    def _locks(self) -> None:
        """Whose messages are locked by pictures, and away with those of whoever forgot them."""
        assert self.page is not None
        home = self._device.household()
        names = {person.id: person.name for person in home.people if person.id in home.locks}
        self.page.show_locks(names, self._unlock)

    def _unlock(self, person: str) -> None:
        def done(_: None) -> None:
            self.unlocked.emit()
            self._locks()

        self._run(lambda: self._device.set_lock(person, ()), done)

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """On the store's thread; what comes of it is for the page that stands."""
        page = self.page

        def failed(trouble: Trouble) -> None:
            if page is not None and page is self.page:
                page.show_trouble(trouble.what, trouble.remedy, page.show_pin)

        self._store.run(
            work, lambda done: then(done) if page is not None and page is self.page else None, failed
        )

    def _facts(self, take: Callable[[list[str]], None]) -> None:
        """Once the page is seen, read what staff are told."""
        QTimer.singleShot(0, self, lambda: self._read(take, self.page))

    def _read(self, take: Callable[[list[str]], None], page: StaffPage | None) -> None:
        """Read it, in part on the store's thread, and hand it over while the page stands."""
        sizes, pictures = self._window.sizes, self._window.pictures
        first = [check.screen(sizes.ppi), *check.sound(self._speaker.self_test()), check.pictures(pictures)]
        first += [*check.surveys(self._contents), *check.languages(self._contents)]

        def facts() -> list[str]:
            checks = (*first, *check.store(self._device))
            return [*check.facts(self._device), *(str(one) for one in checks)]

        def told(rows: list[str]) -> None:
            if page is not None and page is self.page:
                take(rows)

        self._store.run(facts, told, lambda trouble: told([trouble.what, trouble.remedy]))
