"""A symbol set of the scheme: taken only whole, drawn for whose profile names it, and gone when the list says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from easyread.envelope import Packed
from easyread.profile import Profile
from kiosk import assets, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.sync.sync import proving
from kiosk.ui.pictures import Pictures
from kiosk.wiring import take_pictures
from tests.kiosk.kept import DEVICE, memory_folder, pairing
from tests.kiosk.packs import Made, bringing, listed, made, symbols
from tests.kiosk.test_packs_shown import png
from tests.kiosk.test_photos import colours

RED = symbols("makaton", {"food": png("red"), "home": png("red")})
BLUE = symbols("makaton", {"food": png("blue")}, version=2)


class Kiosk:
    """A device and the pictures that are drawn on it."""

    def __init__(self, folder: Path) -> None:
        device = Device(folder, contents.load(assets.folder()), Settings())
        device.told.pair(pairing())
        self.device, self.pictures = device, Pictures()

    def take(self, packed: Packed) -> None:
        self.device.packs.take(packed, DEVICE, proving(pairing()))
        self.device.read()
        take_pictures(self.pictures, self.device)

    def list(self, *packs: Made) -> None:
        self.take(bringing(self.device.packs.having(), *packs, due=None))

    def drawn(self, concept: str, profile: Profile = Profile(symbols="makaton")) -> set[str]:
        return set(colours(self.pictures, concept, profile.drawn_by))


@pytest.fixture
def kiosk(qtbot: QtBot) -> Iterator[Kiosk]:
    with memory_folder() as folder:
        found = Kiosk(folder)
        yield found
        found.device.store.close()


def test_a_set_is_drawn_for_whose_profile_names_it_and_what_it_lacks_is_ours(kiosk: Kiosk) -> None:
    ours, money = kiosk.drawn("food"), kiosk.drawn("money")
    kiosk.list(RED)
    assert kiosk.drawn("food") == {"#ff0000"}
    assert kiosk.drawn("food", Profile()) == kiosk.drawn("food", Profile(symbols="other")) == ours
    assert kiosk.drawn("money") == money


def test_a_set_asks_nothing_and_of_nobody(kiosk: Kiosk) -> None:
    before = kiosk.device.household()
    kiosk.list(RED)
    assert kiosk.device.household() == replace(before, symbols=frozenset({"makaton"}))
    assert kiosk.device.household().due is None
    kiosk.list(RED, made(1))
    assert {survey.id for survey in kiosk.device.household().surveys} >= {"garden"}
    assert kiosk.drawn("food") == {"#ff0000"}


def test_the_old_set_is_drawn_until_the_new_one_is_whole(kiosk: Kiosk) -> None:
    ours = kiosk.drawn("home")
    kiosk.list(RED)
    assert kiosk.drawn("home") == {"#ff0000"}
    (part,) = BLUE.parts()
    half = replace(part, content=part.content[:20])
    told = listed(kiosk.device.packs.having(), BLUE, due=None)
    kiosk.take(Packed(list=told, manifests=(BLUE.signed,), parts=(half,)))
    assert kiosk.drawn("food") == kiosk.drawn("home") == {"#ff0000"}
    (wanted,) = kiosk.device.packs.having().wanted
    assert (wanted.file, wanted.start) == (part.file, 20)
    kiosk.take(Packed(parts=(replace(part, start=20, content=part.content[20:]),)))
    assert kiosk.drawn("food") == {"#0000ff"}
    assert kiosk.drawn("home") == ours, "the new one has none"


def test_a_set_that_the_list_names_no_more_is_gone_from_the_device(kiosk: Kiosk) -> None:
    ours = kiosk.drawn("food")
    kiosk.list(RED)
    kiosk.list()
    assert kiosk.drawn("food") == ours
    count = kiosk.device.store.read(lambda c: c.execute("SELECT count(*) FROM piece").fetchone())
    assert count == (0,)


def test_whoever_likes_photos_sees_the_set_of_that_name(kiosk: Kiosk) -> None:
    assert not kiosk.device.household().symbols
    kiosk.list(symbols("photos", {"food": png("lime")}), RED)
    assert kiosk.device.household().symbols == {"makaton", "photos"}
    assert kiosk.drawn("food", Profile(pictures="photos", symbols="makaton")) == {"#00ff00"}
    assert kiosk.drawn("food") == {"#ff0000"}


def test_a_picture_that_cannot_be_shown_is_drawn_as_ours(kiosk: Kiosk) -> None:
    ours = kiosk.drawn("food")
    kiosk.list(symbols("makaton", {"food": b"no picture"}))
    assert kiosk.drawn("food") == ours
