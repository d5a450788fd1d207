"""A concern: someone may not be safe, or something is wrong and someone should know."""

from msgspec import Struct

from easyread.attachment import Attachment
from easyread.line import Language

TOPICS: dict[str, tuple[str, ...]] = {
    "talk": (),
    "bad": ("hurts", "shouts", "touches", "made-to", "online"),
    "mine": ("takes-money", "takes-things", "breaks-things", "not-allowed-money"),
    "body-home": ("not-looked-after", "self-harm", "not-live-here", "home-not-safe"),
    "else": ("not-allowed", "about-another", "other"),
}
"""The five first cards, and the cards beneath each."""

TALK = "talk"
"""Someone to talk to, on my own: one press and one confirm, and nothing more is asked."""

SELF_HARM = "self-harm"
"""It has telephone numbers of its own."""

WHO = ("live-with", "carer", "family", "staff", "other")
"""Who it is about; any number of them, never required."""

SAFE = ("yes", "no", "not-sure")
"""Are you safe now? An empty answer was skipped."""

WANTS = ("stop", "talk", "move", "not-sure")
"""What do you want?"""

ON_TABLET = "tablet"
CONTACT = ("visit", "phone", "elsewhere", "trusted", ON_TABLET)
"""How can we talk to you? Whoever tells it for another says it of them, and is offered no answer on the tablet."""

BY = ("self", "family", "carer")
"""Who told it."""


class Concern(Struct, frozen=True, kw_only=True, tag="concern", tag_field="kind"):
    """What someone told by "Tell someone"; all but the kind may be left out.

    ``wish``: alone for "someone on my own to talk to" (do NOT phone the house, do
    NOT tell the carer), with-someone in the concerns of early devices.
    ``topic``, ``detail``, ``who``, ``safe``, ``wants``, ``contact`` and ``by``
    are ids as above, empty where nothing was said; ``safe`` empty: skipped or
    never reached. ``person``: as in a response, None where it was not asked.
    ``code``: the follow-up code that whoever told for another was shown.
    """

    wish: str = ""
    topic: str = ""
    detail: str = ""
    who: tuple[str, ...] = ()
    safe: str = ""
    wants: str = ""
    contact: str = ""
    written: str = ""
    said: Attachment | None = None
    shown: Attachment | None = None
    by: str = "self"
    code: str = ""
    person: str | None = None
    language: Language = "en"
    begun: str = ""
    here: tuple[str, ...] | None = None
