"""Signing in: the same words for every wrong try, a door that closes, and one-time passwords."""

import logging

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client
from pytest_django import Settings

from scheme.schemes.founding import add_staff
from scheme.schemes.models import Role, SignInTry, Staff
from tests.scheme.conftest import Cast

RIGHT = "three words that fit"


class QuickArgon2(Argon2PasswordHasher):
    """The same hash at the lowest cost: these tests knock often."""

    time_cost, memory_cost, parallelism = 1, 8, 1


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.QuickArgon2"]


@pytest.fixture
def alice(willow: Cast) -> Staff:
    add_staff(willow.scheme, Role.RESPONDER, "Alice@Willow.example", "Alice", RIGHT)
    return willow.scheme.staff.get()


def knock(email: str, password: str, browser: Client | None = None, **more: str) -> tuple[int, str]:
    """Tries to sign in: the status, and where it leads or what it says."""
    page = (browser or Client()).post("/sign-in/", {"email": email, "password": password, **more})
    return page.status_code, page.get("Location") or page.content.decode()


def test_the_right_password_opens(alice: Staff) -> None:
    browser = Client()
    assert knock(" ALICE@willow.example ", RIGHT, browser) == (302, "/")
    assert browser.get("/today/").status_code == 200
    assert browser.post("/sign-out/").status_code == 302
    assert browser.get("/today/").status_code == 302


def test_the_password_is_kept_as_argon2_alone(alice: Staff) -> None:
    assert alice.password.startswith("argon2$argon2id$")


def test_every_wrong_try_hears_the_same(alice: Staff) -> None:
    status, said = knock("alice@willow.example", "wrong")
    assert status == 422
    assert "The e-mail address or the password is not right." in said
    other = knock("nobody@willow.example", "wrong")[1]
    assert other.replace("nobody@", "alice@").partition("<form")[0] == said.partition("<form")[0]


def test_five_wrong_tries_close_the_door_even_to_the_right_one(alice: Staff) -> None:
    for _ in range(5):
        knock("alice@willow.example", "wrong")
    assert "Wait 15 minutes" in knock("alice@willow.example", RIGHT)[1]
    assert knock("alice@willow.example", RIGHT)[0] == 422
    SignInTry.objects.update(at="2020-01-01T00:00:00+00:00")
    assert knock("alice@willow.example", RIGHT)[0] == 302


def test_a_right_try_begins_the_count_again(alice: Staff) -> None:
    for _ in range(2):
        for _ in range(4):
            assert knock("alice@willow.example", "wrong")[0] == 422
        assert knock("alice@willow.example", RIGHT)[0] == 302


def test_what_was_typed_is_kept_nowhere(alice: Staff, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        knock("my secret password", "another secret")
    assert "my secret" not in caplog.text
    assert "another secret" not in caplog.text
    assert "secret" not in SignInTry.objects.get().who


@pytest.mark.parametrize(
    ("wanted", "leads"),
    [("/devices/", "/devices/"), ("https://evil.example/", "/"), ("//evil.example", "/"), ("", "/")],
)
def test_the_way_on_stays_here(alice: Staff, wanted: str, leads: str) -> None:
    assert knock("alice@willow.example", RIGHT, next=wanted) == (302, leads)


def test_whoever_left_does_not_sign_in(alice: Staff) -> None:
    alice.is_active = False
    alice.save()
    assert knock("alice@willow.example", RIGHT)[0] == 422


def test_a_one_time_password_leads_to_choosing_ones_own(willow: Cast) -> None:
    made = add_staff(willow.scheme, Role.RESPONDER, "new@willow.example", "New")
    browser = Client()
    knock(made.email, made.password, browser)
    assert browser.get("/today/")["Location"] == "/password/"
    short = browser.post("/password/", {"new_password1": "short", "new_password2": "short"})
    assert short.status_code == 422
    assert b"too short" in short.content
    own = {"new_password1": "harbour violet kettle", "new_password2": "harbour violet kettle"}
    assert browser.post("/password/", own)["Location"] == "/"
    assert browser.get("/today/").status_code == 200
    assert knock(made.email, made.password)[0] == 422


def test_the_session_cookie_is_for_this_hub_alone(alice: Staff) -> None:
    browser = Client()
    knock("alice@willow.example", RIGHT, browser)
    cookie = browser.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


def test_the_password_page_needs_a_sign_in() -> None:
    assert Client().get("/password/")["Location"] == "/sign-in/"
