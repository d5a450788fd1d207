"""The second step of a sign-in, besides the password: codes from an app, or a passkey where a role needs one."""

import base64
import hashlib
import hmac
import time
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from cryptography.fernet import Fernet
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from scheme.schemes.models import Role, Staff

Type = Authenticator.Type
PASSKEY_ROLES = frozenset({Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR})
AGAIN_WITHIN = 5 * 60
"""Seconds for which a second step is fresh enough to export, erase or change roles."""


def held_by(staff: Staff) -> QuerySet[Any]:
    """All that this member of staff has set up."""
    held: QuerySet[Any] = Authenticator.objects.filter(user=staff)
    return held


def kinds(staff: Staff) -> set[str]:
    """What this member of staff has set up."""
    return set(held_by(staff).values_list("type", flat=True))


def needs_passkey(staff: Staff) -> bool:
    """Whether codes are not enough for this role; in a fictional scheme they are, so that a demo can be tried."""
    return staff.role in PASSKEY_ROLES and not staff.scheme.fictional


def is_set_up(staff: Staff, has: set[str]) -> bool:
    """Whether what someone has is enough for their role."""
    return bool(has & ({Type.WEBAUTHN} if needs_passkey(staff) else {Type.WEBAUTHN, Type.TOTP}))


def takes_code(staff: Staff) -> bool:
    """Whether a code of the app opens: not for those who need a passkey and have one."""
    return not (needs_passkey(staff) and Type.WEBAUTHN in kinds(staff))


def missing(request: HttpRequest, staff: Staff) -> str:
    """The name of the page that must come first: to set up a second step, or to take it; empty when neither."""
    if not is_set_up(staff, kinds(staff)):
        return "second-step"
    return "" if any(_opens(staff, record) for record in _taken(request, staff)) else "again"


def is_fresh(request: HttpRequest, staff: Staff) -> bool:
    """Whether the second step was taken in the last five minutes."""
    times = [record["at"] for record in _taken(request, staff) if _opens(staff, record)]
    return bool(times) and time.time() - max(times) < AGAIN_WITHIN


def _taken(request: HttpRequest, staff: Staff) -> list[dict[str, Any]]:
    return [record for record in get_authentication_records(request, staff) if record["method"] == "mfa"]


def _opens(staff: Staff, record: dict[str, Any]) -> bool:
    return record.get("type") in {Type.WEBAUTHN, Type.RECOVERY_CODES} or not needs_passkey(staff)


def code_opens(staff: Staff, said: str) -> Authenticator | None:
    """What a code belongs to, the app or a recovery code; it does so once. None when it opens nothing."""
    for held in held_by(staff).exclude(type=Type.WEBAUTHN):
        if held.type == Type.RECOVERY_CODES and held.wrap().validate_code(said):
            return held
        if held.type == Type.TOTP and takes_code(staff):
            counter = _counter(unseal(held.data["secret"]), said)
            if counter is not None and _use_once(held, counter):
                return held
    return None


def code_at(secret: str, counter: int) -> str:
    """The six digits of an app at a half minute."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def code_fits(secret: str, said: str) -> bool:
    """Whether these are the digits of now, or of the half minute before or after."""
    return _counter(secret, said) is not None


def take(request: HttpRequest, held: Authenticator) -> None:
    """The second step was taken, in this session and now."""
    post_authentication(request, held, reauthenticated=True)


def _counter(secret: str, said: str) -> int | None:
    for counter in totp.yield_hotp_counters_from_time():
        if hmac.compare_digest(code_at(secret, counter).encode(), said.encode()):
            return int(counter)
    return None


@transaction.atomic
def _use_once(code: Authenticator, counter: int) -> bool:
    """Whether neither this code of the app nor a newer one was used before; from now on it is."""
    held = type(code)._base_manager.select_for_update().get(pk=code.pk)
    if counter <= held.data.get("used", -1):
        return False
    held.data["used"] = counter
    held.save(update_fields=["data"])
    return True


def seal(text: str) -> str:
    """A secret of the app, as the database keeps it."""
    return _box().encrypt(text.encode()).decode()


def unseal(kept: str) -> str:
    """The secret again."""
    return _box().decrypt(kept.encode()).decode()


def _box() -> Fernet:
    digest = hashlib.sha256(b"heard second step " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(digest))
