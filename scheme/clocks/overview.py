"""How the scheme is doing with what people told it, counted of the concerns that a member of staff reaches."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from statistics import median

from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from scheme.clocks.alarms import heartbeat
from scheme.clocks.numbers import Chosen, chosen
from scheme.clocks.silent import Silent, not_heard
from scheme.clocks.targets import dues
from scheme.clocks.tasks import quiet
from scheme.concerns import reach
from scheme.concerns.lists import Line, full, line
from scheme.concerns.models import Step
from scheme.concerns.more_forms import CLOCKS
from scheme.concerns.standing import Standing, standing
from scheme.devices.models import Device
from scheme.schemes.models import Staff

W = Step.What
NEW = timedelta(days=7)
MONTHS = 12
HOUR = 3600.0


class Bar(Struct, frozen=True):
    """One month of a measure. ``height``: in percent of the highest; ``words``: the median, empty where n is 0."""

    month: date
    n: int
    words: str
    height: float

    @property
    def top(self) -> float:
        """Where it begins, in percent from above."""
        return 100 - self.height


class Measure(Struct, frozen=True):
    """The median time to one step, by the month in which concerns came."""

    words: str
    bars: tuple[Bar, ...]


class Overview(Struct, frozen=True):
    """All of the page."""

    new: int
    open: int
    overdue: tuple[tuple[str, int], ...]
    oldest: Line | None
    measures: tuple[Measure, ...]
    months: tuple[date, ...]
    quiet: tuple[Device, ...]
    heartbeat: datetime | None
    silent: tuple[Silent, ...]
    silent_days: int


def overview(staff: Staff, now: datetime) -> Overview:
    """Read now."""
    scheme, numbers = staff.scheme, chosen(staff.scheme)
    found = [standing(one) for one in full(reach.concerns(staff))]
    running = [one for one in found if one.closed_at is None]
    unanswered = [one for one in running if one.last(W.TOLD) is None]
    oldest = min(unanswered, key=lambda one: one.begun_at, default=None)
    names = {str(one.pk): one.name for one in scheme.staff.all()}
    months = _months(now)
    return Overview(
        new=sum(one.concern.arrived_at > now - NEW for one in found),
        open=len(running),
        overdue=_overdue(found, numbers, now),
        oldest=line(oldest.concern, numbers, names, now) if oldest else None,
        measures=tuple(_measure(words, take, found, months) for words, take in _taken()),
        months=tuple(months),
        quiet=tuple(quiet(scheme, numbers, now)),
        heartbeat=heartbeat(),
        silent=tuple(not_heard(staff, now)),
        silent_days=numbers.silent_days,
    )


def _overdue(found: Iterable[Standing], numbers: Chosen, now: datetime) -> tuple[tuple[str, int], ...]:
    counted: dict[str, int] = {}
    for one in found:
        for due in dues(one, numbers):
            counted[due.clock] = counted.get(due.clock, 0) + due.overdue(now)
    return tuple((str(words), counted.get(clock, 0)) for clock, words in CLOCKS.items())


def _taken() -> tuple[tuple[str, Callable[[Standing], Step | None]], ...]:
    return (
        (_("Seen"), lambda one: _first(one, W.SEEN)),
        (_("Decided"), lambda one: _first(one, W.TRIAGED)),
        (_("Told the person"), lambda one: _first(one, W.TOLD)),
        (_("Sorted, as the person says"), _sorted),
    )


def _first(one: Standing, what: Step.What) -> Step | None:
    return next((step for step in one.steps if step.what == what), None)


def _sorted(one: Standing) -> Step | None:
    return next((s for s in one.steps if s.what == W.SORTED and s.facts.get("said") == "better"), None)


def _months(now: datetime) -> list[date]:
    first = timezone.localdate(now).replace(day=1)
    months = [first]
    while len(months) < MONTHS:
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    return months[::-1]


def _measure(
    words: str, take: Callable[[Standing], Step | None], found: Iterable[Standing], months: list[date]
) -> Measure:
    hours: dict[date, list[float]] = {month: [] for month in months}
    for one in found:
        month = timezone.localdate(one.concern.arrived_at).replace(day=1)
        step = take(one)
        if step and month in hours:
            hours[month].append((one.when(step) - one.concern.arrived_at).total_seconds() / HOUR)
    medians = {month: median(many) if many else None for month, many in hours.items()}
    highest = max((one for one in medians.values() if one is not None), default=0) or 1
    return Measure(
        words,
        tuple(
            Bar(month, len(hours[month]), _long(one), 100 * (one or 0) / highest)
            for month, one in medians.items()
        ),
    )


def _long(hours: float | None) -> str:
    if hours is None:
        return ""
    if hours < 1:
        return _("%(n)d min") % {"n": round(hours * 60)}
    return _("%(n).1f h") % {"n": hours} if hours < 48 else _("%(n).1f days") % {"n": hours / 24}
