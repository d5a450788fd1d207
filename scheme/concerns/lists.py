"""Concerns and messages as rows of lists, of those a member of staff reaches."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django import forms
from django.db.models import F, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from scheme.clocks.numbers import Chosen, chosen
from scheme.clocks.targets import Due, dues, urgent
from scheme.concerns import reach
from scheme.concerns.models import Concern, Message, Step
from scheme.concerns.more_forms import CLOCKS
from scheme.concerns.standing import OPENS, closed, standing, still_open
from scheme.concerns.words import about, reasons
from scheme.people.untold import MARKS
from scheme.portal.words import Shown, who
from scheme.schemes.models import Staff

W = Step.What
STATES = {
    "open": _("Open"),
    "unseen": _("Nobody has seen it"),
    "overdue": _("Past a clock"),
    "mine": _("Mine"),
    "closed": _("Closed"),
    "all": _("All"),
}


class Line(Struct, frozen=True):
    """One concern in a list. ``state``: the last step; ``late``: the clocks it is past; ``next``: the one it is to."""

    id: UUID
    who: Shown
    household: str
    arrived_at: datetime
    reasons: tuple[Shown, ...]
    urgent: bool
    state: str
    owner: str
    late: tuple[str, ...]
    next: Due | None

    @property
    def key(self) -> str:
        """Its id, as a form sends it."""
        return str(self.id)

    @property
    def next_words(self) -> str:
        """The clock that runs out next, in words."""
        return str(CLOCKS[self.next.clock]) if self.next else ""


class FilterForm(forms.Form):
    """Which concerns; all of it stands in the address."""

    state = forms.ChoiceField(label=_("Which?"), choices=list(STATES.items()), required=False)
    said = forms.CharField(label=_("Person or household"), required=False, max_length=60)


def full(found: QuerySet[Concern]) -> QuerySet[Concern]:
    """With all that a line needs."""
    return found.select_related("person", "household", "scheme").prefetch_related("steps", MARKS)


def listed(staff: Staff, state: str, said: str, now: datetime) -> list[Line]:
    """Urgent ones first, then those past a clock, then the newest."""
    found = reach.concerns(staff)
    if state == "closed":
        found = closed(found)
    elif state != "all":
        found = still_open(found)
    numbers = chosen(staff.scheme)
    names = {str(one.pk): one.name for one in staff.scheme.staff.all()}
    lines = [line(one, numbers, names, now) for one in full(found)]
    if state == "unseen":
        lines = [one for one in lines if not one.state]
    if state == "overdue":
        lines = [one for one in lines if one.late]
    if state == "mine":
        lines = [one for one in lines if one.owner == staff.name]
    wanted = said.casefold()
    lines = [one for one in lines if wanted in f"{one.who.words} {one.household}".casefold()]
    return sorted(lines, key=lambda one: (not one.urgent, not one.late, -one.arrived_at.timestamp()))


def line(concern: Concern, numbers: Chosen, names: dict[str, str], now: datetime) -> Line:
    """One row."""
    stands = standing(concern)
    running = dues(stands, numbers)
    ahead = [due for due in running if due.done_at is None and due.at > now]
    # To which other it belongs says nothing of where it stands, and not all may know.
    last = next((step for step in reversed(stands.steps) if step.what != W.LINKED), None)
    return Line(
        id=concern.pk,
        who=who(concern.person, concern.person_said),
        household=concern.household.name if concern.household else "",
        arrived_at=concern.arrived_at,
        reasons=reasons(concern),
        urgent=urgent(concern, numbers) and stands.closed_at is None,
        state=str(W(last.what).label) if last else "",
        owner=names.get(stands.owner, ""),
        late=tuple(str(CLOCKS[due.clock]) for due in running if due.overdue(now)),
        next=min(ahead, key=lambda due: due.at, default=None),
    )


class Note(Struct, frozen=True):
    """One message in a list."""

    id: UUID
    who: Shown
    household: str
    arrived_at: datetime
    about: tuple[Shown, ...]
    seen: Step | None
    replied: bool


def unheard(staff: Staff) -> QuerySet[Message]:
    """Messages that nobody has seen, and those whose person said "no" to the last reply, or wants to talk."""
    said = Q(replies__verdicts__said__in=OPENS, replies__verdicts__arrived_at__gt=F("answered_at"))
    found = reach.messages(staff).annotate(answered_at=Max("replies__at"))
    return found.filter(~Q(steps__what=W.SEEN) | said).distinct()


def messages(staff: Staff) -> Iterable[Note]:
    """The newest first."""
    found = reach.messages(staff).select_related("person", "household").order_by("-arrived_at")
    for one in found.prefetch_related("steps__by", "replies")[:200]:
        yield note(one)


def note(message: Message) -> Note:
    """One row."""
    return Note(
        id=message.pk,
        who=who(message.person, message.person_said),
        household=message.household.name if message.household else "",
        arrived_at=message.arrived_at,
        about=about(message),
        seen=next((step for step in message.steps.all() if step.what == W.SEEN), None),
        replied=bool(message.replies.all()),
    )
