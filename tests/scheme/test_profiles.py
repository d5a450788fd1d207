"""How someone uses the kiosk: written down by staff, changed by the person on the tablet, and neither is lost."""

from datetime import date

import msgspec
import pytest
from msgspec.structs import replace

from easyread.envelope import Delivery, ExchangeRequest, HouseholdDocument, pack_round
from easyread.profile import Liked, Profile
from scheme.people import profiles
from scheme.people.models import Person
from scheme.people.profile_forms import ProfileForm, filled_with
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast
from tests.scheme.speaking import STATE, Speaking

RECORD = {"how": "Large words. She pointed.", "flag": True, "review": date(2027, 1, 1)}


def told(device: Speaking, liked: tuple[Liked, ...] = ()) -> HouseholdDocument:
    """What the device is told of its household after it said this; asked twice, as news come with the next round."""
    news = None
    for _ in range(2):
        asked = ExchangeRequest(envelopes=(), state=STATE, photos=(), liked=liked)
        status, answer = device.send(pack_round(asked))
        assert status == 200
        news = msgspec.json.decode(answer, type=Delivery).household
    assert news is not None
    return msgspec.json.decode(news.document, type=HouseholdDocument)


def wants(willow: Cast, **fields: object) -> Profile:
    """Staff write this down of the person who lives there."""
    person, staff = (
        willow.scheme.people.get(),
        willow.staff(Role.RESPONDER, f"R{willow.scheme.profiles.count()}"),
    )
    row = profiles.newest(willow.scheme, [person]).get(person.pk)
    wanted = replace(profiles.profile_of(person, row), **fields)
    profiles.write_down(staff, person, wanted, RECORD)
    return wanted


def a_change(person: Person, id: str, **fields: object) -> Liked:
    return Liked(id=id, person=str(person.pk), profile=Profile(**fields), fields=tuple(fields))  # type: ignore[arg-type]


def test_what_staff_write_down_reaches_the_tablet(willow: Cast, device: Speaking) -> None:
    wanted = wants(willow, text=36, colours="dark")
    assert [person.profile for person in told(device).people] == [wanted]


def test_what_a_person_changes_is_kept_once_and_said_back(willow: Cast, device: Speaking) -> None:
    wants(willow, text=36)
    person = willow.scheme.people.get()
    change = a_change(person, "one", colours="contrast")
    (shown,) = told(device, (change, change)).people
    assert (shown.profile.text, shown.profile.colours, shown.liked) == (36, "contrast", ("one",))
    row = person.profiles.first()
    assert row and (row.by, row.fields, row.flag, row.review) == (None, ["colours"], True, RECORD["review"])
    assert person.profiles.count() == 2
    wants(willow, colours="light")
    (shown,) = told(device, (change,)).people
    assert (shown.profile.colours, shown.liked) == ("light", ("one",))


def test_what_is_said_of_someone_who_is_not_there_is_left_aside(willow: Cast, device: Speaking) -> None:
    stranger = willow.scheme.people.create(name="Ann", portrait="portrait_2")
    told(device, (a_change(stranger, "one", text=48), replace(a_change(stranger, "two"), person="nobody")))
    assert not stranger.profiles.exists()


@pytest.mark.parametrize("speech", ["on", "asked", "off"])
def test_the_form_says_what_the_profile_says(speech: str) -> None:
    before = Profile(voice=speech != "off", quiet=speech == "asked", text=36, breaks=False)
    filled = {name: value for name, value in filled_with(before).items() if value is not False}
    form = ProfileForm({**filled, "how": "asked her", "review": date(2027, 3, 1)}, sets=())
    assert form.is_valid(), form.errors
    assert form.profile(Profile()) == replace(before, languages=Profile().languages)
