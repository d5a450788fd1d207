"""Photos on the device: believed by their digest, asked for again when damaged, and gone with whoever left."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from easyread.envelope import HouseholdDocument, Person, Photo
from easyread.line import Line
from easyread.portrait import name_line, picture_of
from easyread.stage import CONSENT_VERSION
from kiosk import assets, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.store.database import open_store
from kiosk.store.photos import LARGEST
from kiosk.ui.pictures import Pictures
from kiosk.voice.speaker import Speaker
from tests.fakes import PATIENCE
from tests.kiosk.kept import pairing
from tests.kiosk.world import World, opened


def jpeg(colour: str, width: int = 60, height: int = 120) -> bytes:
    """A photo whose lower half is white."""
    image = Image.new("RGB", (width, height), colour)
    image.paste("white", (0, height * 3 // 4, width, height))
    file = io.BytesIO()
    image.save(file, "JPEG")
    return file.getvalue()


def photo(content: bytes) -> Photo:
    return Photo(digest=hashlib.sha256(content).hexdigest(), jpeg=content)


RED, BLUE = photo(jpeg("red")), photo(jpeg("blue", 90, 60))
PLAIN = photo(b"the face of Sam, small enough to lie whole in one page")
SAM = Person(id="p1", name="Sam", portrait="portrait_1", photo=RED.digest)
ALI = Person(id="p2", name="Ali", portrait="portrait_2", photo=BLUE.digest)
DOCUMENT = HouseholdDocument(version=3, scheme="Oak", people=(SAM, ALI), numbers=())


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with opened(tmp_path) as one:
        yield one


def come(world: World, *photos: Photo) -> bool:
    """Whether an exchange that brings these photos brought news."""
    return world.sync_changed(lambda delivery: replace(delivery, photos=photos)).household


def asked(world: World) -> tuple[str, ...] | None:
    """The photos that the device said it has."""
    return world.hub.requests[-1].photos


def held(world: World) -> set[str]:
    return set(world.household.photos.load())


def test_photos_that_the_document_names_are_kept_and_said_to_be_held(world: World) -> None:
    world.hub.household = DOCUMENT
    assert come(world, RED)
    assert asked(world) == ()
    assert come(world, BLUE)
    assert asked(world) == (RED.digest,)
    assert not come(world)
    assert world.household.photos.load() == {RED.digest: RED.jpeg, BLUE.digest: BLUE.jpeg}


def test_what_is_not_what_it_says_or_not_named_or_too_large_is_left_aside(world: World) -> None:
    world.hub.household = DOCUMENT
    large = photo(bytes(LARGEST + 1))
    world.hub.household = replace(DOCUMENT, people=(SAM, replace(ALI, photo=large.digest)))
    assert come(world, photo(b"of nobody"), replace(RED, jpeg=RED.jpeg[:-1]), large)
    assert held(world) == set()
    assert not come(world, photo(b"of nobody"), large)


def test_a_damaged_photo_is_asked_for_again(world: World) -> None:
    world.hub.household = DOCUMENT
    come(world, RED, BLUE)
    world.store.write(
        lambda connection: connection.execute("UPDATE photo SET jpeg = x'00' WHERE digest = ?", (RED.digest,))
    )
    assert held(world) == {BLUE.digest}
    assert come(world, RED)
    assert held(world) == {RED.digest, BLUE.digest}


def test_nothing_of_a_photo_is_left_in_the_folder_once_its_person_has_gone(
    world: World, tmp_path: Path
) -> None:
    def there() -> bool:
        files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
        return any(PLAIN.jpeg in content or b"Sam Wainwright" in content for content in files)

    sam = replace(SAM, name="Sam Wainwright", photo=PLAIN.digest)
    world.hub.household = replace(DOCUMENT, people=(sam, ALI))
    come(world, PLAIN, BLUE)
    assert there()
    world.hub.household = replace(DOCUMENT, version=4, people=(ALI,))
    world.sync()
    assert (held(world), there()) == ({BLUE.digest}, False)


def test_another_pairing_takes_the_photos_away(world: World) -> None:
    world.hub.household = DOCUMENT
    come(world, RED)
    world.household.pair(pairing())
    assert held(world) == set()


def test_who_does_not_want_to_be_asked_is_asked_for_consent_each_time(tmp_path: Path, world: World) -> None:
    world.hub.household = DOCUMENT
    come(world, RED)
    world.store.close()
    one = Device(tmp_path, contents.load(assets.folder()), Settings())
    one.set_consent("p1", CONSENT_VERSION)
    one.set_consent("p2", CONSENT_VERSION)
    assert one.household().consented == {"p1", "p2"}
    assert one.photos == {RED.digest: RED.jpeg}
    world.store = one.store
    quiet = world.hub.sign(replace(DOCUMENT, version=5, people=(replace(SAM, asked=False), ALI)))
    one.told.keep(quiet.document)
    one.read()
    assert one.household().consented == {"p2"}
    one.set_consent("p1", CONSENT_VERSION)
    assert one.household().consented == {"p2"}
    one.store.close()
    world.store = open_store(tmp_path)


def colours(pictures: Pictures, concept: str, symbols: str = "") -> list[str]:
    """The colours in the middle and at the foot of a picture of 40 pixels."""
    image = pictures.pixmap(concept, 40, symbols=symbols).toImage()
    return [image.pixelColor(20, y).name() for y in (12, 36)]


def alike(found: str, wanted: str) -> bool:
    """JPEG is not exact."""
    one, other = QColor(found), QColor(wanted)
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(part - wanted) < 12 for part, wanted in parts)


def test_a_photo_fills_its_square_from_the_upper_part(qtbot: QtBot) -> None:
    pictures = Pictures()
    drawn = colours(pictures, "portrait_1")
    assert colours(pictures, picture_of(SAM)) == drawn
    pictures.photos.take({RED.digest: RED.jpeg, BLUE.digest: BLUE.jpeg})
    assert all(alike(colour, "red") for colour in colours(pictures, picture_of(SAM)))
    top, foot = colours(pictures, picture_of(ALI))
    assert alike(top, "blue") and alike(foot, "white")
    assert pictures.pixmap(picture_of(SAM), 40, ratio=2.0).deviceIndependentSize().width() == 40
    corner = pictures.pixmap(picture_of(SAM), 40).toImage().pixelColor(0, 0)
    assert corner.alpha() == 0


@pytest.mark.parametrize("content", [b"", b"no photo", b"GIF89a"])
def test_a_photo_that_cannot_be_shown_leaves_the_drawn_portrait(qtbot: QtBot, content: bytes) -> None:
    pictures = Pictures()
    drawn = colours(pictures, "portrait_1")
    pictures.photos.take({RED.digest: RED.jpeg})
    assert colours(pictures, picture_of(SAM)) != drawn
    pictures.photos.take({RED.digest: content})
    assert colours(pictures, picture_of(SAM)) == drawn


def test_the_spoken_name_of_whoever_left_is_removed(qtbot: QtBot, tmp_path: Path) -> None:
    speaker = Speaker(tmp_path / "voice", [tmp_path / "recordings"])

    def prepare(*lines: Line) -> int:
        with qtbot.waitSignal(speaker.prepared, timeout=PATIENCE):
            speaker.prepare(lines)
        return len(list(speaker.folder.glob("*.wav")))

    both = prepare(name_line(SAM, "en"), name_line(ALI, "en"))
    speaker.forget()
    assert prepare(name_line(ALI, "en")) * 2 == both
    assert speaker.sound(name_line(SAM, "en")) is None
    assert speaker.sound(name_line(ALI, "en"))
    speaker.close()
