"""What is due for whom, on which day, and what a device is told and given of it."""

from calendar import monthrange
from datetime import date, timedelta

import msgspec
import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import VerifyKey

from easyread.envelope import (
    Delivery,
    ExchangeRequest,
    Packed,
    Signed,
    document_digest,
    pack_round,
)
from easyread.pack import PART, SURVEY, SurveyList, digest, read_list, read_manifest
from easyread.parts import Having, Wanted
from easyread.response import Answer, Consent, Picked, Response
from scheme.schemes.models import PublicKey
from scheme.surveys import standing
from scheme.surveys.due import begun, due, midnight
from scheme.surveys.expired import expired
from scheme.surveys.models import Often, Plan
from tests.scheme.conftest import Cast
from tests.scheme.reading import text
from tests.scheme.speaking import STATE, Speaking
from tests.scheme.surveys import planned, published, publisher, small

TODAY = date(2026, 8, 31)
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def plan(often: Often, begins: date) -> Plan:
    return Plan(often=often, begins=begins)


@given(DAYS, st.integers(0, 4000), st.sampled_from(Often))
def test_a_turn_begins_on_or_before_today_and_never_before_the_plan(
    first: date, days: int, often: Often
) -> None:
    today = first + timedelta(days=days)
    found = begun(plan(often, first), today)
    assert first <= found <= today
    if often == Often.WEEKLY:
        assert (today - found).days < 7 and found.weekday() == first.weekday()
    if often in (Often.MONTHLY, Often.SIX_MONTHLY):
        months = 1 if often == Often.MONTHLY else 6
        assert (today - found).days < 31 * months
        assert found.day == min(first.day, monthrange(found.year, found.month)[1])
        assert (found.month - first.month) % months == 0
    if often in (Often.ONCE, Often.REVIEWS):
        assert found == first


def test_a_review_begins_a_turn_on_its_day() -> None:
    reviews = (date(2026, 7, 1), date(2026, 8, 20), date(2026, 9, 9))
    assert begun(plan(Often.REVIEWS, date(2026, 6, 1)), TODAY, reviews) == date(2026, 8, 20)
    assert begun(plan(Often.REVIEWS, date(2026, 8, 21)), TODAY, reviews) == date(2026, 8, 21)


def answer(cast: Cast, day: date, ended: str = "finished") -> None:
    """A response of Dee that arrived at noon of a day."""
    device = cast.paired()
    body = Response(
        ended=ended,
        person=str(cast.person.pk),
        survey="garden",
        version=1,
        consent=Consent(said="yes", version=1),
        seen=("liked",),
        answers=(Answer(question="liked", value=Picked(("yes",)), order=("yes", "no")),),
    )
    device.round([device.seal(body)])
    newest = cast.scheme.responses.order_by("-arrived_at").first()
    assert newest
    newest.arrived_at = midnight(day) + timedelta(hours=12)
    newest.save()


def dues(cast: Cast, day: date) -> tuple[str, ...]:
    return due(cast.household, day).by_person[str(cast.person.pk)]


def test_what_was_answered_leaves_on_the_next_day_and_comes_back_with_the_next_turn(willow: Cast) -> None:
    planned(willow, begins=TODAY)
    assert dues(willow, TODAY) == ("garden",)
    answer(willow, TODAY, ended="stopped")
    assert dues(willow, TODAY + timedelta(days=1)) == ("garden",)
    answer(willow, TODAY)
    assert dues(willow, TODAY) == ("garden",)
    assert dues(willow, TODAY + timedelta(days=1)) == ()
    assert dues(willow, TODAY + timedelta(days=6)) == ()
    assert dues(willow, TODAY + timedelta(days=7)) == ("garden",)
    assert due(willow.household, TODAY + timedelta(days=1)).by_person[""] == ("garden",)


def test_a_plan_is_for_one_a_home_or_all_and_from_a_day_until_a_day(willow: Cast) -> None:
    other = willow.scheme.households.create(name="Mill")
    someone = willow.scheme.people.create(name="Wendy", portrait="portrait_2")
    willow.scheme.stays.create(household=other, person=someone)
    planned(willow, "for-all", begins=TODAY, until=TODAY)
    planned(willow, "for-home", begins=TODAY, household=willow.household)
    planned(willow, "for-dee", begins=TODAY, person=willow.person)
    ended = planned(willow, "over", begins=TODAY)
    willow.scheme.plan_ends.create(plan=ended, by=publisher(willow))
    at_home, away = due(willow.household, TODAY), due(other, TODAY)
    dee = str(willow.person.pk)
    assert at_home.by_person == {dee: ("for-all", "for-dee", "for-home"), "": ("for-all", "for-home")}
    assert away.by_person == {str(someone.pk): ("for-all",), "": ("for-all",)}
    assert at_home.planned == {"for-all", "for-home", "for-dee"}
    assert dues(willow, TODAY - timedelta(days=1)) == ()
    assert dues(willow, TODAY + timedelta(days=1)) == ("for-dee", "for-home")


def test_only_who_lives_or_stays_there_on_the_day_is_asked(willow: Cast) -> None:
    planned(willow, begins=TODAY - timedelta(days=90))
    dee, stay = str(willow.person.pk), willow.scheme.stays.get()
    stay.since, stay.until = TODAY - timedelta(days=1), TODAY
    stay.save()
    days = [TODAY + timedelta(days=days) for days in (-2, -1, 0, 1)]
    assert [dee in due(willow.household, day).by_person for day in days] == [False, True, True, False]
    assert due(willow.household, days[-1]).by_person == {"": ("garden",)}
    stay.until = None
    stay.save()
    willow.person.until = TODAY
    willow.person.save()
    assert dee not in due(willow.household, days[-1]).by_person, "support has ended"
    assert [one.name for one in standing.answered(willow.scheme, "garden", TODAY)] == ["Dee"]
    assert standing.answered(willow.scheme, "garden", days[-1]) == []


