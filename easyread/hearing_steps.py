"""Going through "Messages": what each act does on its screens."""

from msgspec.structs import replace

from easyread.hearing import PICTURES, THREE, VERDICTS, Hearing, replies_for, reply_of
from easyread.household import Household
from easyread.stage import SOMEONE_ELSE, InMessages, Visit
from easyread.whose import language_of


def hear(visit: Visit, hearing: Hearing, card: str) -> Visit | Hearing:
    """The visit after ``card`` was touched, or the screen that it leads to; unknown cards change nothing."""
    household = visit.household
    match hearing.at:
        case "person" if card in (*(person.id for person in household.people), SOMEONE_ELSE):
            known = replace(visit, person=card)
            return replace(known, language=language_of(known))
        case "lock" | "set" if card in PICTURES:
            return _with(visit, replace(hearing, picked=_picked(hearing.picked, card)))
        case "better" if card in VERDICTS:
            return _with(visit, replace(hearing, said=card))
        case "list" if card == "changes" and household.changes:
            return replace(hearing, at="changes")
        case "list" if card == "set" and can_lock(visit, hearing):
            return replace(hearing, at="set", picked=())
        case "list" if hearing.opens and card in (
            reply.id for reply in replies_for(household, visit.person or "")
        ):
            return replace(hearing, at="reply", reply=card)
        case _:
            return visit


def _with(visit: Visit, hearing: Hearing) -> Visit:
    return replace(visit, stage=InMessages(hearing))


def can_lock(visit: Visit, hearing: Hearing) -> bool:
    """Only somebody who has a portrait here, and whose messages are open, chooses the pictures."""
    return bool(visit.person) and hearing.opens


def onward_from(household: Household, person: str, hearing: Hearing) -> Hearing:
    """The screen after Next."""
    match hearing.at:
        case "person" if household.locks.get(person):
            return Hearing(at="lock")
        case "person":
            return Hearing(at="list", opens=True)
        case "lock":
            return Hearing(at="list", opens=set(hearing.picked) == set(household.locks[person]))
        case "reply" if asks(household, hearing):
            return replace(hearing, at="better")
        case "better":
            return replace(hearing, at="heard")
        case "set":
            return replace(hearing, at="locked")
        case _:
            return Hearing(at="list", opens=hearing.opens)


def asks(household: Household, hearing: Hearing) -> bool:
    """The reply ends with "Is it better now?"."""
    reply = reply_of(household, hearing.reply)
    return reply is not None and reply.asks


def heard(visit: Visit, hearing: Hearing) -> bool:
    """Next has somewhere to go."""
    match hearing.at:
        case "person":
            return visit.person is not None
        case "lock" | "set":
            return len(hearing.picked) == THREE
        case "better":
            return bool(hearing.said)
        case "list":
            return False
        case _:
            return True


def left(hearing: Hearing) -> Hearing:
    """As it is kept for Back: nobody finds out there which pictures were chosen."""
    return replace(hearing, picked=(), said="")


def _picked(before: tuple[str, ...], card: str) -> tuple[str, ...]:
    """Three at most: of a fourth the first one is given up."""
    if card in before:
        return tuple(one for one in before if one != card)
    return (*before, card)[-THREE:]
