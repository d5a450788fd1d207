"""The letters of the keyboard on the screen, in each language, in the order of the alphabet and of a keyboard."""

from easyread.act import Keys
from easyread.line import Language, Line

Rows = tuple[str, ...]

LATIN: dict[Keys, Rows] = {
    "abc": ("abcdefghij", "klmnopqrs", "tuvwxyz"),
    "qwerty": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
}
OTHER: dict[Language, dict[Keys, Rows]] = {}
"""The letters of languages that are not written in Latin ones."""

PICTURE = "write"
"""What stands beside a letter where one is needed."""


def rows(language: Language, keys: Keys) -> Rows:
    """The rows of letters, each letter a key."""
    return OTHER.get(language, LATIN)[keys]


def letter_line(letter: str, language: Language) -> Line:
    """One letter, as it is said."""
    return Line(letter, PICTURE, "", language)
