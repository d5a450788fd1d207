"""What is kept sealed has one door: no plaintext without a row of the audit; glass tells the privacy officer."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from scheme.audit import chain
from scheme.exchange.opening import Unopenable
from scheme.responses import reading
from scheme.responses.models import Response, Sealed
from scheme.responses.sealing import seal
from scheme.schemes.models import Role
from tests.hubs import ROOT, lay
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking
from tests.scheme.visits import my_life

CANARY = "the teapot is behind the curtain"


@pytest.fixture
def response(willow: Cast, device: Speaking) -> Response:
    """A response with a sealed note."""
    device.round([device.seal(my_life(str(willow.person.pk), "scared"))])
    found = willow.scheme.responses.get()
    seal(found, Sealed.Kind.NOTE, CANARY.encode())
    return found


def test_every_reading_makes_a_row(willow: Cast, response: Response) -> None:
    staff, part = willow.staff(Role.RESPONDER, "Alice"), response.sealed.get()
    for number in range(100):
        assert reading.read(staff, response, part if number % 2 else None)
    rows = willow.scheme.audit.filter(what__startswith="opened", about=str(response.pk), who=staff)
    assert rows.count() == 100
    assert chain.broken_at(willow.scheme) is None


def test_what_was_sealed_comes_back_and_stands_nowhere_plain(
    willow: Cast, response: Response, alice: Client
) -> None:
    part = response.sealed.get()
    assert CANARY.encode() not in bytes(part.sealed)
    page = f"/responses/{response.pk}/"
    assert CANARY not in text(alice.get(page))
    assert CANARY in text(alice.get(f"{page}sealed/{part.pk}/"))
    came = text(alice.get(f"{page}as-it-came/"))
    assert '"kind": "response"' in came
    assert '"scared"' in came
    assert [e.what for e in willow.scheme.audit.filter(what__startswith="opened")] == [
        "opened note",
        "opened the envelope",
    ]


@pytest.mark.parametrize("change", ["response", "id", "kind", "bytes", "short"])
def test_a_part_that_was_moved_or_changed_does_not_open(
    willow: Cast, response: Response, alice: Client, change: str
) -> None:
    staff, part = willow.staff(Role.RESPONDER, "Bob"), response.sealed.get()
    if change == "id":
        part.pk = response.pk
    elif change == "kind":
        part.kind = Sealed.Kind.WORDS
    elif change == "response":
        part.response_id, response.pk = willow.person.pk, willow.person.pk
    else:
        sealed = bytes(part.sealed)
        part.sealed = sealed[:50] if change == "short" else sealed[:-1] + bytes([sealed[-1] ^ 1])
    with pytest.raises(Unopenable):
        reading.read(staff, response, part)
    assert willow.scheme.audit.filter(who=staff).count() == 1


def test_the_page_says_that_it_does_not_open(response: Response, alice: Client) -> None:
    Sealed._base_manager.update(sealed=b"nothing")
    page = text(alice.get(f"/responses/{response.pk}/sealed/{response.sealed.get().pk}/"))
    assert "It does not open: cannot be opened. It is kept as it is." in page


def test_the_door_opens_in_no_transaction_that_could_be_undone(willow: Cast, response: Response) -> None:
    staff = willow.staff(Role.RESPONDER, "Alice")
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        reading.read(staff, response)


def test_nobody_of_another_scheme_comes_in(elsewhere: Cast, response: Response) -> None:
    with pytest.raises(reading.Shut):
        reading.read(elsewhere.staff(Role.SAFEGUARDING_LEAD, "Charlie"), response)


@pytest.mark.parametrize("role", [Role.VIEWER, Role.PRIVACY_OFFICER])
def test_glass_opens_one_response_for_an_hour_and_tells(willow: Cast, response: Response, role: Role) -> None:
    staff = willow.staff(role, "Vera")
    vera, pia = signed_in(staff), signed_in(willow.staff(Role.PRIVACY_OFFICER, "Pia"))
    page = f"/responses/{response.pk}/as-it-came/"
    assert "This is sealed" in text(vera.get(page))
    assert vera.post(page, {"why": "curious"}).status_code == 422
    assert not willow.scheme.broken_glass.exists()
    assert vera.post(page, {"why": "The night worker asked me to look."}).status_code == 302
    opened = text(vera.get(page))
    assert "The glass is open until" in opened
    assert '"scared"' in opened
    told = text(pia.get("/today/"))
    assert "Vera" in told and "broke the glass of a response of Dee" in told
    assert "The night worker asked me to look." in told
    entry = willow.scheme.audit.get(what="opened the envelope")
    assert (entry.who, entry.why) == (staff, "The night worker asked me to look.")
    glass = willow.scheme.broken_glass.get()
    assert glass.until - glass.at == timedelta(minutes=60)
    glass.at, glass.until = glass.at - timedelta(hours=1), timezone.now()
    glass.save()
    assert "This is sealed" in text(vera.get(page))
    assert pia.post(f"/privacy/glass/{glass.pk}/heeded/").status_code == 302
    assert "broke the glass of" not in text(pia.get("/today/"))
    assert willow.scheme.heeded.get().by.name == "Pia"


def test_glass_opens_nothing_else_and_not_for_an_administrator(
    willow: Cast, response: Response, ada: Client, device: Speaking
) -> None:
    staff = willow.staff(Role.VIEWER, "Vera")
    device.round([device.seal(my_life(""))])
    other = willow.scheme.responses.exclude(pk=response.pk).get()
    reading.break_glass(staff, response, "The night worker asked.")
    with pytest.raises(reading.Shut):
        reading.read(staff, other)
    with pytest.raises(reading.Shut):
        reading.read(staff, other, response.sealed.get())
    page = f"/responses/{response.pk}/as-it-came/"
    assert ada.get(page).status_code == ada.post(page, {"why": "I run the hub."}).status_code == 403


def test_the_privacy_page_asks_by_its_address(willow: Cast, response: Response, alice: Client) -> None:
    pia = signed_in(willow.staff(Role.PRIVACY_OFFICER, "Pia"))
    for page in ("/today/", f"/responses/{response.pk}/", "/responses/"):
        alice.get(page)
    who = willow.scheme.staff.get(name="Alice").pk
    everything = text(pia.get("/privacy/"))
    for words in ("read today", "read responses", "4 rows, the newest first"):
        assert words in everything
    assert "1 row, the newest first" in text(pia.get(f"/privacy/?who={who}&what=read+today&since=2020-01-01"))
    assert "1 row, the newest first" in text(pia.get(f"/privacy/?who={who}&about={response.pk}"))
    assert "0 rows" in text(pia.get("/privacy/?until=2020-01-01"))
    wrong = pia.get("/privacy/?since=yesterday&who=me")
    assert wrong.status_code == 422
    assert 'href="#id_since"' in wrong.content.decode()
    assert willow.scheme.audit.filter(what="read the audit").count() == 5


CHILD = """
import os, sys
import django
django.setup()
from pathlib import Path
from django.utils import timezone
from scheme.responses import keeping, reading, sealing
from scheme.responses.models import Response, Sealed
from scheme.schemes import founding
from scheme.schemes.models import Role

