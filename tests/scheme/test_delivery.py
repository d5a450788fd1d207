"""What the hub sends back: counts, marks, the household, the time."""

import base64
from datetime import timedelta

import msgspec
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from nacl.signing import VerifyKey

from easyread.concern import Concern
from easyread.envelope import (
    Delivery,
    ExchangeRequest,
    HouseholdDocument,
    document_digest,
    pack_round,
)
from easyread.receipt import Newest
from scheme.audit import chain
from tests.scheme.conftest import Cast
from tests.scheme.rounds import RESPONSE, settled
from tests.scheme.speaking import STATE, Speaking


def test_what_the_hub_holds_of_a_device_is_counted_once(willow: Cast, device: Speaking) -> None:
    first = device.seal(RESPONSE)
    settled(
        device, first, device.seal(RESPONSE), msgspec.structs.replace(device.seal(RESPONSE), signature=b"")
    )
    settled(device, device.seal(Concern(wish="alone"), id=first.id))
    _, delivery = device.round([])
    assert delivery
    assert (willow.row(device).holds, delivery.backup_mark, delivery.resend) == (3, 0, ())


def test_a_hub_that_lacks_the_newest_receipt_says_so(willow: Cast, device: Speaking) -> None:
    """Also where it holds as many, or another thing under that mark: a copy of the device may have sent them."""
    first, second = device.seal(RESPONSE), device.seal(RESPONSE)
    _, delivery = device.round([first, second])
    assert delivery
    newest = [Newest(id=one.id, mark=one.mark) for one in delivery.settled]
    wild = [Newest(id="\0", mark=mark) for mark in (-1, 2**63 - 1, newest[0].mark)]
    swapped = Newest(id=newest[0].id, mark=newest[1].mark)
    for said, lost in [
        (None, False),
        *((one, False) for one in newest),
        *((one, True) for one in (*wild, swapped)),
    ]:
        request = ExchangeRequest(envelopes=(), state=STATE, household=1, newest=said)
        status, answer = device.send(pack_round(request))
        assert status == 200
        assert msgspec.json.decode(answer, type=Delivery).lost == lost, said


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL counts rows before it chooses its way")
def test_a_round_reads_no_envelopes_but_its_devices(device: Speaking) -> None:
    with CaptureQueriesContext(connection) as asked:
        device.round([device.seal(RESPONSE)])
    ways = []
    for query in asked.captured_queries:
        if query["sql"].startswith("SELECT") and ' FROM "exchange_envelope"' in query["sql"]:
            with connection.cursor() as cursor:
                ways += [row[3] for row in cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}").fetchall()]
    assert ways
    assert [way for way in ways if "device_id=?" not in way] == []


def test_marks_grow(device: Speaking) -> None:
    marks = [settled(device, device.seal(RESPONSE))[0].mark for _ in range(3)]
    assert marks == sorted(set(marks))


def test_the_household_comes_signed_while_it_is_newer(willow: Cast, device: Speaking) -> None:
    _, delivery = device.round([], household=0)
    assert delivery
    assert delivery.household
    words = delivery.household.document
    pinned = VerifyKey(base64.b64decode(device.file["scheme_key"]))
    pinned.verify(document_digest(words), delivery.household.signature)
    document = msgspec.json.decode(words, type=HouseholdDocument)
    assert (document.version, document.scheme) == (1, "Willow")
    assert [(person.name, person.portrait) for person in document.people] == [("Dee", "portrait_1")]
    assert [number.digits for number in document.numbers] == ["01632 960 145"]
    _, delivery = device.round([], household=1)
    assert delivery
    assert delivery.household is None


def test_the_person_is_known_within_the_scheme_alone(willow: Cast, elsewhere: Cast, device: Speaking) -> None:
    ids = [str(willow.person.pk), str(elsewhere.person.pk), "", "nobody"]
    settled(device, *(device.seal(msgspec.structs.replace(RESPONSE, person=id)) for id in ids))
    kept = willow.scheme.responses.order_by("envelope__sequence")
    assert [row.person for row in kept] == [willow.person, None, None, None]
    assert [row.person_said for row in kept] == ids


def test_the_state_and_the_clock_of_the_device_are_kept(willow: Cast, device: Speaking) -> None:
    slow = (timezone.now() - timedelta(hours=2)).isoformat()
    device.round([device.seal(RESPONSE)], state=msgspec.structs.replace(STATE, clock=slow))
    row = willow.row(device)
    assert (row.pending, row.free_bytes, row.app, row.voices, row.sound) == (
        2,
        5_000_000_000,
        "0.1.0",
        "en",
        True,
    )
    assert -7300 < (row.skew_seconds or 0) < -7100
    assert willow.scheme.responses.get().skew_seconds == row.skew_seconds


def test_what_a_round_settles_waits_no_more(willow: Cast, device: Speaking) -> None:
    first, torn = device.seal(RESPONSE), msgspec.structs.replace(device.seal(RESPONSE), id="none")
    device.round([first, torn, first], state=msgspec.structs.replace(STATE, pending=60))
    assert willow.row(device).pending == 59
    willow.scheme.revocations.create(device=willow.row(device))
    assert device.round([device.seal(RESPONSE)])[0] == 403
    assert willow.row(device).pending == STATE.pending


def test_a_clock_that_was_set_back_does_not_make_a_living_device_look_dead(
    willow: Cast, device: Speaking
) -> None:
    for clock in ("2046-01-01T00:00:00+00:00", "2006-01-01T00:00:00+00:00", ""):
        willow.scheme.devices.update(heard_at=None)
        assert device.round([], state=msgspec.structs.replace(STATE, clock=clock))[0] == 200
        assert willow.row(device).heard_at is not None


@pytest.mark.parametrize("clock", ["", "yesterday", "2025-03-04T10:00:00", "0001-01-01T00:00:00+14:00"])
def test_a_clock_that_says_nothing_is_not_said(willow: Cast, device: Speaking, clock: str) -> None:
    state = msgspec.structs.replace(STATE, clock=clock, pending=-1, free_bytes=2**70, app="x\0" * 99)
    assert device.round([], state=state)[0] == 200
    row = willow.row(device)
    assert (row.skew_seconds, row.pending, row.free_bytes) == (None, 0, 2**63 - 1)


def test_the_time_and_the_head_of_the_audit_come_along(willow: Cast, device: Speaking) -> None:
    chain.note(willow.scheme, None, "made")
    _, delivery = device.round([])
    assert delivery
    assert delivery.audit_head == chain.head(willow.scheme) != ""
    assert delivery.time.endswith("+00:00")


def test_no_private_half_is_in_the_database(willow: Cast) -> None:
    held = settings.DATA / "keys" / str(willow.scheme.pk)
    private = {base64.b64decode((held / name).read_bytes()) for name in ("sign.key", "team.key")}
    assert not private & {bytes(key.public) for key in willow.scheme.public_keys.all()}
