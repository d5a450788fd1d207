"""A PIN is chosen: typed twice, and none that is easy to guess."""

from collections.abc import Callable

from kiosk.ui.staff.page import StaffPage
from kiosk.ui.staff.pin import PinPad

FIRST, SECOND = "Choose a staff PIN", "The same PIN again"
DIFFERENT = "These were two different PINs. Choose again."


def choose(
    page: StaffPage,
    note: str,
    fault: Callable[[str], str],
    back: Callable[[], None],
    done: Callable[[str], None],
    heading: str = FIRST,
) -> None:
    """Show the digits until two PINs are the same and have no fault; ``fault`` says what is wrong with one."""

    def chosen(pin: str) -> None:
        wrong = fault(pin)
        if wrong:
            choose(page, note, fault, back, done, wrong)
        else:
            _pad(page, SECOND, note, back, lambda second: repeated(pin, second))

    def repeated(pin: str, second: str) -> None:
        if second == pin:
            done(pin)
        else:
            choose(page, note, fault, back, done, DIFFERENT)

    _pad(page, heading, note, back, chosen)


def _pad(
    page: StaffPage, heading: str, note: str, back: Callable[[], None], typed: Callable[[str], None]
) -> None:
    pad = PinPad(page.sizes, heading, note)
    pad.left.connect(back)
    pad.typed.connect(typed)
    page.show_page(pad)
