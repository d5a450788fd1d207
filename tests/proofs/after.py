"""What must be true when a history has ended: nothing lost, nothing twice, nobody untold."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from easyread.body import Body, attachments
from easyread.concern import Concern
from easyread.envelope import Header
from easyread.message import Message
from tests.proofs.hub import Hub
from tests.proofs.tablet import Tablet
from tests.proofs.times import Times

if TYPE_CHECKING:
    from scheme.schemes.models import Scheme

LONG = 1_050_000
"""Bytes of something that is larger than the hub takes."""


def faults(tablets: Sequence[Tablet], hub: Hub, times: Times) -> list[str]:
    """All that is wrong, in words."""
    from scheme.schemes.founding import schemes

    scheme = next(schemes())
    held = opened_all(scheme, hub)
    return [
        *(f"{id} of {device} had a receipt and a kill lost it" for device, id in hub.lost),
        *_lost(tablets, held),
        *_twice(scheme),
        *_streams(tablets, scheme),
        *_untold(tablets, scheme, hub, times),
        *_mails(scheme, hub),
    ]


def opened_all(scheme: "Scheme", hub: Hub) -> dict[str, list[Body]]:
    """By when each was begun, what opens of all that the hub holds."""
    from scheme import keys
    from scheme.exchange.opening import Unopenable, opened
    from scheme.schemes.founding import key_id

    team = keys.scheme_keys(hub.data, str(scheme.pk)).team
    found = defaultdict(list)
    for row in scheme.envelopes.all():
        outside = bytes(row.header)
        try:
            header = msgspec.json.decode(outside, type=Header)
            body = opened(header, outside, bytes(row.sealed), team, key_id(bytes(team.public_key)))
        except (Unopenable, msgspec.MsgspecError):
            continue
        found[body.begun].append(body)
    return found


def _lost(tablets: Iterable[Tablet], held: dict[str, list[Body]]) -> Iterator[str]:
    for tablet in tablets:
        for begun, told in tablet.told.items():
            there = any(body in (told.kept, told.tried) for body in held.get(begun, ()))
            if told.kept is not None and not there and not _is_too_large(told.kept):
                yield f"{begun} was said to be kept and is not at the hub"
        waiting, large = (
            tablet.outbox.pending(),
            sum(_is_too_large(told.kept) for told in tablet.told.values()),
        )
        if waiting != large:
            yield f"{waiting} wait on a device for ever, of which {large} are larger than the hub takes"


def _is_too_large(body: Body | None) -> bool:
    """The hub refuses it: it stays on the device, and staff see that something waits there."""
    return isinstance(body, Message) and len(body.written) >= LONG


def _twice(scheme: "Scheme") -> Iterator[str]:
    taken = Counter(scheme.envelopes.filter(how="taken").values_list("device", "envelope_id"))
    digests = Counter(scheme.envelopes.values_list("device", "envelope_id", "digest"))
    said = Counter(
        (row.device_id, row.begun) for rows in (scheme.responses, scheme.concerns) for row in rows.all()
    )
    for what, counted in (("taken", taken), ("kept", digests), ("opened into rows", said)):
        yield from (f"{one} was {what} {number} times" for one, number in counted.items() if number > 1)


def _streams(tablets: Iterable[Tablet], scheme: "Scheme") -> Iterator[str]:
    """What was said aloud is there byte for byte."""
    from scheme.exchange.streams import content

    for told in (told for tablet in tablets for told in tablet.told.values()):
        for attachment in attachments(told.kept) if told.kept else ():
            row = scheme.streams.filter(stream_id=attachment.id, whole_at__isnull=False).first()
            if row is None or hashlib.sha256(content(row)).hexdigest() != attachment.digest:
                yield f"the recording of {told.tried.begun} is not whole at the hub"


def _untold(tablets: Iterable[Tablet], scheme: "Scheme", hub: Hub, times: Times) -> Iterator[str]:
    """Of each urgent concern somebody was told, or the portal says openly that something is wrong."""
    from scheme.clocks.alarms import everywhere

    told = {
        begun: tablet.device
        for tablet in tablets
        for begun, one in tablet.told.items()
        if isinstance(one.kept, Concern)
    }
    mailed = set(hub.mails)
    for concern in scheme.concerns.filter(begun__in=told).prefetch_related("alerts__postings"):
        told.pop(concern.begun, None)
        gone = {str(one.pk) for alert in concern.alerts.all() for one in alert.postings.all()}
        if not gone & mailed and not everywhere(scheme, times.hub()):
            yield f"nobody was told of {concern.begun}, and no alarm is open"
    # What else came of a concern is set aside: a task says so.
    for begun, device in told.items():
        if not scheme.tasks.filter(device=device, done_at=None).exists():
            yield f"{begun} was set aside and no task says so"


def _mails(scheme: "Scheme", hub: Hub) -> Iterator[str]:
    """No mail without its row, and none twice but by a kill between the server's word and ours."""
    known = {str(pk) for pk in scheme.postings.values_list("pk", flat=True)}
    yield from (f"the mail {mail} is of no row" for mail in hub.mails if mail not in known)
    again = sum(number - 1 for number in Counter(hub.mails).values())
    if again > hub.killed:
        yield f"{again} mails went twice with {hub.killed} kills"
