"""The words of the screens themselves, one file a language: assets/words/<lang>.toml."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from easyread.fault import Fault, quoted
from easyread.line import Language, Line

FIRST = "en"
"""The language whose words are complete; another is offered once it has every line of this one."""
NAME = "language_name"
"""The key of what a language calls itself."""


class Words(Struct, frozen=True):
    """The lines of one language by key; ``line`` fills in names such as ``{scheme}``.

    ``draft``: no speaker of the language has checked them yet.
    """

    language: Language
    lines: dict[str, Line]
    draft: bool = False

    def line(self, key: str, filling: Mapping[str, str] | None = None) -> Line:
        """The line of this key (``KeyError`` when the file lacks it)."""
        line = self.lines[key]
        if not filling:
            return line
        return Line(_filled(line.words, filling), line.picture, _filled(line.said_as, filling), self.language)


def lacking(words: Words, first: Words) -> Iterator[Fault]:
    """Where the words of a language are not, line for line and picture for picture, those of the first."""
    named = f"{first.language}.toml"
    for key, line in first.lines.items():
        here = words.lines.get(key)
        if here is None:
            yield Fault(key, "this is missing", f"Say it in {quoted(words.language)}.")
        elif here.picture != line.picture:
            what = f"the picture is {quoted(here.picture)}"
            yield Fault(f"{key}.picture", what, f"It is {quoted(line.picture)} in {named}.")
    for key in words.lines.keys() - first.lines.keys():
        yield Fault(key, f"{named} has no such line", "Remove it.")


def _filled(text: str, filling: Mapping[str, str]) -> str:
    for name, value in filling.items():
        text = text.replace("{" + name + "}", value)
    return text
