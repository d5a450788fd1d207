"""How often each choice of a question was picked, with its n and the help given; no proxy is mixed in."""

from collections import Counter
from datetime import date

from django.db.models import Exists, OuterRef, Sum
from msgspec import Struct

from easyread.survey import AnyQuestion, PickSome, Sort, Survey
from scheme.portal.words import GIVEN, VALUES, Shown, one, worded
from scheme.responses import tally
from scheme.responses.models import Helped
from scheme.schemes.models import Scheme
from scheme.surveys import published, shelf

ROW = 52
"""Height of one row of a bar chart, in CSS pixels."""


class Row(Struct, frozen=True):
    """One choice. ``share``: of n, in hundredths of the drawing; ``top``: where its row stands in the drawing."""

    id: str
    shown: Shown
    count: int
    share: float
    top: int


class Counted(Struct, frozen=True):
    """One question. ``n``: answers that picked something; ``help``: of those, how many with which help."""

    question: Shown
    several: bool
    n: int
    rows: tuple[Row, ...]
    other: tuple[tuple[Shown, int], ...]
    help: tuple[tuple[str, int], ...]
    by_proxy: int

    @property
    def height(self) -> int:
        """Of the whole drawing, in CSS pixels."""
        return ROW * len(self.rows)


Sums = Counter[tuple[str, str, str, str, str]]
"""Question, value, choice, by, helped: how many."""


def surveys_answered(scheme: Scheme) -> list[Survey]:
    """Every survey that people are asked, by title: those that come with Heard, and those answered."""
    keys = {*shelf.surveys(), *scheme.tallies.order_by().values_list("survey", "version").distinct()}
    known = published.several(scheme, keys)
    found = [survey for survey in known.values() if survey.asked]
    return sorted(found, key=lambda survey: (worded(survey.title, "en").words, -survey.version))


def sums(
    scheme: Scheme, survey: str, version: int, since: date | None = None, until: date | None = None
) -> Sums:
    """What the tallies of one version of a survey come to, from one month to another, both within."""
    rows = scheme.tallies.filter(survey=survey, version=version)
    if since:
        rows = rows.filter(month__gte=since.replace(day=1))
    if until:
        rows = rows.filter(month__lte=until)
    named = ("question", "value", "choice", "by", "helped")
    return Counter({tuple(key): n for *key, n in rows.order_by().values_list(*named).annotate(Sum("n"))})


def people(scheme: Scheme, survey: Survey) -> int:
    """How many people of the scheme's list answered this version."""
    theirs = scheme.responses.filter(person=OuterRef("pk"), survey=survey.id, version=survey.version)
    theirs = theirs.exclude(pk__in=tally.not_own(scheme).values("response"))
    return scheme.people.filter(Exists(theirs)).count()


def counted(
    scheme: Scheme, survey: Survey, since: date | None = None, until: date | None = None
) -> list[Counted]:
    """Every question of this version of a survey."""
    found = sums(scheme, survey.id, survey.version, since, until)
    return [_counted(question, found) for question in survey.questions]


def _counted(question: AnyQuestion, found: Sums) -> Counted:
    picked, values, helped, by_proxy = Counter[str](), Counter[str](), Counter[str](), 0
    for (asked, value, choice, by, help), n in found.items():
        if asked != question.id:
            continue
        if by != "self":
            by_proxy += 0 if choice else n
        elif choice:
            picked[choice] += n
        else:
            values[value] += n
            helped[help] += n if value in GIVEN else 0
    n = sum(values[value] for value in GIVEN)
    usual = shelf.shown(question)
    shown = [choice for choice in shelf.counted(question) if choice in usual or picked[choice.id]]
    rows = [
        Row(choice.id, worded(choice, "en"), count, round(100 * count / n, 2) if n else 0, place * ROW)
        for place, choice in enumerate(shown)
        for count in [picked[choice.id]]
    ]
    return Counted(
        worded(question, "en"),
        isinstance(question, PickSome | Sort),
        n,
        tuple(rows),
        tuple((one(VALUES, value), values[value]) for value in VALUES if values[value]),
        tuple((str(level.label), helped[level]) for level in Helped if helped[level]),
        by_proxy,
    )
