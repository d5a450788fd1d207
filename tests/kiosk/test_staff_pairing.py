"""Staff pair a kiosk at its screen: words typed by finger and by keys, a QR code seen, a PIN, four pictures."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from easyread.pairing import PICTURES
from easyread.pairing_text import written
from kiosk.paired import check_pin
from kiosk.ui.look import Sizes
from kiosk.ui.staff.scan import ScanPage, found_in
from tests.kiosk.kept import memory_folder
from tests.kiosk.pairing_hub import CODE, PIN, WORDS, PairingHub, document
from tests.kiosk.test_staff import enter, page, press, words
from tests.serving import served
from tests.stories.hands import key
from tests.stories.home import Home, at_home


@pytest.fixture
def hub() -> Iterator[PairingHub]:
    one = PairingHub()
    with served(one.answer) as address:
        one.address = address
        yield one


@pytest.fixture
def folder() -> Iterator[Path]:
    with memory_folder() as one:
        yield one


def rest(home: Home) -> None:
    """Until neither store nor network has anything to do."""
    for _ in range(6):
        home.rest()
        home.network.turn_all()
    home.rest()


def typed(home: Home, text: str) -> None:
    """Keys of a real keyboard."""
    shown = page(home).shown
    assert shown is not None
    QTest.keyClicks(shown, text)


def to_pin(home: Home, hub: PairingHub) -> None:
    """From Welcome to the choice of a PIN, by keys."""
    home.do("staff")
    press(home, "Pair this kiosk")
    press(home, "Type the words")
    for _ in "https://":
        press(home, "Delete")
    typed(home, hub.address.upper())
    key(home.window, Qt.Key.Key_Return)
    home.rest()
    typed(home, WORDS + " ")
    assert "All words are typed." in words(home)
    press(home, "Next")
    rest(home)


def test_a_kiosk_is_paired_by_words(qapp: QApplication, hub: PairingHub, folder: Path) -> None:
    with at_home(folder) as home:
        anew: list[bool] = []
        home.kiosk.paired.connect(lambda: anew.append(True))
        to_pin(home, hub)
        assert "Oak, Oak Lane." in words(home)
        enter(home, "123456")
        assert "too easy to guess" in words(home)
        enter(home, PIN)
        assert "The same PIN again" in words(home)
        enter(home, "111111")
        assert "two different PINs" in words(home)
        enter(home, PIN)
        enter(home, PIN)
        rest(home)
        shown = [PICTURES[concept] for concept in hub.pictures()]
        assert "\n\n".join(shown) in words(home)
        assert "once staff say" in words(home)
        hub.state = "same"
        press(home, "Back")
        home.do("staff")
        press(home, "Pair this kiosk")
        rest(home)
        assert anew == [True], "it goes on where it was left"
    with at_home(folder) as home:
        pairing = home.kiosk.device.pairing
        assert pairing is not None
        assert check_pin(pairing, PIN)
        assert not home.window.banner.isVisible()
        home.do("staff")
        assert "Staff PIN" in words(home)


@pytest.mark.parametrize("state", ["different", "cancelled"])
def test_staff_who_say_no_end_it(qapp: QApplication, hub: PairingHub, folder: Path, state: str) -> None:
    with at_home(folder) as home:
        to_pin(home, hub)
        hub.state = state
        enter(home, PIN)
        enter(home, PIN)
        rest(home)
        assert "Ask an administrator for a new code." in words(home)
        press(home, "Next")
        assert "Pair this kiosk" in words(home)
        assert home.kiosk.device.pairing is None


def test_what_is_wrong_is_said_where_it_is_typed(qapp: QApplication, hub: PairingHub, folder: Path) -> None:
    with at_home(folder) as home:
        hub.error = "code too old"
        to_pin(home, hub)
        assert "The code is too old." in words(home)
        press(home, "Next")
        press(home, "Type the words")
        assert hub.address in words(home), "typed once is enough"
        press(home, "Next")
        typed(home, " ".join(reversed(WORDS.split())) + " ")
        press(home, "Next")
        assert "One of the words is wrong." in words(home)


def test_words_are_completed_by_touch_and_taken_back(qapp: QApplication, folder: Path) -> None:
    with at_home(folder) as home:
        home.do("staff")
        press(home, "Pair this kiosk")
        press(home, "Type the words")
        press(home, "Next")
        for letter in "ca":
            press(home, letter)
        offered = [one.text() for one in page(home).findChildren(QPushButton) if one.isVisible()]
        assert "cabin" in offered
        press(home, "cabin")
        assert "Word 2 of 12." in words(home)
        press(home, "x")
        assert "cabin _" in words(home), "no word begins with x"
        press(home, "Delete")
        assert "Word 1 of 12." in words(home)
        press(home, "Back")
        press(home, "Back")
        press(home, "Back")
        assert "This kiosk" in words(home)


def seen(text: str) -> QImage:
    """A QR code as a camera sees it: turned, and on a grey table."""
    rows = [list(row) for row in segno.make(text, error="l", micro=False).matrix_iter(scale=6, border=4)]
    code = QImage(len(rows[0]), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            code.setPixel(x, y, 0xFF202020 if dark else 0xFFE8E8E0)
    picture = QImage(1280, 960, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(640, 480)
    painter.rotate(17)
    painter.drawImage(-code.width() // 2, -code.height() // 2, code)
    painter.end()
    return picture


@pytest.mark.qt_log_ignore("No RHI backend")
def test_the_camera_reads_the_code(qapp: QApplication) -> None:
    text = written(CODE, document("https://hub.example:8800", ca=bytes(range(200)) * 2))
    picture = seen(text)
    assert found_in(picture) == text
    scan = ScanPage(Sizes(149.0))
    scan.timer.setInterval(0)
    found: list[str] = []
    scan.scanned.connect(found.append)
    scan.sink.setVideoFrame(QVideoFrame(picture))
    while not found:
        QCoreApplication.processEvents()
    assert found == [text]
    assert not scan.timer.isActive()
    scan.deleteLater()
