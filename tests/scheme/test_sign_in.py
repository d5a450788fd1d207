"""The first step of a sign-in: the same words for every wrong try, a door that closes, and one-time passwords."""

import logging
import time

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from scheme.portal import sitting
from scheme.schemes import second_step
from scheme.schemes.founding import add_staff
from scheme.schemes.models import Role, Staff
from tests.scheme.conftest import Cast, signed_in

RIGHT = "three words that fit"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class QuickArgon2(Argon2PasswordHasher):
    """The same hash at the lowest cost: these tests knock often."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.QuickArgon2"]
    cache.clear()


@pytest.fixture
def alice(willow: Cast) -> Staff:
    add_staff(willow.scheme, Role.RESPONDER, "Alice@Willow.example", "Alice", RIGHT)
    staff = willow.scheme.staff.get()
    second_step.held_by(staff).create(user=staff, type="totp", data={"secret": second_step.seal(SECRET)})
    return staff


def knock(email: str, password: str, browser: Client | None = None, **more: str) -> tuple[int, str]:
    """Tries the first step: the status, and where it leads or what it says."""
    page = (browser or Client()).post("/sign-in/", {"login": email, "password": password, **more})
    return page.status_code, page.get("Location") or page.content.decode()


def code(ago: int = 0) -> str:
    """What the app shows now, or showed so many half minutes ago."""
    return second_step.code_at(SECRET, int(time.time()) // 30 - ago)


def through(browser: Client, said: str = "", **more: str) -> tuple[int, str]:
    """Both steps: the status, and where the second leads or what it says."""
    assert knock("alice@willow.example", RIGHT, browser, **more) == (302, "/sign-in/step/")
    page = browser.post("/sign-in/step/", {"code": said or code()})
    return page.status_code, page.get("Location") or page.content.decode()


def test_password_and_code_open(willow: Cast, alice: Staff) -> None:
    browser = Client()
    assert knock(" ALICE@willow.example ", RIGHT, browser) == (302, "/sign-in/step/")
    assert browser.get("/today/")["Location"].startswith("/sign-in/")
    assert browser.post("/sign-in/step/", {"code": f" {code()[:3]} {code()[3:]} "})["Location"] == "/"
    assert browser.get("/today/").status_code == 200
    assert willow.scheme.audit.filter(what="signed in").count() == 1
    assert browser.post("/sign-out/").status_code == 302
    assert browser.get("/today/").status_code == 302


def test_a_code_opens_once_and_an_older_one_never_after_it(alice: Staff) -> None:
    assert through(Client()) == (302, "/")
    assert "was used already" in through(Client())[1]
    assert "was used already" in through(Client(), code(1))[1]
    assert "was used already" in through(Client(), "000000")[1]


def test_wrong_codes_close_the_door_like_wrong_passwords(alice: Staff) -> None:
    knock("alice@willow.example", "wrong")
    browser = Client()
    for _ in range(3):
        assert through(browser, "000000")[0] == 200
        browser = Client()
    knock("alice@willow.example", RIGHT, browser)
    assert browser.post("/sign-in/step/", {"code": "000000"}).status_code == 429
    assert browser.post("/sign-in/step/", {"code": code()}).status_code == 429
    assert knock("alice@willow.example", RIGHT)[0] == 429


def test_the_password_is_kept_as_argon2_and_the_secret_sealed(alice: Staff) -> None:
    assert alice.password.startswith("argon2$argon2id$")
    assert SECRET not in str(second_step.held_by(alice).get().data)


def test_every_wrong_try_hears_the_same(alice: Staff) -> None:
    status, said = knock("alice@willow.example", "wrong")
    assert status == 200
    assert "The e-mail address or the password is not right." in said
    other = knock("nobody@willow.example", "wrong")[1]
    assert other.replace("nobody@", "alice@").partition("<form")[0] == said.partition("<form")[0]
    alice.is_active = False
    alice.save()
    left = knock("alice@willow.example", RIGHT)[1]
    assert left.partition("<form")[0] == said.partition("<form")[0]


def test_five_wrong_tries_close_the_door_even_to_the_right_one(alice: Staff) -> None:
    for n in range(5):
        assert knock("alice@willow.example", "wrong")[0] == (200 if n < 4 else 429)
    assert "Wait 15 minutes" in knock("alice@willow.example", RIGHT)[1]
    assert knock("alice@willow.example", RIGHT)[0] == 429
    assert knock("nobody@willow.example", RIGHT)[0] == 200
    AccessAttempt.objects.update(attempt_time="2020-01-01T00:00:00+00:00")
    assert knock("alice@willow.example", RIGHT)[0] == 302


def test_a_right_try_begins_the_count_again(alice: Staff) -> None:
    for ago in (1, 0):
        for _ in range(4):
            assert knock("alice@willow.example", "wrong")[0] == 200
        assert through(Client(), code(ago))[0] == 302


def test_what_was_typed_is_kept_nowhere(alice: Staff, capfd: pytest.CaptureFixture[str]) -> None:
    logging.getLogger("axes").setLevel(logging.DEBUG)
    knock("my secret@password.example", "another secret")
    knock("my secret password", "another secret")
    logging.getLogger("axes").setLevel(logging.NOTSET)
    assert "secret" not in "".join(capfd.readouterr())
    kept = list(AccessAttempt.objects.values())
    assert len(kept) <= 2
    assert "secret" not in str(kept)


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [("/devices/", "/devices/"), ("https://evil.example/", "/"), ("//evil.example", "/"), ("", "/")],
)
def test_the_way_on_stays_here(alice: Staff, wanted: str, leads: str) -> None:
    assert through(Client(), next=wanted) == (302, leads)


def test_a_one_time_password_leads_to_choosing_ones_own(willow: Cast) -> None:
    made = add_staff(willow.scheme, Role.RESPONDER, "new@willow.example", "New")
    browser = Client()
    assert knock(made.email, made.password, browser)[0] == 302
    assert browser.get("/today/")["Location"] == "/password/"
    assert browser.get("/second-step/")["Location"] == "/password/"
    short = browser.post("/password/", {"new_password1": "short", "new_password2": "short"})
    assert short.status_code == 422
    assert b"too short" in short.content
    own = {"new_password1": "harbour violet kettle", "new_password2": "harbour violet kettle"}
    assert browser.post("/password/", own)["Location"] == "/"
    assert browser.get("/today/")["Location"] == "/second-step/"
    assert knock(made.email, made.password)[0] == 200


def test_the_session_cookie_is_for_this_hub_alone(alice: Staff) -> None:
    browser = Client()
    through(browser)
    cookie = browser.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == ""


def test_a_sign_in_ends_after_twelve_hours_and_after_fifteen_minutes_without_a_page(alice: Staff) -> None:
    assert signed_in(alice, ago=sitting.MOST - 60).get("/today/").status_code == 200
    assert signed_in(alice, ago=sitting.MOST + 60).get("/today/").status_code == 302
    browser = signed_in(alice, ago=600)
    before = browser.session.get_expiry_date()
    browser.get("/today/")
    assert browser.session.get_expiry_age() == 15 * 60
    assert browser.session[sitting.SEEN] > time.time() - 5
    assert browser.session.get_expiry_date() >= before
    Session.objects.update(expire_date="2020-01-01T00:00:00+00:00")
    assert browser.get("/today/").status_code == 302


def test_nobody_signs_up_and_no_other_page_of_the_library_is_there() -> None:
    for path in ("signup", "accounts/signup", "login", "reset", "email", "password/reset", "sign-in/signup"):
        assert Client().get(f"/{path}/").status_code == 404


def test_the_pages_of_a_sign_in_need_a_sign_in() -> None:
    assert Client().get("/password/")["Location"] == "/sign-in/"
    for path in ("second-step/", "second-step/app/", "second-step/passkey/", "again/"):
        assert Client().get(f"/{path}")["Location"].startswith("/sign-in/?next=")
    assert Client().get("/sign-in/step/")["Location"] == "/sign-in/"
