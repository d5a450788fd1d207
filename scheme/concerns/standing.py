"""Where a concern stands, read from its steps: what was done and when, whose it is, what is left to do."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from scheme.concerns.models import Concern, Step

W = Step.What
TURNS = (W.CLOSED, W.REOPENED)
OPENS = ("no", "talk")
"""What a person says to "Is it better now?" that begins a concern again."""


def still_open(found: QuerySet[Concern]) -> QuerySet[Concern]:
    """Those of them that are not closed."""
    return found.annotate(turn=_turn()).exclude(turn=W.CLOSED)


def closed(found: QuerySet[Concern]) -> QuerySet[Concern]:
    """Those of them that are closed."""
    return found.annotate(turn=_turn()).filter(turn=W.CLOSED)


def _turn() -> Coalesce:
    """Closed or reopened, whichever came last; empty while it was neither. A correction of either turns nothing."""
    turns = Step._base_manager.filter(concern=OuterRef("pk"), what__in=TURNS, corrects=None)
    return Coalesce(Subquery(turns.order_by("-at", "-pk").values("what")[:1]), Value(""))


class Standing:
    """One concern and its steps in the order they were taken; those that were corrected are left out.

    A correction stands where the step that it corrects stood: what it says is new, when it was done is not.
    """

    def __init__(self, concern: Concern, steps: Iterable[Step]) -> None:
        self.concern = concern
        all = sorted(steps, key=lambda step: (step.at, str(step.pk)))
        self._when: dict[UUID | None, datetime] = {}
        for step in all:
            self._when[step.pk] = self._when.get(step.corrects_id, step.at)
        corrected = {step.corrects_id for step in all}
        left = [step for step in all if step.pk not in corrected]
        self.steps = sorted(left, key=self.when)

    def when(self, step: Step) -> datetime:
        """When the move was made, though it may have been put right since."""
        return self._when[step.pk]

    @cached_property
    def closed_at(self) -> datetime | None:
        """When it was closed, if it is."""
        turns = [step for step in self.steps if step.what in TURNS]
        return self.when(turns[-1]) if turns and turns[-1].what == W.CLOSED else None

    @cached_property
    def begun_at(self) -> datetime:
        """When it came, or was last opened again: the clocks run from there."""
        opened = [self.when(step) for step in self.steps if step.what == W.REOPENED]
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
        later = (step for step in self.steps if step.what in what and self.when(step) >= self.begun_at)
        return next(later, None)

    @property
    def is_behind(self) -> bool:
        """It was seen or closed, so that whatever is said from here on would be seen by nobody: it begins again."""
        return self.closed_at is not None or self.since_begun(W.SEEN) is not None

    @property
    def owner(self) -> str:
        """The id of whose it is; empty while it is nobody's, or of somebody who is named in it."""
        step = self.last(W.OWNED)
        owner = str(step.facts.get("staff", "")) if step else ""
        named = (one.facts.get("named", ()) for one in self.steps if one.what == W.NAMED)
        return "" if any(owner in ids for ids in named) else owner


def standing(concern: Concern) -> Standing:
    """Read now, or from what was prefetched."""
    return Standing(concern, concern.steps.all())
