"""The path of "Tell someone" and of "Tell us something": their pages, and how far somebody has come on them."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from easyread import concern, message
from easyread.act import Kind
from easyread.attachment import Attachment
from easyread.follow_up import Code
from easyread.response import Said, Shown, Written

At = Literal[
    "topic", "person", "detail", "harm", "whom", "safe", "wants", "contact", "about", "more", "code", "told"
]
"""The pages, in the order in which they come; each path has its own of them."""

Aside = Literal["", "numbers", "gone", "sound", "consent"]
"""What stands for a while in the place of a page: numbers, "Has it gone?", "Do you want sound?", the consent."""

Sound = Literal["", "quiet", "aloud"]
SOUNDS: tuple[Sound, ...] = ("quiet", "aloud")

PATHS: dict[str, tuple[At, ...]] = {
    "concern": (
        "topic",
        "person",
        "detail",
        "harm",
        "whom",
        "safe",
        "wants",
        "contact",
        "more",
        "code",
        "told",
    ),
    "message": ("topic", "person", "about", "more", "told"),
}
"""The path of each kind of body.

The first page is confirmed by Next. From then on it is kept, and all else may be skipped.
"""

MANY = ("whom",)
"""The pages on which several cards may be chosen."""

_CARDS: dict[At, tuple[str, ...]] = {
    "whom": concern.WHO,
    "safe": concern.SAFE,
    "wants": concern.WANTS,
    "contact": concern.CONTACT,
    "about": message.ABOUT,
}


class Telling(Struct, frozen=True, kw_only=True):
    """The screens of one path, over any stage, which stays beneath as it was.

    ``picked``: the cards chosen on each page. ``sent``: the topic was confirmed,
    so it leaves. ``code``: by which whoever tells it for another reads the
    answer; None where there is no page to read it on. ``person`` None: not asked. ``sound``: whether it may speak, as
    somebody chose; until then "Tell someone" is silent. ``by``: who tells it.
    ``heard``: the page of the consent that stands aside; ``agrees``: the card chosen on its last.
    """

    kind: Literal["concern", "message"] = "concern"
    by: str = "self"
    at: At = "topic"
    aside: Aside = ""
    picked: dict[At, tuple[str, ...]] = {}
    said: Attachment | None = None
    shown: Attachment | None = None
    written: str = ""
    sent: bool = False
    known: bool = False
    code: Code | None = None
    person: str | None = None
    sound: Sound = ""
    listening: bool = False
    page: int = 0
    heard: int = 0
    agrees: str = ""

    @property
    def for_another(self) -> bool:
        """Whether a family member or carer tells it of somebody."""
        return self.by != "self"

    @property
    def can_tell(self) -> bool:
        """Whether "Tell someone" leads anywhere: from its own pages only once they are over."""
        return self.kind == "message" or self.at == "told"

    @property
    def topic(self) -> str:
        """The topic that is chosen, empty before."""
        return self.one("topic")

    def one(self, at: At) -> str:
        """The card chosen on a page, empty where there is none."""
        return next(iter(self.picked.get(at, ())), "")

    @property
    def cards(self) -> tuple[str, ...]:
        """The ids of the cards of the present page that are chosen and kept."""
        match self.at:
            case "topic":
                return tuple(concern.TOPICS) if self.kind == "concern" else message.TOPICS
            case "detail":
                return concern.TOPICS[self.topic]
            case "contact" if self.for_another:
                # What a family member told is not answered on a screen of the house.
                return tuple(way for way in concern.CONTACT if way != concern.ON_TABLET)
            case _:
                return _CARDS.get(self.at, ())

    @property
    def route(self) -> tuple[At, ...]:
        """The pages that there are for what was chosen so far."""
        return tuple(at for at in PATHS[self.kind] if self._has(at))

    def _has(self, at: At) -> bool:
        """Who asks for someone to talk to is asked no more than who they are; for another, they can say their name."""
        if at == "person":
            return not self.known
        if at == "code":
            return self.code is not None
        if self.kind == "message" or at in ("topic", "told"):
            return True
        if at == "harm":
            return self.one("detail") == concern.SELF_HARM
        return self.topic != concern.TALK or (at == "more" and self.for_another)


def handed(telling: Telling, kind: Kind, value: Said | Shown | Written | None) -> Telling:
    """The telling with what was said, shown or written, or without it."""
    match value:
        case Said(made):
            return replace(telling, said=made)
        case Shown(made):
            return replace(telling, shown=made)
        case Written(words):
            return replace(telling, written=words)
        case _:
            return replace(
                telling,
                said=None if kind == "say" else telling.said,
                shown=None if kind == "show" else telling.shown,
                written="" if kind == "write" else telling.written,
            )


def whole(telling: Telling, made: Attachment) -> Telling:
    """The telling in which what was being recorded has ended."""
    said, shown = telling.said, telling.shown
    said = made if said is not None and said.id == made.id else said
    shown = made if shown is not None and shown.id == made.id else shown
    return replace(telling, said=said, shown=shown)
