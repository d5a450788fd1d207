"""Ten thousand deliveries that go wrong: nothing twice, nothing missing, nothing altered."""

import random
from collections.abc import Iterator

from tests.bench.paired import made
from tests.scheme.conftest import Cast, post
from tests.scheme.hostile import Row, Sender, wave


def test_ten_thousand_hostile_deliveries(willow: Cast) -> None:
    def rows(device: str) -> Iterator[Row]:
        for row in willow.scheme.envelopes.filter(device=device, how="taken"):
            parts = bytes(row.header), bytes(row.sealed), bytes(row.signature)
            yield str(row.envelope_id), row.sequence, *parts

    senders = [Sender(one, post) for one in made(4)]
    outcome = wave(senders, 10_000, random.Random(1), rows)
    assert outcome.deliveries >= 10_000
    assert outcome.wrong == (0, 0, 0)
    assert all(outcome.hows[how] > 50 for how in ("taken", "had", "quarantined", "401", "answer lost"))
    envelopes = willow.scheme.envelopes.filter(how="taken")
    opened = willow.scheme.responses.count() + willow.scheme.concerns.count()
    assert opened == envelopes.exclude(response=None, concern=None).count(), "each is opened into rows once"
    assert sum(len(sender.envelopes) for sender in senders) == envelopes.count()
