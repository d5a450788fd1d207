"""Staff pair the kiosk at its screen: a code is given, a PIN chosen, and four pictures are compared."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from easyread.pairing import PICTURES
from kiosk.code_door import CodeDoor, Given
from kiosk.device import Device
from kiosk.jobs import Jobs
from kiosk.store import begun as kept
from kiosk.store.begun import Begun
from kiosk.trouble import HubAway, Trouble
from kiosk.ui.pictures import Pictures
from kiosk.ui.post import Post
from kiosk.ui.staff.choosing import choose
from kiosk.ui.staff.compare import ComparePage
from kiosk.ui.staff.page import StaffPage

EVERY = 1.0
"""Seconds from one question whether staff have compared to the next."""
WAITING = "This kiosk is paired once staff say in the portal that they are the same."


class PairingDoor(QObject):
    """One pairing at the screen, until staff's word. ``paired``: the kiosk begins anew."""

    paired = Signal()

    def __init__(
        self, page: StaffPage, device: Device, store: Jobs, network: Jobs, post: Post, drawn: Pictures
    ) -> None:
        super().__init__()
        self._page, self._device, self._post, self._drawn = page, device, post, drawn
        self._store, self._network = store, network
        self._turn = 0
        self._code = CodeDoor(page, lambda work, then: self._do(network, work, then), self._choose)

    def begin(self) -> None:
        """Go on with a pairing that waits, or ask how the code is to be given."""
        self._do(self._store, lambda: kept.begun(self._device.store), self._resume)

    def stop(self) -> None:
        """The page goes, and nothing more comes to it; a pairing that waits is kept."""
        self._turn += 1
        self._code.stop()

    def _resume(self, waiting: Begun | None) -> None:
        if waiting is None:
            self._code.ways()
        else:
            self._knock(waiting)

    def _choose(self, given: Given) -> None:
        """A PIN, and then the code is shown to the hub."""
        from kiosk import pairing

        code, document = given
        whose = f"{document.scheme}, {document.household}. Six digits, for staff alone."

        def chosen(pin: str) -> None:
            self._page.show_note("Asking the hub")
            self._do(self._store, lambda: pairing.begin(code, document, pin, self._device.store), self._knock)

        choose(self._page, whose, pairing.pin_fault, self._code.ways, chosen)

    def _knock(self, begun: Begun) -> None:
        from kiosk import pairing

        def knocked(known: Begun) -> None:
            keep = lambda: kept.keep(self._device.store, known)  # noqa: E731
            self._do(self._store, keep, lambda _: self._look(known), known)

        self._page.show_note("Asking the hub")
        self._do(self._network, lambda: pairing.knock(begun), knocked, begun)

    def _look(self, begun: Begun) -> None:
        """Ask what staff said, until this page is left."""
        from kiosk import pairing

        def told(found: tuple[Begun, str]) -> None:
            known, device = found
            if not device:
                self._show(pairing.shown(known))
                self._later(begun)
                return
            # Staff who leave at this very moment have paired it all the same.
            finish = lambda: pairing.finish(known, device, self._device.store)  # noqa: E731
            self._store.run(
                finish, lambda _: self.paired.emit(), lambda trouble: self._failed(trouble, begun)
            )

        self._do(self._network, lambda: pairing.look(begun), told, begun)

    def _later(self, begun: Begun) -> None:
        mine = self._turn
        self._post.later(EVERY, lambda: self._look(begun) if mine == self._turn else None)

    def _show(self, shown: Sequence[str]) -> None:
        page = self._page.shown
        if isinstance(page, ComparePage):
            page.note.setText(WAITING)
            return
        side = min(self._page.width() // 5, self._page.height() // 3)
        named = [(concept, PICTURES[concept]) for concept in shown]
        page = ComparePage(self._page.sizes, self._drawn, named, side, WAITING)
        page.left.connect(self._page.left)
        page.ended.connect(lambda: self._forget(self._code.ways))
        self._page.show_page(page)

    def _forget(self, then: Callable[[], None]) -> None:
        """No pairing after all: what was kept of it goes."""
        self.stop()
        self._do(self._store, lambda: kept.forget(self._device.store), lambda _: then())

    def _failed(self, trouble: Trouble, begun: Begun | None) -> None:
        """While it waits the network may come and go; all else is said, and ends it."""
        page = self._page.shown
        if not isinstance(trouble, HubAway):
            self._forget(lambda: self._code.failed(trouble))
        elif begun is None:
            self._code.failed(trouble)
        elif isinstance(page, ComparePage):
            page.note.setText(f"{trouble.what} Heard tries again by itself.")
            self._later(begun)
        else:
            self._page.show_trouble(trouble.what, trouble.remedy, self.begin)

    def _do(
        self,
        jobs: Jobs,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        begun: Begun | None = None,
    ) -> None:
        """Work elsewhere; what comes of it is dropped once the page is gone."""
        mine = self._turn
        jobs.run(
            work,
            lambda done: then(done) if mine == self._turn else None,
            lambda trouble: self._failed(trouble, begun) if mine == self._turn else None,
        )
