"""What needs a look today: wishes to talk first, then answers with a mark, then wishes to be asked alone."""

from datetime import datetime

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from msgspec import Struct

from easyread.survey import AnyQuestion, Choice, Survey
from scheme.clocks.numbers import chosen
from scheme.clocks.targets import urgent
from scheme.concerns import reach
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import still_open
from scheme.concerns.words import reasons, safe_contact
from scheme.people.untold import MARKS, warnings
from scheme.portal.words import ENDED, HERE, WISHES, Shown, one, several, who, worded
from scheme.responses.lists import speaker
from scheme.responses.models import Answer, Response
from scheme.schemes.models import Scheme, Staff
from scheme.surveys import published, shelf

ALONE = (
    noop("Do NOT phone the house."),
    noop("Do NOT tell the carer."),
    noop("Visit, or see them somewhere else."),
)
CHOSEN = (noop("Ask first who they want with them."), noop("Do not tell the carer before you asked."))
_SEEN_SHOWN = 20
Marked = list[tuple[AnyQuestion, Choice]]
Surveys = dict[published.Key, Survey]


class Look(Struct, frozen=True):
    """One thing that needs a look. ``safe``: how to reach the person safely; it stands first."""

    kind: str
    id: str
    rank: int
    who: Shown
    household: str
    arrived_at: datetime
    reasons: tuple[Shown, ...]
    safe: tuple[str, ...]
    here: tuple[Shown, ...]
    seen: Step | None = None


def waiting(staff: Staff) -> list[Look]:
    """What nobody has seen yet, of what they reach: the most pressing first, the newest first among equals."""
    scheme, numbers = staff.scheme, chosen(staff.scheme)
    unseen = list(responses(scheme).filter(waits=True))
    known = _surveys(scheme, unseen)
    looks = [
        *(
            _concern(one, urgent(one, numbers))
            for one in _concerns(staff).exclude(steps__what=Step.What.SEEN)
        ),
        *(of_response(response, known=known) for response in unseen),
    ]
    return sorted(looks, key=lambda look: (look.rank, -look.arrived_at.timestamp()))


def seen(staff: Staff) -> list[Look]:
    """What was marked as seen last, of what this member of staff reaches."""
    scheme, numbers = staff.scheme, chosen(staff.scheme)
    # Ids first: years of steps are then sorted without all that hangs on them.
    newest = (
        reach.steps(staff)
        .filter(what=Step.What.SEEN, message=None)
        .order_by("-at")
        .values_list("pk", flat=True)
    )
    steps = (
        scheme.steps.filter(pk__in=list(newest[:_SEEN_SHOWN]))
        .select_related(
            "by", "concern__person", "concern__household", "response__person", "response__household"
        )
        .prefetch_related(_reasons("response__answers"), "response__answers__picks", f"response__{MARKS}")
        .order_by("-at")
    )
    known = _surveys(scheme, [step.response for step in steps if step.response])
    looks = []
    for step in steps:
        if step.concern:
            looks.append(_concern(step.concern, urgent(step.concern, numbers), step))
        elif step.response:
            looks.append(of_response(step.response, step, known))
    return looks


def _surveys(scheme: Scheme, responses: list[Response]) -> Surveys:
    return published.several(scheme, {(response.survey, response.version) for response in responses})


def responses(scheme: Scheme) -> QuerySet[Response]:
    """Responses that someone should look at: a mark, a wish to be alone, or a survey the hub cannot look up."""
    return (
        scheme.responses.filter(look=True)
        .select_related("person", "household")
        .prefetch_related(_reasons("answers"), "answers__picks", MARKS)
    )


def _reasons(answers: str) -> "Prefetch[str, QuerySet[Answer], str]":
    """Of the answers only those that someone should look at: a week of a large scheme has thousands of others."""
    marked = Q(picks__watch=True) | Q(value="ask-later")
    return Prefetch(answers, Answer._base_manager.filter(marked).order_by("place").distinct())


def _concerns(staff: Staff) -> QuerySet[Concern]:
    return still_open(reach.concerns(staff)).select_related("person", "household").prefetch_related(MARKS)


def _concern(concern: Concern, urgent: bool, step: Step | None = None) -> Look:
    return Look(
        kind="concern",
        id=str(concern.pk),
        rank=-1 if urgent else 0 if concern.wish != "with-someone" else 1,
        who=who(concern.person, concern.person_said),
        household=concern.household.name if concern.household else "",
        arrived_at=concern.arrived_at,
        reasons=reasons(concern),
        safe=safe_contact(concern),
        here=several(HERE, concern.here),
        seen=step,
    )


def of_response(response: Response, step: Step | None = None, known: Surveys | None = None) -> Look:
    """One response and why it needs a look; ``known``: its survey and those of others, else looked up."""
    survey = (known if known is not None else _surveys(response.scheme, [response])).get(
        (response.survey, response.version)
    )
    marked = _marked(response, survey)
    wishes = _wishes(marked)
    more = [*_marks(marked, response.language), *_asked_alone(response)]
    if not response.known:
        more.append(
            Shown(_("The hub does not have this survey. Marks could not be looked up: please read it."))
        )
    return Look(
        kind="response",
        id=str(response.pk),
        rank=0 if "alone" in wishes else 1 if wishes else 2 if response.watch else 3,
        who=speaker(response),
        household=response.household.name,
        arrived_at=response.arrived_at,
        reasons=(*(one(WISHES, wish) for wish in wishes), *more),
        # Whoever is in the house may be the one they are afraid of.
        safe=(
            *warnings(response.person),
            *map(_, CHOSEN if set(wishes) == {"with-someone"} and not more else ALONE),
        ),
        here=several(HERE, response.here),
        seen=step,
    )


def _wishes(marked: Marked) -> list[str]:
    """The wishes to talk among the answers of a survey."""
    return [choice.id for question, choice in marked if question.about == "wish"]


def _marks(marked: Marked, language: str) -> list[Shown]:
    """Every marked choice with its question, wishes aside."""
    return [
        Shown(
            f"{worded(question, language).words} {worded(choice, language).words}",
            choice.picture,
        )
        for question, choice in marked
        if question.about != "wish"
    ]


def _marked(response: Response, survey: Survey | None) -> Marked:
    found = []
    for answer in response.answers.all():
        question = shelf.question(survey, answer.question) if not answer.practice else None
        for pick in answer.picks.all():
            choice = shelf.choice(question, pick.choice)
            if pick.watch and question and choice:
                found.append((question, choice))
    return found


def _asked_alone(response: Response) -> list[Shown]:
    later = response.ended == "later-alone" or response.on_own == "later"
    asks = any(answer.value == "ask-later" for answer in response.answers.all() if not answer.practice)
    return [one(ENDED, "later-alone")] * later + [
        Shown(_("Asked for a question again later, on their own"), "later")
    ] * asks
