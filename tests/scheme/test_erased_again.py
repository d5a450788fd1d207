"""A hub that is put back from a backup made before an erasure erases again, and takes nothing back from a tablet."""

import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from scheme.backup import looking, making
from scheme.erasure import again, apart
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.rounds import how
from tests.scheme.speaking import Speaking
from tests.scheme.test_erasure import CANARY, REASON, everything, left, spoken
from tests.scheme.test_made import good_day


@pytest.fixture
def backups() -> Iterator[Path]:
    place = making.folder(settings.DATA, settings.CONFIGURED)
    place.mkdir()
    yield place
    shutil.rmtree(place)


@pytest.fixture
def pia(willow: Cast) -> Client:
    return signed_in(willow.staff(Role.PRIVACY_OFFICER, "Pia"))


def test_the_list_stands_beside_the_backups_and_says_nothing_of_what_it_was(
    willow: Cast,
    device: Speaking,
    pia: Client,
    backups: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    everything(willow, device)
    response = willow.scheme.responses.get()
    with django_capture_on_commit_callbacks(execute=True):
        pia.post(f"/erasure/response/{response.pk}/", REASON)
    (list_,) = backups.iterdir()
    found = msgspec.json.decode(list_.read_bytes(), type=dict[str, apart.Erased])[str(willow.scheme.pk)]
    assert found.things == (response.pk,)
    assert [one.sequence for one in found.envelopes] == [1]
    assert CANARY not in list_.read_text() and "Dee" not in list_.read_text()


def test_what_came_back_with_an_older_backup_goes_again(
    willow: Cast, device: Speaking, tmp_path: Path
) -> None:
    envelopes = everything(willow, device)
    later = device.seal(spoken(willow, device))
    scheme = willow.scheme
    things = [row.pk for kind in (scheme.responses, scheme.concerns, scheme.messages) for row in kind.all()]
    sent = apart.Sent(willow.row(device).pk, uuid.UUID(later.id), later.sequence)
    list_ = tmp_path / making.ERASED
    list_.write_bytes(msgspec.json.encode({str(scheme.pk): apart.Erased(tuple(things), (sent,))}))
    assert again.erase_again(list_) == 3
    assert left(willow) == {}
    assert not any(bytes(row.sealed) for row in scheme.envelopes.all())
    assert scheme.erasures.get().why == again.WHY
    assert how(device, *envelopes, later) == ["erased"] * 4, "what came after the backup is not taken either"
    assert again.erase_again(list_) == 0
    assert scheme.envelopes.count() == 4
    assert how(device, device.seal(good_day())) == ["taken"]
    try:
        assert (looking.look(settings.DATA, {}).faults, scheme.envelopes.count()) == ([], 5)
        assert looking.lacks(settings.DATA / looking.MARKS, 10**9) is None, "a backup of it can be checked"
    finally:
        (settings.DATA / looking.MARKS).unlink()
