"""A sort: cards that go to three places, one after another; any of them can be taken up again."""

from msgspec.structs import replace

from easyread import act as a
from easyread.frame import Frame, card
from easyread.giving import Asked, give_made, open_question
from easyread.response import Sorted, Value
from easyread.route import cards
from easyread.screen import Card, Spot
from easyread.stage import Visit
from easyread.survey import Choice, Sort

PLACES: tuple[a.Place, ...] = ("good", "unsure", "bad")
"""The places, as they always stand: from left to right, or from top to bottom."""


def sort(visit: Visit, act: a.Hold | a.Put, now: float) -> Visit:
    """Take a card up, or put the one that is held, or was dragged, in a place."""
    asked = open_question(visit)
    if asked is None or not isinstance(asked.question, Sort) or visit.panel:
        return visit
    ids = [choice.id for choice in cards(visit, asked.question)]
    id = act.card or held(visit, asked)
    if id not in ids:
        return visit
    if isinstance(act, a.Hold):
        return replace(visit, held=id)
    value = put(_sorted(asked), id, act.place, ids)
    if value == _sorted(asked):
        return visit
    after = give_made(visit, asked, value, now)
    left = _left(ids, value)
    return replace(after, held=left[0] if left else id)


def put(before: Sorted, id: str, place: a.Place, ids: list[str]) -> Sorted:
    """The mat with this card in this place, each place in the order of the cards."""
    there = {name: {*getattr(before, name)} - {id} for name in PLACES}
    there[place] |= {id}
    good, unsure, bad = (tuple(one for one in ids if one in there[name]) for name in PLACES)
    return Sorted(good, unsure, bad)


def held(visit: Visit, asked: Asked) -> str:
    """The card that is held: the one taken up, else the first that lies in no place, else the first."""
    ids = [choice.id for choice in cards(visit, asked.question)]
    return visit.held if visit.held in ids else (*_left(ids, _sorted(asked)), *ids)[0]


def mat(frame: Frame, visit: Visit, asked: Asked) -> tuple[tuple[Card, ...], tuple[Spot, ...]]:
    """The cards, the held one marked, and the places with what lies in them."""
    now, choices = _sorted(asked), cards(visit, asked.question)
    up = held(visit, asked)
    shown = tuple(card(one.id, one.line(visit.language), a.Hold(one.id), one.id == up) for one in choices)
    spots = (_spot(frame, place, now, choices, up) for place in PLACES)
    return shown, tuple(spots)


def _spot(frame: Frame, place: a.Place, now: Sorted, choices: tuple[Choice, ...], up: str) -> Spot:
    there: tuple[str, ...] = getattr(now, place)
    line = frame.line(f"sort_{place}")
    pictures = tuple(choice.picture for choice in choices if choice.id in there)
    return Spot(id=place, line=line, act=a.Put(place), chosen=up in there, ids=there, pictures=pictures)


def _sorted(asked: Asked) -> Sorted:
    value: Value | None = asked.answer.value if asked.answer else None
    return value if isinstance(value, Sorted) else Sorted()


def _left(ids: list[str], value: Sorted) -> list[str]:
    return [id for id in ids if id not in (*value.good, *value.unsure, *value.bad)]
