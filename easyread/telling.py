"""A wish to be talked to: "Tell someone", over any stage of a visit."""

from typing import assert_never

from msgspec.structs import replace

from easyread import act as a
from easyread.choosing import everyone
from easyread.stage import At, Telling, Visit

SENT = ("alone", "with-someone")
"""The wishes that go to the scheme once Next is pressed."""

WISHES = {"alone": "tell_alone", "with-someone": "tell_with", "not-now": "tell_not_now"}
"""Each wish with the key of its line."""


def tell_step(visit: Visit, telling: Telling, act: a.Act) -> Visit:
    """The visit after an act on one of the four screens of "Tell someone"; the stage beneath stays as it was."""
    match act:
        case a.Open("listen"):
            now: Telling | None = replace(telling, listening=True, aloud=True)
        case a.Open(""):
            now = replace(telling, listening=False)
        case a.TurnPage(page):
            now = replace(telling, page=max(page, 0))
        case a.Choose(card):
            now = _chosen(visit, telling, card)
        case a.Next():
            now = _onward(visit, telling)
        case a.Back():
            now = _back(telling)
        case _:
            now = telling
    return replace(visit, telling=now)


def _chosen(visit: Visit, telling: Telling, card: str) -> Telling:
    match telling.at:
        case "wish" if card in WISHES:
            return replace(telling, wish=card)
        case "wish" | "told" if card == "numbers" and visit.household.numbers:
            return _at(telling, "numbers")
        case "who" if card in everyone(visit):
            return replace(telling, person=card)
        case _:
            return telling


def _onward(visit: Visit, telling: Telling) -> Telling | None:
    match telling.at:
        case "wish" if telling.wish in SENT:
            sent = replace(telling, sent=True, person=visit.person)
            return _at(sent, "who" if visit.person is None else "told")
        case "wish" if telling.wish:
            return None
        case "who":
            return _at(telling, "told")
        case "told":
            return None
        case _:
            return telling


def _back(telling: Telling) -> Telling | None:
    """Back from "who" does not unsend: what was confirmed has been kept, and "told" says so."""
    if telling.listening:
        return replace(telling, listening=False)
    if telling.page:
        return replace(telling, page=telling.page - 1)
    match telling.at:
        case "wish":
            return None
        case "numbers":
            return _at(telling, "told" if telling.sent else "wish")
        case "who":
            return _at(telling, "told")
        case "told":
            return telling
        case _:
            assert_never(telling.at)


def _at(telling: Telling, at: At) -> Telling:
    return replace(telling, at=at, listening=False, page=0)
