"""What surrounds every screen: the bar with its tools, the hide corner, the banner of a rehearsal."""

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from easyread import act as a
from easyread.bar import bar
from easyread.line import Line
from easyread.screen import Card, Tool
from easyread.stage import Visit
from easyread.telling_steps import aloud, silent
from easyread.words import Words


class Frame(Struct, frozen=True):
    """The words of the language, what fills them, and the tools as they stand."""

    words: Words
    filling: dict[str, str]
    tools: tuple[Tool, ...]
    hide: Tool
    banner: Line | None
    page: int
    aloud: bool
    silent: bool

    def line(self, key: str) -> Line:
        """A line of the screens' own words, filled in; ``key`` may be an id, with "-" for "_"."""
        return self.words.line(key.replace("-", "_"), self.filling)

    def quietly(self, aloud: bool) -> "Frame":
        """The same frame, speaking by itself only when ``aloud``."""
        return replace(self, aloud=self.aloud and aloud)

    def lines(self, name: str, *lines: Line) -> dict[str, Any]:
        """The fields every screen has, with these lines as its heading."""
        return {
            "name": name,
            "language": self.words.language,
            "heading": lines,
            "tools": self.tools,
            "hide": self.hide,
            "banner": self.banner,
            "page": self.page,
            "more": self.line("tool_more"),
            "aloud": self.aloud,
            "silent": self.silent,
        }

    def read(self, name: str, *keys: str) -> dict[str, Any]:
        """The same, where the heading is words of our own: these, or the line that has the screen's name."""
        return self.lines(name, *(self.line(key) for key in keys or (name,)))


def card(id: str, line: Line, act: a.Act, chosen: bool = False) -> Card:
    """A card, with its fields in the order they are read."""
    return Card(id=id, line=line, act=act, chosen=chosen)


def framed(visit: Visit) -> Frame:
    """The frame of this visit as it stands: of what lies on top, be it a question for time or "Tell someone"."""
    words, telling = visit.household.words[visit.language], visit.telling
    page = telling.page if telling and not visit.making else visit.page
    return Frame(
        words=words,
        filling={"scheme": visit.household.scheme},
        tools=bar(visit, words),
        hide=Tool(id="hide", line=words.line("tool_hide"), act=a.Hide()),
        banner=words.line("rehearsal") if visit.household.rehearsal else None,
        page=0 if visit.needs_time else page,
        aloud=aloud(visit) and not visit.needs_time,
        silent=silent(visit),
    )
