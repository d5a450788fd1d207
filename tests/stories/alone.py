"""A kiosk where one person lives, who has a profile: it is in effect from the first screen on."""

from contextlib import AbstractContextManager
from typing import Any

from msgspec.structs import replace

from easyread.profile import Profile
from tests.stories.home import DOCUMENT, Home, new_home

TO_CONSENT = ("questions", "sam", *["next"] * 4)
TO_QUESTIONS = (*TO_CONSENT, "yes", "next", "me", "next", "this-week", "next", "no", "next", "next")
"""Sam says yes, is alone, takes "This week" and no practice; the first question stands."""


def alone(profile: Profile, way: str = "touch", **given: Any) -> AbstractContextManager[Home]:
    """Sam has this profile; ``way``: how the test presses."""
    sam = replace(DOCUMENT.people[0], profile=profile)
    return new_home(way, replace(DOCUMENT, people=(sam,)), **given)