def test_a_review_asks_again(willow: Cast) -> None:
    planned(willow, often=Often.REVIEWS, begins=TODAY)
    answer(willow, TODAY)
    willow.scheme.reviews.create(
        person=willow.person, on=TODAY + timedelta(days=90), noted_by=publisher(willow)
    )
    assert dues(willow, TODAY + timedelta(days=89)) == ()
    assert dues(willow, TODAY + timedelta(days=90)) == ("garden",)


def brought(device: Speaking, having: Having = Having()) -> Packed:
    """What a round brings."""
    request = ExchangeRequest(envelopes=(), state=STATE, having=having)
    status, body = device.send(pack_round(request))
    assert status == 200
    return msgspec.json.decode(body, type=Delivery).surveys


def told(cast: Cast, packed: Packed) -> SurveyList:
    """The list it brings, its signature checked."""
    assert packed.list
    check(cast, packed.list)
    found = read_list(packed.list)
    assert found
    return found


def check(cast: Cast, signed: Signed) -> None:
    key = VerifyKey(bytes(cast.scheme.public_keys.get(use=PublicKey.Use.SIGN).public))
    key.verify(document_digest(signed.document), signed.signature)


def test_before_anything_is_planned_a_device_is_told_nothing(willow: Cast, device: Speaking) -> None:
    published(willow)
    assert brought(device) == Packed()


def test_a_device_is_told_once_and_given_what_it_lacks(
    willow: Cast, elsewhere: Cast, device: Speaking
) -> None:
    row = published(willow)
    planned(willow)
    first = brought(device)
    found = told(willow, first)
    assert (found.device, found.follows) == (device.id, "")
    assert found.due == {str(willow.person.pk): ("garden",), "": ("garden",)}
    (manifest,) = first.manifests
    check(willow, manifest)
    named = read_manifest(manifest)
    assert named and named.files[0].digest == row.digest
    assert [part.content for part in first.parts] == [row.text.encode()]
    again = brought(device, Having(tag=found.tag, packs=(digest(manifest.document),)))
    assert again == Packed()
    part = brought(device, Having(tag=found.tag, wanted=(Wanted(file=row.digest, start=40),)))
    assert [(one.start, one.content) for one in part.parts] == [(40, row.text.encode()[40:])]
    assert brought(elsewhere.paired(), Having(wanted=(Wanted(file=row.digest, start=0),))).parts == ()
    havings = [(have.tag, have.packs) for have in willow.scheme.havings.all()]
    assert havings == [(found.tag, [digest(manifest.document)]), (found.tag, [])]


def test_a_big_pack_comes_in_parts_that_fit_a_round(willow: Cast, device: Speaking) -> None:
    text = small() + "# " + "long " * 30_000
    row = published(willow, text)
    planned(willow)
    content = row.text.encode()
    name = "recordings/en/0123456789abcdef.wav"
    willow.scheme.pack_files.create(version=row, name=name, digest="d" * 64, content=bytes(PART))
    first = brought(device)
    assert sum(len(part.content) for part in first.parts) == PART
    assert [part.file for part in first.parts] == [row.digest, "d" * 64]
    rest = brought(
        device,
        Having(tag=told(willow, first).tag, wanted=(Wanted(file="d" * 64, start=PART - len(content)),)),
    )
    assert [len(part.content) for part in rest.parts] == [len(content)]


@pytest.mark.parametrize("start", [-5, 10**9, 2**62])
def test_a_part_that_is_not_there_is_not_given(willow: Cast, device: Speaking, start: int) -> None:
    row = published(willow)
    planned(willow)
    tag = told(willow, brought(device)).tag
    wanted = (Wanted(file=row.digest, start=start), Wanted(file="\0" * 99, start=0))
    assert brought(device, Having(tag=tag, wanted=wanted)).parts == ()


def test_a_change_of_plan_is_a_new_list_that_follows_the_old(willow: Cast, device: Speaking) -> None:
    published(willow)
    one = planned(willow)
    before = told(willow, brought(device))
    willow.scheme.plan_ends.create(plan=one, by=publisher(willow))
    after = told(willow, brought(device, Having(tag=before.tag)))
    assert (after.follows, after.packs, after.due) == (before.tag, (), {str(willow.person.pk): (), "": ()})
    assert SURVEY not in str(after)
    assert timezone.localdate() == one.begins


def test_a_list_that_could_not_be_renewed_for_weeks_is_shown_on_today_and_devices(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    today = timezone.localdate()
    plan = planned(willow, begins=today)
    had = Having(tag=told(willow, brought(device)).tag)
    brought(device, had)
    row, long_ago = willow.row(device), timezone.now() - timedelta(days=15)
    willow.scheme.devices.update(heard_at=long_ago)
    assert expired(willow.scheme, timezone.now()) == [], "what it holds is still in force"
    willow.scheme.plan_ends.create(plan=plan, by=publisher(willow))
    assert expired(willow.scheme, timezone.now()) == [row]
    assert "These tablets may still ask what is over" in text(alice.get("/today/"))
    assert "It may still ask what is over" in text(alice.get("/devices/"))
    brought(device, had)
    assert "ask what is over" not in text(alice.get("/today/")) + text(alice.get("/devices/"))
