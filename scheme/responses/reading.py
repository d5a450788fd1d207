"""The one door to what is kept sealed: a row of the audit is written for good, and only then is it opened."""

import io
import wave
from datetime import timedelta

import msgspec
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop as noop
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from easyread.attachment import Attachment
from easyread.envelope import Header
from easyread.stream import RATE
from scheme import keys
from scheme.audit import chain
from scheme.audit.models import BrokenGlass
from scheme.concerns import reach
from scheme.concerns.models import Concern
from scheme.exchange import streams
from scheme.exchange.models import Envelope, Stream
from scheme.exchange.opening import Unopenable, opened, opened_stream
from scheme.responses.models import Response, Sealed
from scheme.responses.sealing import BOX, NONCE, Subject, outside, whose
from scheme.schemes.models import PublicKey, Staff
from scheme.schemes.roles import Power, has

GLASS = timedelta(minutes=60)
"""How long broken glass stays open."""


class Shut(Exception):
    """This member of staff may not open it: their role may not, and they broke no glass."""


def read(staff: Staff, subject: Subject, part: Sealed | None = None) -> bytes:
    """Open one thing of a response, concern or message: a sealed part, or the envelope as it came (None).

    The row of the audit is on the disk before the key is taken up, whatever
    transaction the caller is in: ``RuntimeError`` when it is in one. ``Shut``
    when they may not, ``Unopenable`` when it does not open.
    """
    stored = part or subject.envelope
    if stored is None or subject.scheme_id != staff.scheme_id or stored.scheme_id != staff.scheme_id:
        raise Shut
    if part and whose(part) != subject.pk:
        raise Shut
    if isinstance(subject, Concern) and not reach.concerns(staff).filter(pk=subject.pk).exists():
        raise Shut
    glass = None if has(staff, Power.ACT) else broken(staff, subject)
    if glass is None and not has(staff, Power.ACT):
        raise Shut
    what = f"opened {part.kind}" if part else "opened the envelope"
    with transaction.atomic(durable=True):
        chain.note(staff.scheme, staff, what, str(subject.pk), glass.why if glass else "")
    return _plain(stored)


def may_open(staff: Staff, subject: Subject) -> bool:
    """Whether the door opens for this member of staff now; of concerns they reach."""
    return has(staff, Power.ACT) or broken(staff, subject) is not None


def broken(staff: Staff, response: Subject) -> BrokenGlass | None:
    """The glass of this response that they broke, while it is open; a concern has none."""
    if not isinstance(response, Response):
        return None
    mine = staff.scheme.broken_glass.filter(who=staff, response=response, until__gt=timezone.now())
    return mine.order_by("-at").first()


def break_glass(staff: Staff, response: Response, why: str) -> BrokenGlass:
    """Let them open what is sealed in one response for an hour; a row each for the audit and the privacy officer."""
    now = timezone.now()
    with transaction.atomic():
        chain.note(staff.scheme, staff, "broke the glass", str(response.pk), why)
        return staff.scheme.broken_glass.create(
            response=response, who=staff, why=why, at=now, until=now + GLASS
        )


def subject_of(part: Sealed) -> Subject:
    """What it is part of."""
    subject = part.response or part.concern or part.message
    assert subject is not None
    return subject


def attachment_of(part: Sealed) -> Attachment | None:
    """Where the recording or photo is that came beside the envelope, so that it can be erased; it is not opened."""
    if part.kind not in (Sealed.Kind.VOICE, Sealed.Kind.PHOTO) or subject_of(part).device_id is None:
        return None
    try:
        plain = _unsealed(part, keys.scheme_keys(settings.DATA, str(part.scheme_id)).team)
        return msgspec.json.decode(plain, type=Attachment)
    except (Unopenable, msgspec.MsgspecError):
        return None


def _plain(stored: Sealed | Envelope) -> bytes:
    team = keys.scheme_keys(settings.DATA, str(stored.scheme_id)).team
    if isinstance(stored, Envelope):
        if stored.how == Envelope.How.ERASED:
            raise Unopenable(noop("erased"))
        header = bytes(stored.header)
        name = stored.scheme.public_keys.get(use=PublicKey.Use.TEAM).name
        body = opened(msgspec.json.decode(header, type=Header), header, bytes(stored.sealed), team, name)
        return msgspec.json.encode(body)
    plain = _unsealed(stored, team)
    if stored.kind in (Sealed.Kind.VOICE, Sealed.Kind.PHOTO) and plain.startswith(b"{"):
        return _streamed(stored, msgspec.json.decode(plain, type=Attachment))
    return plain


def _unsealed(stored: Sealed, team: PrivateKey) -> bytes:
    sealed = bytes(stored.sealed)
    try:
        content_key = SealedBox(team).decrypt(sealed[:BOX])
        nonce = sealed[2 * BOX : 2 * BOX + NONCE]
        return decrypt(sealed[2 * BOX + NONCE :], outside(stored), nonce, content_key)
    except (CryptoError, ValueError, TypeError):
        raise Unopenable(noop("cannot be opened")) from None


def _streamed(stored: Sealed, attachment: Attachment) -> bytes:
    """What travelled beside the envelope: sound as WAV, a picture as it is."""
    row = stream_of(stored, attachment.id)
    if row is None:
        raise Unopenable(noop("not here yet"))
    found = opened_stream(attachment, streams.content(row))
    return wav(found) if attachment.media == "audio/pcm" else found


def stream_of(stored: Sealed, id: str) -> Stream | None:
    """The whole stream of the device that sent what this is part of."""
    device = subject_of(stored).device
    try:
        return device.streams.filter(stream_id=id, mark__isnull=False).first() if device else None
    except ValidationError:
        return None


def wav(pcm: bytes) -> bytes:
    """Sound as a device records it, as a file that every browser plays."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(pcm)
    return made.getvalue()
