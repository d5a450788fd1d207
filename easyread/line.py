"""The only kind of text a screen may show: words, the picture beside them, and how they are said."""

from msgspec import Struct, field

Language = str
"""A BCP 47 language tag: ``en``, ``cy``, ``bn``, ``so``."""


class Line(Struct, frozen=True):
    """Words in one language with the name of their picture.

    ``words`` holds one sentence a row, rows parted by a newline. ``said_as``
    is what the voice reads where that differs (digits of a telephone number).
    """

    words: str
    picture: str
    said_as: str = ""
    language: Language = "en"

    @property
    def spoken(self) -> str:
        """The text the voice reads."""
        return self.said_as or self.words


class Wording(Struct, frozen=True, kw_only=True):
    """A line in every language of its file; the same tables as in the file."""

    words: dict[Language, str]
    picture: str
    said_as: dict[Language, str] = field(default_factory=dict)

    def line(self, language: Language) -> Line:
        """The line in ``language``, which the file is known to hold (``KeyError`` otherwise)."""
        return Line(self.words[language], self.picture, self.said_as.get(language, ""), language)
