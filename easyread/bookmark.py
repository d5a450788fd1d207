"""Where a hidden visit goes on."""

from msgspec import Struct

from easyread.response import Answer
from easyread.survey import Survey


class Bookmark(Struct, frozen=True, kw_only=True):
    """Where a hidden visit goes on when its person comes back: at a question that had no answer.

    ``answers``: what was given before; it only decides what is asked.
    ``until``: seconds on the monotonic clock.
    """

    person: str
    survey: Survey
    question: str
    answers: dict[str, Answer]
    until: float
