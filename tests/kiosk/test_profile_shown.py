"""What a profile asks of a whole kiosk: words that light, calm, speech that is cut off or ends, symbols, quiet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from easyread import act as a
from easyread.profile import Profile
from kiosk.ui.parts.card import CardButton
from kiosk.ui.parts.rows import LineRow
from kiosk.ui.window import suit
from tests.kiosk import layout, pixels
from tests.kiosk.packs import Kept, bringing, symbols
from tests.kiosk.test_packs_shown import png
from tests.stories.alone import alone
from tests.stories.home import Home, at_home, paired


@contextmanager
def reading(profile: Profile) -> Iterator[Home]:
    """Somebody's kiosk while the first line of Welcome is read, at its third word."""
    with alone(profile) as home:
        home.kiosk.reader.say(home.screen.heading)
        home.kiosk.reader._painted.stop()  # There is no voice here: the test says what is heard.
        home.kiosk.speaker.reading.emit(0, 2)
        yield home


def lit(home: Home) -> list[int]:
    """What is lit of the lines on top: -2 nothing, -1 all of it, else a word."""
    return [part.lit for part in home.board.lightable if isinstance(part, LineRow)]


@pytest.mark.parametrize(
    ("profile", "how"),
    [(Profile(), 2), (Profile(lit=False), -2), (Profile(calm=True), -1)],
    ids=["lit", "not lit", "calm"],
)
def test_words_light_as_they_are_heard_or_not(qapp: QApplication, profile: Profile, how: int) -> None:
    with reading(profile) as home:
        assert lit(home) == [how]


class Repaints(QObject):
    """Counts what is painted of a screen."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint and isinstance(watched, LineRow | CardButton)
        return False


@pytest.mark.parametrize("calm", [False, True])
def test_a_calm_screen_stands_still_while_it_is_read(qapp: QApplication, calm: bool) -> None:
    with reading(Profile(calm=calm)) as home:
        home.rest()
        seen = Repaints()
        qapp.installEventFilter(seen)
        for word in range(3, 9):
            home.kiosk.speaker.reading.emit(0, word)
            home.rest()
        qapp.removeEventFilter(seen)
        assert (seen.count == 0) == calm


@pytest.mark.parametrize("finish", [False, True])
def test_what_is_said_is_cut_off_or_said_to_its_end(qapp: QApplication, finish: bool) -> None:
    with reading(Profile(finish_first=finish)) as home:
        reader = home.kiosk.reader
        first = reader._lines
        assert first
        home.kiosk.session.act(a.OpenDoor("questions"))
        assert home.name == "who_are_you"
        assert (reader._lines == first) == finish
        if finish:
            home.kiosk.speaker.finished.emit()
        assert reader._lines[:1] == home.screen.heading[:1]


def test_a_quiet_profile_speaks_when_it_is_asked(qapp: QApplication) -> None:
    with alone(Profile(quiet=True)) as home:
        home.do("questions", "sam", "next")
        assert not home.kiosk.reader.speaking
        home.kiosk.session.act(a.Open("listen"))
        assert home.kiosk.reader.speaking


def test_a_set_of_symbols_of_the_schemes_own_stands_in_the_place_of_ours(
    qapp: QApplication, tmp_path: Path
) -> None:
    kept = Kept(paired(tmp_path))
    kept.take(bringing(kept.packs.having(), symbols("makaton", {"questions": png("#C00000")}), due=None))
    kept.store.close()
    counts = []
    for own in ("", "makaton"):
        with at_home(tmp_path) as home:
            suit(home.window, Profile(symbols=own))
            home.anew()
            card = next(one for one in layout.cards_of(home.board) if one.card.id == "questions")
            found = pixels.colours_in(pixels.board_image(home.window), card.geometry())
            counts.append(found[QColor("#C00000").rgb()])
    assert counts[0] == 0
    assert counts[1] > 1000, "red stands where ours stood; what the set lacks is ours"
