"""What surrounds every screen: the bar with its tools, the hide corner, the banner of a rehearsal."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from easyread import act as a
from easyread.line import Line
from easyread.onward import ready
from easyread.screen import Card, Tool
from easyread.stage import Visit
from easyread.words import Words


class Frame(Struct, frozen=True):
    """The words of the language, what fills them, and the tools as they stand."""

    words: Words
    filling: dict[str, str]
    tools: tuple[Tool, ...]
    hide: Tool
    banner: Line | None
    page: int
    aloud: bool = True

    def line(self, key: str) -> Line:
        """A line of the screens' own words, filled in."""
        return self.words.line(key, self.filling)

    def only(self, *ids: str, lit: bool | None = None) -> "Frame":
        """The same frame where only these tools work, whatever the stage; ``lit``: Next is lit or waits."""
        changed = []
        for tool in self.tools:
            works = tool.id in ids or (tool.id in ("again", "slower", "louder") and "listen" in ids)
            if tool.id == "next" and works:
                works = lit if lit is not None else True
            changed.append(replace(tool, works=works, lit=works and tool.id == "next"))
        return replace(self, tools=tuple(changed))

    def quietly(self, aloud: bool) -> "Frame":
        """The same frame, speaking by itself only when ``aloud``."""
        return replace(self, aloud=aloud)

    def lines(self, name: str, lines: tuple[Line, ...], aloud: bool = True) -> dict[str, Any]:
        """The fields every screen has."""
        return {
            "name": name,
            "language": self.words.language,
            "heading": lines,
            "tools": self.tools,
            "hide": self.hide,
            "banner": self.banner,
            "page": self.page,
            "more": self.line("tool_more"),
            "aloud": self.aloud and aloud,
        }

    def read(self, name: str, *keys: str) -> dict[str, Any]:
        """The fields of a screen whose lines are words of our own."""
        return self.lines(name, tuple(self.line(key) for key in keys))

    def bare(self, name: str, key: str, aloud: bool = True) -> dict[str, Any]:
        """The fields of a screen with one line of our own above its cards."""
        return self.lines(name, (self.line(key),), aloud)


def card(id: str, line: Line, act: a.Act, chosen: bool = False) -> Card:
    """A card, with its fields in the order they are read."""
    return Card(id=id, line=line, act=act, chosen=chosen)


def framed(visit: Visit) -> Frame:
    """The frame of this visit, with the tools of its stage."""
    words = visit.household.words[visit.language]
    filling = {"scheme": visit.household.scheme}
    listening = visit.panel == "listen"
    tools = _listen_tools(words) if listening else _tools(words, visit)
    return Frame(
        words=words,
        filling=filling,
        tools=tools,
        hide=Tool(id="hide", line=words.line("tool_hide"), act=a.Hide()),
        banner=words.line("rehearsal") if visit.household.rehearsal else None,
        page=visit.page,
    )


def _tools(words: Words, visit: Visit) -> tuple[Tool, ...]:
    way_on = bool(visit.panel) or ready(visit)
    return (
        _tool(words, "back", a.Back(), works=bool(visit.path or visit.panel or visit.telling)),
        _tool(words, "listen", a.Open("listen")),
        _tool(words, "tell", a.Tell()),
        _tool(words, "stop", a.Stop(), works=True),
        _tool(words, "next", a.Next(), works=way_on, lit=way_on),
    )


def _listen_tools(words: Words) -> tuple[Tool, ...]:
    return (
        _tool(words, "back", a.Open("")),
        _tool(words, "again", a.Listen("again")),
        _tool(words, "tell", a.Tell()),
        _tool(words, "slower", a.Listen("slower")),
        _tool(words, "louder", a.Listen("louder")),
    )


def _tool(words: Words, id: str, act: a.Act, works: bool = True, lit: bool = False) -> Tool:
    return Tool(id=id, line=words.line(f"tool_{id}"), act=act, works=works, lit=lit)
