"""Where a visit stands: its stage, what it can draw on, and all that was given so far."""

from typing import Literal

from msgspec import Struct, field

from easyread.act import Panel, Road
from easyread.bookmark import Bookmark
from easyread.hearing import Hearing
from easyread.household import Household as Household
from easyread.line import Language
from easyread.making import Making
from easyread.profile import Liking
from easyread.response import Answer, Consent
from easyread.survey import Survey
from easyread.telling import Telling

CONSENT_VERSION = 1
"""The version of the consent wording; a person who said yes to it is not asked again.

Raised whenever a word of the consent changes in any language, so that everyone is asked anew.
"""

SOMEONE_ELSE = ""
"""The person id of someone who has no portrait here."""

How = Literal["finished", "stopped", "binned", "not-now", "later-alone", "not-begun", "none-due"]
"""How a visit came to its last screen; "not-begun": it was stopped before anything was said.

"none-due": there are no questions for this person now.
"""


class AtWelcome(Struct, frozen=True, tag=True):
    """No visit has begun."""


class ChoosingLanguage(Struct, frozen=True, tag=True):
    """Which language? One touch changes all words."""


class Outside(Struct, frozen=True, tag=True):
    """For a family member or a carer: where they can tell something; ``known``: they said which, and what then?"""

    known: bool = False


class InMessages(Struct, frozen=True, tag=True):
    """Messages: one of its screens."""

    hearing: Hearing = Hearing()


class ChoosingPerson(Struct, frozen=True, tag=True):
    """Who are you?"""


class Consenting(Struct, frozen=True, tag=True):
    """One page of the consent; the last one asks. ``aside``: heard again from another stage, to which a yes leads."""

    page: int = 0
    aside: bool = False


class SayingWhoIsHere(Struct, frozen=True, tag=True):
    """Who is here with you? ``aside``: it changed, and Next leads back to where somebody was."""

    aside: bool = False


class OnOwn(Struct, frozen=True, tag=True):
    """Do you want to do this on your own?"""


class ChoosingSurvey(Struct, frozen=True, tag=True):
    """Which questions?"""


class OfferingPractice(Struct, frozen=True, tag=True):
    """Do you want to practise first?"""


class Opening(Struct, frozen=True, tag=True):
    """The line before the first question of the practice or the survey."""

    practice: bool = False


class Practising(Struct, frozen=True, tag=True):
    """One practice question."""

    question: str


class Practised(Struct, frozen=True, tag=True):
    """What the known answer is, after one practice question."""

    question: str


class PracticeOver(Struct, frozen=True, tag=True):
    """The line that parts practice from the real questions."""


class Asking(Struct, frozen=True, tag=True):
    """One question of the survey; ``again``: asked to be changed from the check."""

    question: str
    again: bool = False


class OfferingBreak(Struct, frozen=True, tag=True):
    """Do you want a break? ``question`` comes after it."""

    question: str


class Resting(Struct, frozen=True, tag=True):
    """A break; ``question`` comes after it."""

    question: str


class Closing(Struct, frozen=True, tag=True):
    """The line after the last question."""


class SayingHelp(Struct, frozen=True, tag=True):
    """Did someone help you?"""


class Checking(Struct, frozen=True, tag=True):
    """You said: ... That is right, or change it."""

    question: str


class Stopping(Struct, frozen=True, tag=True):
    """You stopped. Do you want us to have it?"""


class Ended(Struct, frozen=True, tag=True):
    """The last screen of a visit."""

    how: How


class Hidden(Struct, frozen=True, tag=True):
    """The neutral picture. ``how``: the ending of the visit it covers, empty when there was none."""

    how: How | Literal["idle", "hidden", ""] = ""


Stage = (
    AtWelcome
    | ChoosingLanguage
    | Outside
    | InMessages
    | ChoosingPerson
    | Consenting
    | SayingWhoIsHere
    | OnOwn
    | ChoosingSurvey
    | OfferingPractice
    | Opening
    | Practising
    | Practised
    | PracticeOver
    | Asking
    | OfferingBreak
    | Resting
    | Closing
    | SayingHelp
    | Checking
    | Stopping
    | Ended
    | Hidden
)


class Visit(Struct, frozen=True, kw_only=True):
    """One person's time at the kiosk, whole.

    ``salt`` draws the order of choices for someone without a portrait, and the
    codes of what is told for another; ``codes``: how many were drawn.
    ``path``: the stages before this one, for Back. ``listening``: the tools of
    Listen stand in the bar. ``woken``: from the neutral picture, so that
    Welcome is silent. ``by``: who is at it, family or carer by the small door;
    ``person`` is then whom it is about. ``consents``: what was confirmed of
    ``consent``, act by act. ``begun``: a question of a survey has been shown.
    ``held``: the card of a sort that was taken up. ``making``: over all of it.
    ``trail``: ids of the questions that were asked and still count.
    ``explained``: ``survey/question`` ids whose explanation was opened.
    ``rested``: how many questions were on the trail, and the seconds on the
    monotonic clock, when a break was last offered or the first question shown.
    ``helped``: ``survey/question`` ids with which someone helped, as was said.
    ``were``: who was here at any answer so far, whoever is here now.
    ``shown_at``: seconds on the monotonic clock when the present stage was
    shown. ``earlier``: what was given before the visit was hidden, by question;
    it decides what is asked, is never shown, and left with its own response.
    ``pending``: how many things the hub is not known to have. ``headphones``:
    what is spoken is heard by nobody else. ``speed`` and ``loudness``: as
    Listen was made slower and louder; None is as the profile says.
    """

    household: Household
    stage: Stage = field(default_factory=AtWelcome)
    language: Language = "en"
    salt: str = ""
    path: tuple[Stage, ...] = ()
    panel: Panel | Literal["numbers"] = ""
    listening: bool = False
    page: int = 0
    telling: Telling | None = None
    codes: int = 0
    making: Making | None = None
    liking: Liking | None = None
    held: str = ""
    needs_time: bool = False
    woken: bool = False
    by: str = "self"
    person: str | None = None
    consent: Consent | None = None
    consents: tuple[Consent, ...] = ()
    here: tuple[str, ...] | None = None
    were: tuple[str, ...] = ()
    on_own: str | None = None
    help: tuple[str, ...] | None = None
    survey: Survey | None = None
    wants_practice: str = ""
    begun: bool = False
    trail: tuple[str, ...] = ()
    answers: dict[str, Answer] = field(default_factory=dict)
    practice: dict[str, Answer] = field(default_factory=dict)
    explained: frozenset[str] = frozenset()
    helped: frozenset[str] = frozenset()
    rested: tuple[int, float] | None = None
    earlier: dict[str, Answer] = field(default_factory=dict)
    bookmark: Bookmark | None = None
    bin: bool | None = None
    shown_at: float = 0.0
    road: Road = "not-yet"
    pending: int = 0
    headphones: bool = False
    speed: int | None = None
    loudness: float | None = None
