"""The bar below every screen: which tools stand in it, and which of them work now."""

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.making import Making
from easyread.onward import ready
from easyread.profile import Liking
from easyread.screen import Tool
from easyread.stage import Visit
from easyread.telling import Telling
from easyread.telling_steps import silent
from easyread.whose import profile_of
from easyread.words import Words

TOOLS: dict[str, a.Act] = {
    "back": a.Back(),
    "listen": a.Open("listen"),
    "tell": a.Tell(),
    "stop": a.Stop(),
    "next": a.Next(),
}
SOUND = a.Choose("sound")
"""What Listen asks for where nothing is spoken yet."""
GONE = a.Choose("gone")
"""Has it gone? It stands on the first page of "Tell someone", in the place of the tool that led there."""
CONSENT = a.Choose("consent")
"""What I said yes to: on the pages of telling, in the place of Stop, which has nothing to end there."""
LIKING: dict[str, a.Act] = {"liking": a.OpenDoor("liking")}
"""How I like it, and with it the consent: in the place of Stop once that was touched, and beside each question."""
WELCOME: dict[str, a.Act] = {
    **LIKING,
    **{id: act for id, act in TOOLS.items() if id != "back"},
}
"""On Welcome, from which there is no way back."""
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
    working = works(visit) if profile_of(visit).voice else works(visit) - {"listen"}
    if visit.needs_time:
        return tools(words, {**TOOLS, "listen": a.Listen("again")}, working)
    listening = visit.telling.listening if visit.telling and not visit.making else visit.listening
    if listening:
        return tools(words, LISTENING, frozenset(LISTENING) - ({"tell"} - working))
    acts = {("gone" if id == "tell" and "gone" in working else id): act for id, act in TOOLS.items()}
    if "gone" in acts:
        acts["gone"] = GONE
    if visit.telling and not visit.making and visit.telling.at != "told" and not visit.telling.for_another:
        acts = {("consent" if id == "stop" else id): act for id, act in acts.items()} | {"consent": CONSENT}
    if can_open(visit) and (isinstance(visit.stage, s.Stopping) or visit.stage == s.Ended("not-begun")):
        acts = {("liking" if id == "stop" else id): act for id, act in acts.items()} | LIKING
    if isinstance(visit.stage, s.AtWelcome) and can_open(visit):
        acts = WELCOME
    if not silent(visit):
        return tools(words, acts, working)
    shown = tools(words, {**acts, "listen": SOUND}, working)
    return tuple(
        replace(tool, line=words.line("tool_sound")) if tool.id == "listen" else tool for tool in shown
    )


def can_open(visit: Visit) -> bool:
    """The pages of how one likes it open over every stage, but not over what lies over one."""
    return visit.telling is None and visit.making is None and visit.liking is None and not visit.needs_time


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
        return frozenset({"back", "listen", "tell", "stop"} - ({"listen"} if silent(visit) else set()))
    if visit.making is not None:
        return _while_making(visit, visit.making)
    if visit.telling is not None:
        return _while_telling(visit.telling)
    if visit.liking is not None:
        return _while_liking(visit, visit.liking)
    working = {"listen", "tell", "liking"}
    if visit.path or visit.panel or visit.page:
        working.add("back")
    if visit.panel or ready(visit):
        working.add("next")
    if not isinstance(visit.stage, s.AtWelcome | s.Ended | s.Stopping):
        working.add("stop")
    return frozenset(working)


def _while_making(visit: Visit, making: Making) -> frozenset[str]:
    """While something is recorded nothing is read aloud, for that would be recorded too."""
    working = {"tell", "stop"}
    if visit.telling:
        working = {"tell"} if visit.telling.can_tell else set()
    if not making.runs:
        working |= {"back", "next"} if silent(visit) else {"listen", "back", "next"}
    if making.at == "going":
        working |= {"back", "next"}
    return frozenset(working)


def _while_liking(visit: Visit, liking: Liking) -> frozenset[str]:
    working = {"listen", "tell", "back"}
    if liking.at != "who" or liking.person is not None:
        working.add("next")
    if not isinstance(visit.stage, s.AtWelcome | s.Ended | s.Stopping):
        working.add("stop")
    return frozenset(working)


def _while_telling(telling: Telling) -> frozenset[str]:
    working = {"listen"} - ({"listen"} if telling.aside == "sound" or telling.at == "code" else set())
    if telling.at != "told" or telling.page or telling.aside:
        working.add("back")
    if telling.can_tell:
        working.add("tell")
    if telling.kind == "concern" and telling.at == "topic" and not telling.aside:
        working.add("gone")
    if not telling.aside and telling.at != "told" and not telling.for_another:
        working.add("consent")
    if telling.aside == "consent" or (not telling.aside and (telling.at != "topic" or telling.topic)):
        working.add("next")
    return frozenset(working)
