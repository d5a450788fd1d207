"""What is due of a concern and when: plain functions of its steps and the scheme's numbers."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from msgspec import Struct

from scheme.clocks import working
from scheme.clocks.numbers import Chosen
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import Standing

W = Step.What
SEEN = "seen"
COMPLAINT = "complaint"


class Due(Struct, frozen=True):
    """One clock: when it should be done, and when it was; None is "not yet"."""

    clock: str
    at: datetime
    done_at: datetime | None = None

    def overdue(self, now: datetime) -> bool:
        """Whether its time is past and it is not done."""
        return self.done_at is None and now >= self.at

    @property
    def late(self) -> bool:
        """Whether it was done after its time."""
        return self.done_at is not None and self.done_at > self.at


def urgent(concern: Concern, numbers: Chosen) -> bool:
    """Whether someone must see it at any hour: its topic, not safe, not sure, or the question was passed over.

    Who only asked to talk, or told of it on an early device, was not asked whether they are safe.
    """
    if concern.safe in ("no", "not-sure") or concern.detail in numbers.urgent_details:
        return True
    return concern.safe != "yes" and concern.topic not in ("", "talk")


def dues(standing: Standing, numbers: Chosen) -> list[Due]:
    """Every clock that runs or ran since the concern came, or was last opened again."""
    if standing.closed_at is not None:
        return list(_after_closing(standing, standing.closed_at, numbers))
    begun, office = standing.begun_at, numbers.office
    seen = Due(SEEN, seen_by(standing, numbers), _seen_at(standing))
    decided = Due(
        "decided", working.end_of_day(begun, numbers.decided_working_days, office), _at(standing, W.TRIAGED)
    )
    told = Due("told", working.end_of_day(begun, numbers.told_working_days, office), _at(standing, W.TOLD))
    return [seen, decided, told, *_from_triage(standing, numbers)]


def seen_by(standing: Standing, numbers: Chosen) -> datetime:
    """When somebody must have seen it."""
    if urgent(standing.concern, numbers):
        return standing.begun_at + timedelta(minutes=numbers.next_minutes[0])
    return working.after(standing.begun_at, timedelta(hours=numbers.seen_working_hours), numbers.office)


def places(standing: Standing, numbers: Chosen) -> list[datetime]:
    """When which person in turn is alerted while nobody has seen it; the last moment is the outside name's."""
    waits = [*numbers.next_minutes, numbers.on_call_minutes, numbers.outside_minutes]
    begun = standing.begun_at
    if urgent(standing.concern, numbers):
        return [begun, *(begun + timedelta(minutes=wait) for wait in waits)]
    due = seen_by(standing, numbers)
    later = [timedelta(minutes=wait - waits[0]) for wait in waits]
    return [begun, *(working.after(due, wait, numbers.office) if wait else due for wait in later)]


def _seen_at(standing: Standing) -> datetime | None:
    """Whoever of the staff opened it again has seen it."""
    opened = standing.last(W.REOPENED)
    return standing.when(opened) if opened and opened.by_id else _at(standing, W.SEEN)


def _at(standing: Standing, *what: Step.What) -> datetime | None:
    step = standing.since_begun(*what)
    return standing.when(step) if step else None


def _from_triage(standing: Standing, numbers: Chosen) -> Iterator[Due]:
    """What was decided must be carried out, and stands until it is."""
    triaged = standing.last(W.TRIAGED)
    if triaged is None:
        return
    office = numbers.office
    sent = {step.facts.get("to"): standing.when(step) for step in standing.steps if step.what == W.REFERRED}
    if triaged.facts.get("decision") == "refer":
        due = working.end_of_day(standing.begun_at, numbers.decided_working_days, office)
        yield Due("referred", max(due, triaged.at), sent.get("local-authority"))
    if numbers.cqc_registered and triaged.facts.get("cqc") == "yes":
        yield Due("cqc", working.end_of_day(triaged.at, 0, office), sent.get("cqc"))
    if triaged.facts.get("category") == COMPLAINT:
        yield Due("unresolved", standing.begun_at + timedelta(weeks=numbers.unresolved_weeks))
        yield Due("explain", standing.begun_at + timedelta(weeks=numbers.explain_weeks))


def _after_closing(standing: Standing, closed_at: datetime, numbers: Chosen) -> Iterator[Due]:
    asked = standing.last(W.FOLLOWED)
    done = standing.when(asked) if asked and standing.when(asked) >= closed_at else None
    yield Due("helped", closed_at + timedelta(weeks=numbers.follow_up_weeks), done)
