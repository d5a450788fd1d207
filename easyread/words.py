"""The words of the screens themselves, one file a language: assets/words/<lang>.toml."""

from collections.abc import Mapping

from msgspec import Struct

from easyread.line import Language, Line


class Words(Struct, frozen=True):
    """The lines of one language by key; ``line`` fills in names such as ``{scheme}``."""

    language: Language
    lines: dict[str, Line]

    def line(self, key: str, filling: Mapping[str, str] | None = None) -> Line:
        """The line of this key (``KeyError`` when the file lacks it)."""
        line = self.lines[key]
        if not filling:
            return line
        return Line(_filled(line.words, filling), line.picture, _filled(line.said_as, filling), self.language)


def _filled(text: str, filling: Mapping[str, str]) -> str:
    for name, value in filling.items():
        text = text.replace("{" + name + "}", value)
    return text
