"""The tallies: whatever arrives, and whatever is marked as not the person's own, they equal a scan of all answers."""

import hashlib
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easyread.concern import Concern
from easyread.response import Answer, AskLater, DontKnow, Picked, RatherNot, Response, Skipped
from scheme.concerns.models import Step
from scheme.devices.models import Device
from scheme.responses import tally
from scheme.responses.keeping import Arrival, keep
from scheme.schemes.models import Role, Scheme, Staff
from tests.scheme.conftest import Cast
from tests.scheme.speaking import Speaking
from tests.scheme.test_commands import Say, say

__all__ = ["say"]

CHOICES = st.lists(st.sampled_from(["yes", "sometimes", "no", "=1+1"]), max_size=3).map(tuple)
VALUES = st.one_of(
    CHOICES.map(Picked), *(st.just(kind()) for kind in (Skipped, DontKnow, RatherNot, AskLater))
)
ANSWERS = st.lists(
    st.builds(
        Answer,
        question=st.sampled_from(["wash", "food", "who knows"]),
        value=VALUES,
        by=st.sampled_from(["self", "proxy", "anyone"]),
    ),
    max_size=4,
).map(tuple)
HELP = st.none() | st.lists(st.sampled_from(["nobody", "read", "explained", "chose"]), max_size=2).map(tuple)
BODIES: st.SearchStrategy[Response | Concern] = st.builds(
    Response,
    ended=st.sampled_from(["finished", "stopped", "binned"]),
    survey=st.sampled_from(["my-life", "this-week", ""]),
    version=st.integers(1, 2),
    help=HELP,
    answers=ANSWERS,
    practice=ANSWERS,
) | st.just(Concern(wish="alone"))
TIMES = st.integers(0, 93 * 24).map(lambda hours: datetime(2025, 12, 30, tzinfo=UTC) + timedelta(hours=hours))
SENT = st.tuples(TIMES, st.lists(BODIES, min_size=1, max_size=3))
HISTORY = st.lists(SENT | st.integers(0, 20) | st.just("rebuild"), max_size=10)


SKIPPED = Response(
    ended="finished", survey="my-life", version=1, answers=(Answer(question="food", value=Skipped()),)
)


def receive(device: Device, at: datetime, bodies: list[Any]) -> None:
    """Keep these as a round does, from envelopes of one byte."""
    arrivals = []
    for body in bodies:
        number = device.envelopes.count() + 1
        row = device.envelopes.create(
            scheme=device.scheme,
            envelope_id=f"{number:032x}",
            sequence=number,
            header=b"h",
            sealed=b"s",
            signature=b"",
            digest=hashlib.sha256(str(number).encode()).digest(),
            how="taken",
            arrived_at=at,
        )
        arrivals.append(Arrival(device, body, row))
    keep(device.scheme, arrivals)


def mark(scheme: Scheme, staff: Staff, place: int) -> None:
    """One of the responses is said not to be the person's own; said twice, it is left out once."""
    responses = list(scheme.responses.order_by("pk"))
    if responses:
        chosen = responses[place % len(responses)]
        if not chosen.steps.filter(what=tally.NOT_OWN).exists():
            tally.leave_out(chosen)
        Step(scheme=scheme, response=chosen, what=tally.NOT_OWN, by=staff).save()


def by_hand(scheme: Scheme) -> Counter[tuple[object, ...]]:
    """What is counted, one row after the other, in plain words."""
    found: Counter[tuple[object, ...]] = Counter()
    for response in scheme.responses.exclude(steps__what=tally.NOT_OWN).prefetch_related("answers__picks"):
        for answer in response.answers.all():
            if not answer.practice:
                by = answer.by if answer.by == "self" else "proxy"
                for choice in ["", *(pick.choice for pick in answer.picks.all())]:
                    found[response.survey, response.month, answer.question, answer.value, choice, by] += 1
    return found


def without_help(counts: tally.Counts) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for key, n in counts.items():
        found[key.survey, key.month, key.question, key.value, key.choice, key.by] += n
    return found


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(history=HISTORY)
def test_tallies_equal_a_scan_whatever_happened(willow: Cast, history: list[Any]) -> None:
    place = transaction.savepoint()
    staff = willow.staff(Role.RESPONDER, "Alice")
    device = willow.scheme.devices.create(
        household=willow.household, public=bytes(32), paired_at=timezone.now()
    )
    for event in history:
        if event == "rebuild":
            assert tally.rebuild(willow.scheme) == len(tally.scan(willow.scheme))
        elif isinstance(event, int):
            mark(willow.scheme, staff, event)
        else:
            receive(device, *event)
    assert tally.held(willow.scheme) == tally.scan(willow.scheme)
    assert without_help(tally.held(willow.scheme)) == by_hand(willow.scheme)
    transaction.savepoint_rollback(place)


def test_a_month_is_that_of_the_clock_here(willow: Cast) -> None:
    """An hour before midnight of the longest day, in summer time, is the next month already."""
    device = willow.scheme.devices.create(
        household=willow.household, public=bytes(32), paired_at=timezone.now()
    )
    receive(device, datetime(2026, 6, 30, 23, 30, tzinfo=UTC), [SKIPPED])
    assert [key.month.isoformat() for key in tally.held(willow.scheme)] == ["2026-07-01"]


def test_nothing_is_counted_when_the_round_is_not_kept(willow: Cast) -> None:
    device = willow.scheme.devices.create(
        household=willow.household, public=bytes(32), paired_at=timezone.now()
    )
    with transaction.atomic():
        receive(device, datetime(2026, 6, 1, tzinfo=UTC), [SKIPPED])
        assert tally.held(willow.scheme)
        transaction.set_rollback(True)
    assert not tally.held(willow.scheme)


def test_each_scheme_has_its_own_tallies(willow: Cast, elsewhere: Cast, device: Speaking) -> None:
    device.round([device.seal(SKIPPED)])
    assert sum(tally.held(willow.scheme).values()) == 1
    assert not tally.held(elsewhere.scheme)


def test_the_command_finds_what_does_not_add_up_and_sets_it_right(
    say: Say, willow: Cast, device: Speaking
) -> None:
    device.round([device.seal(SKIPPED)])
    assert say("tally", "check")[:2] == (0, "The tallies equal a scan of all answers.")
    willow.scheme.tallies.update(n=5)
    status, said, _ = say("tally", "check")
    assert (status, said) == (
        1,
        "Willow: 1 tally is not what a scan finds. Run: python -m scheme tally rebuild",
    )
    assert say("tally", "rebuild")[:2] == (0, "Willow: 1 tally.")
    assert say("tally", "check")[0] == 0
