"""Concerns under a still clock: they come at any hour of a year, the clock process is killed wherever it stands."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.test import override_settings

from scheme.clocks import posting, raising, rounds, working
from scheme.clocks.alarms import everywhere
from scheme.clocks.models import Posting
from scheme.clocks.numbers import chosen
from scheme.clocks.targets import places, urgent
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import standing
from scheme.schemes.models import Scheme, Staff

MINUTE = timedelta(minutes=1)
HARD_DAYS = (
    datetime(2026, 3, 28, 20, tzinfo=UTC),  # the night in which the clocks go forward
    datetime(2026, 4, 2, 12, tzinfo=UTC),  # Easter
    datetime(2026, 10, 24, 20, tzinfo=UTC),  # they go back
    datetime(2026, 12, 24, 12, tzinfo=UTC),  # Christmas, and the turn of the year
)
TOLD: tuple[dict[str, Any], ...] = (
    {"topic": "bad", "detail": "hurts", "safe": "no"},
    {"topic": "bad", "detail": "shouts", "safe": "yes"},
    {"topic": "mine", "detail": "takes-money", "safe": ""},
    {"topic": "talk", "wish": "alone"},
    {"topic": "body-home", "detail": "self-harm", "safe": "yes"},
)


class Killed(BaseException):
    """The clock process is gone, here."""


@dataclass
class Run:
    """One history. ``chance`` decides all; ``kills`` of a thousand statements end the process there."""

    scheme: Scheme
    chance: random.Random
    kills: int = 10
    killed: int = 0
    mails: list[tuple[datetime, str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    now: datetime = HARD_DAYS[0]
    down_until: datetime = HARD_DAYS[0]
    was_down: list[tuple[datetime, datetime]] = field(default_factory=list)

    def tell(self, start: datetime, hours: int) -> Concern:
        """A concern at some second of these hours."""
        at = start + timedelta(seconds=self.chance.randrange(hours * 3600))
        common = {"arrived_at": at, "language": "en", "begun": ""}
        return Concern(scheme=self.scheme, **common, **self.chance.choice(TOLD))

    def send(self, posted: Posting) -> None:
        """The mail server takes it; the process may be gone before or after that."""
        self._die()
        self.mails.append((self.now, posted.alert.address, str(posted.pk)))

    def _die(self) -> None:
        if self.chance.randrange(1000) < self.kills:
            self.killed += 1
            raise Killed

    def minute(self) -> None:
        """A round of the clock, killed somewhere perhaps; then it is away for up to three minutes."""
        if self.now < self.down_until:
            return
        try:
            with connection.execute_wrapper(self._statement):
                raising.raise_alerts(self.scheme, self.now)
                with override_settings(EMAIL_HOST="mail.example"):
                    posting.post(self.now, self.send)
                rounds.beat(self.now)
        except Killed:
            self.down_until = self.now + self.chance.randrange(1, 4) * MINUTE
            self.was_down.append((self.now, self.down_until))

    def _statement(self, execute: Any, sql: str, *rest: Any) -> Any:
        if not sql.startswith(("SELECT", "RELEASE", "ROLLBACK")):
            self._die()
        return execute(sql, *rest)

    def see(self, staff: Staff, share: float) -> None:
        """Somebody who was told reads some of what they were told of, and is done with it."""
        told = self.scheme.concerns.filter(alerts__staff=staff).exclude(steps__what="seen")
        for concern in told.distinct():
            if self.chance.random() < share:
                self.end(concern, staff)

    def see_what_is_urgent(self, staff: Staff) -> None:
        """What cannot wait is seen; what can is left to the office hours."""
        numbers = chosen(self.scheme)
        for concern in self.scheme.concerns.exclude(steps__what="seen"):
            if urgent(concern, numbers):
                self.end(concern, staff)

    def end(self, concern: Concern, staff: Staff) -> None:
        """Seen, and closed."""
        for what in (Step.What.SEEN, Step.What.CLOSED):
            concern.steps.create(scheme=self.scheme, what=what, by=staff, at=self.now)

    def office_opens(self) -> datetime:
        """Some minutes before it opens next."""
        return working.after(self.now, MINUTE, chosen(self.scheme).office) - 6 * MINUTE

    def check_nobody_is_alone(self) -> None:
        """Whatever came more than a minute ago has a named human, or an alarm is open."""
        late = self.scheme.concerns.filter(arrived_at__lte=self.now - MINUTE, alerts=None)
        if late.exists() and not everywhere(self.scheme, self.now):
            self.faults.append(f"{self.now}: {late.count()} with nobody and no alarm")

    def check_alerts(self) -> None:
        """No alert twice, no place skipped, each at its minute, or as soon as the clock was back."""
        keys = [key for _, _, key in self.mails]
        died_after = sum(self.mails_of(key) > 1 for key in set(keys))
        if died_after > self.killed:
            self.faults.append(f"{died_after} mails went twice with {self.killed} kills")
        numbers = chosen(self.scheme)
        for concern in self.scheme.concerns.prefetch_related("alerts", "steps"):
            moments = places(standing(concern), numbers)
            seen = min((step.at for step in concern.steps.all()), default=None)
            mine = {alert.place: alert for alert in concern.alerts.all() if alert.clock == "seen"}
            for place, moment in enumerate(moments):
                # Seen before its minute was over, or while the clock was away: then nobody else need be told.
                if (seen and self.back(moment) + MINUTE > seen) or moment > self.now - 4 * MINUTE:
                    continue
                if place not in mine:
                    self.faults.append(f"{concern.pk} {urgent(concern, numbers)}: place {place} was left out")
                elif mine[place].at >= self.back(moment) + MINUTE:
                    self.faults.append(f"{concern.pk}: place {place} was for {moment}, came {mine[place].at}")
            if len({alert.address for alert in mine.values()}) != len(mine):
                self.faults.append(f"{concern.pk}: one person was told twice")

    def mails_of(self, key: str) -> int:
        """How often this one went."""
        return sum(one == key for _, _, one in self.mails)

    def back(self, moment: datetime) -> datetime:
        """When the clock process was there again, if it was away then or in the minute that follows."""
        for since, until in self.was_down:
            if since - MINUTE < moment + MINUTE and moment < until:
                moment = until
        return moment


def histories(
    run: Run,
    concerns: int,
    hours: int,
    crew: list[Staff],
    days: tuple[datetime, ...] = HARD_DAYS,
    later: int = 330,
) -> Iterator[None]:
    """So many concerns in each spell of hours from these hard days on, minute by minute.

    Then as many minutes ``later``, when the office opens next, for what could wait until then.
    """
    for start in days:
        coming = sorted((run.tell(start, hours) for _ in range(concerns)), key=lambda one: one.arrived_at)
        run.now = run.down_until = start
        for _ in range(hours * 60 + 100):
            while coming and coming[0].arrived_at <= run.now:
                coming.pop(0).save(force_insert=True)
            if run.chance.random() < 0.05:
                run.see(run.chance.choice(crew), 0.3)
            yield from turn(run)
        run.see_what_is_urgent(crew[0])
        run.now = run.down_until = max(run.now, run.office_opens())
        for _ in range(later):
            yield from turn(run)
        for concern in run.scheme.concerns.exclude(steps__what="seen"):
            run.end(concern, crew[0])


def turn(run: Run) -> Iterator[None]:
    """A minute goes by."""
    run.minute()
    run.check_nobody_is_alone()
    run.now += MINUTE
    yield
