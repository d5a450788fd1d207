"""The second step: set up before any page, taken again before what is dangerous, recovered when a phone is lost."""

import re
import time

import pytest
from django.test import Client

from scheme.schemes import demo, second_step
from scheme.schemes.models import Role, Staff
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text


def half_way(staff: Staff) -> Client:
    """A browser of somebody who gave their password and has no second step yet."""
    browser = Client()
    browser.force_login(staff)
    session = browser.session
    session["began_at"] = time.time()
    session.save()
    return browser


def code(secret: str, ago: int = 0) -> str:
    """What an app with this secret shows."""
    return second_step.code_at(secret.replace(" ", ""), int(time.time()) // 30 - ago)


def secret_on(page: str) -> str:
    """The letters beside the square."""
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page)
    assert found
    return found[1]


def test_an_app_is_set_up_and_recovery_codes_are_shown_once(willow: Cast) -> None:
    staff = willow.staff(Role.RESPONDER, "Rosa")
    browser = half_way(staff)
    assert browser.get("/today/")["Location"] == "/second-step/"
    assert "Set up an app" in text(browser.get("/second-step/"))
    page = browser.get("/second-step/app/").content.decode()
    assert "<svg" in page
    wrong = browser.post("/second-step/app/", {"code": "000000"})
    assert wrong.status_code == 422
    assert secret_on(wrong.content.decode()) == secret_on(page), "a wrong code keeps the square"
    done = browser.post("/second-step/app/", {"code": code(secret_on(page))})
    assert done["Location"] == "/second-step/recovery-codes/"
    codes = re.findall(r"<code>(\d{8})</code>", browser.get("/second-step/recovery-codes/").content.decode())
    assert len(codes) == 10
    assert "10 codes are left." in text(browser.get("/second-step/recovery-codes/"))
    assert browser.get("/today/").status_code == 200
    assert str(codes[0]) not in str(list(second_step.held_by(staff).values()))
    stale = signed_in(staff, ago=3600)
    assert stale.post("/again/?next=/devices/", {"code": codes[0]})["Location"] == "/devices/"
    assert stale.post("/again/", {"code": codes[0]}).status_code == 422, "each opens once"
    before = "9 codes are left."
    assert before in text(stale.get("/second-step/recovery-codes/"))
    stale.post("/second-step/recovery-codes/")
    assert len(re.findall(r"<code>\d{8}", stale.get("/second-step/recovery-codes/").content.decode())) == 10
    assert stale.post("/again/", {"code": codes[1]}).status_code == 422, "the old ones open nothing"


@pytest.mark.parametrize("role", [Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR])
def test_codes_are_not_enough_for_some_roles(willow: Cast, role: Role) -> None:
    browser = half_way(willow.staff(role, "Lea"))
    page = text(browser.get("/second-step/"))
    assert "Your role needs a passkey" in page
    assert "Set up an app" not in page
    shown = browser.get("/second-step/app/").content.decode()
    browser.post("/second-step/app/", {"code": code(secret_on(shown))})
    assert browser.get("/devices/")["Location"] == "/second-step/"


def test_a_code_is_no_way_round_a_passkey(willow: Cast) -> None:
    lea = willow.staff(Role.SAFEGUARDING_LEAD, "Lea")
    browser = signed_in(lea, ago=3600)
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    held = second_step.held_by(lea).create(user=lea, type="totp", data={"secret": second_step.seal(secret)})
    assert second_step.code_opens(lea, code(secret)) is None
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
    session.save()
    assert browser.get("/today/")["Location"].startswith("/again/?next=")
    lea.role = Role.RESPONDER
    lea.save()
    assert second_step.code_opens(lea, code(secret)) == held


def test_the_last_passkey_stays(willow: Cast, ada: Client) -> None:
    staff = willow.scheme.staff.get(name="Ada")
    first = second_step.held_by(staff).get()
    second = second_step.held_by(staff).create(user=staff, type="webauthn", data={"name": "spare"})
    for held in (second, first):
        ada.post(f"/second-step/passkey/{held.pk}/remove/")
    assert list(second_step.held_by(staff)) == [first]


def test_nobody_removes_a_passkey_of_others(willow: Cast, ada: Client) -> None:
    other = willow.staff(Role.ADMINISTRATOR, "Zed")
    signed_in(other)
    theirs = second_step.held_by(other).get()
    assert ada.post(f"/second-step/passkey/{theirs.pk}/remove/").status_code == 404


def test_what_was_asked_for_happens_after_asking_again(willow: Cast) -> None:
    admin = willow.staff(Role.ADMINISTRATOR, "Ada")
    zoe = willow.staff(Role.VIEWER, "Zoe")
    browser = signed_in(admin, ago=600)
    browser.post("/second-step/recovery-codes/")
    asked = browser.post(f"/staff/{zoe.pk}/", {"name": "Zoe", "role": "responder"})
    assert asked["Location"] == f"/again/?next=%2Fstaff%2F{zoe.pk}%2F"
    zoe.refresh_from_db()
    assert zoe.role == Role.VIEWER
    fresh = signed_in(admin)
    fresh.post("/second-step/recovery-codes/")
    found = re.findall(r"<code>(\d{8})", fresh.get("/second-step/recovery-codes/").content.decode())
    assert browser.post(asked["Location"], {"code": found[0]})["Location"] == "/staff/"
    zoe.refresh_from_db()
    assert zoe.role == Role.RESPONDER


@pytest.mark.parametrize("sent", ["", "{}", "[]", "null", "nonsense", '{"id": "x", "response": {}}', '"x"'])
def test_a_passkey_that_is_none_is_refused(alice: Client, sent: str) -> None:
    alice.get("/second-step/passkey/")
    page = alice.post("/second-step/passkey/", {"name": "n", "credential": sent})
    assert page.status_code == 422
    assert b'role="alert"' in page.content


def test_passkeys_need_an_address_with_a_name(alice: Client) -> None:
    for host, words in {
        "127.0.0.1:8800": "http://localhost:8800/second-step/passkey/",
        "localhost:8800": "Make the passkey",
        "localhost": "Make the passkey",
        "127.0.0.1": "Open the hub by its name.",
    }.items():
        assert words in text(alice.get("/second-step/passkey/", headers={"host": host})), host


def test_the_demo_shows_its_code_and_no_other_scheme_does(willow: Cast) -> None:
    staff = willow.staff(Role.RESPONDER, "Rosa")
    data = {"secret": second_step.seal(demo.SECRET)}
    held = second_step.held_by(staff).create(user=staff, type="totp", data=data)
    assert demo.code(staff) == ""
    willow.scheme.fictional = True
    willow.scheme.save()
    staff.refresh_from_db()
    first = demo.code(staff)
    assert second_step.code_opens(staff, first) == held
    assert second_step.code_opens(staff, demo.code(staff)) == held, "the next one, when this one was used"
    held.data = {"secret": second_step.seal("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")}
    held.save()
    assert demo.code(staff) == "", "an app of one's own is never shown"
