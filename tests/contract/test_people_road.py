"""People and their photos on the road: a real device, and a real hub over HTTP in this process."""

import hashlib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from easyread import act as a
from easyread.stage import Asking
from kiosk.device import Device
from scheme.devices.codes import make_code
from scheme.people import errands
from scheme.people.telling import tell
from scheme.schemes.models import Household, Role
from tests.contract.test_road import BEFORE, TO_QUESTIONS, Kiosk
from tests.pairing_hands import paired_by
from tests.scheme.conftest import Cast, cast, same

NAME = "Dee Wainwright-Okafor"
"""So long that chance does not write it into the ballast."""
JPEG = b"\xff\xd8 the face of Dee " * 40
DIGEST = hashlib.sha256(JPEG).hexdigest()


@pytest.fixture
def willow(transactional_db: None) -> Cast:
    """A scheme of which Dee has a photo."""
    made = cast("Willow", "Oak Lane", NAME)
    made.scheme.photos.create(person=made.person, digest=DIGEST, jpeg=JPEG)
    return made


def paired(live_server: LiveServer, household: Household, folder: Path) -> Kiosk:
    """A kiosk of this household."""
    code = make_code(household, live_server.url)
    paired_by(code.words, live_server.url, same(code.pairing), folder / "kiosk")
    return Kiosk(folder / "kiosk")


@pytest.fixture
def kiosk(live_server: LiveServer, willow: Cast, tmp_path: Path) -> Iterator[Kiosk]:
    one = paired(live_server, willow.household, tmp_path)
    yield one
    one.close()


def left_on(device: Device) -> bool:
    """Whether the name or the face of Dee is in any file of the device."""
    files = [path.read_bytes() for path in device.store.folder.rglob("*") if path.is_file()]
    return any(NAME.encode() in content or b"the face of" in content for content in files)


def names(kiosk: Kiosk) -> list[str]:
    """Whom the next visit can choose."""
    kiosk.device.read()
    kiosk.session.refresh()
    return [person.name for person in kiosk.session.visit.household.people]


def test_who_moved_out_is_gone_with_photo_and_name_at_the_next_exchange(willow: Cast, kiosk: Kiosk) -> None:
    assert names(kiosk) == [NAME]
    assert kiosk.device.photos == {DIGEST: JPEG}
    assert not kiosk.exchange().household
    willow.scheme.stays.all().delete()
    tell([willow.household])
    assert kiosk.exchange().household
    assert (names(kiosk), kiosk.device.photos, left_on(kiosk.device)) == ([], {}, False)


def test_a_damaged_photo_comes_again(kiosk: Kiosk) -> None:
    kiosk.device.store.write(lambda connection: connection.execute("UPDATE photo SET jpeg = x'ff'"))
    kiosk.device.read()
    assert kiosk.device.photos == {}
    assert kiosk.exchange().household
    kiosk.device.read()
    assert kiosk.device.photos == {DIGEST: JPEG}


def test_a_visiting_device_forgets_whom_it_saw_and_keeps_what_was_sealed(
    live_server: LiveServer, willow: Cast, tmp_path: Path
) -> None:
    home = willow.scheme.households.create(name="Visits by Rosa")
    visiting = willow.scheme.visiting.create(household=home, carried_by="Rosa")
    kiosk = paired(live_server, home, tmp_path)
    assert names(kiosk) == []
    errands.begin(visiting, willow.person, willow.staff(Role.RESPONDER, "Rosa"))
    assert kiosk.exchange().household
    assert names(kiosk) == [NAME] and left_on(kiosk.device)
    kiosk.act(
        a.OpenDoor("questions"), a.Choose(str(willow.person.pk)), a.Next(), a.Next(), a.Next(), a.Next()
    )
    kiosk.act(*BEFORE, *TO_QUESTIONS)
    while isinstance(kiosk.session.visit.stage, Asking):
        kiosk.act(a.SayElse("skip"), a.Next())
    assert left_on(kiosk.device), "the visit goes on"
    kiosk.act(a.Choose("nobody"), a.Next(), a.Next())
    assert (names(kiosk), left_on(kiosk.device)) == ([], False), "without any network"
    sent = kiosk.exchange()
    assert (sent.offered, sent.pending) == (1, 0)
    assert (names(kiosk), left_on(kiosk.device)) == ([], False), "nor does the hub bring them again"
    assert willow.scheme.responses.get().person == willow.person
    kept = "SELECT count(*) FROM outbox WHERE sealed IS NOT NULL"
    assert kiosk.device.store.read(lambda connection: connection.execute(kept).fetchone()) == (1,)
    kiosk.close()


def test_a_visiting_device_forgets_at_the_end_of_its_days_without_a_network(
    live_server: LiveServer, willow: Cast, tmp_path: Path
) -> None:
    home = willow.scheme.households.create(name="Visits by Rosa")
    visiting = willow.scheme.visiting.create(household=home, carried_by="Rosa")
    kiosk = paired(live_server, home, tmp_path)
    errand = errands.begin(visiting, willow.person, willow.staff(Role.RESPONDER, "Rosa"))
    kiosk.exchange()
    until = errands.lapses_at(errand)
    for late, left in ((-timedelta(minutes=1), [NAME]), (timedelta(minutes=1), [])):
        kiosk.device.told.forget(until + late)
        assert (names(kiosk), left_on(kiosk.device)) == (left, bool(left))
    assert kiosk.exchange().household
    assert names(kiosk) == [NAME], (
        "the hub says that the visit is still to come: only the tablet's clock was wrong"
    )
    kiosk.close()


def test_a_trial_reaches_no_hub(willow: Cast, kiosk: Kiosk) -> None:
    for of_a_trial in (kiosk.visit, kiosk.tell):
        kiosk.session.begin(trial=True)
        assert kiosk.session.visit.household.rehearsal
        of_a_trial()
    kiosk.session.act(a.Hide())
    kiosk.session.act(a.Touch())
    assert kiosk.exchange().offered == 0
    scheme = willow.scheme
    assert not (scheme.envelopes.exists() or scheme.responses.exists() or scheme.concerns.exists())
    kiosk.visit()
    kiosk.exchange()
    assert [response.person for response in scheme.responses.all()] == [willow.person]
