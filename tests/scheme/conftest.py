"""A hub in an empty folder, with two schemes: Alice and Bob work for Willow, Charlie for another."""

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django
import pytest

_FOLDER = Path(tempfile.mkdtemp(prefix="heard-hub-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)
os.environ["HEARD_DATA"] = str(_FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "scheme.settings"
django.setup()

from allauth.mfa.totp.internal import auth as totp  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import translation  # noqa: E402

from scheme.devices import pairing  # noqa: E402
from scheme.devices.codes import Code, make_code  # noqa: E402
from scheme.devices.models import Device, Pairing, PairingEnd  # noqa: E402
from scheme.people.models import Person  # noqa: E402
from scheme.portal import sitting  # noqa: E402
from scheme.schemes import second_step  # noqa: E402
from scheme.schemes.founding import found_scheme, make_hub  # noqa: E402
from scheme.schemes.models import Household, Role, Scheme, Staff  # noqa: E402
from tests import schema  # noqa: E402
from tests.scheme.speaking import Speaking, scanned  # noqa: E402

# Settings are read: a process that a test starts chooses its own.
del os.environ["HEARD_DATA"], os.environ["DJANGO_SETTINGS_MODULE"]
if connection.vendor == "sqlite":
    connection.settings_dict["TEST"]["NAME"] = str(_FOLDER / "test.sqlite3")
make_hub(_FOLDER)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """On SQLite the tables are there before the tests' database is asked for."""
    if connection.vendor != "sqlite":
        return False
    Path(connection.settings_dict["TEST"]["NAME"]).write_bytes(schema.fresh())
    return True


def post(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """Sends as a device does, without a socket."""
    kind = headers.get("Content-Type", "application/json")
    answer = Client().post(path, data=body, content_type=kind, headers=headers)
    return answer.status_code, answer.content


def same(row: Pairing) -> Callable[[Sequence[str]], None]:
    """Staff who compare the pictures of this code as they should."""

    def compare(pictures: Sequence[str]) -> None:
        alike = tuple(pictures) == pairing.shown(row)
        pairing.end(row, PairingEnd.How.SAME if alike else PairingEnd.How.DIFFERENT)

    return compare


@dataclass
class Cast:
    """One scheme with a household, a person, and staff."""

    scheme: Scheme
    household: Household
    person: Person

    def staff(self, role: Role, name: str) -> Staff:
        """A member of staff who has no password, for tests that sign in without one."""
        made = Staff(
            scheme=self.scheme, role=role, name=name, email=f"{name.lower()}@{self.scheme.pk}.example"
        )
        made.set_unusable_password()
        made.save()
        return made

    def device(self) -> Speaking:
        """A new device of the household that was shown a code, and is not paired yet."""
        return self.shown(make_code(self.household, "http://127.0.0.1:8800"))

    def shown(self, code: Code) -> Speaking:
        """A device that was shown this code; staff compare its pictures as they should."""
        return Speaking(scanned(code.text), post, same(code.pairing))

    def paired(self) -> Speaking:
        """A device that is paired."""
        device = self.device()
        assert device.pair() == 200
        return device

    def row(self, device: Speaking) -> Device:
        """The hub's row of a device."""
        return self.scheme.devices.get(pk=device.id)


def cast(name: str, household: str, person: str) -> Cast:
    """A new scheme."""
    scheme, _ = found_scheme(settings.DATA, name)
    home = scheme.households.create(name=household)
    someone = scheme.people.create(name=person, portrait="portrait_1")
    scheme.stays.create(household=home, person=someone)
    scheme.help_numbers.create(name=name, digits="01632 960 145")
    return Cast(scheme, home, someone)


@pytest.fixture(autouse=True)
def own_language() -> None:
    """Not that of the last page which another test asked for: Django leaves it to the thread."""
    translation.deactivate()


@pytest.fixture
def willow(db: None) -> Cast:
    return cast("Willow", "Oak Lane", "Dee")


@pytest.fixture
def elsewhere(db: None) -> Cast:
    return cast("Elsewhere", "High Street", "Gwen")


@pytest.fixture
def device(willow: Cast) -> Speaking:
    """A paired device of Willow."""
    return willow.paired()


def signed_in(staff: Staff, ago: float = 0) -> Client:
    """A browser in which this member of staff took both steps of the sign-in, so many seconds ago."""
    kind = second_step.Type.WEBAUTHN if second_step.needs_passkey(staff) else second_step.Type.TOTP
    held = second_step.held_by(staff).filter(type=kind).first()
    if held is None:
        secret = second_step.seal(totp.generate_totp_secret())
        held = second_step.held_by(staff).create(
            user=staff, type=kind, data={"secret": secret, "name": "a key"}
        )
    client = Client()
    client.force_login(staff)
    session, at = client.session, time.time() - ago
    record = {"method": "mfa", "at": at, "id": held.pk, "type": kind.value}
    session["account_authentication_methods"] = [record]
    session["account_authentication_methods_user"] = str(staff.pk)
    session[sitting.BEGAN] = session[sitting.SEEN] = at
    session.save()
    return client


@pytest.fixture
def alice(willow: Cast) -> Client:
    """A responder of Willow."""
    return signed_in(willow.staff(Role.RESPONDER, "Alice"))


@pytest.fixture
def bob(willow: Cast) -> Client:
    """On Alice's team."""
    return signed_in(willow.staff(Role.RESPONDER, "Bob"))


@pytest.fixture
def ada(willow: Cast) -> Client:
    """The administrator of Willow, who may not read what people said."""
    return signed_in(willow.staff(Role.ADMINISTRATOR, "Ada"))


@pytest.fixture
def charlie(elsewhere: Cast) -> Client:
    """A responder of another scheme, who sees nothing of Willow."""
    return signed_in(elsewhere.staff(Role.RESPONDER, "Charlie"))


def rows(scheme: Scheme) -> dict[str, Any]:
    """How many rows of each kind a scheme has."""
    kinds = ("envelopes", "responses", "answers", "picks", "concerns", "steps")
    return {kind: getattr(scheme, kind).count() for kind in kinds}
