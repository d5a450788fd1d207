""" "Tell someone": a wish to be talked to, over any stage of a visit."""

from msgspec.structs import replace

from easyread import act as a
from easyread.stage import SOMEONE_ELSE, Telling, Visit

SENT = ("alone", "with-someone")
"""The wishes that go to the scheme once Next is pressed."""

WISHES = (*SENT, "not-now")


def tell_step(visit: Visit, telling: Telling, act: a.Act) -> Visit:
    """The visit after an act on one of the four screens of "Tell someone"."""
    match act:
        case a.Open(panel) if panel in ("", "listen"):
            return replace(visit, panel=panel)
        case a.Back() if visit.panel:
            return replace(visit, panel="")
        case a.Choose(card):
            return replace(visit, telling=_chosen(visit, telling, card))
        case a.Next():
            return replace(visit, telling=_onward(visit, telling), panel="", page=0)
        case a.Back():
            return replace(visit, telling=_back(telling), page=0)
        case _:
            return visit


def _chosen(visit: Visit, telling: Telling, card: str) -> Telling:
    match telling.at:
        case "wish" if card in WISHES:
            return replace(telling, wish=card)
        case "wish" if card == "numbers":
            return replace(telling, at="numbers")
        case "who" if card in (SOMEONE_ELSE, *(person.id for person in visit.household.people)):
            return replace(telling, person=card)
        case _:
            return telling


def _onward(visit: Visit, telling: Telling) -> Telling | None:
    match telling.at:
        case "wish" if telling.wish in SENT and visit.person is not None:
            return replace(telling, at="told", person=visit.person)
        case "wish" if telling.wish in SENT:
            return replace(telling, at="who")
        case "wish" if telling.wish == "not-now":
            return None
        case "wish":
            return telling
        case "numbers":
            return replace(telling, at="wish")
        case "who":
            return replace(telling, at="told")
        case _:
            return None


def _back(telling: Telling) -> Telling | None:
    """Back from "who" does not unsend: what was confirmed has been kept."""
    match telling.at:
        case "numbers":
            return replace(telling, at="wish")
        case "who":
            return replace(telling, at="told")
        case _:
            return None
