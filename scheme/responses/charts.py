"""Charts of months: for each a column of its answers, cut by choice; the table under it says the same."""

from collections import Counter
from datetime import date

from django.db.models import Sum
from msgspec import Struct

from easyread.areas import AREAS
from easyread.survey import AnyQuestion, PickSome, Sort, Survey
from scheme.portal.words import GIVEN, Shown, worded
from scheme.schemes.models import Scheme
from scheme.surveys import published, shelf

HEIGHT = 200
"""Of a column, in CSS pixels."""
MOST = 24
"""Months in one chart."""
_LOWEST_WORDED = 22
"""A part lower than this has no room for its number."""


class Part(Struct, frozen=True):
    """One choice in one month. ``kind``: which of the shades, 0 to 4."""

    kind: int
    count: int
    top: float
    height: float

    @property
    def worded(self) -> bool:
        """Whether its number fits in."""
        return self.height >= _LOWEST_WORDED


class Column(Struct, frozen=True):
    """One month. ``left`` and ``width``: in hundredths of the drawing."""

    month: date
    n: int
    counts: tuple[int, ...]
    left: float
    width: float
    parts: tuple[Part, ...]
    year: bool
    """Its year is written under it: it is the first, or a January."""


class Chart(Struct, frozen=True):
    """One question over months; its answers of one kind of asking alone, never added to others."""

    area: str
    survey: str
    question: Shown
    several: bool
    series: tuple[Shown, ...]
    columns: tuple[Column, ...]
    n: int

    @property
    def wide(self) -> bool:
        """Whether it needs more room than a year does."""
        return len(self.columns) > 12

    def said(self) -> str:
        """The drawing in words."""
        months = [f"{c.month:%B %Y}: n = {c.n}" for c in self.columns]
        return f"{self.question.words} {'. '.join(months)}."


def of_survey(scheme: Scheme, survey: Survey, since: date, until: date) -> list[Chart]:
    """A chart for each question of one version."""
    return [
        _chart(survey, question, counts, n)
        for question, counts, n in _by_question(scheme, survey, since, until)
    ]


def of_areas(scheme: Scheme, since: date, until: date) -> list[tuple[str, list[Chart]]]:
    """The charts of each outcome area by itself: every version of every survey that asks about it."""
    keys = scheme.tallies.filter(month__gte=since, month__lte=until).order_by()
    known = published.several(scheme, keys.values_list("survey", "version").distinct())
    charts = [
        chart
        for _, survey in sorted(known.items())
        if any(question.about in AREAS for question in survey.questions)
        for chart in of_survey(scheme, survey, since, until)
    ]
    return [
        (words, [chart for chart in charts if chart.area == area and chart.n])
        for area, words in AREAS.items()
    ]


Counts = Counter[tuple[date, str]]


def _by_question(
    scheme: Scheme, survey: Survey, since: date, until: date
) -> list[tuple[AnyQuestion, Counts, dict[date, int]]]:
    """Of what people answered themselves: how often each choice was picked in a month, and the n of each month."""
    rows = scheme.tallies.filter(
        survey=survey.id,
        version=survey.version,
        month__gte=since,
        month__lte=until,
        value__in=GIVEN,
        by="self",
    )
    found = rows.order_by().values_list("question", "month", "choice").annotate(Sum("n"))
    counts: dict[str, Counts] = {}
    for question, month, choice, n in found:
        counts.setdefault(question, Counter())[month, choice] += n
    made = []
    for asked in survey.questions:
        mine = counts.get(asked.id, Counter())
        made.append((asked, mine, {month: n for (month, choice), n in mine.items() if not choice and n}))
    return made


def _chart(survey: Survey, question: AnyQuestion, counts: Counts, n: dict[date, int]) -> Chart:
    usual = shelf.shown(question)
    shown = [c for c in shelf.counted(question) if c in usual or any(counts[month, c.id] for month in n)]
    months = sorted(n)[-MOST:]
    several = isinstance(question, PickSome | Sort)
    wide = 100 / max(len(months), 6)
    return Chart(
        area=question.about,
        survey=f"{survey.title.words.get('en', survey.id)}, version {survey.version}",
        question=worded(question, "en"),
        several=several,
        series=tuple(worded(choice, "en") for choice in shown),
        columns=tuple(
            _column(month, n[month], [counts[month, choice.id] for choice in shown], place * wide, wide)
            for place, month in enumerate(months)
        ),
        n=sum(n[month] for month in months),
    )


def _column(month: date, n: int, counts: list[int], left: float, wide: float) -> Column:
    whole, top, parts = sum(counts) or 1, 0.0, []
    for kind, count in enumerate(counts):
        height = HEIGHT * count / whole
        if count:
            parts.append(Part(min(kind, 4), count, round(top, 2), round(height, 2)))
        top += height
    return Column(
        month,
        n,
        tuple(counts),
        round(left, 2),
        round(wide * 0.86, 2),
        tuple(parts),
        not left or month.month == 1,
    )
