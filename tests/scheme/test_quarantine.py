"""What was kept aside: let out once, with a reason, by whoever may, and then kept as if it came now."""

from datetime import timedelta

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from scheme.responses import tally
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text
from tests.scheme.rounds import RESPONSE, how
from tests.scheme.speaking import Speaking


@pytest.fixture
def lena(willow: Cast) -> Client:
    """The safeguarding lead of Willow, who may let out and may read."""
    return signed_in(willow.staff(Role.SAFEGUARDING_LEAD, "Lena"))


def test_what_is_released_is_kept_once_as_if_it_came_now(
    willow: Cast, device: Speaking, lena: Client
) -> None:
    unsigned = msgspec.structs.replace(device.seal(RESPONSE), signature=b"")
    assert how(device, unsigned) == ["quarantined"]
    long_ago = timezone.now() - timedelta(days=40)
    willow.scheme.envelopes.update(arrived_at=long_ago)
    kept = willow.scheme.envelopes.get()
    at = f"/devices/quarantine/{kept.mark}/"
    assert "unsigned" in text(lena.get(at))
    assert lena.post(at, {"why": ""}).status_code == 422
    assert not willow.scheme.responses.exists()
    for why in ("Dee says it was her", "said again"):
        assert lena.post(at, {"why": why}).status_code == 302
    response = willow.scheme.responses.get()
    assert (response.envelope_id, response.answers.count()) == (kept.mark, 2)
    assert timezone.now() - response.arrived_at < timedelta(minutes=5)
    assert tally.held(willow.scheme) == tally.scan(willow.scheme)
    assert how(device, unsigned) == ["quarantined"]
    assert (willow.scheme.responses.count(), willow.scheme.releases.count()) == (1, 1)
    assert willow.scheme.envelopes.get().arrived_at == long_ago, "the envelope stays as it came"
    said = "by Lena, " + f"{timezone.localdate():%-d %b %Y}: Dee says it was her"
    assert said in text(lena.get("/devices/quarantine/"))
    page = text(lena.get(f"/responses/{response.pk}/"))
    assert "Released from what was kept aside (unsigned), by Lena" in page
    assert "kept aside" not in text(lena.get("/devices/")), "nothing waits any more"
    noted = willow.scheme.audit.filter(what="released from quarantine")
    assert [(row.about, row.why) for row in noted] == [(str(kept.mark), "Dee says it was her")]


def test_what_cannot_be_opened_stays(willow: Cast, device: Speaking, lena: Client) -> None:
    assert how(device, device.seal(b"no body at all")) == ["quarantined"]
    at = f"/devices/quarantine/{willow.scheme.envelopes.get().mark}/"
    refused = lena.post(at, {"why": "let me"})
    assert (refused.status_code, willow.scheme.releases.count()) == (422, 0)
    assert "It cannot be released: no body we know." in text(refused)
    lena.post("/language/", {"language": "cy", "next": at})
    assert "Dim cynnwys rydyn ni'n ei adnabod" in text(lena.get("/devices/quarantine/"))
    assert "dim cynnwys rydyn ni'n ei adnabod" in text(lena.get(at))


def test_what_was_taken_is_not_released(willow: Cast, device: Speaking, lena: Client, alice: Client) -> None:
    assert how(device, device.seal(RESPONSE), device.seal(RESPONSE, device="x")) == ["taken", "quarantined"]
    taken, kept = willow.scheme.envelopes.order_by("mark")
    assert lena.post(f"/devices/quarantine/{taken.mark}/", {"why": "again"}).status_code == 404
    assert alice.post(f"/devices/quarantine/{kept.mark}/", {"why": "please"}).status_code == 403
    assert "Release it" not in text(alice.get("/devices/quarantine/"))
