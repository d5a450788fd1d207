"""The clocks: who is alerted when, whatever happens to the clock process."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from scheme.clocks import posting, raising, rounds
from scheme.clocks.alarms import beats, everywhere
from scheme.clocks.models import Alert, Duty, Posting
from scheme.clocks.numbers import Chosen, choose
from scheme.concerns.models import Concern, Step
from scheme.schemes.models import Role, Scheme, Staff
from tests.scheme.clock_run import HARD_DAYS, Run, histories
from tests.scheme.conftest import Cast

START = datetime(2026, 1, 1, tzinfo=UTC)


def crew(willow: Cast) -> list[Staff]:
    """Four who read, one on call, and an outside name."""
    staff = [willow.staff(Role.RESPONDER, name) for name in ("Ann", "Ben", "Cat", "Dan")]
    for place, one in enumerate(staff):
        willow.scheme.duties.create(staff=one, what=Duty.What.READS, place=place, since=START)
    night = willow.staff(Role.SAFEGUARDING_LEAD, "Eve")
    willow.scheme.duties.create(staff=night, what=Duty.What.ON_CALL, since=START)
    choose(willow.scheme, Chosen(outside_name="Council", outside_email="council@outside.example"), None)
    return [*staff, night]


def concern(scheme: Scheme, at: datetime, **told: str) -> Concern:
    """One that came at this moment."""
    return Concern._base_manager.create(scheme=scheme, arrived_at=at, language="en", begun="", **told)


def told(found: Concern) -> list[tuple[str, int]]:
    """Who was alerted that nobody had seen it, in turn, and how many minutes after it came."""
    alerts = found.alerts.filter(clock="seen").order_by("place")
    names = [alert.staff.name if alert.staff else "outside" for alert in alerts]
    minutes = [round((alert.at - found.arrived_at).total_seconds() / 60) for alert in alerts]
    return list(zip(names, minutes, strict=True))


def pass_time(scheme: Scheme, start: datetime, minutes: int) -> None:
    for minute in range(minutes + 1):
        raising.raise_alerts(scheme, start + timedelta(minutes=minute))


def test_what_is_urgent_goes_from_one_to_the_next_at_its_minute(willow: Cast) -> None:
    crew(willow)
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    found = concern(willow.scheme, noon, topic="bad", detail="hurts")
    pass_time(willow.scheme, noon, 120)
    assert told(found) == [("Ann", 0), ("Ben", 15), ("Cat", 30), ("Dan", 60), ("Eve", 75), ("outside", 90)]


def test_at_night_whoever_is_on_call_comes_first(willow: Cast) -> None:
    crew(willow)
    night = datetime(2026, 3, 7, 2, tzinfo=UTC)
    found = concern(willow.scheme, night, topic="mine", detail="takes-money")
    pass_time(willow.scheme, night, 20)
    assert told(found) == [("Eve", 0), ("Ann", 15)]


def test_what_can_wait_goes_on_in_working_time(willow: Cast) -> None:
    crew(willow)
    friday = datetime(2026, 3, 6, 16, tzinfo=UTC)
    found = concern(willow.scheme, friday, topic="bad", detail="shouts", safe="yes")
    raising.raise_alerts(willow.scheme, friday)
    monday = datetime(2026, 3, 9, 12, tzinfo=UTC)
    pass_time(willow.scheme, monday - timedelta(minutes=1), 20)
    days = 60 * 68
    assert told(found) == [("Ann", 0), ("Ben", days), ("Cat", days + 15)]


def test_one_act_ends_it(willow: Cast) -> None:
    staff = crew(willow)
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    found = concern(willow.scheme, noon, topic="bad", detail="hurts")
    pass_time(willow.scheme, noon, 16)
    found.steps.create(
        scheme=willow.scheme, what=Step.What.SEEN, by=staff[1], at=noon + timedelta(minutes=17)
    )
    pass_time(willow.scheme, noon + timedelta(minutes=17), 100)
    assert told(found) == [("Ann", 0), ("Ben", 15)]


def test_who_is_away_is_covered_and_who_is_named_is_passed_over(willow: Cast) -> None:
    ann, ben, cat, *_ = crew(willow)
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    spell = {"since": noon - timedelta(days=1), "until": noon + timedelta(days=1)}
    willow.scheme.leaves.create(staff=ann, cover=cat, **spell)
    found = concern(willow.scheme, noon, topic="bad", detail="hurts")
    step = found.steps.create(scheme=willow.scheme, what=Step.What.NAMED, by=ann, at=noon)
    found.named.create(scheme=willow.scheme, staff=ben, step=step)
    pass_time(willow.scheme, noon, 61)
    assert [name for name, _ in told(found)] == ["Cat", "Dan", "Eve"]


def test_a_clock_that_was_set_back_keeps_nobody_from_being_told(willow: Cast) -> None:
    """It came, a process took up its mail and died, and all of it is in years to come."""
    crew(willow)
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    ahead = now + timedelta(days=3650)
    found = concern(willow.scheme, ahead, topic="bad", detail="hurts")
    rounds.beat(ahead)
    assert not beats(Chosen(), now)
    raising.raise_alerts(willow.scheme, now)
    assert [alert.address for alert in found.alerts.all()] == [f"ann@{willow.scheme.pk}.example"]
    Posting._base_manager.update(taken_at=ahead)
    sent: list[str] = []
    with override_settings(EMAIL_HOST="mail.example"):
        posting.post(now, lambda one: sent.append(one.alert.address))
    assert len(sent) == 1


def test_where_all_are_named_the_outside_name_is_told_at_once(willow: Cast) -> None:
    staff = crew(willow)
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    found = concern(willow.scheme, noon, topic="bad", detail="hurts", safe="no")
    step = found.steps.create(scheme=willow.scheme, what=Step.What.NAMED, by=staff[0], at=noon)
    for one in staff:
        found.named.create(scheme=willow.scheme, staff=one, step=step)
    pass_time(willow.scheme, noon, 20)
    assert told(found) == [("outside", 0)]


def test_with_nobody_on_duty_an_alarm_is_open_and_who_comes_is_told(willow: Cast) -> None:
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    found = concern(willow.scheme, noon, topic="bad", detail="hurts")
    pass_time(willow.scheme, noon, 5)
    kinds = {alarm.kind for alarm in everywhere(willow.scheme, noon + timedelta(minutes=5))}
    assert {"heartbeat", "on-call", "reads", "outside", "mail", "alone"} == kinds
    ann = willow.staff(Role.RESPONDER, "Ann")
    willow.scheme.duties.create(staff=ann, what=Duty.What.READS, since=noon)
    pass_time(willow.scheme, noon + timedelta(minutes=6), 1)
    assert told(found) == [("Ann", 6)]


@pytest.mark.parametrize("clock", ["decided", "told"])
def test_each_later_clock_alerts_somebody_else_than_its_owner_once(willow: Cast, clock: str) -> None:
    staff = crew(willow)
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    found = concern(willow.scheme, noon, topic="talk", wish="alone")
    for what, facts in ((Step.What.SEEN, {}), (Step.What.OWNED, {"staff": str(staff[0].pk)})):
        found.steps.create(scheme=willow.scheme, what=what, by=staff[0], at=noon, facts=facts)
    for day in range(1, 12):
        raising.raise_alerts(willow.scheme, noon + timedelta(days=day))
    assert [alert.staff and alert.staff.name for alert in found.alerts.filter(clock=clock)] == ["Ben"]


def test_eight_weeks_after_closing_somebody_asks_whether_it_helped(willow: Cast) -> None:
    staff = crew(willow)
    noon = datetime(2026, 3, 4, 12, tzinfo=UTC)
    found = concern(willow.scheme, noon, topic="talk", wish="alone")
    for what in (Step.What.SEEN, Step.What.CLOSED):
        found.steps.create(scheme=willow.scheme, what=what, by=staff[0], at=noon)
    raising.raise_alerts(willow.scheme, noon + timedelta(weeks=7))
    assert not found.alerts.exists()
    raising.raise_alerts(willow.scheme, noon + timedelta(weeks=8))
    assert found.alerts.get().clock == "helped"


def test_the_same_alert_is_raised_once_whoever_raises_it(willow: Cast) -> None:
    crew(willow)
    now = timezone.now()
    found = concern(willow.scheme, now, topic="bad", detail="hurts")
    raising.raise_alerts(willow.scheme, now)
    first = found.alerts.get()
    twin = Alert(**{f.attname: getattr(first, f.attname) for f in Alert._meta.fields if f.name != "id"})
    assert not raising.keep(twin)
    assert first.postings.count() == 1


def test_concerns_under_a_still_clock_with_kills(willow: Cast) -> None:
    run = Run(willow.scheme, random.Random(5), kills=60)
    for _ in histories(run, 16, 1, crew(willow), HARD_DAYS[3:], later=0):
        pass
    run.check_alerts()
    assert run.faults == []
    assert run.killed > 5
    assert willow.scheme.concerns.count() == 16 and len(run.mails) >= 16


@pytest.mark.long
def test_a_thousand_concerns_under_a_still_clock_with_kills(willow: Cast) -> None:
    run = Run(willow.scheme, random.Random(11), kills=8)
    for _ in histories(run, 250, 6, crew(willow)):
        pass
    run.check_alerts()
    assert run.faults == []
    assert run.killed > 50
    assert willow.scheme.concerns.count() == 1000
    print(f"{len(run.mails)} alerts, {run.killed} kills, 0 faults")
