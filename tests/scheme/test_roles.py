"""Who sees what: every address of the portal, for every role, and for another scheme."""

import uuid

import pytest
from django.test import Client

from scheme.portal.urls import urlpatterns
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, rows, signed_in
from tests.scheme.speaking import Speaking
from tests.scheme.visits import everything

READERS = (Role.VIEWER, Role.RESPONDER, Role.SAFEGUARDING_LEAD, Role.PRIVACY_OFFICER)
ACTORS = (Role.RESPONDER, Role.SAFEGUARDING_LEAD)
READS = ("today", "responses", "response", "questions", "survey")
ACTS = ("concern-seen", "response-seen")
FOR_ALL = ("home", "devices")
OWN = ("second-step", "app", "passkey", "passkey-remove", "recovery-codes", "again", "password")
OPEN = ("account_login", "mfa_authenticate", "sign-out", "picture")


@pytest.fixture
def addresses(willow: Cast, device: Speaking) -> dict[str, str]:
    """One real address of Willow for each name."""
    device.round([device.seal(body) for body in everything([str(willow.person.pk)])])
    marked = willow.scheme.responses.filter(watch=True).first()
    concern = willow.scheme.concerns.first()
    assert marked
    assert concern
    return {
        "home": "/",
        "today": "/today/",
        "responses": "/responses/",
        "response": f"/responses/{marked.pk}/",
        "questions": "/questions/",
        "survey": "/questions/my-life/1/",
        "devices": "/devices/",
        "response-seen": f"/responses/{marked.pk}/seen/",
        "concern-seen": f"/concerns/{concern.pk}/seen/",
    }


def status(browser: Client, name: str, address: str) -> int:
    """What the hub answers to the method that the address is for; a redirect to another page is a 200."""
    code = (browser.post if name in ACTS else browser.get)(address).status_code
    return 200 if code == 302 else code


def test_no_address_is_left_out() -> None:
    names = {pattern.name for pattern in urlpatterns}
    assert names == {*READS, *ACTS, *FOR_ALL, *OPEN, *OWN}


@pytest.mark.parametrize("role", Role.values)
def test_each_role_and_address(willow: Cast, addresses: dict[str, str], role: str) -> None:
    browser = signed_in(willow.staff(Role(role), "Robin"))
    found = {name: status(browser, name, address) for name, address in addresses.items()}
    expected = {
        **dict.fromkeys(FOR_ALL, 200),
        **dict.fromkeys(READS, 200 if role in READERS else 403),
        **dict.fromkeys(ACTS, 200 if role in ACTORS else 403),
    }
    assert found == expected


def test_whoever_is_not_signed_in_is_led_to_the_door(addresses: dict[str, str]) -> None:
    for name, address in addresses.items():
        answer = (Client().post if name in ACTS else Client().get)(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/?next=")


def test_an_administrator_sees_no_word_of_it(ada: Client, addresses: dict[str, str]) -> None:
    for name in READS:
        page = ada.get(addresses[name])
        assert page.status_code == 403
        assert b"Your role is administrator" in page.content
        assert b"Dee" not in page.content
        assert b"Scared" not in page.content
    home = ada.get("/")
    assert home["Location"] == "/devices/"
    assert b"Responses" not in ada.get("/devices/").content


def test_bob_sees_what_alice_sees(alice: Client, bob: Client, addresses: dict[str, str]) -> None:
    for name in (*READS, *FOR_ALL):
        one, other = alice.get(addresses[name]), bob.get(addresses[name])
        assert one.status_code == other.status_code
        assert (b"Dee" in one.content) == (b"Dee" in other.content)


def test_charlie_of_another_scheme_sees_nothing(
    willow: Cast, charlie: Client, addresses: dict[str, str]
) -> None:
    before = rows(willow.scheme)
    for name in ("response", *ACTS):
        assert status(charlie, name, addresses[name]) == 404
    for name in ("today", "responses", "questions", "survey", "devices"):
        page = charlie.get(addresses[name])
        assert page.status_code == 200
        assert b"Dee" not in page.content
        assert b"Oak Lane" not in page.content
    assert b"n = 0" in charlie.get(addresses["survey"]).content
    assert rows(willow.scheme) == before
    assert willow.scheme.audit.count() == 0


def test_what_is_not_there_is_404(alice: Client) -> None:
    nothing = uuid.uuid4()
    assert alice.get(f"/responses/{nothing}/").status_code == 404
    assert alice.post(f"/concerns/{nothing}/seen/").status_code == 404
    assert alice.get("/questions/my-life/99/").status_code == 404
    assert alice.get("/questions/practice/1/").status_code == 404
    assert alice.get("/pictures/no_such.svg").status_code == 404


def test_a_response_that_needs_no_look_cannot_be_marked(
    willow: Cast, alice: Client, addresses: dict[str, str]
) -> None:
    plain = willow.scheme.responses.get(ended="finished", survey="this-week", watch=False)
    assert alice.post(f"/responses/{plain.pk}/seen/").status_code == 404


def test_a_step_needs_a_form_of_ours(
    willow: Cast, addresses: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(willow.staff(Role.RESPONDER, "Robin"))
    page = strict.post(addresses["concern-seen"])
    assert page.status_code == 403
    assert b"Please try again" in page.content
    assert willow.scheme.steps.count() == 0
    assert "CSRF cookie not set" in caplog.text
    caplog.clear()
