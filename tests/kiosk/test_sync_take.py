"""What the device makes of the hub's answer: proved receipts, refusals, lost backups, and news of the household."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from easyread.envelope import (
    Delivery,
    Envelope,
    ExchangeRequest,
    Refused,
    Settled,
)
from kiosk.paired import open_outbox
from kiosk.store.database import open_store
from kiosk.store.household import Household
from kiosk.store.settling import Settlement
from kiosk.sync.sync import ask, sync_once, take
from kiosk.trouble import HubUnproven, NotPaired
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, SMALL_BALLAST, STATE, answered, wish
from tests.kiosk.world import World, opened
from tests.opening import scheme_keys


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with opened(tmp_path) as one:
        yield one


def test_what_the_hub_has_is_gone_and_offered_no_more(world: World) -> None:
    world.put("a", "b")
    world.outbox.put("c", wish(), running=True)
    outcome = world.sync()
    assert (outcome.offered, outcome.settlement.settled, outcome.pending) == (2, 2, 1)
    assert world.gone() == {"a", "b"}
    assert world.hub.bodies("a") == [answered(2, "finished")]
    assert world.sync().offered == 0
    assert world.hub.requests[-1].envelopes == ()


def test_the_request_says_how_the_device_is(world: World) -> None:
    world.put("a")
    request = ask(world.outbox, world.household, STATE, {"my-life": 2})
    assert request.state == replace(STATE, pending=1, sequence=1)
    assert (request.household, request.surveys) == (0, {"my-life": 2})


def flip(item: Settled) -> Settled:
    return replace(item, receipt=bytes(64))


def other_hub(item: Settled) -> Settled:
    return replace(item, receipt=scheme_keys("other").scheme.sign(item.receipt).signature)


def other_word(item: Settled) -> Settled:
    return replace(item, how="quarantined" if item.how != "quarantined" else "taken")


def far_mark(item: Settled) -> Settled:
    return replace(item, mark=2**63)


@pytest.mark.parametrize("change", [flip, other_hub, other_word, far_mark])
def test_a_receipt_that_proves_nothing_settles_nothing(
    world: World, change: Callable[[Settled], Settled]
) -> None:
    world.put("a", "b")
    outcome = world.sync_changed(
        lambda delivery: replace(delivery, settled=tuple(map(change, delivery.settled)))
    )
    assert (outcome.settlement.settled, outcome.settlement.unproven, outcome.pending) == (0, 2, 2)
    assert world.gone() == set()
    assert world.household.last_exchange().what == HubUnproven.what
    assert world.sync().settlement.settled == 2
    assert world.household.last_exchange().what == ""


def test_receipts_for_each_other_settle_nothing(world: World) -> None:
    def swap(delivery: Delivery) -> Delivery:
        one, two = delivery.settled
        return replace(
            delivery, settled=(replace(one, receipt=two.receipt), replace(two, receipt=one.receipt))
        )

    world.put("a", "b")
    assert world.sync_changed(swap).settlement.unproven == 2


def test_a_receipt_for_earlier_bytes_settles_nothing(world: World) -> None:
    world.put("a")
    request = ask(world.outbox, world.household, STATE)
    early = world.hub.exchange(request)
    world.store.write(lambda connection: connection.execute("UPDATE outbox SET sealed = x'00'"))
    assert take(world.outbox, world.household, request, early).settlement.unproven == 1


def test_a_visit_that_runs_cannot_be_settled(world: World) -> None:
    world.outbox.put("a", wish(), running=True)
    header, sealed, signature = world.store.read(
        lambda connection: connection.execute("SELECT header, sealed, signature FROM outbox").fetchone()
    )
    envelope = Envelope(id="a", sequence=1, header=header, sealed=sealed, signature=signature)
    request = ExchangeRequest(envelopes=(envelope,), state=STATE)
    outcome = take(world.outbox, world.household, request, world.hub.exchange(request))
    assert (outcome.settlement.settled, outcome.settlement.unproven) == (0, 1)
    assert world.gone() == set()


def test_what_is_refused_waits_until_the_hub_asks_and_blocks_nothing(world: World) -> None:
    world.put("a", "b", "c")
    world.hub.refuses = {"b"}
    assert world.sync().settlement == Settlement(settled=2, refused=1)
    assert (world.gone(), world.outbox.refused(), world.outbox.pending()) == ({"a", "c"}, 1, 1)
    world.put("d")
    assert world.sync().offered == 1
    world.hub.ask_again("b")
    assert world.sync().offered == 0
    assert world.sync().settlement.settled == 1
    assert world.gone() == {"a", "b", "c", "d"}
    assert world.outbox.refused() == 0


def test_what_was_refused_is_offered_once_more_at_the_next_start(world: World) -> None:
    world.put("a", "b")
    world.hub.refuses = {"b"}
    world.sync()
    world.hub.refuses.clear()
    assert world.sync().offered == 0
    assert world.outbox.end_running() == 0
    assert world.sync().settlement == Settlement(settled=1)
    assert world.gone() == {"a", "b"}


def test_a_refusal_of_what_was_not_offered_or_is_settled_means_nothing(world: World) -> None:
    world.put("a")
    world.sync()
    world.put("b")
    world.outbox.put("c", wish(), running=True)
    refused = tuple(Refused(id=id, reason="x" * 5000) for id in ("a", "b", "c", "nobody"))
    outcome = world.sync_changed(lambda delivery: replace(delivery, refused=refused))
    assert outcome.settlement == Settlement(settled=1)
    assert (world.gone(), world.outbox.refused()) == ({"a", "b"}, 0)


def test_an_answer_that_comes_twice_changes_nothing(world: World) -> None:
    world.put("a", "b")
    request = ask(world.outbox, world.household, STATE)
    delivery = world.hub.exchange(request)
    first = take(world.outbox, world.household, request, delivery)
    again = take(world.outbox, world.household, request, delivery)
    assert (first.settlement.settled, again.settlement.settled) == (2, 2)
    assert (world.gone(), world.outbox.pending()) == ({"a", "b"}, 0)


def test_an_answer_that_was_lost_is_made_good(world: World) -> None:
    world.put("a", "b")
    world.hub.exchange(ask(world.outbox, world.household, STATE))
    assert world.gone() == set()
    assert world.sync().settlement.settled == 2
    assert {id: len(world.hub.bodies(id)) for id in "ab"} == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    "wild",
    [
        {"lost": True},
        {"backup_mark": 2**63},
        {"backup_mark": -1},
        {"resend": ("nobody",) * 1000},
        {"time": "x" * 100_000},
    ],
    ids=str,
)
def test_numbers_that_cannot_be_break_nothing(world: World, wild: dict[str, Any]) -> None:
    world.put("a")
    assert world.sync_changed(lambda delivery: replace(delivery, **wild)).settlement.settled == 1
    assert world.gone() == {"a"}


def test_a_rehearsal_sends_nothing(tmp_path: Path) -> None:
    store = open_store(tmp_path, ballast=SMALL_BALLAST)
    outbox, household = open_outbox(store), Household(store)
    outbox.put("a", wish(), running=False)
    hub = FakeHub(KEYS, DEVICE)
    with pytest.raises(NotPaired):
        sync_once(outbox, household, hub, STATE)
    assert hub.requests == []
    store.close()


def test_the_highest_head_of_the_audit_is_kept_and_said(world: World) -> None:
    for head, kept in (("", ""), ("7-aa", "7-aa"), ("9-bb", "9-bb"), ("8-cc", "9-bb"), ("x", "9-bb")):
        world.hub.audit_head = head
        world.sync()
        assert world.household.last_exchange().audit_head == kept
    world.sync()
    assert world.hub.requests[-1].audit_head == "9-bb"
