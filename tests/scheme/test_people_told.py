"""What a household's devices are told of its people: as staff change it, as days come, and with their photos."""

import hashlib
from datetime import timedelta

import msgspec
import pytest
from django.utils import timezone

from easyread.concern import Concern
from easyread.envelope import Delivery, ExchangeRequest, HouseholdDocument, pack_round
from easyread.profile import Profile
from scheme.people import errands
from scheme.people.household import ROOM
from scheme.people.models import Person, Visiting
from scheme.people.telling import households_of, tell
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast
from tests.scheme.rounds import RESPONSE
from tests.scheme.speaking import STATE, Speaking

DAY = timedelta(days=1)


def ask(device: Speaking, household: int, photos: tuple[str, ...] | None = ()) -> Delivery:
    """An exchange with nothing to send."""
    asked = ExchangeRequest(envelopes=(), state=STATE, household=household, photos=photos)
    status, answer = device.send(pack_round(asked))
    assert status == 200
    return msgspec.json.decode(answer, type=Delivery)


def told(delivery: Delivery) -> HouseholdDocument:
    assert delivery.household
    return msgspec.json.decode(delivery.household.document, type=HouseholdDocument)


def names(delivery: Delivery) -> list[str]:
    return [person.name for person in told(delivery).people]


def a_photo(person: Person, jpeg: bytes = b"jpeg") -> str:
    digest = hashlib.sha256(jpeg).hexdigest()
    person.scheme.photos.create(person=person, digest=digest, jpeg=jpeg)
    return digest


def a_day_passes(willow: Cast) -> None:
    """What was told was told on another day."""
    willow.scheme.told.update(basis="yesterday")


def test_a_stay_begins_and_ends_with_its_days(willow: Cast, device: Speaking) -> None:
    today = timezone.localdate()
    stay = willow.scheme.stays.get()
    guest = willow.scheme.people.create(name="Ann", portrait="portrait_2")
    visit = willow.scheme.stays.create(
        household=willow.household, person=guest, kind="short-breaks", since=today + DAY, until=today + DAY
    )
    tell([willow.household])
    assert names(ask(device, 0)) == ["Dee"]
    willow.scheme.stays.filter(pk=visit.pk).update(since=today, until=today)
    assert ask(device, 1).household is None
    a_day_passes(willow)
    assert names(ask(device, 1)) == ["Ann", "Dee"]
    willow.scheme.stays.filter(pk=visit.pk).update(since=None, until=today - DAY)
    willow.scheme.stays.filter(pk=stay.pk).update(until=today)
    a_day_passes(willow)
    last = ask(device, 2)
    assert (names(last), told(last).version) == (["Dee"], 3)


def test_a_day_on_which_nothing_changes_is_no_news(willow: Cast, device: Speaking) -> None:
    assert told(ask(device, 0)).version == 1
    a_day_passes(willow)
    assert ask(device, 1).household is None
    tell([willow.household])
    assert ask(device, 1).household is None


@pytest.mark.parametrize("field", ["since", "until"])
def test_support_that_is_over_or_to_come_takes_a_person_off_all_devices(
    willow: Cast, device: Speaking, field: str
) -> None:
    other = willow.scheme.households.create(name="Mill Cottage")
    willow.scheme.stays.create(household=other, person=willow.person, kind="day-support")
    ask(device, 0)
    day = timezone.localdate() + (DAY if field == "since" else -DAY)
    willow.scheme.people.filter(pk=willow.person.pk).update(**{field: day})
    assert {household.name for household in households_of(willow.person)} == {"Oak Lane", "Mill Cottage"}
    tell(households_of(willow.person))
    assert names(ask(device, 1)) == []


def test_two_stays_in_a_house_are_one_person(willow: Cast, device: Speaking) -> None:
    willow.scheme.stays.create(household=willow.household, person=willow.person, kind="short-breaks")
    assert names(ask(device, 0)) == ["Dee"]


def test_a_device_that_knows_more_than_the_hub_is_told_again(willow: Cast, device: Speaking) -> None:
    assert told(ask(device, 7)).version == 8
    assert ask(device, 8).household is None
    assert told(ask(device, 3)).version == 8


def test_photos_come_with_the_document_and_once(willow: Cast, device: Speaking) -> None:
    digest = a_photo(willow.person)
    first = ask(device, 0)
    assert told(first).people[0].photo == digest
    assert [(photo.digest, photo.jpeg) for photo in first.photos] == [(digest, b"jpeg")]
    assert ask(device, 1, (digest,)).photos == ()
    assert [photo.digest for photo in ask(device, 1, ()).photos] == [digest]
    assert ask(device, 1, None).photos == ()


