"""The outbox: one row for a visit, in order, sealed anew at each change, offered only when the visit is over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from easyread.envelope import MOST, Envelope
from easyread.response import Response
from kiosk.store.database import Store
from kiosk.store.outbox import ROUND_BYTES, VisitOver
from tests.kiosk.kept import DEVICE, KEYS, Device, answered, device, new_id, wish
from tests.opening import open_envelope


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Device]:
    one = device(tmp_path / "heard")
    yield one
    one.store.close()


def rows(store: Store, columns: str) -> list[tuple[object, ...]]:
    return store.read(
        lambda connection: connection.execute(f"SELECT {columns} FROM outbox ORDER BY place").fetchall()
    )


def test_what_was_put_can_be_opened_by_the_team_and_the_escrow(kept: Device) -> None:
    kept.outbox.put("a", answered(3), running=False)
    (envelope,) = kept.outbox.waiting()
    assert open_envelope(envelope, KEYS.team) == answered(3)
    assert open_envelope(envelope, KEYS.escrow, escrow=True) == answered(3)


def test_a_visit_is_one_row_with_one_sequence_sealed_anew(kept: Device) -> None:
    seen = set()
    for number in range(5):
        kept.outbox.put("a", answered(number), running=True)
        seen.add(rows(kept.store, "sealed")[0])
    kept.outbox.put("b", wish(), running=False)
    assert len(seen) == 5
    assert rows(kept.store, "id, device, sequence, running") == [("a", DEVICE, 1, 1), ("b", DEVICE, 2, 0)]


def test_a_running_visit_is_pending_and_not_offered(kept: Device) -> None:
    kept.outbox.put("a", answered(1), running=True)
    assert kept.outbox.waiting() == ()
    assert kept.outbox.pending() == 1
    assert kept.outbox.pending()
    kept.outbox.put("a", answered(2, "finished"), running=False)
    assert [envelope.id for envelope in kept.outbox.waiting()] == ["a"]


def test_a_visit_that_is_over_cannot_change(kept: Device) -> None:
    kept.outbox.put("a", answered(2, "finished"), running=False)
    before = kept.outbox.waiting()
    with pytest.raises(VisitOver):
        kept.outbox.put("a", answered(1), running=True)
    assert kept.outbox.waiting() == before


def test_a_person_who_bins_leaves_a_row_like_any_other(kept: Device) -> None:
    kept.outbox.put("a", answered(4), running=True)
    before = rows(kept.store, "id, sequence, length(header), length(sealed), length(signature)")
    kept.outbox.put("a", Response(ended="binned"), running=False)
    assert rows(kept.store, "id, sequence, length(header), length(sealed), length(signature)") == before
    (envelope,) = kept.outbox.waiting()
    assert open_envelope(envelope, KEYS.team) == Response(ended="binned")


def test_visits_that_were_cut_short_are_sent_as_they_are(tmp_path: Path) -> None:
    first = device(tmp_path)
    first.outbox.put("a", answered(3), running=True)
    first.outbox.put("b", answered(1, "finished"), running=False)
    first.store.close()
    again = device(tmp_path)
    assert again.outbox.end_running() == 1
    assert again.outbox.end_running() == 0
    assert [open_envelope(envelope, KEYS.team) for envelope in again.outbox.waiting()] == [
        answered(3),
        answered(1, "finished"),
    ]
    again.store.close()


def test_a_round_is_fifty_in_order(kept: Device) -> None:
    ids = [new_id() for _ in range(MOST + 5)]
    for id in ids:
        kept.outbox.put(id, wish(), running=False)
    offered = kept.outbox.waiting()
    assert [envelope.id for envelope in offered] == ids[:MOST]
    assert [envelope.sequence for envelope in offered] == list(range(1, MOST + 1))
    assert len(kept.outbox.waiting(limit=3)) == 3


def long(length: int) -> Response:
    return replace(answered(1), person="p" * length)


def test_a_round_is_no_larger_than_a_megabyte_and_the_largest_goes_alone(kept: Device) -> None:
    for id, length in (("a", 10), ("b", 600_000), ("c", 200_000), ("d", ROUND_BYTES), ("e", 10)):
        kept.outbox.put(id, long(length), running=False)
    rounds: list[list[str]] = []
    while offered := kept.outbox.waiting():
        rounds.append([envelope.id for envelope in offered])
        settle_by_hand(kept, offered)
    assert rounds == [["a", "b"], ["c"], ["d"], ["e"]]


def settle_by_hand(kept: Device, offered: tuple[Envelope, ...]) -> None:
    for envelope in offered:
        kept.store.write(
            lambda connection, id=envelope.id: connection.execute(  # type: ignore[misc]
                "UPDATE outbox SET receipt = x'00' WHERE id = ?", (id,)
            )
        )


def test_has_gone_is_a_receipt_and_nothing_else(kept: Device) -> None:
    kept.outbox.put("a", wish(), running=False)
    assert not kept.outbox.has_gone("a")
    assert not kept.outbox.has_gone("nobody put this")
    settle_by_hand(kept, kept.outbox.waiting())
    assert kept.outbox.has_gone("a")
    assert not kept.outbox.pending()


def test_every_answer_set_has_one_size(kept: Device) -> None:
    bodies = [answered(number) for number in range(20)] + [wish(), wish("with-someone")]
    bodies += [Response(ended="binned"), answered(8, "finished")]
    for body in bodies:
        kept.outbox.put(new_id(), body, running=False)
    assert len(set(rows(kept.store, "length(sealed), length(signature)"))) == 1
