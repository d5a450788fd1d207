"""The finished mat of a sort as one picture: the three places, and in each the cards that were put there."""

import base64
import textwrap

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from msgspec import Struct

from scheme.portal.words import Shown, worded
from scheme.responses.models import Answer
from scheme.schemes.models import Scheme
from scheme.surveys import published, shelf
from scheme.surveys.files import own_picture
from scheme.surveys.pictures import drawing

PLACES = {
    "good": Shown(noop("Good"), "thumbs_up"),
    "unsure": Shown(noop("Not sure"), "not_sure"),
    "bad": Shown(noop("Not good"), "thumbs_down"),
}
WIDE, HEAD, HIGH, GAP = 300, 120, 104, 16
"""Of a place, of its heading and of a card, and between them."""
LETTERS, MOST_LINES = 17, 4
"""What of a card's words stands beside its picture."""


class Part(Struct, frozen=True):
    """A card or the heading of a place: where it stands, its picture, and its lines by where each stands."""

    x: int
    y: int
    picture: str
    lines: tuple[tuple[int, str], ...]


def mat(answer: Answer) -> str:
    """As SVG, which needs nothing else to be shown; words in the person's language."""
    response, scheme = answer.response, answer.scheme
    of = published.practice(scheme) if answer.practice else None
    survey = of or published.survey(scheme, response.survey, response.version)
    asked = shelf.question(survey, answer.question)
    known = {card.id: worded(card, response.language) for card in asked.choices} if asked else {}
    placed: dict[str, list[Part]] = {place: [] for place in PLACES}
    for pick in answer.picks.all():
        id, __, place = pick.choice.rpartition(":")
        if place in placed:
            at = HEAD + len(placed[place]) * HIGH
            placed[place].append(_part(scheme, known.get(id) or Shown(id), _left(place), at))
    heads = [_part(scheme, Shown(_(s.words), s.picture), _left(place), GAP) for place, s in PLACES.items()]
    high = HEAD + max(1, *map(len, placed.values())) * HIGH
    shown = {
        "places": heads,
        "cards": [card for cards in placed.values() for card in cards],
        "wide": len(PLACES) * (WIDE + GAP) + GAP,
        "high": high + 2 * GAP,
        "column": (WIDE, high),
    }
    return render_to_string("portal/mat.svg", shown)


def _left(place: str) -> int:
    return GAP + list(PLACES).index(place) * (WIDE + GAP)


def _part(scheme: Scheme, shown: Shown, x: int, y: int) -> Part:
    lines = textwrap.wrap(shown.words, LETTERS, max_lines=MOST_LINES, placeholder=" …")
    first = 48 - 11 * (len(lines) - 1)
    return Part(
        x, y, _data(scheme, shown.picture), tuple((first + 22 * n, line) for n, line in enumerate(lines))
    )


def _data(scheme: Scheme, concept: str) -> str:
    """The picture itself as an address, so that the mat is whole wherever it is kept; empty when there is none."""
    own, svg = own_picture(scheme, concept), drawing(concept)
    kind, content = ("png", own) if own is not None else ("svg+xml", (svg or "").encode())
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}" if content else ""
