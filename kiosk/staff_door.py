"""The door that only staff go through: their PIN, how the kiosk is, and the way out of full screen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk import check
from kiosk.contents import Contents
from kiosk.device import Device
from kiosk.jobs import Jobs
from kiosk.paired import check_pin
from kiosk.ui.staff import StaffPage
from kiosk.ui.window import Window
from kiosk.voice.speaker import Speaker


class StaffDoor(QObject):
    """``send_wanted``: a round with the hub now. ``close_wanted``: the end of the kiosk."""

    send_wanted = Signal()
    close_wanted = Signal()

    def __init__(
        self, window: Window, device: Device, contents: Contents, speaker: Speaker, store: Jobs
    ) -> None:
        super().__init__()
        self._window, self._device, self._contents = window, device, contents
        self._speaker, self._store = speaker, store
        self.page: StaffPage | None = None

    def open(self) -> None:
        """Show the PIN, or in a rehearsal, which has none, how the kiosk is."""
        if self.page is not None:
            return
        pairing = self._device.pairing
        pin = None if pairing is None else partial(check_pin, pairing)
        self.page = page = StaffPage(self._window.sizes, pin, self._facts, self._window)
        page.left.connect(self.shut)
        page.send_wanted.connect(self.send_wanted)
        page.close_wanted.connect(self.close_wanted)
        self._window.cover(page)

    def shut(self) -> None:
        """Back to the screen that stands behind."""
        page, self.page = self.page, None
        if page is not None:
            self._window.cover(None)
            page.deleteLater()

    def _facts(self, take: Callable[[list[str]], None]) -> None:
        """Once the page is seen, read what staff are told."""
        QTimer.singleShot(0, self, lambda: self._read(take, self.page))

    def _read(self, take: Callable[[list[str]], None], page: StaffPage | None) -> None:
        """Read it, in part on the store's thread, and hand it over while the page stands."""
        sizes, pictures = self._window.sizes, self._window.pictures
        first = [check.screen(sizes.ppi), *check.sound(self._speaker.self_test()), check.pictures(pictures)]
        first += check.surveys(self._contents)

        def facts() -> list[str]:
            checks = (*first, *check.store(self._device))
            return [*check.facts(self._device), *(str(one) for one in checks)]

        def told(rows: list[str]) -> None:
            if page is not None and page is self.page:
                take(rows)

        self._store.run(facts, told, lambda trouble: told([trouble.what, trouble.remedy]))
