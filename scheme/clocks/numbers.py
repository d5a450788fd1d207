"""The numbers of a scheme's clocks, each with its default and where that comes from."""

from datetime import time, timedelta

import msgspec
from django.utils import timezone
from msgspec import Struct

from scheme.clocks.models import Numbers
from scheme.clocks.working import Office
from scheme.schemes.models import Scheme, Staff

URGENT_DETAILS = ("hurts", "touches", "made-to", "self-harm")


class Chosen(Struct, frozen=True, kw_only=True):
    """All of them. Minutes and hours are by the clock on the wall where the name does not say working.

    Escalation: ``next_minutes`` after an urgent concern arrived another person is alerted, then whoever is on
    call at ``on_call_minutes``, then the outside name at ``outside_minutes``. What is not urgent goes the same
    way in working time, counted from when it should have been seen.

    ``keep_years``: after support ended, what a person said is erased. ``voice_days``: after its words were agreed, a
    raw voice is.
    """

    nation: str = "england"
    opens: time = time(9)
    closes: time = time(17)
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    urgent_details: tuple[str, ...] = URGENT_DETAILS
    alert_minutes: int = 1
    next_minutes: tuple[int, ...] = (15, 30, 60)
    on_call_minutes: int = 75
    outside_minutes: int = 90
    seen_working_hours: int = 4
    decided_working_days: int = 1
    told_working_days: int = 3
    follow_up_weeks: int = 8
    unresolved_weeks: int = 12
    explain_weeks: int = 26
    quiet_hours: int = 24
    quiet_hours_no_urgent: int = 72
    heartbeat_seconds: int = 180
    silent_days: int = 90
    keep_years: int = 8
    voice_days: int = 90
    digest_at: time = time(8, 30)
    urgent_route: bool = True
    cqc_registered: bool = True
    outside_name: str = ""
    outside_email: str = ""
    outside_phone: str = ""

    @property
    def office(self) -> Office:
        """Its office hours."""
        return Office(opens=self.opens, closes=self.closes, days=frozenset(self.days), nation=self.nation)

    @property
    def quiet(self) -> timedelta:
        """How long a tablet may say nothing: longer where no urgent route is offered."""
        return timedelta(hours=self.quiet_hours if self.urgent_route else self.quiet_hours_no_urgent)


def chosen(scheme: Scheme) -> Chosen:
    """What is in force now."""
    last = scheme.clock_numbers.last()
    return msgspec.convert(last.chosen, Chosen) if last else Chosen()


def choose(scheme: Scheme, numbers: Chosen, by: Staff | None) -> Numbers:
    """From here on these are in force; what was chosen before stays as a row."""
    return scheme.clock_numbers.create(chosen=msgspec.to_builtins(numbers), by=by, at=timezone.now())
