"""The pages of the administrator: adding staff, changing a role, beginning again, letting go."""

import re

import pytest
from django.test import Client

from scheme.schemes import second_step
from scheme.schemes.models import Role, Staff
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text
from tests.scheme.test_sign_in import knock


@pytest.fixture
def rosa(willow: Cast) -> Staff:
    return willow.staff(Role.VIEWER, "Rosa")


def test_somebody_is_added_and_signs_in(willow: Cast, ada: Client) -> None:
    given = {"name": "Nia", "email": "Nia@Willow.example", "role": "responder"}
    assert ada.post("/staff/add/", given)["Location"] == "/staff/made/"
    shown = ada.get("/staff/made/").content.decode()
    password = re.search(r"<code>([^<]+)</code>", shown)
    assert password
    assert ada.get("/staff/made/")["Location"] == "/staff/", "shown once"
    assert knock("nia@willow.example", password[1])[0] == 302
    listed = text(ada.get("/staff/"))
    assert "Nia Responder nia@willow.example" in listed
    assert "Has a one-time password." in listed
    assert willow.scheme.audit.filter(what="added staff", who__name="Ada").exists()


def test_what_is_wrong_is_said_at_the_top_with_a_way_to_it(ada: Client, rosa: Staff, elsewhere: Cast) -> None:
    there = elsewhere.staff(Role.VIEWER, "Other")
    for email in (rosa.email, there.email):
        page = ada.post("/staff/add/", {"name": "", "email": email, "role": "king"})
        assert page.status_code == 422
        top = page.content.decode().partition("<main")[2].partition("<form")[0]
        assert 'href="#id_email">E-mail address: Somebody signs in with this address already.' in top
        assert 'href="#id_name"' in top
        assert "king is not one of" in top
        whole = page.content.decode()
        assert 'href="#id_role_0"' in top
        ids = re.findall(r' id="([^"]+)"', whole)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', whole)) <= set(ids)
    assert Staff.objects.filter(name="").count() == 0


def test_a_role_is_changed_and_counts_at_once(willow: Cast, ada: Client, rosa: Staff) -> None:
    browser = signed_in(rosa)
    assert browser.get("/today/").status_code == 200
    assert ada.post(f"/staff/{rosa.pk}/", {"name": "Rosa L", "role": "administrator"}).status_code == 302
    rosa.refresh_from_db()
    assert (rosa.name, rosa.role) == ("Rosa L", Role.ADMINISTRATOR)
    assert browser.get("/today/")["Location"] == "/second-step/", "an administrator needs a passkey"
    assert willow.scheme.audit.filter(what="made staff administrator", about=str(rosa.pk)).exists()


def test_nobody_changes_their_own_role_or_goes(willow: Cast, ada: Client) -> None:
    me = willow.scheme.staff.get(name="Ada")
    ada.post(f"/staff/{me.pk}/", {"name": "Ada B", "role": "viewer"})
    me.refresh_from_db()
    assert (me.name, me.role) == ("Ada B", Role.ADMINISTRATOR)
    assert "Let them go" not in text(ada.get(f"/staff/{me.pk}/"))
    for act in ("leave", "reset", "return"):
        assert ada.post(f"/staff/{me.pk}/{act}/").status_code == 404


def test_whoever_leaves_is_out_at_once_and_may_come_back(ada: Client, rosa: Staff) -> None:
    browser = signed_in(rosa)
    ada.post(f"/staff/{rosa.pk}/leave/")
    assert browser.get("/today/").status_code == 302
    assert "Left. Does not sign in." in text(ada.get("/staff/"))
    ada.post(f"/staff/{rosa.pk}/return/")
    assert signed_in(rosa).get("/today/").status_code == 200


def test_whoever_lost_their_phone_begins_again(ada: Client, rosa: Staff) -> None:
    browser = signed_in(rosa)
    ada.post(f"/staff/{rosa.pk}/reset/")
    rosa.refresh_from_db()
    assert rosa.new_password_due
    assert second_step.kinds(rosa) == set()
    assert browser.get("/today/")["Location"].startswith("/sign-in/")


def test_a_hub_without_a_scheme_says_what_to_do(db: None) -> None:
    page = Client().get("/sign-in/")
    assert "python -m scheme scheme add" in text(page)
