"""Deliveries that go wrong: sent twice, out of order, cut, flipped, or never answered; and what the hub then holds."""

import base64
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec import Struct
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey

from easyread.body import Body
from easyread.concern import Concern
from easyread.envelope import Delivery, Envelope, ExchangeRequest, HouseholdDocument, pack_round
from easyread.response import Response
from tests.scheme.speaking import STATE, Post, Speaking
from tests.scheme.visits import my_life

BODIES: tuple[Body, ...] = (
    Concern(wish="alone"),
    Response(ended="binned"),
    my_life("", "scared"),
    Concern(wish="with-someone"),
)
MOST = 50
Row = tuple[str, int, bytes, bytes, bytes]
"""Id, sequence, header, sealed and signature of an envelope that was taken."""


class Outcome(Struct, frozen=True):
    """What a wave came to. ``deliveries``: copies of envelopes that were sent; ``hows``: what became of them."""

    deliveries: int
    duplicate: int
    missing: int
    altered: int
    hows: Counter[str]

    @property
    def wrong(self) -> tuple[int, int, int]:
        """Duplicate, missing, altered."""
        return self.duplicate, self.missing, self.altered

    def and_then(self, other: "Outcome") -> "Outcome":
        """Both together."""
        return Outcome(
            self.deliveries + other.deliveries,
            self.duplicate + other.duplicate,
            self.missing + other.missing,
            self.altered + other.altered,
            self.hows + other.hows,
        )


class Sender:
    """One device with what it has to send, and what it has heard of it."""

    def __init__(self, made: dict[str, object], post: Post) -> None:
        file, seed = made["file"], base64.b64decode(str(made["seed"]))
        assert isinstance(file, dict)
        self.device = Speaking(file, post, key=SigningKey(seed))
        self.envelopes: list[Envelope] = []
        self.pending: set[int] = set()
        self.household = 0

    def seal(self, chance: random.Random) -> None:
        """One more envelope."""
        self.envelopes.append(self.device.seal(chance.choice(BODIES)))
        self.pending.add(len(self.envelopes) - 1)

    def hear(self, delivery: Delivery) -> None:
        """An item is off the list by a receipt that proves its own bytes."""
        if delivery.household:
            self.household = msgspec.json.decode(delivery.household.document, type=HouseholdDocument).version
        places = {envelope.id: place for place, envelope in enumerate(self.envelopes)}
        for settled in delivery.settled:
            place = places.get(settled.id)
            if place not in self.pending or settled.how == "quarantined":
                continue
            try:
                self.device.check_receipt(self.envelopes[place], settled.how, settled.receipt)
            except BadSignatureError:
                continue
            self.pending.discard(place)


def flipped(content: bytes, chance: random.Random) -> bytes:
    """The same with one bit turned."""
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def spoilt(envelope: Envelope, chance: random.Random) -> Envelope:
    """A copy that is cut or flipped somewhere."""
    part = chance.choice(("header", "sealed", "signature"))
    content: bytes = getattr(envelope, part)
    changed = content[: chance.randrange(len(content))] if chance.random() < 0.4 else flipped(content, chance)
    return msgspec.structs.replace(envelope, **{part: changed})


def a_round(sender: Sender, chance: random.Random) -> list[Envelope]:
    """Copies in any order: what waits, what was settled long ago, the same twice, and some that are spoilt."""
    waiting = sorted(sender.pending)
    old = [chance.randrange(len(sender.envelopes)) for _ in range(chance.randrange(30))]
    new = chance.sample(waiting, min(len(waiting), chance.randrange(1, 41)))
    copies = [sender.envelopes[place] for place in (*new, *new[: chance.randrange(4)], *old)]
    copies = [spoilt(one, chance) if chance.random() < 0.03 else one for one in copies][:MOST]
    chance.shuffle(copies)
    return copies


def deliver(sender: Sender, copies: Sequence[Envelope], chance: random.Random, hows: Counter[str]) -> None:
    """One request, which may be cut or flipped on the way, or whose answer may be lost."""
    body = pack_round(ExchangeRequest(envelopes=tuple(copies), state=STATE, household=sender.household))
    fate = chance.random()
    post = sender.device.post

    def on_the_way(path: str, sent: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        if fate < 0.05:
            sent = flipped(sent, chance)
        elif fate < 0.1:
            sent = sent[: chance.randrange(len(sent))]
        return post(path, sent, headers)

    sender.device.post = on_the_way
    status, answer = sender.device.send(body)
    sender.device.post = post
    if status != 200:
        hows[str(status)] += len(copies)
        return
    delivery = msgspec.json.decode(answer, type=Delivery)
    hows.update(settled.how for settled in delivery.settled)
    hows["refused"] += len(delivery.refused)
    if fate < 0.25:
        hows["answer lost"] += 1
    else:
        sender.hear(delivery)


def wave(
    senders: Sequence[Sender], deliveries: int, chance: random.Random, rows: Callable[[str], Iterable[Row]]
) -> Outcome:
    """So many deliveries by devices that then go on until nothing waits. ``rows``: what the hub took of a device."""
    hows: Counter[str] = Counter()
    sent = 0
    while sent < deliveries or any(sender.pending for sender in senders):
        sender = chance.choice([one for one in senders if one.pending] or senders)
        if sent < deliveries * 0.9:
            for _ in range(chance.randrange(9)):
                sender.seal(chance)
        if sender.envelopes:
            copies = a_round(sender, chance)
            deliver(sender, copies, chance, hows)
            sent += len(copies)
    duplicate = missing = altered = 0
    for sender in senders:
        found = list(rows(sender.device.id))
        whole = {(one.id, one.sequence, one.header, one.sealed, one.signature) for one in sender.envelopes}
        duplicate += len(found) - len({row[0] for row in found})
        missing += len({row[0] for row in whole} - {row[0] for row in found})
        altered += len(set(found) - whole)
    return Outcome(sent, duplicate, missing, altered, hows)
