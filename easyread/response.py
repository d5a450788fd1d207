"""What a person gave in one visit, as it leaves the device: a response."""

from msgspec import Struct

from easyread.attachment import Attachment
from easyread.line import Language


class Picked(Struct, frozen=True, tag="picked"):
    """The ids of the choices that were picked, in the order of the cards."""

    choices: tuple[str, ...]


class Skipped(Struct, frozen=True, tag="skipped"):
    """The person went past the question."""


class DontKnow(Struct, frozen=True, tag="dont-know"):
    """The person said: I don't know."""


class RatherNot(Struct, frozen=True, tag="rather-not"):
    """The person said: I don't want to say."""


class AskLater(Struct, frozen=True, tag="ask-later"):
    """The person said: ask me later, on my own."""


class Sorted(Struct, frozen=True, tag="sorted"):
    """The ids of the cards of a sort by the place they were put; a card in none was left where it lay."""

    good: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()


class Said(Struct, frozen=True, tag="said"):
    """The person said it aloud."""

    attachment: Attachment

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.attachment.seconds

    @property
    def cut(self) -> bool:
        """The recording was cut short."""
        return self.attachment.cut


class Shown(Struct, frozen=True, tag="shown"):
    """The person showed it to the camera."""

    attachment: Attachment


class Written(Struct, frozen=True, tag="written"):
    """The person wrote it."""

    words: str


Value = Picked | Sorted | Said | Shown | Written | Skipped | DontKnow | RatherNot | AskLater


class Answer(Struct, frozen=True, kw_only=True):
    """What was given to one question.

    ``by``: self or proxy. ``order``: the choice ids as the cards stood, left to
    right or top to bottom. ``seconds``: from the question being shown to the
    last touch that changed the answer. ``tries``: how often it was changed.
    ``explained``: the explanation was opened. ``helped``: the person said that
    someone helped with this one; False is "not asked".
    """

    question: str
    value: Value
    by: str = "self"
    order: tuple[str, ...] = ()
    seconds: float = 0.0
    tries: int = 1
    explained: bool = False
    helped: bool = False


class Consent(Struct, frozen=True, kw_only=True):
    """What the person said to the consent wording of that version.

    ``said``: yes, not-now, later-alone, or before (an earlier yes). ``survey``:
    at whose questions they heard it again, empty before any.
    """

    said: str
    version: int
    survey: str = ""


GIVEN = ("yes", "before")
"""What a person has said who consents."""

ENDINGS = ("running", "finished", "stopped", "idle", "hidden", "not-now", "later-alone", "binned")
"""How a visit stands. ``running`` in an envelope that arrived means it was cut short.

``binned``: the person said "No, bin it", or took back their yes; such a response holds no answers, and who it
was only where they said something to the consent.
"""


OVER = frozenset({"finished", "stopped", "binned", "later-alone"})
"""How a response ends that is not gone on with, as one that was hidden or left may be."""


class Response(Struct, frozen=True, kw_only=True, tag="response", tag_field="kind"):
    """The answers of one visit, in the order of the questions.

    ``by``: self; family or carer in what these noticed of the person, which is
    never an answer of the person's own. ``person``: the id the household gave, empty for "someone else"; chosen at
    the screen, not proved. ``here``: who was said to be there (me, carer,
    live-with, family, other) at any of the answers; None is "not asked". ``on_own``: now, later or
    fine. ``help``: nobody, read, explained, chose; None is "not asked".
    ``consents``: what they said to the consent and confirmed, act by act.
    ``practice``: the answers of the practice of this visit. ``seen``: ids of
    all questions on the trail, answered or not. ``begun``: the device's clock,
    ISO 8601, not to be trusted.
    """

    ended: str
    by: str = "self"
    person: str = ""
    survey: str = ""
    version: int = 0
    language: Language = "en"
    begun: str = ""
    consent: Consent | None = None
    consents: tuple[Consent, ...] = ()
    here: tuple[str, ...] | None = None
    on_own: str | None = None
    help: tuple[str, ...] | None = None
    seen: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    practice: tuple[Answer, ...] = ()


def attachment(value: Value | None) -> Attachment | None:
    """What travels beside this value."""
    match value:
        case Said(made) | Shown(made):
            return made
        case _:
            return None
