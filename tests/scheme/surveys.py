"""Surveys as a scheme might publish them, for tests."""

import io
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from PIL import Image

from scheme.schemes.models import Role, Staff
from scheme.surveys.drafting import draft, publish
from scheme.surveys.models import Often, Plan, SurveyVersion
from tests.scheme.conftest import Cast


def text_of(version: int = 2, id: str = "this-week", **swapped: str) -> str:
    """A survey that comes with Heard, as another version; ``swapped``: words and what they become."""
    text = (settings.ASSETS / "surveys" / f"{id}.toml").read_text(encoding="utf-8")
    text = text.replace("version = 1\n", f"version = {version}\n")
    for before, after in swapped.items():
        assert before in text
        text = text.replace(before, after)
    return text


def small(version: int = 1, id: str = "garden", picture: str = "garden") -> str:
    """A small survey of our own."""
    return f'''
id = "{id}"
version = {version}
languages = ["en"]
title.words.en = "The garden"
title.picture = "{picture}"

[[questions]]
kind = "pick-one"
id = "liked"
about = "things-i-do"
words.en = "Do you like the garden?"
picture = "{picture}"
explain.words.en = "Think about the plants."
explain.picture = "{picture}"
choices = [
  {{ id = "yes", words = {{ en = "Yes" }}, picture = "face_5", value = 4 }},
  {{ id = "no", words = {{ en = "No" }}, picture = "face_1", value = 0, watch = true }},
]
'''


def square(colour: str = "red", side: int = 64, kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (side, side), colour).save(file, kind)
    return file.getvalue()


def publisher(cast: Cast) -> Staff:
    """The one who publishes for a scheme."""
    found: Staff | None = cast.scheme.staff.filter(role=Role.SAFEGUARDING_LEAD).first()
    return found or cast.staff(Role.SAFEGUARDING_LEAD, "Petra")


def published(cast: Cast, text: str = "", **uploads: bytes) -> SurveyVersion:
    """A survey of this scheme, published; names of files are written with __ in the place of a dot."""
    files = {name.replace("__", "."): content for name, content in uploads.items()}
    ready = draft(cast.scheme, text or small(), files)
    assert ready.can_be_published, ready.faults
    return publish(publisher(cast), ready)


def planned(cast: Cast, survey: str = "garden", often: Often = Often.WEEKLY, **more: Any) -> Plan:
    """A plan that runs from today on, for everyone unless told otherwise."""
    begins: date = more.pop("begins", timezone.localdate())
    made: Plan = cast.scheme.plans.create(
        survey=survey, often=often, begins=begins, made_by=publisher(cast), **more
    )
    return made
