"""What begins a concern again and what does not: corrections, a "no", a reason for an overrun, and another owner."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from easyread.verdict import Verdict
from scheme.clocks import raising
from scheme.clocks.models import Duty
from scheme.clocks.numbers import chosen
from scheme.clocks.overview import overview
from scheme.clocks.targets import Due, dues
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import closed, standing, still_open
from scheme.concerns.taking import take
from scheme.schemes.models import Role, Staff
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking
from tests.scheme.test_care_pages import do, noor, rosa

__all__ = ["noor", "rosa"]
MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def found(willow: Cast) -> Concern:
    return came(willow, MONDAY)


def came(willow: Cast, at: datetime) -> Concern:
    told = {"topic": "bad", "detail": "shouts", "safe": "yes", "language": "en", "begun": ""}
    one: Concern = willow.scheme.concerns.create(
        arrived_at=at, person=willow.person, household=willow.household, **told
    )
    return one


def step(found: Concern, by: Staff, what: Step.What, after: timedelta, **more: Any) -> Step:
    """A step so long after the concern came."""
    one: Step = found.steps.create(
        scheme=found.scheme,
        what=what,
        by=by,
        at=found.arrived_at + after,
        facts=more.pop("facts", {}),
        **more,
    )
    return one


def clocks(found: Concern) -> dict[str, Due]:
    return {due.clock: due for due in dues(standing(found), chosen(found.scheme))}


def read(found: Concern, by: Staff) -> None:
    step(found, by, Step.What.SEEN, HOUR)
    step(found, by, Step.What.NAMED, HOUR)


def test_a_correction_says_something_else_and_moves_no_clock(found: Concern, rosa: Staff) -> None:
    read(found, rosa)
    decided = step(found, rosa, Step.What.TRIAGED, 2 * HOUR, facts={"decision": "ourselves"})
    step(found, rosa, Step.What.TRIAGED, 9 * DAY, facts={"decision": "refer"}, corrects=decided)
    stands = clocks(found)
    assert not stands["decided"].late, "it was decided in its time"
    assert stands["referred"].at == MONDAY + 9 * DAY, "nobody knew before that it is to be referred"
    until_decided = overview(rosa, MONDAY + 10 * DAY).measures[1].bars[-1]
    assert (until_decided.n, until_decided.words.split()[0]) == (1, "2.0")


def test_a_correction_of_what_was_told_before_tells_nobody_now(found: Concern, rosa: Staff) -> None:
    read(found, rosa)
    told = step(found, rosa, Step.What.TOLD, 2 * HOUR)
    step(found, rosa, Step.What.REOPENED, 3 * DAY)
    step(found, rosa, Step.What.TOLD, 4 * DAY, corrects=told)
    assert clocks(found)["told"].done_at is None


def test_a_correction_of_its_closing_does_not_close_it_again(found: Concern, rosa: Staff) -> None:
    read(found, rosa)
    ended = step(found, rosa, Step.What.CLOSED, 2 * HOUR)
    step(found, rosa, Step.What.REOPENED, 3 * DAY)
    step(found, rosa, Step.What.CLOSED, 4 * DAY, corrects=ended)
    every = found.scheme.concerns.all()
    assert standing(found).closed_at is None
    assert (still_open(every).count(), closed(every).count()) == (1, 0)


@pytest.mark.parametrize(("said", "again"), [("no", True), ("talk", True), ("bit", False), ("better", False)])
def test_no_is_heard_also_while_it_is_open(
    willow: Cast, device: Speaking, found: Concern, rosa: Staff, said: str, again: bool
) -> None:
    """All its clocks were met: nobody would look at it again but by chance."""
    read(found, rosa)
    step(found, rosa, Step.What.TRIAGED, HOUR, facts={"decision": "ourselves"})
    step(found, rosa, Step.What.TOLD, HOUR)
    now = timezone.now()
    willow.scheme.duties.create(staff=rosa, what=Duty.What.READS, since=MONDAY)
    assert raising.raise_alerts(willow.scheme, now) == 0
    for _ in range(2):
        verdict(willow, device, found, rosa, said)
    assert standing(found).times_opened == again
    assert raising.raise_alerts(willow.scheme, timezone.now()) == again


def verdict(willow: Cast, device: Speaking, found: Concern, by: Staff, said: str) -> None:
    """As a tablet sends it, to a reply of its own."""
    reply = found.replies.create(
        scheme=found.scheme, person=willow.person, lines=[], on_tablet=True, by=by, at=timezone.now()
    )
    willow.scheme.approvals.create(reply=reply, by=by, at=timezone.now())
    device.round([device.seal(Verdict(reply=str(reply.pk), said=said, person=str(willow.person.pk)))])


def test_a_step_that_is_sent_twice_is_taken_once(found: Concern, rosa: Staff, noor: Staff) -> None:
    read(found, rosa)
    browser, at = signed_in(rosa), f"/concerns/{found.pk}/"
    said = {"acted": "Visited Dee", "who": "Rosa", "on": "2026-03-04"}
    for _ in range(2):
        do(browser, found, "acted", **said)
    wrong = found.steps.get(what=Step.What.ACTED)
    for _ in range(2):
        assert browser.post(f"{at}correct/{wrong.pk}/", {**said, "acted": "Phoned Dee"})["Location"] == at
    for owner in (rosa, noor, rosa):
        do(browser, found, "owned", staff_id=owner.pk)
    acted = found.steps.filter(what=Step.What.ACTED).order_by("at").values_list("facts__acted", flat=True)
    assert list(acted) == ["Visited Dee", "Phoned Dee"]
    assert (standing(found).owner, found.steps.filter(what=Step.What.OWNED).count()) == (str(rosa.pk), 3)


def test_no_after_eight_weeks_opens_it_again(found: Concern, rosa: Staff) -> None:
    read(found, rosa)
    step(found, rosa, Step.What.CLOSED, 2 * HOUR)
    browser = signed_in(rosa)
    do(browser, found, "followed", said="no", how="At the club, alone")
    assert standing(found).closed_at is None
    page = text(browser.get(f"/concerns/{found.pk}/"))
    assert "The person says that it is not better." in page
    assert clocks(found)["seen"].done_at, "whoever asked them knows"


def test_a_reason_is_asked_for_each_overrun_until_it_is_said(found: Concern, rosa: Staff) -> None:
    step(found, rosa, Step.What.SEEN, 2 * DAY)
    step(found, rosa, Step.What.NAMED, 2 * DAY)
    step(found, rosa, Step.What.TRIAGED, HOUR)
    browser, at = signed_in(rosa), f"/concerns/{found.pk}/"
    assert "Say why this clock was overrun: Seen, Told the person what happens next" in text(browser.get(at))
    do(browser, found, "overran", clock="seen", reason="The mail server was away")
    assert "Say why this clock was overrun: Told the person" in text(browser.get(at))
    again = browser.post(f"{at}step/overran/", {"clock": "seen", "reason": "x"})
    assert again.status_code == 422, "it was said"
    assert "The mail server was away" in text(browser.get(f"{at}paper/"))


def test_whoever_has_it_from_now_on_is_told(willow: Cast, found: Concern, rosa: Staff, noor: Staff) -> None:
    read(found, rosa)
    browser = signed_in(rosa)
    do(browser, found, "owned", staff_id=rosa.pk)
    assert not found.alerts.exists(), "they know"
    browser.post("/concerns/handover/", {"to": noor.pk, "why": "leave", "concern": str(found.pk)})
    assert [(one.staff, one.clock) for one in found.alerts.all()] == [(noor, "owned")]
    assert "Alert: Whose it is" in text(signed_in(noor).get(f"/concerns/{found.pk}/"))


def test_what_somebody_left_behind_is_handed_over_and_to_nobody_named(
    willow: Cast, rosa: Staff, noor: Staff
) -> None:
    ann, cat = willow.staff(Role.RESPONDER, "Ann"), willow.staff(Role.RESPONDER, "Cat")
    of_rosa, of_ann, of_cat, unread = (came(willow, timezone.now()) for _ in range(4))
    for one, owner in ((of_rosa, rosa), (of_ann, ann), (of_cat, cat)):
        read(one, noor)
        take(noor, one, Step.What.OWNED, {"staff": str(owner.pk)})
    browser, at = signed_in(noor), "/concerns/handover/"
    page = browser.get(at).content.decode()
    assert not any(str(one.pk) in page for one in (of_rosa, of_ann, of_cat, unread)), "each has somebody"
    willow.scheme.leaves.create(staff=cat, since=timezone.now() - DAY, until=timezone.now() + DAY)
    ann.is_active = False
    ann.save()
    page = browser.get(at).content.decode()
    assert [str(one.pk) in page for one in (of_rosa, of_ann, of_cat, unread)] == [False, True, True, False]
    take(noor, of_ann, Step.What.NAMED, {"named": [str(rosa.pk)]})
    both = {"concern": [str(of_ann.pk), str(of_cat.pk)], "why": "She left"}
    refused = browser.post(at, {**both, "to": str(rosa.pk)})
    assert refused.status_code == 422 and "They are named in one of these." in text(refused)
    assert refused.content.decode().count(" checked>") == 2, "what was ticked stays ticked"
    willow.staff(Role.RESPONDER, "Dan")
    dan = willow.scheme.staff.get(name="Dan")
    assert browser.post(at, {**both, "to": str(dan.pk)}).status_code == 302
    assert {standing(one).owner for one in (of_ann, of_cat)} == {str(dan.pk)}


def test_an_owner_who_is_named_later_has_it_no_longer(found: Concern, rosa: Staff, noor: Staff) -> None:
    read(found, rosa)
    take(rosa, found, Step.What.OWNED, {"staff": str(noor.pk)})
    take(rosa, found, Step.What.NAMED, {"named": [str(noor.pk)]})
    assert standing(found).owner == ""
    assert "It is nobody's yet." in text(signed_in(rosa).get(f"/concerns/{found.pk}/"))
