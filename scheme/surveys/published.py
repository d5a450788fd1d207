"""The surveys a scheme knows: those it published, and before them those that come with Heard."""

import re
from collections.abc import Iterable

from easyread.pack import OWN
from easyread.reading import parse
from easyread.survey import Survey
from scheme.schemes.models import Scheme
from scheme.surveys import shelf
from scheme.surveys.models import SurveyVersion
from scheme.surveys.pictures import pictures

Key = tuple[str, int]
"""A survey's id and version."""

_LARGEST = 2**31 - 1
_KEPT: dict[str, Survey | None] = {}
"""What was read already, by the digest of its text, which never changes."""


def survey(scheme: Scheme, id: str, version: int) -> Survey | None:
    """One version of a survey, as the scheme published it or as it comes with Heard; None when there is neither."""
    return several(scheme, [(id, version)]).get((id, version))


def several(scheme: Scheme, keys: Iterable[Key]) -> dict[Key, Survey]:
    """Those of these that the scheme knows, in one query."""
    asked = {(id, version) for id, version in keys if id and 0 < version <= _LARGEST}
    found = {key: known for key in asked if (known := shelf.survey(*key))}
    ids = {id for id, _ in asked}
    # What is read once is kept, so its text is fetched once.
    known_rows = scheme.survey_versions.defer("text", "manifest", "signature")
    for row in known_rows.filter(survey__in=ids) if ids else ():
        known = of(row) if (row.survey, row.version) in asked else None
        if known:
            found[row.survey, row.version] = known
    return found


def newest(scheme: Scheme) -> dict[str, SurveyVersion]:
    """The newest published version of each survey, by its id."""
    found: dict[str, SurveyVersion] = {}
    for row in scheme.survey_versions.order_by("survey", "-version"):
        found.setdefault(row.survey, row)
    return found


def of(row: SurveyVersion) -> Survey | None:
    """The survey of a published row; None where this Heard cannot read what an older one published."""
    if row.digest not in _KEPT:
        read = parse(row.text, f"{row.survey}.toml", known_pictures(row.text))
        _KEPT[row.digest] = read if isinstance(read, Survey) else None
    return _KEPT[row.digest]


def known_pictures(text: str) -> frozenset[str]:
    """The pictures that come with Heard, and whatever own ones a published text names."""
    return frozenset(pictures()) | frozenset(re.findall(OWN, text))


def practice(scheme: Scheme, version: int | None = None) -> Survey | None:
    """The practice questions: the newest the scheme published, or those that come with Heard."""
    rows = scheme.survey_versions.filter(practice=True).order_by("-version")
    row = (rows if version is None else rows.filter(version=version)).first()
    return (of(row) if row else None) or shelf.practice(version)
