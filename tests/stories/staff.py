"""What staff do at a kiosk in a home."""

from PySide6.QtWidgets import QLabel

from tests.stories.home import PIN, Home


def facts(home: Home, pin: str = PIN) -> str:
    """What staff are told behind their PIN; a rehearsal has none."""
    home.do("staff")
    page = home.kiosk.staff.page
    assert page is not None
    if home.kiosk.device.pairing is not None:
        page.pin_typed.emit(pin)
    home.rest()
    home.rest()
    told = "\n".join(label.text() for label in page.findChildren(QLabel))
    page.left.emit()
    home.rest()
    return told
