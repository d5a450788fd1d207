"""Working time: office hours, days off and daylight saving; plain functions of their arguments."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from msgspec import Struct

NATIONS = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
_FARTHEST = 400
"""Days after which a week without any office hour is a mistake of the settings."""


class NoHours(Exception):
    """No office hour comes within a year: nothing can be due."""


class Office(Struct, frozen=True, kw_only=True):
    """When the office works. ``days``: weekdays from 0, Monday; ``opens`` and ``closes`` by the clock on the wall."""

    opens: time = time(9)
    closes: time = time(17)
    days: frozenset[int] = frozenset(range(5))
    nation: str = "england"
    zone: str = "Europe/London"


@lru_cache(maxsize=64)
def bank_holidays(nation: str, year: int) -> frozenset[date]:
    """Those of a nation in a year."""
    return frozenset(holidays.country_holidays("GB", subdiv=NATIONS[nation], years=year))


def is_working_day(day: date, office: Office) -> bool:
    """Whether the office works on this day."""
    return day.weekday() in office.days and day not in bank_holidays(office.nation, day.year)


def is_open(at: datetime, office: Office) -> bool:
    """Whether the office works at this moment."""
    begin, end = _spell(at.astimezone(ZoneInfo(office.zone)).date(), office)
    return begin <= at < end


def after(start: datetime, working: timedelta, office: Office) -> datetime:
    """When so much working time has gone by; in UTC. What begins out of hours begins when the office opens."""
    left = working
    for begin, end in _spells(start, office):
        begin = max(begin, start)
        if end - begin >= left and end > begin:
            return begin + left
        left -= max(end - begin, timedelta())
    raise NoHours


def end_of_day(start: datetime, days: int, office: Office) -> datetime:
    """The end of office hours on the ``days``-th working day after; 0: of today, or of the next when it is over."""
    zone = ZoneInfo(office.zone)
    today = start.astimezone(zone).date()
    left = days
    for begin, end in _spells(start, office):
        if days == 0 and end > start:
            return end
        if begin.astimezone(zone).date() > today:
            left -= 1
            if left == 0:
                return end
    raise NoHours


def between(start: datetime, end: datetime, office: Office) -> timedelta:
    """How much working time lies between two moments."""
    total = timedelta()
    for opens, closes in _spells(start, office):
        if opens >= end:
            return total
        total += max(min(closes, end) - max(opens, start), timedelta())
    return total


def _spells(start: datetime, office: Office) -> Iterator[tuple[datetime, datetime]]:
    """The spells of office hours from the day of ``start`` on."""
    first = start.astimezone(ZoneInfo(office.zone)).date()
    for ahead in range(_FARTHEST):
        begin, end = _spell(first + timedelta(days=ahead), office)
        if end > begin:
            yield begin, end


def _spell(day: date, office: Office) -> tuple[datetime, datetime]:
    """Office hours of one day in UTC, so that they are as long as they really are; none on a day off."""
    zone = ZoneInfo(office.zone)
    begin = datetime.combine(day, office.opens, zone).astimezone(UTC)
    end = datetime.combine(day, office.closes, zone).astimezone(UTC)
    return (begin, max(begin, end)) if is_working_day(day, office) else (begin, begin)
