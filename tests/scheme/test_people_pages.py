"""The pages of people: adding and changing, what stands first, and what is refused in words."""

import io
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from scheme.people.models import Person, Visiting
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.people_forms import actions, send, version
from tests.scheme.reading import text

DAY = timedelta(days=1)
ANN = {
    "name": "Ann",
    "reference": "SL-7",
    "language": "cy",
    "more": ["en"],
    "portrait": "portrait_2",
    "since": "01/03/2026",
}


def jpeg() -> io.BytesIO:
    file = io.BytesIO()
    Image.new("RGB", (900, 700), "green").save(file, "JPEG")
    file.seek(0)
    file.name = "face.jpg"
    return file


def test_adding_a_person_changing_them_and_a_photo(willow: Cast, alice: Client) -> None:
    fields = {**ANN, "household": str(willow.household.pk), "kind": "short-breaks"}
    answer = send(alice, "/people/add/", fields)
    ann = willow.scheme.people.get(name="Ann")
    assert answer["Location"] == f"/people/{ann.pk}/"
    assert (ann.reference, ann.languages, str(ann.since)) == ("SL-7", ["cy", "en"], "2026-03-01")
    assert (ann.stays.get().kind, version(willow)) == ("short-breaks", 2)
    send(alice, f"/people/{ann.pk}/photo/", {"photo": jpeg()})
    assert version(willow) == 3
    photo = alice.get(f"/people/{ann.pk}/photo.jpg")
    assert (photo["Content-Type"], photo["Cache-Control"]) == ("image/jpeg", "no-store")
    assert photo.content == bytes(willow.scheme.photos.get().jpeg)
    send(alice, f"/people/{ann.pk}/change/", {**ANN, "name": "Annie", "more": []})
    page = text(alice.get(f"/people/{ann.pk}/"))
    for words in ("Annie SL-7", "Welsh", "Short breaks", "1 Mar 2026 – goes on", "Another photo"):
        assert words in page
    send(alice, f"/people/{ann.pk}/photo/remove/")
    assert alice.get(f"/people/{ann.pk}/photo.jpg").status_code == 404
    assert actions(willow) == [
        "added person",
        "added stay",
        "changed photo",
        "changed person",
        "removed photo",
    ]
    assert version(willow) == 5


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": ""}, "First name: This field is required."),
        ({"name": "A" * 61}, "First name: Ensure this value has at most 60 characters"),
        (
            {"since": "31/02/2026"},
            "First day of support: This is no day. Write it like 2026-03-01 or 01/03/2026.",
        ),
        ({"reference": "SL-1"}, "Reference: Dee has this reference."),
        ({"language": "tlh"}, "Language they like best: Select a valid choice."),
        ({"household": "00000000-0000-4000-8000-000000000000"}, "Household: Select a valid choice."),
    ],
)
def test_what_does_not_fit_is_said_at_the_top_with_a_link(
    willow: Cast, alice: Client, fields: dict[str, str], words: str
) -> None:
    willow.scheme.people.update(reference="SL-1")
    page = send(alice, "/people/add/", {**ANN, "kind": "live-in", **fields}, 422)
    assert words in text(page)
    name = next(iter(fields))
    assert f'<a href="#id_{name}">' in page.content.decode()
    assert willow.scheme.people.count() == 1
    assert actions(willow) == []


def test_a_file_that_is_no_photo_is_refused(willow: Cast, alice: Client) -> None:
    wrong = io.BytesIO(b"not a photo")
    wrong.name = "face.jpg"
    page = send(alice, f"/people/{willow.person.pk}/photo/", {"photo": wrong}, 422)
    assert "Photo: This is no photo that the hub can read." in text(page)
    assert willow.scheme.photos.count() == 0


def test_stays_begin_end_and_do_not_overlap(willow: Cast, alice: Client) -> None:
    mill = willow.scheme.households.create(name="Mill Cottage")
    add = f"/people/{willow.person.pk}/stays/add/"
    days = {"since": "2026-03-01", "until": "2026-03-14"}
    fields = {"household": str(mill.pk), "kind": "short-breaks", **days}
    send(alice, add, fields)
    assert "They stay there in this way already" in text(
        send(alice, add, {**fields, "since": "2026-03-14", "until": ""}, 422)
    )
    send(alice, add, {**fields, "since": "2026-03-15", "until": "2026-03-20"})
    assert "This is before the first day." in text(send(alice, add, {**fields, "until": "2026-02-01"}, 422))
    lived = willow.person.stays.get(household=willow.household)
    yesterday = timezone.localdate() - DAY
    moved = {
        "household": str(willow.household.pk),
        "kind": "live-in",
        "since": "",
        "until": yesterday.isoformat(),
    }
    before = version(willow)
    send(alice, f"/people/{willow.person.pk}/stays/{lived.pk}/", moved)
    assert version(willow) == before + 1
    assert "In no household" not in text(alice.get(f"/people/{willow.person.pk}/"))
    assert "Dee" in text(alice.get(f"/households/{mill.pk}/"))
    assert "in no household" in text(alice.get("/people/"))


