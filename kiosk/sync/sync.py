"""One exchange: what the device has to say, and what it makes of the hub's answer."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
from msgspec import Struct

from easyread.envelope import (
    Delivery,
    Envelope,
    ExchangeRequest,
    HouseholdDocument,
    Packed,
    Settled,
    Signed,
    State,
    canonical,
    document_digest,
    receipt_digest,
)
from easyread.parts import Having
from easyread.reply import Replies, read_replies
from easyread.stream import Standing, stream_receipt
from kiosk.seal import is_signed
from kiosk.store.household import Household, Pairing
from kiosk.store.outbox import ROUND_BYTES, Outbox
from kiosk.store.packs import Packs, Proves
from kiosk.store.settling import Settlement
from kiosk.sync.hub import Hub
from kiosk.trouble import HubUnproven, NotPaired, Trouble


class Outcome(Struct, frozen=True, kw_only=True):
    """What an exchange came to. ``household``: a newer one came, photos or surveys. ``pending``: what is left."""

    offered: int
    settlement: Settlement
    household: bool
    pending: int
    at: str


def sync_once(
    outbox: Outbox,
    household: Household,
    hub: Hub,
    state: State,
    surveys: Mapping[str, int] | None = None,
    packs: Packs | None = None,
) -> Outcome:
    """One whole exchange on one thread; raises Trouble, and then everything is kept."""
    request = ask(outbox, household, state, surveys, packs)
    return take(outbox, household, request, hub.exchange(request), packs)


def ask(
    outbox: Outbox,
    household: Household,
    state: State,
    surveys: Mapping[str, int] | None = None,
    packs: Packs | None = None,
) -> ExchangeRequest:
    """What to send now; ``surveys`` are versions by id. Raises ``NotPaired``."""
    _paired(household)
    envelopes = outbox.waiting()
    room = ROUND_BYTES - sum(len(canonical(envelope)) for envelope in envelopes)
    return ExchangeRequest(
        envelopes=envelopes,
        streams=outbox.streams.held(),
        part=outbox.streams.part(room * 3 // 4),
        state=msgspec.structs.replace(state, pending=outbox.pending(), sequence=outbox.last_sequence()),
        household=household.version(),
        surveys=dict(surveys or {}),
        photos=tuple(sorted(household.photos.load())),
        audit_head=household.last_exchange().audit_head,
        newest=outbox.newest(),
        having=packs.having() if packs else Having(),
        liked=household.to_tell(),
        replies=household.replies.version(),
        shown=household.replies.shown(),
    )


def take(
    outbox: Outbox,
    household: Household,
    request: ExchangeRequest,
    delivery: Delivery,
    packs: Packs | None = None,
) -> Outcome:
    """Keep what the hub answered, as far as it is proved."""
    pairing = _paired(household)

    def proves(item: Settled, envelope: Envelope) -> bool:
        digest = receipt_digest(pairing.device, envelope, item.how)
        return is_signed(digest, item.receipt, pairing.scheme_key)

    def whole(item: Standing, digest: str) -> bool:
        words = stream_receipt(pairing.device, item.id, digest)
        return is_signed(words, item.receipt, pairing.scheme_key)

    outbox.streams.take(delivery.streams, delivery.backup_mark, whole)
    offered = frozenset(envelope.id for envelope in request.envelopes)
    settlement = outbox.settle(offered, delivery, proves)
    news = newer(delivery.household, household.version(), pairing.scheme_key)
    if news is not None:
        household.keep(by_own_clock(news, delivery.time, datetime.now(UTC)))
    replies = newer_replies(delivery.replies, household.replies.version(), pairing.scheme_key)
    if replies is not None:
        household.replies.keep(replies)
        household.photos.forget_others(household.load())
    photos = household.photos.keep(delivery.photos, household.load())
    asked, trouble = taken(packs, delivery.surveys, pairing)
    trouble = HubUnproven() if settlement.unproven else trouble
    household.exchanged(delivery.time, trouble, delivery.audit_head)
    return Outcome(
        offered=len(offered),
        settlement=settlement,
        household=news is not None or replies is not None or photos or asked,
        pending=outbox.pending(),
        at=delivery.time,
    )


def taken(packs: Packs | None, packed: Packed, pairing: Pairing) -> tuple[bool, Trouble | None]:
    """Keep what came of surveys; whether that changes what is asked. Its trouble never undoes the receipts."""
    if packs is None:
        return False, None
    try:
        return packs.take(packed, pairing.device, proving(pairing))
    except Trouble as trouble:
        return False, trouble


def proving(pairing: Pairing) -> Proves:
    """Whether the scheme of this pairing signed a document."""
    return lambda signed: is_signed(document_digest(signed.document), signed.signature, pairing.scheme_key)


def newer(signed: Signed | None, version: int, scheme_key: bytes) -> bytes | None:
    """The household document, when it is the scheme's and newer than ``version``."""
    if signed is None or not is_signed(document_digest(signed.document), signed.signature, scheme_key):
        return None
    try:
        document = msgspec.json.decode(signed.document, type=HouseholdDocument)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # Signed, yet of a shape this version does not know: the old one stays.
        return None
    return signed.document if document.version > version else None


def by_own_clock(document: bytes, hub_time: str, own_time: datetime) -> bytes:
    """The same, where a time is named in it by the device's clock, however wrong that is."""
    household = msgspec.json.decode(document, type=HouseholdDocument)
    if not household.until:
        return document
    until = own_time + (datetime.fromisoformat(household.until) - datetime.fromisoformat(hub_time))
    return canonical(msgspec.structs.replace(household, until=until.isoformat()))


def newer_replies(signed: Signed | None, version: int, scheme_key: bytes) -> Replies | None:
    """The replies, when they are the scheme's and newer than ``version``."""
    if signed is None or not is_signed(document_digest(signed.document), signed.signature, scheme_key):
        return None
    replies = read_replies(signed)
    return replies if replies is not None and replies.version > version else None


def _paired(household: Household) -> Pairing:
    pairing = household.pairing()
    if pairing is None:
        raise NotPaired()
    return pairing
