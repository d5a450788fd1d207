"""How one person uses the kiosk: what they see, hear and touch, with the limits of each number."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from easyread.line import Language

Colours = Literal["cream", "light", "dark", "contrast"]
PictureStyle = Literal["drawings", "photos", "none"]
Skin = Literal["", "light", "medium-light", "medium", "medium-dark", "dark"]
Input = Literal["touch", "keys", "one-switch", "two-switch", "dwell"]
Corner = Literal["top-right", "top-left", "bottom-right", "bottom-left", "off"]

PHOTOS = "photos"
"""The name of the set that every device has, for whoever likes photos better than drawings."""

LIMITS: dict[str, tuple[float, float]] = {
    "speed": (100, 190),
    "loudness": (0.1, 1.0),
    "text": (24, 48),
    "target": (20, 40),
    "gap": (6, 20),
    "hold": (0, 1500),
    "guard": (0, 2000),
    "dwell": (600, 3000),
    "scan": (700, 6000),
    "loops": (1, 9),
    "accept": (0, 1000),
}
"""The least and the most of each number of a profile."""


class Profile(Struct, frozen=True, kw_only=True):
    """How one person uses the kiosk, as staff or they themselves set it.

    ``languages``: tags, the one they like best first. ``speed``: words a
    minute. ``loudness``: 0 to 1. ``quiet``: nothing speaks until asked.
    ``finish_first``: a line that has begun is spoken to its end. ``lit``: words
    light as they are spoken. ``text``: the least size of words, in px. ``choices``:
    how many are shown where a question states such a set. ``calm``: no motion
    and no clicks. ``target``, ``gap``: mm. ``hold``, ``guard``, ``dwell``,
    ``scan``, ``accept``: milliseconds to hold a card, between two touches, to
    rest on a card, on one item, and to press a switch; ``loops``: rounds of a
    scan before it pauses. ``switches``: names of keys and mouse buttons, the
    first steps and the second takes. ``hand``: the side of Next. ``hide``: the
    corner of Hide. ``check``: always "You said". ``breaks``: a break is
    offered. ``symbols``: the scheme's own symbol set, empty for ours; ``ours``:
    they like our drawings better though a set is named.
    """

    languages: tuple[Language, ...] = ("en",)
    voice: bool = True
    speed: int = 140
    loudness: float = 0.7
    quiet: bool = False
    finish_first: bool = False
    lit: bool = True
    text: int = 24
    pictures: PictureStyle = "drawings"
    skin: Skin = ""
    symbols: str = ""
    ours: bool = False
    colours: Colours = "cream"
    choices: Literal[2, 3, 5] = 3
    calm: bool = False
    check: bool = False
    breaks: bool = True
    input: Input = "touch"
    target: int = 25
    gap: int = 6
    hand: Literal["right", "left"] = "right"
    hold: int = 0
    guard: int = 700
    dwell: int = 1000
    scan: int = 2000
    loops: int = 3
    accept: int = 300
    switches: tuple[str, ...] = ("Space", "Return")
    hide: Corner = "top-right"

    @property
    def drawn_by(self) -> str:
        """The name of the symbol set that is drawn for them; empty is ours."""
        if self.pictures == "photos":
            return PHOTOS
        return "" if self.ours else self.symbols


class Liking(Struct, frozen=True):
    """The pages of "How do you like it?", over any stage.

    ``at``: "who", one thing by name, empty is all of them. ``person``: whose
    profile it is, where the visit does not know; None is not said.
    """

    at: str = ""
    person: str | None = None


class Liked(Struct, frozen=True, kw_only=True):
    """What a person themselves changed: these ``fields`` of a profile, under the ``id`` of the change."""

    id: str
    person: str
    profile: Profile
    fields: tuple[str, ...]

    def over(self, profile: Profile) -> Profile:
        """The profile with what the person changed."""
        known = (name for name in self.fields if name in profile.__struct_fields__)
        return fitted(replace(profile, **{name: getattr(self.profile, name) for name in known}))


def changed(before: Profile, after: Profile) -> tuple[str, ...]:
    """The fields in which two profiles differ."""
    return tuple(n for n in before.__struct_fields__ if getattr(before, n) != getattr(after, n))


def fitted(profile: Profile) -> Profile:
    """The profile with every number brought within its limits."""
    return replace(profile, **{name: _within(name, getattr(profile, name)) for name in LIMITS})


def _within(name: str, number: float) -> float:
    least, most = LIMITS[name]
    return type(number)(min(max(number, least), most))
