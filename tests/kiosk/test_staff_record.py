"""Staff record lines: words are shown, a voice is heard and kept, and from then on it says the line."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt
from PySide6.QtWidgets import QApplication, QListWidget

from easyread.lines import all_lines
from easyread.pack import recording_name
from easyread.stream import RATE
from kiosk.recording_door import CHECK, DEAF, MUTE
from kiosk.ui.staff.record import LinePage, LinesPage
from kiosk.voice import recordings
from kiosk.voice.sound import read_wav
from tests.easyread.test_loudness import alike, tone
from tests.kiosk.test_staff import enter, page, press, words
from tests.stories.hands import key
from tests.stories.home import PIN, Home, new_home

VOICE = tone(RATE, 0.5, 300, 3000)


class Mouth:
    """A microphone that hears what is put before it, and knows whether anybody listens."""

    def __init__(self) -> None:
        self.open = 0
        self.sound = QBuffer()

    def __call__(self, parent: QObject) -> tuple[Callable[[], None], QIODevice]:
        self.open += 1
        self.sound = QBuffer(parent)
        self.sound.open(QIODevice.OpenModeFlag.ReadWrite)
        return self.close, self.sound

    def close(self) -> None:
        self.open -= 1

    def say(self, pcm: bytes) -> None:
        place = self.sound.pos()
        self.sound.buffer().append(QByteArray(pcm))
        self.sound.seek(place)
        self.sound.readyRead.emit()


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    with new_home() as one:
        yield one


@pytest.fixture
def mouth(home: Home) -> Mouth:
    """The kiosk hears this, and staff stand before the lines of Somali."""
    made = Mouth()
    home.kiosk.staff.listening = made
    home.do("staff")
    enter(home, PIN)
    press(home, "Record lines")
    press(home, "Soomaali")
    return made


def lines(home: Home) -> QListWidget:
    shown = page(home).shown
    assert isinstance(shown, LinesPage)
    return shown.list


def one(home: Home) -> LinePage:
    shown = page(home).shown
    assert isinstance(shown, LinePage)
    return shown


def test_a_line_is_said_heard_kept_and_used_at_once(home: Home, mouth: Mouth) -> None:
    household = home.kiosk.device.household()
    assert "so" in household.silent
    line, following = recordings.recordable(household, "so")[:2]
    count = lines(home).count()
    assert f"{count} of {count} lines have no recording yet." in words(home)
    press(home, "Record this line")
    assert one(home).said.text() == " ".join(line.spoken.split())
    press(home, "Record")
    mouth.say(bytes(RATE) + VOICE.tobytes())
    assert "1 seconds" in words(home)
    assert one(home).meter.value() > 50
    press(home, "Stop")
    assert mouth.open == 0
    assert f"0.6 seconds. {CHECK}" in words(home)
    assert not list(home.folder.glob("recorded/*/*")), "nothing is kept unasked"
    press(home, "Keep")
    assert one(home).said.text() == " ".join(following.spoken.split()), "the next one"
    kept = home.folder / "recorded" / "so" / recording_name(line)
    sound = read_wav(kept.read_bytes())
    assert sound.rate == RATE
    press(home, "Other lines")
    assert f"{count - 1} of {count} lines have no recording yet." in words(home)
    assert lines(home).item(count - 1).text() == f"Recorded: {' '.join(line.spoken.split())}"
    press(home, "Back")
    press(home, "Back")
    home.rest()
    assert "so" not in home.kiosk.device.household().silent
    said = home.kiosk.speaker.sound(line)
    assert said is not None
    assert len(VOICE.tobytes()) == pytest.approx(len(said.pcm), rel=0.15)


def test_again_takes_the_place_of_what_was_said(home: Home, mouth: Mouth) -> None:
    press(home, "Record this line")
    for pitch in (300, 500):
        press(home, "Record" if pitch == 300 else "Again")
        mouth.say(tone(RATE, 0.3, pitch).tobytes())
        press(home, "Stop")
    press(home, "Listen")
    assert MUTE in words(home), "this device has no loudspeaker"
    press(home, "Keep")
    (kept,) = home.folder.glob("recorded/so/*")
    made = memoryview(read_wav(kept.read_bytes()).pcm).cast("h")
    assert alike(tone(RATE, 0.3, 500), made) > 0.99  # type: ignore[arg-type]


def test_silence_is_not_kept_and_a_full_disk_says_so(home: Home, mouth: Mouth) -> None:
    press(home, "Record this line")
    press(home, "Record")
    mouth.say(bytes(RATE))
    press(home, "Stop")
    assert "Nothing was heard. Check the microphone" in words(home)
    press(home, "Record")
    mouth.say(VOICE.tobytes())
    press(home, "Stop")
    (home.folder / "recorded").write_text("in the way")
    press(home, "Keep")
    assert "Heard cannot write in its folder." in words(home)
    (home.folder / "recorded").unlink()
    press(home, "Keep")
    assert len(list(home.folder.glob("recorded/so/*.wav"))) == 1


def test_who_speaks_too_long_is_stopped(home: Home, mouth: Mouth) -> None:
    press(home, "Record this line")
    press(home, "Record")
    mouth.say(VOICE.tobytes() * 70)
    home.rest()
    assert mouth.open == 0
    assert "30.0 seconds" in words(home)


def test_whoever_leaves_is_heard_no_more(home: Home, mouth: Mouth) -> None:
    press(home, "Record this line")
    press(home, "Record")
    mouth.say(VOICE.tobytes())
    assert mouth.open == 1
    key(home.window, Qt.Key.Key_Escape)
    home.rest()
    assert mouth.open == 0
    assert home.kiosk.staff.page is None
    assert not list(home.folder.glob("recorded/*/*"))


def test_without_a_microphone_it_says_so(home: Home, mouth: Mouth) -> None:
    home.kiosk.staff.listening = lambda _: None
    press(home, "Back")
    press(home, "Back")
    press(home, "Record lines")
    press(home, "Soomaali")
    press(home, "Record this line")
    press(home, "Record")
    assert DEAF in words(home)


def test_what_belongs_to_one_person_is_not_offered(home: Home) -> None:
    household = home.kiosk.device.household()
    names = {person.name for person in household.people}
    assert names <= {line.words for line in all_lines(household, "en")}
    assert not names & {line.words for line in recordings.recordable(household, "en")}
