"""How often each choice of a question was picked, with its n; what someone else answered is never mixed in."""

from collections import Counter

from django.db.models import Count
from msgspec import Struct

from easyread.survey import AnyQuestion, Survey, choices_for
from scheme.portal.words import VALUES, Shown, one, worded
from scheme.responses.tally import not_own
from scheme.schemes.models import Scheme
from scheme.surveys import shelf

ROW = 52
"""Height of one row of a bar chart, in CSS pixels."""


class Row(Struct, frozen=True):
    """One choice. ``share``: of n, in hundredths of the drawing; ``top``: where its row stands in the drawing."""

    shown: Shown
    count: int
    share: float
    top: int


class Counted(Struct, frozen=True):
    """One question. ``n``: answers that picked something, ``people``: of how many named people."""

    question: Shown
    several: bool
    n: int
    people: int
    rows: tuple[Row, ...]
    other: tuple[tuple[Shown, int], ...]
    by_proxy: int

    @property
    def height(self) -> int:
        """Of the whole drawing, in CSS pixels."""
        return ROW * len(self.rows)


def surveys_answered() -> list[Survey]:
    """Every survey the hub knows, practice aside, by title."""
    found = [survey for survey in shelf.surveys().values() if not survey.practice]
    return sorted(found, key=lambda survey: (survey.title.words["en"], -survey.version))


def counted(scheme: Scheme, survey: Survey) -> list[Counted]:
    """Every question of this version of a survey, from all responses of the scheme."""
    answers = scheme.answers.filter(
        practice=False, response__survey=survey.id, response__version=survey.version
    ).exclude(response__in=not_own(scheme).values("response"))
    own = answers.filter(by="self")
    picked = Counter(
        {
            (question, choice): n
            for question, choice, n in scheme.picks.filter(answer__in=own)
            .values_list("answer__question", "choice")
            .annotate(n=Count("pk"))
        }
    )
    values = Counter(
        {(q, v): n for q, v, n in own.values_list("question", "value").annotate(n=Count("pk")).order_by()}
    )
    people = dict(
        own.filter(value="picked").values_list("question").annotate(Count("response__person", distinct=True))
    )
    proxies = Counter(answers.exclude(by="self").values_list("question", flat=True))
    return [_counted(q, picked, values, people.get(q.id, 0), proxies[q.id]) for q in survey.questions]


def _counted(
    question: AnyQuestion,
    picked: Counter[tuple[str, str]],
    values: Counter[tuple[str, str]],
    people: int,
    by_proxy: int,
) -> Counted:
    n = values[question.id, "picked"]
    usual = choices_for(question, 3)
    shown = [c for c in question.choices if c in usual or picked[question.id, c.id]]
    rows = [
        Row(worded(choice, "en"), count, round(100 * count / n, 2) if n else 0, place * ROW)
        for place, choice in enumerate(shown)
        for count in [picked[question.id, choice.id]]
    ]
    other = [(one(VALUES, value), values[question.id, value]) for value in VALUES]
    return Counted(
        worded(question, "en"),
        question.__struct_config__.tag == "pick-some",
        n,
        people,
        tuple(rows),
        tuple((shown, count) for shown, count in other if count),
        by_proxy,
    )
