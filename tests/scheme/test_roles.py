"""Who sees what: every address of the hub, for every role, and for another scheme."""

import re
import time
import uuid

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from scheme.schemes.models import Role
from scheme.schemes.roles import POWERS, Power
from tests.scheme.addresses import MAY, ROWS, Place, address, names, place, powered
from tests.scheme.conftest import Cast, rows, signed_in
from tests.scheme.pages import answers, led, pages
from tests.scheme.speaking import Speaking

READS = ("today", "responses", "response", "questions", "survey")
ALLOWED = {200, 302, 400, 422}
"""Inside: a page, the way on, or a form that says what is wrong with it."""


@pytest.fixture
def here(willow: Cast, device: Speaking) -> Place:
    return place(willow, device)


@pytest.fixture
def addresses(here: Place) -> dict[str, str]:
    """One real address of Willow for each name."""
    return {name: address(name, here) for name in powered()}


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert sorted(names()) == sorted(ROWS), "tests/scheme/addresses.py has a row for each view"


def test_the_roles_have_the_powers_that_are_meant() -> None:
    assert {power: {role for role in Role if power in POWERS[role]} for power in Power} == MAY


def wrong(found: set[int | str], name: str, role: Role, stranger: bool) -> bool:
    """Whether the hub answered otherwise than the table says."""
    row = ROWS[name]
    assert isinstance(row.who, Power)
    if role not in MAY[row.who]:
        return found != {403}
    if stranger and row.about:
        return found != {404}
    return not found <= ALLOWED


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("stranger", [False, True], ids=["of Willow", "of another scheme"])
def test_each_role_and_address(
    willow: Cast, elsewhere: Cast, here: Place, role: Role, stranger: bool
) -> None:
    browser = signed_in((elsewhere if stranger else willow).staff(role, "Robin"))
    places = {name: address(name, here) for name in powered()}
    before = rows(willow.scheme)
    faults = {}
    for name, at in places.items():
        shown = pages(browser, name, at)
        found = led(shown)
        if wrong(found, name, role, stranger):
            faults[name] = found
        assert not stranger or not told(shown), name
    assert faults == {}
    if stranger:
        assert rows(willow.scheme) == before
        assert not willow.scheme.audit.filter(who__name="Robin").exists()


def told(shown: list[HttpResponseBase]) -> list[bytes]:
    """The names of Willow's person and household that stand on the pages."""
    text = re.sub(rb"<[^>]*>", b"", b"".join(page.getvalue() for page in shown))
    return [name for name in (b"Dee", b"Oak Lane") if name in text]


def test_whoever_is_not_signed_in_is_led_to_the_door(addresses: dict[str, str]) -> None:
    for name, at in addresses.items():
        assert answers(Client(), name, at) == {"/sign-in/"}, name


def test_whoever_has_no_second_step_is_led_to_set_it_up(willow: Cast, addresses: dict[str, str]) -> None:
    """A code is enough for the one role, and the other needs a passkey."""
    for role in (Role.RESPONDER, Role.SAFEGUARDING_LEAD):
        browser = Client()
        browser.force_login(willow.staff(role, f"Sam{role[0]}"))
        session = browser.session
        session["began_at"] = time.time()
        session.save()
        for name, at in addresses.items():
            assert answers(browser, name, at) == {"/second-step/"}, name


def test_what_is_dangerous_asks_again(willow: Cast, addresses: dict[str, str]) -> None:
    for role in Role:
        browser = signed_in(willow.staff(role, f"Kim{role[0]}"), ago=6 * 60)
        for name, row in powered().items():
            assert isinstance(row.who, Power)
            if row.again and role in MAY[row.who]:
                assert answers(browser, name, addresses[name]) == {"/again/"}, name


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
    for name in READS:
        one, other = alice.get(addresses[name]), bob.get(addresses[name])
        assert one.status_code == other.status_code
        assert (b"Dee" in one.content) == (b"Dee" in other.content)


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
    before = willow.scheme.steps.count()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(willow.staff(Role.RESPONDER, "Robin"))
    page = strict.post(addresses["concern-seen"])
    assert page.status_code == 403
    assert b"Please try again" in page.content
    assert willow.scheme.steps.count() == before
    assert "CSRF cookie not set" in caplog.text
    caplog.clear()
