"""A fault: what is wrong with a file, where, and what would mend it."""

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches

from msgspec import Struct

FAIL = "fail"
WARN = "warn"
NOTE = "note"


class Fault(Struct, frozen=True):
    """One thing that is wrong. ``str`` reads like a compiler's line.

    ``place``: the path in the file (``questions[3].choices[1].words.cy``,
    counted from 0), empty for the whole file. ``level``: a file with a fail
    cannot be published, a warn is for its author to judge, a note says what was
    not checked. ``line`` and
    ``column`` count from 1; 0 is "not known".
    """

    place: str
    what: str
    remedy: str
    level: str = FAIL
    file: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        where = ":".join([self.file, *(str(number) for number in (self.line, self.column) if number)])
        return ": ".join(
            part for part in (where, self.place, self.level, f"{self.what}. {self.remedy}") if part
        )


def quoted(text: str) -> str:
    """The text in quotes on one line, cut where it is long."""
    short = text if len(text) <= 40 else text[:37] + "..."
    return json.dumps(short, ensure_ascii=not short.isprintable())


def nearest(name: str, known: Iterable[str]) -> str:
    """A remedy for a name that is not known: the one it looks most like, or all of them."""
    names = sorted(known)
    close = get_close_matches(name[:60], names, n=1, cutoff=0.5)
    if close:
        return f"Did you mean {quoted(close[0])}?"
    if len(names) > 20:
        return "Use a name that is there."
    shown = (name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else quoted(name) for name in names)
    return f"Use one of: {', '.join(shown)}."
