"""The network of a simulated history: what is sent is lost, comes twice, late, cut, flipped, or meets a stranger."""

import random
from collections import Counter
from contextlib import suppress

import msgspec
from msgspec.structs import replace

from easyread.envelope import Delivery, ExchangeRequest
from kiosk.trouble import HubAway
from tests.proofs.hub import Hub, Killed
from tests.scheme.hostile import flipped
from tests.scheme.hostile import spoilt as spoilt_envelope

FATES = {
    "fine": 50,
    "request lost": 8,
    "answer lost": 14,
    "twice": 5,
    "late": 5,
    "overtaken": 4,
    "request cut": 3,
    "request flipped": 3,
    "answer cut": 3,
    "receipt flipped": 4,
    "spoilt": 6,
    "stranger": 5,
}
"""What becomes of a request and its answer, by weight. TLS would catch some; the code must bear them without."""

STRANGERS = (b"<html>Please sign in to the internet</html>", b"{}")
Sent = tuple[str, bytes, dict[str, str]]


class Road:
    """From a device's client to the hub's view; a hub that dies on the way is one that is away."""

    def __init__(self, hub: Hub, chance: random.Random) -> None:
        self._hub, self._chance = hub, chance
        self.is_kind = False
        self.late: list[Sent] = []
        self.met: Counter[str] = Counter()
        self._fate = "fine"

    def draw(self, part: bool) -> str:
        """What becomes of the next request; one with a part of a stream is more often not what is on the disk."""
        weights = {**FATES, "spoilt": 30} if part else FATES
        (drawn,) = self._chance.choices(list(weights), list(weights.values()))
        self._fate = "fine" if self.is_kind else drawn
        self.met[self._fate] += 1
        return self._fate

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """As ``kiosk.sync.post.Road``."""
        fate, sent = self._fate, (path, body, headers)
        if fate == "late":
            self.late.append(sent)
        if fate in ("request lost", "late"):
            raise HubAway
        if fate == "stranger":
            return 200, self._chance.choice(STRANGERS)
        if fate == "request cut":
            sent = path, body[: self._chance.randrange(len(body))], headers
        if fate == "request flipped":
            sent = path, flipped(body, self._chance), headers
        status, answer = self._ask(sent)
        if fate == "twice":
            status, answer = self._ask(sent)
        if fate == "overtaken":
            self._hub.ask_unseeing(*sent)
        if fate == "answer lost":
            raise HubAway
        if fate == "answer cut":
            return status, answer[: self._chance.randrange(len(answer))]
        if fate == "receipt flipped" and status == 200:
            return status, forged(answer, self._chance)
        return status, answer

    def deliver_late(self) -> None:
        """A request whose device gave it up long ago arrives."""
        if self.late:
            sent = self.late.pop(self._chance.randrange(len(self.late)))
            with suppress(HubAway):  # nobody waits for this answer
                self._ask(sent)

    def _ask(self, sent: Sent) -> tuple[int, bytes]:
        try:
            return self._hub.ask(*sent)
        except Killed:
            raise HubAway from None


def forged(answer: bytes, chance: random.Random) -> bytes:
    """The answer with a receipt that is not the hub's word."""
    delivery = msgspec.json.decode(answer, type=Delivery)
    if not delivery.settled:
        return answer
    at = chance.randrange(len(delivery.settled))
    item = delivery.settled[at]
    wrong = replace(item, receipt=flipped(item.receipt, chance))
    settled = (*delivery.settled[:at], wrong, *delivery.settled[at + 1 :])
    return msgspec.json.encode(replace(delivery, settled=settled))


def spoilt(request: ExchangeRequest, chance: random.Random) -> ExchangeRequest:
    """Before it is signed: one of its envelopes, and the part of a stream, are not what is on the disk."""
    envelopes = list(request.envelopes)
    if envelopes:
        at = chance.randrange(len(envelopes))
        envelopes[at] = spoilt_envelope(envelopes[at], chance)
    part = request.part and replace(request.part, content=flipped(request.part.content, chance))
    return replace(request, envelopes=tuple(envelopes), part=part)
