"""Makes a hub what it is at its first run: authority, schemes with their keys, and staff; checks them at each start."""

import hashlib
import secrets
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction
from msgspec import Struct
from nacl.public import PrivateKey

from scheme import certificates, keys
from scheme.keys import KeyTrouble, SchemeKeys
from scheme.schemes import second_step, tries
from scheme.schemes.models import PublicKey, Role, Scheme, Staff


class SignIn(Struct, frozen=True):
    """Someone's sign-in, shown once."""

    role: str
    email: str
    password: str


def make_hub(data: Path) -> None:
    """The hub's authority, if this data folder is new."""
    if not certificates.authority_file(data).exists():
        certificates.make_authority(data)


def schemes() -> Iterator[Scheme]:
    """Every scheme of this hub."""
    return Scheme.objects.order_by("made_at").iterator()


@transaction.atomic
def found_scheme(data: Path, name: str) -> tuple[Scheme, Path]:
    """A new scheme with new keys, and the file that holds its escrow key, which belongs off the hub."""
    scheme = Scheme.objects.create(name=name)
    made = keys.make_scheme_keys(data, str(scheme.pk))
    escrow = PrivateKey.generate()
    for use, public in _public_halves(made, escrow):
        scheme.public_keys.create(use=use, name=key_id(public), public=public)
    file = keys.keep_escrow(data, str(scheme.pk), name, key_id(bytes(escrow.public_key)), escrow)
    return scheme, file


def key_id(public: bytes) -> str:
    """How envelopes and staff name a key."""
    return hashlib.sha256(public).hexdigest()[:16]


def add_staff(scheme: Scheme, role: Role, email: str, name: str, password: str = "") -> SignIn:
    """A member of staff, or a new password, role and name for one. Without a password they get one for once."""
    staff = scheme.staff.filter(email=email.lower()).first() or Staff(scheme=scheme, email=email.lower())
    staff.role, staff.name, staff.new_password_due = role, name, not password
    password = password or one_time_password()
    staff.set_password(password)
    staff.save()
    return SignIn(role, staff.email, password)


def staff_of(email: str) -> Staff | None:
    """Whoever signs in with this address, in any scheme."""
    return Staff.objects.filter(email=email.strip().lower()).first()


@transaction.atomic
def begin_again(staff: Staff) -> SignIn:
    """A one-time password, and no second step any more: both are set up anew, and every open session ends."""
    second_step.held_by(staff).delete()
    tries.forget(staff)
    return add_staff(staff.scheme, Role(staff.role), staff.email, staff.name)


def one_time_password() -> str:
    """Easy to copy from a screen, and about 79 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))


def check_hub(data: Path) -> None:
    """``KeyTrouble`` when a private file is missing, open to others, damaged or not the one the database knows."""
    certificates.hub_id(data)
    for scheme in schemes():
        held = keys.scheme_keys(data, str(scheme.pk))
        known = {bytes(key.public) for key in scheme.public_keys.all()}
        for use, public in _public_halves(held):
            if public not in known:
                where = keys.folder(data) / str(scheme.pk)
                raise KeyTrouble(
                    f"The {use} key in {where} is not the one the database knows. Restore both together."
                )


def _public_halves(held: SchemeKeys, escrow: PrivateKey | None = None) -> list[tuple[PublicKey.Use, bytes]]:
    halves = [
        (PublicKey.Use.SIGN, bytes(held.sign.verify_key)),
        (PublicKey.Use.TEAM, bytes(held.team.public_key)),
    ]
    return [*halves, (PublicKey.Use.ESCROW, bytes(escrow.public_key))] if escrow else halves