def test_a_photo_of_nobody_here_is_not_sent(willow: Cast, elsewhere: Cast, device: Speaking) -> None:
    a_photo(elsewhere.person)
    a_photo(willow.scheme.people.create(name="Ann", portrait="portrait_2"))
    assert ask(device, 0).photos == ()


def test_what_does_not_fit_comes_with_the_next(willow: Cast, device: Speaking) -> None:
    digests = []
    for number in range(3):
        person = willow.scheme.people.create(name=f"P{number}", portrait="portrait_1")
        willow.scheme.stays.create(household=willow.household, person=person)
        digests.append(a_photo(person, bytes([number]) * (ROOM // 2)))
    had: tuple[str, ...] = ()
    for expected in (2, 1, 0):
        came = ask(device, 1, had).photos
        assert len(came) == expected
        had += tuple(photo.digest for photo in came)
    assert sorted(had) == sorted(digests)


def test_who_does_not_want_to_be_asked_is_marked_so_until_they_do(willow: Cast, device: Speaking) -> None:
    rosa = willow.staff(Role.RESPONDER, "Rosa")
    willow.scheme.people.update(languages=["cy", "en"])
    first = told(ask(device, 0)).people[0]
    assert (first.asked, first.profile) == (True, Profile(languages=("cy", "en")))
    for version, wants in enumerate((False, True), 1):
        willow.scheme.askings.create(person=willow.person, wants=wants, how="Said so.", by=rosa)
        tell([willow.household])
        assert told(ask(device, version)).people[0].asked is wants


@pytest.fixture
def visiting(willow: Cast) -> Visiting:
    """A visiting device's place, carried by Rosa."""
    home = willow.scheme.households.create(name="Visits by Rosa")
    return willow.scheme.visiting.create(household=home, carried_by="Rosa")


@pytest.fixture
def carried(willow: Cast, visiting: Visiting) -> Speaking:
    one = Cast(willow.scheme, visiting.household, willow.person).device()
    assert one.pair() == 200
    return one


def test_a_visiting_device_sees_one_person_and_forgets_once_they_answered(
    willow: Cast, visiting: Visiting, carried: Speaking
) -> None:
    rosa = willow.staff(Role.RESPONDER, "Rosa")
    digest = a_photo(willow.person)
    first = ask(carried, 0)
    assert (names(first), told(first).visiting) == ([], True)
    errands.begin(visiting, willow.person, rosa)
    second = ask(carried, 1)
    assert (names(second), [photo.digest for photo in second.photos]) == (["Dee"], [digest])
    hidden = msgspec.structs.replace(RESPONSE, person=str(willow.person.pk), ended="hidden")
    for body in (hidden, Concern(wish="alone")):
        _, delivery = carried.round([carried.seal(body)], household=2)
        assert delivery and delivery.household is None
    finished = msgspec.structs.replace(hidden, ended="finished")
    _, delivery = carried.round([carried.seal(finished)], household=2)
    assert delivery and names(delivery) == []
    assert visiting.errands.get().over.by is None
    assert willow.scheme.responses.filter(person=willow.person).count() == 2


def test_an_errand_ends_when_staff_say_so_when_another_begins_and_after_a_day(
    willow: Cast, visiting: Visiting, carried: Speaking
) -> None:
    rosa = willow.staff(Role.RESPONDER, "Rosa")
    ann = willow.scheme.people.create(name="Ann", portrait="portrait_2")
    errands.begin(visiting, willow.person, rosa)
    assert names(ask(carried, 0)) == ["Dee"]
    errands.begin(visiting, ann, rosa)
    assert names(ask(carried, 1)) == ["Ann"]
    assert errands.end(visiting, rosa)
    assert names(ask(carried, 2)) == []
    assert not errands.end(visiting, rosa)
    errands.begin(visiting, ann, rosa)
    assert names(ask(carried, 3)) == ["Ann"]
    willow.scheme.errands.update(at=timezone.now() - errands.DAYS * DAY)
    a_day_passes(willow)
    assert names(ask(carried, 4)) == []
    assert {over.by for over in willow.scheme.errands_over.all()} == {rosa}


def test_answers_of_a_device_at_home_end_no_errand(
    willow: Cast, visiting: Visiting, device: Speaking
) -> None:
    errands.begin(visiting, willow.person, willow.staff(Role.RESPONDER, "Rosa"))
    device.round([device.seal(RESPONSE)])
    assert errands.under_way(visiting)