def die_at_the_key(frame, event, argument):
    if event == "call" and frame.f_code.co_name == "_plain":
        os._exit(9)

scheme, _ = founding.found_scheme(Path(os.environ["HEARD_DATA"]), "Willow")
founding.add_staff(scheme, Role.RESPONDER, "alice@willow.example", "Alice")
staff, household = scheme.staff.get(), scheme.households.create(name="Oak Lane")
response = Response(scheme=scheme, household=household, source="paper", entered_by=staff, version=1, known=True,
                    arrived_at=timezone.now(), watch=False, seen=[])
keeping.store(scheme, [response], [], [])
part = sealing.seal(response, Sealed.Kind.NOTE, b"said")
sys.setprofile(die_at_the_key)
reading.read(staff, response, part)
"""


def test_killed_between_the_row_and_the_reading_the_row_is_there(tmp_path: Path) -> None:
    """A process of its own dies when the key is about to be taken up."""
    made = {**os.environ, "HEARD_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "scheme.settings"}
    lay(tmp_path)
    died = subprocess.run([sys.executable, "-c", CHILD], check=False, cwd=ROOT, env=made, timeout=100)
    assert died.returncode == 9
    with closing(sqlite3.connect(tmp_path / "hub.sqlite3")) as rows:
        assert rows.execute("SELECT what FROM audit_entry").fetchall() == [("opened note",)]
