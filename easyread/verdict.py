"""A person's verdict on a reply: whether it is better now."""

from msgspec import Struct

from easyread.line import Language

SAID = ("better", "bit", "no", "talk")
"""The verdicts there are; silence is none of them."""


class Verdict(Struct, frozen=True, kw_only=True, tag="verdict", tag_field="kind"):
    """What a person said to "Is it better now?" about the reply of this id.

    ``said``: better, bit, no, or talk ("I want to talk").
    """

    reply: str
    said: str
    person: str
    language: Language = "en"
    begun: str = ""
