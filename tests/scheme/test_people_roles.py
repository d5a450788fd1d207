"""Who may open which page of people: every address, every role, and another scheme's objects."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from scheme.people import changing
from scheme.people.models import FamilyMember, NotTold
from scheme.people.urls import urlpatterns
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in

CHANGERS = (Role.RESPONDER, Role.SAFEGUARDING_LEAD, Role.ADMINISTRATOR)
SEEN = {"people", "person", "photo", "households", "household", "visiting"}
"""All other addresses change something, and are for those who may."""
POSTED = {"photo-remove", "support-go-on", "family-remove", "errand-begin", "errand-end"}


def addresses(cast: Cast) -> Iterator[tuple[str, str]]:
    """Each name with a real address of this scheme."""
    staff = cast.staff(Role.RESPONDER, "Maker")
    changing.add_visiting(staff, "Rosa's tablet", "Rosa")
    changing.set_photo(staff, cast.person, b"jpeg")
    member = FamilyMember(scheme=cast.scheme, person=cast.person, name="Joan", relation="mother")
    mark = NotTold(scheme=cast.scheme, person=cast.person, name="Tom", relation="carer", by=staff)
    member.save()
    mark.save()
    ids = {
        "stay": cast.person.stays.get().pk,
        "member": member.pk,
        "mark": mark.pk,
        "carer": cast.scheme.carers.create(household=cast.household, name="Tom").pk,
    }
    for pattern in urlpatterns:
        name, said = str(pattern.name), str(pattern.pattern)
        given = {key: id for key, id in ids.items() if f":{key}>" in said}
        if ":id>" in said:
            home = cast.household.pk if said.startswith("households") else cast.person.pk
            given["id"] = cast.scheme.visiting.get().pk if said.startswith("visiting") else home
        yield name, reverse(name, kwargs=given)


def status(browser: Client, name: str, address: str) -> int:
    """What the hub answers; a form that is sent back, or a redirect to another page, is a 200."""
    code = (browser.post if name in POSTED else browser.get)(address).status_code
    return 200 if code in (302, 422) else code


@pytest.mark.parametrize("role", Role.values)
def test_each_role_and_address(willow: Cast, role: str) -> None:
    browser = signed_in(willow.staff(Role(role), "Robin"))
    reads = role != Role.PRIVACY_OFFICER
    for name, address in addresses(willow):
        may = role in CHANGERS or (name in SEEN and reads)
        assert status(browser, name, address) == (200 if may else 403), name


def test_charlie_of_another_scheme_finds_nothing_of_willow(
    willow: Cast, elsewhere: Cast, charlie: Client
) -> None:
    for name, address in addresses(willow):
        found = status(charlie, name, address)
        assert found == (404 if any(part.count("-") == 4 for part in address.split("/")) else 200), name
        assert b"Dee" not in charlie.get("/people/").content
    strange = charlie.post(
        f"/people/{elsewhere.person.pk}/stays/add/", {"household": willow.household.pk, "kind": "live-in"}
    )
    assert strange.status_code == 422
    assert charlie.get(f"/people/{elsewhere.person.pk}/").status_code == 200
    assert willow.scheme.audit.exclude(who__scheme=willow.scheme).count() == 0


def test_whoever_is_not_signed_in_is_led_to_the_door(willow: Cast) -> None:
    for name, address in addresses(willow):
        answer = (Client().post if name in POSTED else Client().get)(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/sign-in/?next=")


def test_what_is_not_there_is_404(alice: Client, willow: Cast) -> None:
    nothing = uuid.uuid4()
    for address in (f"/people/{nothing}/", f"/households/{nothing}/", f"/people/{nothing}/photo.jpg"):
        assert alice.get(address).status_code == 404
    assert alice.get(f"/people/{willow.person.pk}/stays/{nothing}/").status_code == 404
    assert alice.get("/people/import/?x=1").status_code == 200
