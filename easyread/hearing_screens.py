"""The screens of "Messages"."""

from typing import assert_never

from easyread import act as a
from easyread.choosing import everyone
from easyread.frame import Frame, card
from easyread.hearing import PICTURES, VERDICTS, Hearing, replies_for, reply_of, thanks_line
from easyread.hearing_steps import can_lock
from easyread.parting import kept
from easyread.screen import AnyScreen, Pick, Read
from easyread.stage import Visit
from easyread.welcoming import portraits


def messages(frame: Frame, visit: Visit, hearing: Hearing) -> AnyScreen:
    """The screen as it stands."""
    match hearing.at:
        case "person":
            shown = portraits(frame, visit, everyone(visit), visit.person)
            return Pick(**frame.read("messages_person", "who_are_you"), cards=shown)
        case "lock" | "set":
            shown = tuple(
                card(id, frame.line(f"picture_{id}"), a.Choose(id), id in hearing.picked) for id in PICTURES
            )
            return Pick(**frame.read(f"pictures_{hearing.at}"), cards=shown, many=True, echo=False)
        case "list":
            return _list(frame, visit, hearing)
        case "reply":
            return _reply(frame, visit, hearing)
        case "better":
            shown = tuple(
                card(id, frame.line(f"better_{id}"), a.Choose(id), hearing.said == id) for id in VERDICTS
            )
            return Pick(**frame.read("better"), cards=shown)
        case "heard":
            return kept(frame, visit)
        case "changes":
            told = [line for change in visit.household.changes for line in change.lines]
            return Read(**frame.lines("changes", frame.line("changes"), *told))
        case "locked":
            return Read(**frame.read("pictures_locked"))
        case _:
            assert_never(hearing.at)


def _list(frame: Frame, visit: Visit, hearing: Hearing) -> AnyScreen:
    """A card for each reply, by its first line; what changed for all, and the pictures that lock it."""
    mine = replies_for(visit.household, visit.person or "") if hearing.opens else ()
    shown = [card(reply.id, reply.lines[0], a.Choose(reply.id)) for reply in mine]
    if visit.household.changes:
        shown.append(card("changes", frame.line("changes"), a.Choose("changes")))
    if can_lock(visit, hearing):
        shown.append(card("set", frame.line("pictures"), a.Choose("set")))
    heading = "messages" if mine else "messages_none"
    read = frame.read("messages", heading)
    return Pick(**read, cards=tuple(shown)) if shown else Read(**read)


def _reply(frame: Frame, visit: Visit, hearing: Hearing) -> Read:
    reply = reply_of(visit.household, hearing.reply)
    assert reply is not None
    return Read(**frame.lines("reply", thanks_line(frame.words, reply), *reply.lines))