def test_support_ends_and_goes_on(willow: Cast, alice: Client) -> None:
    page, yesterday = f"/people/{willow.person.pk}/", timezone.localdate() - DAY
    willow.scheme.people.update(since=yesterday)
    early = {"until": (yesterday - DAY).isoformat(), "why": "died"}
    assert "before their first day of support" in text(send(alice, f"{page}end/", early, 422))
    send(alice, f"{page}end/", {"until": yesterday.isoformat(), "why": "died"})
    assert "They died. No tablet shows them any more." in text(alice.get(page))
    assert "Dee" not in text(alice.get("/people/"))
    assert "Dee" in text(alice.get("/people/?left=1"))
    send(alice, f"{page}go-on/")
    assert "Dee" in text(alice.get("/people/?q=de"))
    assert "Nobody is called “xyz”." in text(alice.get("/people/?q=xyz"))
    assert actions(willow) == ["ended support: died", "support goes on"]


def test_households_carers_and_family(willow: Cast, alice: Client) -> None:
    assert "There is a household of this name already." in text(
        send(alice, "/households/add/", {"name": "Oak Lane"}, 422)
    )
    made = send(alice, "/households/add/", {"name": "Mill Cottage"})
    home = made["Location"]
    send(alice, f"{home}carers/add/", {"name": "Tom Ashby", "since": "2026-01-01"})
    carer = willow.scheme.carers.get()
    send(
        alice,
        f"{home}carers/{carer.pk}/",
        {"name": "Tom Ashby", "since": "2026-01-01", "until": "2026-02-01"},
    )
    send(alice, f"{home}change/", {"name": "Mill House"})
    assert "Tom Ashby . 1 Jan 2026 – 1 Feb 2026" in text(alice.get(home)).replace("Ashby.", "Ashby .")
    assert "Mill House nobody nobody is named" in text(alice.get("/households/"))
    page = f"/people/{willow.person.pk}/"
    send(alice, f"{page}family/add/", {"name": "Joan", "relation": "mother", "contact": "01632 960 111"})
    member = willow.scheme.family_members.get()
    send(alice, f"{page}family/{member.pk}/", {"name": "Joan", "relation": "aunt"})
    assert "Joan , aunt" in text(alice.get(page)).replace("Joan,", "Joan ,")
    send(alice, f"{page}family/{member.pk}/remove/")
    assert willow.scheme.family_members.count() == 0


def test_a_visiting_device_is_added_and_sent_to_someone(willow: Cast, alice: Client) -> None:
    send(alice, "/visiting/add/", {"name": "Rosa's tablet", "carried_by": "Rosa"})
    visiting: Visiting = willow.scheme.visiting.get()
    assert "No device is paired for it yet." in text(alice.get("/visiting/"))
    assert "Rosa's tablet" not in text(alice.get("/households/"))
    begin = f"/visiting/{visiting.pk}/begin/"
    assert "Choose the person whom it sees next." in text(send(alice, begin, {"person": "x"}, 422))
    send(alice, begin, {"person": str(willow.person.pk)})
    assert "Sees Dee, since" in text(alice.get("/visiting/"))
    send(alice, f"/visiting/{visiting.pk}/end/")
    assert "Sees nobody." in text(alice.get("/visiting/"))
    assert actions(willow) == ["added visiting device", "began errand", "ended errand"]


def test_a_viewer_sees_and_changes_nothing(willow: Cast) -> None:
    viewer = signed_in(willow.staff(Role.VIEWER, "Vic"))
    for address in ("/people/", f"/people/{willow.person.pk}/", "/households/", "/visiting/"):
        page = viewer.get(address)
        assert page.status_code == 200
        assert b'<form method="post" action="/people' not in page.content
        assert b"Add a" not in page.content


def test_two_people_of_one_reference_cannot_be(willow: Cast) -> None:
    Person(scheme=willow.scheme, name="A", portrait="portrait_1", reference="SL-1").save()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person(scheme=willow.scheme, name="B", portrait="portrait_1", reference="SL-1").save()
