"""The manager's overview: what is new, late and oldest, how long each step took, and of whom nothing came."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from scheme.clocks import rounds
from scheme.clocks.overview import overview
from scheme.concerns.models import Concern, Step
from scheme.schemes.models import Role, Staff
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def came(willow: Cast, at: datetime, **told: object) -> Concern:
    return willow.scheme.concerns.create(
        arrived_at=at, topic="bad", detail="shouts", safe="yes", language="en", begun="", **told
    )


def step(found: Concern, by: Staff, what: Step.What, after: timedelta, **facts: str) -> None:
    at = found.arrived_at + after
    found.steps.create(scheme=found.scheme, what=what, by=by, at=at, facts=facts)


def test_it_counts_what_is_new_open_late_and_oldest(willow: Cast) -> None:
    rosa = willow.staff(Role.RESPONDER, "Rosa")
    first, other, last = (came(willow, NOW - timedelta(days=days)) for days in (10, 9, 1))
    for one in (first, other, last):
        step(one, rosa, Step.What.SEEN, HOUR)
    step(first, rosa, Step.What.TOLD, HOUR)
    step(other, rosa, Step.What.TRIAGED, HOUR, decision="ourselves")
    shown = overview(rosa, NOW)
    assert (shown.new, shown.open) == (1, 3)
    assert shown.oldest and shown.oldest.id == other.pk, "the first was answered"
    late = dict(shown.overdue)
    assert (late["Seen"], late["Decided"], late["Told the person what happens next"]) == (0, 1, 1)


def test_it_shows_the_middle_time_of_each_step_by_month(willow: Cast) -> None:
    rosa, march = willow.staff(Role.RESPONDER, "Rosa"), datetime(2026, 3, 3, 10, tzinfo=UTC)
    many = [came(willow, march) for _ in range(3)]
    for found, minutes in zip(many, (10, 20, 600), strict=True):
        step(found, rosa, Step.What.SEEN, timedelta(minutes=minutes))
        step(found, rosa, Step.What.TRIAGED, timedelta(minutes=3 * minutes))
        step(found, rosa, Step.What.TOLD, timedelta(hours=minutes))
    step(many[0], rosa, Step.What.SORTED, timedelta(hours=100), said="better")
    step(came(willow, march - timedelta(days=30)), rosa, Step.What.SEEN, 2 * HOUR)
    shown = overview(rosa, NOW)
    bars = {measure.words: measure.bars[-2:] for measure in shown.measures}
    assert [(bar.n, bar.words) for bar in bars["Seen"]] == [(1, "2.0 h"), (3, "20 min")]
    assert [(bar.n, bar.words) for bar in bars["Decided"]] == [(0, ""), (3, "1.0 h")]
    assert [(bar.n, bar.words) for bar in bars["Told the person"]] == [(0, ""), (3, "20.0 h")]
    assert [(bar.n, bar.words) for bar in bars["Sorted, as the person says"]] == [(0, ""), (1, "4.2 days")]
    assert [round(bar.height) for bar in bars["Seen"]] == [100, 17]
    page = text(signed_in(rosa).get("/overview/"))
    assert "20 min" in page and "n = 3" in page


def test_it_names_quiet_tablets_the_heartbeat_and_who_is_not_heard(willow: Cast) -> None:
    rosa, device = willow.staff(Role.RESPONDER, "Rosa"), willow.row(willow.paired())
    now = timezone.now()
    assert overview(rosa, now).heartbeat is None
    rounds.beat(now)
    shown = overview(rosa, now)
    assert (shown.heartbeat, shown.quiet, [one.person for one in shown.silent]) == (now, (), [willow.person])
    came(willow, now, person=willow.person, household=willow.household)
    later = overview(rosa, now + timedelta(days=2))
    assert ([one.pk for one in later.quiet], later.silent) == ([device.pk], ())
