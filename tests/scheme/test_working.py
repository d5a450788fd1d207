"""Working time: bank holidays, daylight saving and office hours, by examples and for any of them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheme.clocks.working import (
    NATIONS,
    NoHours,
    Office,
    after,
    between,
    end_of_day,
    is_open,
    is_working_day,
)

LONDON = ZoneInfo("Europe/London")
OFFICE = Office()
moments = st.integers(0, 5 * 365 * 24 * 60).map(
    lambda n: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)
spans = st.timedeltas(timedelta(), timedelta(hours=20))
offices = st.builds(
    Office,
    opens=st.times(time(0), time(11)),
    closes=st.times(time(12), time(23, 59)),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    nation=st.sampled_from(sorted(NATIONS)),
)


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """By the clock on the wall in London."""
    return datetime(year, month, day, hour, minute, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        (at(2026, 3, 4, 10), 4, at(2026, 3, 4, 14)),
        (at(2026, 3, 4, 15), 4, at(2026, 3, 5, 11)),
        (at(2026, 3, 6, 20), 4, at(2026, 3, 9, 13)),  # Friday night to Monday
        (at(2026, 4, 2, 16), 4, at(2026, 4, 7, 12)),  # over Good Friday and Easter Monday
        (at(2026, 3, 27, 15), 4, at(2026, 3, 30, 11)),  # the clocks go forward on the 29th
        (at(2026, 10, 23, 15), 4, at(2026, 10, 26, 11)),  # and back on the 25th
        (at(2026, 12, 24, 16), 4, at(2026, 12, 29, 12)),  # Boxing Day on a Saturday is kept on the 28th
    ],
)
def test_working_hours(start: datetime, hours: int, due: datetime) -> None:
    assert after(start, timedelta(hours=hours), OFFICE) == due


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        (at(2026, 3, 4, 10), 0, at(2026, 3, 4, 17)),
        (at(2026, 3, 4, 18), 0, at(2026, 3, 5, 17)),
        (at(2026, 3, 6, 10), 1, at(2026, 3, 9, 17)),
        (at(2026, 3, 7, 10), 1, at(2026, 3, 9, 17)),
        (at(2026, 4, 2, 10), 3, at(2026, 4, 9, 17)),
    ],
)
def test_ends_of_working_days(start: datetime, days: int, due: datetime) -> None:
    assert end_of_day(start, days, OFFICE) == due


def test_each_nation_has_its_own_bank_holidays() -> None:
    st_andrew, twelfth = date(2026, 11, 30), date(2026, 7, 13)
    working = {nation: (is_working_day(st_andrew, o), is_working_day(twelfth, o)) for nation, o in _each()}
    assert working == {
        "england": (True, True),
        "wales": (True, True),
        "scotland": (False, True),
        "northern-ireland": (True, False),
    }


def _each() -> list[tuple[str, Office]]:
    return [(nation, Office(nation=nation)) for nation in NATIONS]


def test_a_day_is_as_long_as_it_is() -> None:
    night = Office(opens=time(0), closes=time(23), days=frozenset(range(7)))
    assert between(at(2026, 3, 29), at(2026, 3, 30), night) == timedelta(hours=22)
    assert between(at(2026, 10, 25), at(2026, 10, 26), night) == timedelta(hours=24)


@settings(max_examples=40, deadline=None)
@given(moments, spans, offices)
def test_between_counts_what_after_adds(start: datetime, span: timedelta, office: Office) -> None:
    due = after(start, span, office)
    assert due >= start
    assert between(start, due, office) == span


@settings(max_examples=40, deadline=None)
@given(moments, spans, spans, offices)
def test_more_is_later(start: datetime, one: timedelta, other: timedelta, office: Office) -> None:
    assert after(after(start, one, office), other, office) == after(start, one + other, office)


@settings(max_examples=40, deadline=None)
@given(moments, st.integers(0, 15), offices)
def test_the_end_of_a_day_is_an_end_of_office_hours(start: datetime, days: int, office: Office) -> None:
    due = end_of_day(start, days, office)
    assert due > start
    assert not is_open(due, office) and is_open(due - timedelta(seconds=1), office)


def test_an_office_that_never_opens_says_so() -> None:
    with pytest.raises(NoHours):
        after(at(2026, 3, 4), timedelta(hours=1), Office(days=frozenset()))
