"""Where a concern stands, read from its steps: what was done and when, whose it is, what is left to do."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from scheme.concerns.models import Concern, Step

W = Step.What
TURNS = (W.CLOSED, W.REOPENED)


def is_closed(concern: Concern) -> bool:
    """Whether its last turn was to be closed."""
    last = concern.steps.filter(what__in=TURNS).order_by("at", "pk").last()
    return last is not None and last.what == W.CLOSED


def still_open(found: QuerySet[Concern]) -> QuerySet[Concern]:
    """Those of them that are not closed."""
    return found.annotate(turn=_turn()).exclude(turn=W.CLOSED)


def closed(found: QuerySet[Concern]) -> QuerySet[Concern]:
    """Those of them that are closed."""
    return found.annotate(turn=_turn()).filter(turn=W.CLOSED)


def _turn() -> Coalesce:
    """Closed or reopened, whichever came last; empty while it was neither."""
    turns = Step._base_manager.filter(concern=OuterRef("pk"), what__in=TURNS).order_by("-at", "-pk")
    return Coalesce(Subquery(turns.values("what")[:1]), Value(""))


class Standing:
    """One concern and its steps in the order they were taken; those that were corrected are left out."""

    def __init__(self, concern: Concern, steps: Iterable[Step]) -> None:
        self.concern = concern
        self.all = sorted(steps, key=lambda step: (step.at, str(step.pk)))
        corrected = {step.corrects_id for step in self.all}
        self.steps = [step for step in self.all if step.pk not in corrected]

    @cached_property
    def closed_at(self) -> datetime | None:
        """When it was closed, if it is."""
        turns = [step for step in self.steps if step.what in TURNS]
        return turns[-1].at if turns and turns[-1].what == W.CLOSED else None

    @cached_property
    def begun_at(self) -> datetime:
        """When it came, or was last opened again: the clocks run from there."""
        opened = [step.at for step in self.steps if step.what == W.REOPENED]
        return opened[-1] if opened else self.concern.arrived_at

    @cached_property
    def times_opened(self) -> int:
        """0 at first, then how often it was opened again."""
        return sum(step.what == W.REOPENED for step in self.steps)

    def last(self, *what: Step.What) -> Step | None:
        """The newest step of these kinds."""
        return next((step for step in reversed(self.steps) if step.what in what), None)

    def since_begun(self, *what: Step.What) -> Step | None:
        """The first step of these kinds since it came or was opened again."""
        return next((step for step in self.steps if step.what in what and step.at >= self.begun_at), None)

    @property
    def owner(self) -> str:
        """The id of whose it is; empty while it is nobody's."""
        step = self.last(W.OWNED)
        return str(step.facts.get("staff", "")) if step else ""


def standing(concern: Concern) -> Standing:
    """Read now, or from what was prefetched."""
    return Standing(concern, concern.steps.all())
