"""Staff give the kiosk a code: the camera reads it, or they type the hub's address and twelve words."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from easyread.pairing import PairingDocument
from kiosk.trouble import Trouble
from kiosk.ui.staff.page import StaffPage
from kiosk.ui.staff.panel import Panel, words

if TYPE_CHECKING:
    from kiosk.ui.staff.scan import ScanPage

Given = tuple[bytes, PairingDocument]
Ask = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""Does work that waits for the network, and hands over what came of it while the page stands."""
HEADING = "Pair this kiosk"
NOTE = "Ask an administrator for a code: in the portal, under Devices, “Pair a device”."


class CodeDoor:
    """From the ways to give a code to the code and its document, which ``given`` is called with."""

    def __init__(self, page: StaffPage, ask: Ask, given: Callable[[Given], None]) -> None:
        self._page, self._ask, self._given = page, ask, given
        self._scan: ScanPage | None = None
        self._address = "https://"

    def ways(self) -> None:
        """Ask how the code is to be given."""
        from kiosk.ui.staff import scan  # The camera's own libraries are loaded when one is asked for.

        self.stop()
        page = Panel(self._page.sizes, HEADING)
        page.column.addWidget(words(self._page.sizes, NOTE))
        page.column.addStretch()
        scans = [("Scan the code", self._scanning)] if scan.cameras() else []
        types = ("Type the words", self._typing)
        page.row([("Back", self._page.show_facts), types, *scans], main=(scans or [types])[0][0])
        self._page.show_page(page)

    def stop(self) -> None:
        """The camera goes out."""
        if self._scan is not None:
            self._scan.stop()
            self._scan = None

    def failed(self, trouble: Trouble) -> None:
        """Say it, and begin again."""
        self._page.show_trouble(trouble.what, trouble.remedy, self.ways)

    def _scanning(self) -> None:
        from kiosk import pairing
        from kiosk.ui.staff.scan import ScanPage

        self._scan = page = ScanPage(self._page.sizes)
        page.left.connect(self.ways)
        page.scanned.connect(lambda text: self._tried(partial(pairing.scanned, text), self._given))
        self._page.show_page(page)

    def _typing(self) -> None:
        from kiosk.ui.staff.typing import AddressPage

        page = AddressPage(self._page.sizes, self._address)
        page.left.connect(self.ways)
        page.typed.connect(self._words)
        self._page.show_page(page)

    def _words(self, address: str) -> None:
        from kiosk import pairing
        from kiosk.ui.staff.typing import WordsPage

        self._address = address
        page = WordsPage(self._page.sizes, pairing.language().wordlist, pairing.WORDS)
        page.left.connect(self._typing)
        page.typed.connect(lambda typed: self._tried(partial(pairing.typed, typed), self._fetch))
        self._page.show_page(page)

    def _fetch(self, code: bytes) -> None:
        from kiosk import pairing
        from kiosk.sync.knocking import fetch

        self._page.show_note("Asking the hub")
        hub = pairing.address(self._address)
        self._ask(lambda: (code, fetch(hub, code)), self._given)

    def _tried(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        try:
            done = work()
        except Trouble as trouble:
            self.failed(trouble)
        else:
            then(done)
