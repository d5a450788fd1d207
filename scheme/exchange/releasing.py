"""Staff who looked into it let something out of quarantine: it is opened and kept as if it came now."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_noop as noop

from scheme import keys
from scheme.audit import chain
from scheme.devices.signed import locked
from scheme.exchange.judging import look
from scheme.exchange.models import Envelope
from scheme.exchange.opening import Unopenable, opened
from scheme.people import errands
from scheme.responses.keeping import Arrival, keep
from scheme.schemes.founding import key_id
from scheme.schemes.models import Staff


class NotReleased(Exception):
    """It stays where it is; the words are why."""


def release(staff: Staff, envelope: Envelope, why: str, now: datetime) -> None:
    """Open and keep what was set aside, once; ``NotReleased`` when it cannot be opened. A second time changes nothing.

    The row of the envelope stays as it came. A row of its own says who let it out, when and why.
    """
    with transaction.atomic():
        # As a round of its device: two who release at once are one after the other.
        device = locked([envelope.device_id])[envelope.device_id]
        if staff.scheme.releases.filter(envelope=envelope).exists():
            return
        sent = envelope.as_it_came()
        header = look(sent).header
        team = keys.scheme_keys(settings.DATA, str(staff.scheme_id)).team
        if header is None:
            raise NotReleased(noop("not an envelope"))
        try:
            body = opened(header, sent.header, sent.sealed, team, key_id(bytes(team.public_key)))
        except Unopenable as error:
            raise NotReleased(str(error)) from None
        chain.note(staff.scheme, staff, "released from quarantine", str(envelope.mark), why)
        staff.scheme.releases.create(envelope=envelope, by=staff, why=why, at=now)
        envelope.arrived_at = now
        keep(staff.scheme, [Arrival(device, body, envelope)])
        errands.answered([(device, body)])
