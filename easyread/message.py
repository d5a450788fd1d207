"""A message: something a person chose to say unasked, be it good news, an idea or a problem."""

from msgspec import Struct

from easyread.attachment import Attachment
from easyread.line import Language

TOPICS = ("good", "idea", "problem")

ABOUT = ("home", "food", "people", "going-out", "things-i-do", "money", "health", "else")
"""The topic pictures."""


class Message(Struct, frozen=True, kw_only=True, tag="message", tag_field="kind"):
    """What someone told by "Tell us something".

    ``topic``: one of ``TOPICS``. ``about``: one of ``ABOUT``, empty
    where none was picked. ``person``: as in a response, None where it was not asked.
    """

    topic: str = ""
    about: str = ""
    written: str = ""
    said: Attachment | None = None
    shown: Attachment | None = None
    person: str | None = None
    language: Language = "en"
    begun: str = ""
    here: tuple[str, ...] | None = None
