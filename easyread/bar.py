"""The bar below every screen: which tools stand in it, and which of them work now."""

from easyread import act as a
from easyread import stage as s
from easyread.making import Making
from easyread.onward import ready
from easyread.screen import Tool
from easyread.stage import Visit
from easyread.words import Words

TOOLS: dict[str, a.Act] = {
    "back": a.Back(),
    "listen": a.Open("listen"),
    "tell": a.Tell(),
    "stop": a.Stop(),
    "next": a.Next(),
}
LISTENING: dict[str, a.Act] = {
    "back": a.Open(""),
    "again": a.Listen("again"),
    "tell": a.Tell(),
    "slower": a.Listen("slower"),
    "louder": a.Listen("louder"),
}
"""The same places after a touch on Listen; "Tell someone" keeps its own."""


def bar(visit: Visit, words: Words) -> tuple[Tool, ...]:
    """The five tools of the visit as it stands."""
    working = works(visit)
    if visit.needs_time:
        return tools(words, {**TOOLS, "listen": a.Listen("again")}, working)
    listening = visit.telling.listening if visit.telling and not visit.making else visit.listening
    if listening:
        return tools(words, LISTENING, frozenset(LISTENING) - ({"tell"} - working))
    return tools(words, TOOLS, working)


def tools(words: Words, acts: dict[str, a.Act], working: frozenset[str]) -> tuple[Tool, ...]:
    """A tool for each act; Next is lit when it works."""
    return tuple(
        Tool(
            id=id,
            line=words.line(f"tool_{id}"),
            act=act,
            works=id in working,
            lit=id == "next" and id in working,
        )
        for id, act in acts.items()
    )


def works(visit: Visit) -> frozenset[str]:
    """The tools that do something now; each other one stands faint in its place."""
    if visit.needs_time:
        return frozenset({"back", "listen", "tell", "stop"})
    if visit.making is not None:
        return _while_making(visit, visit.making)
    if visit.telling is not None:
        return _while_telling(visit.telling)
    working = {"listen", "tell"}
    if visit.path or visit.panel or visit.page:
        working.add("back")
    if visit.panel or ready(visit):
        working.add("next")
    if not isinstance(visit.stage, s.AtWelcome | s.Ended | s.Stopping):
        working.add("stop")
    return frozenset(working)


def _while_making(visit: Visit, making: Making) -> frozenset[str]:
    """While something is recorded nothing is read aloud, for that would be recorded too."""
    working = set() if visit.telling else {"tell", "stop"}
    if not making.runs:
        working |= {"listen", "back", "next"}
    if making.at == "going":
        working |= {"back", "next"}
    return frozenset(working)


def _while_telling(telling: s.Telling) -> frozenset[str]:
    working = {"listen"}
    if telling.at != "told" or telling.page:
        working.add("back")
    if telling.at in ("who", "told") or (telling.at == "wish" and telling.wish):
        working.add("next")
    return frozenset(working)
