"""The letters of the keyboard on the screen, in each language, in the order of the alphabet and of a keyboard."""

from easyread.act import Keys
from easyread.line import Language, Line

Rows = tuple[str, ...]

LATIN: dict[Keys, Rows] = {
    "abc": ("abcdefghij", "klmnopqrs", "tuvwxyz"),
    "qwerty": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
}
OTHER: dict[Language, dict[Keys, Rows]] = {
    "cy": {
        "abc": ("aâbcdeêfghiîj", "klmnoôpqrstuû", "vwŵxyŷz"),
        "qwerty": ("qwertyuiopâŵŷ", "asdfghjklê", "zxcvbnmîôû"),
    },
    "bn": {
        "abc": (
            "কখগঘঙচছজঝঞটঠডঢণতথদ",
            "ধনপফবভমযরলশষসহ\u09dc\u09dd\u09dfৎ",
            "ংঃঁািীুূৃেৈোৌ্",
        ),
        "qwerty": ("অআইঈউঊঋএঐওঔ", "০১২৩৪৫৬৭৮৯।?"),
    },
}
"""The letters of languages that have more than the Latin ones, or others.

Bengali has the consonants, the vowel signs and the sign that joins two
consonants first; in the place of a QWERTY order, which it has not, the vowels
that begin a word.
"""

PICTURE = "write"
"""What stands beside a letter where one is needed."""


def rows(language: Language, keys: Keys) -> Rows:
    """The rows of letters, each letter a key."""
    return OTHER.get(language, LATIN)[keys]


def letter_line(letter: str, language: Language) -> Line:
    """One letter, as it is said."""
    return Line(letter, PICTURE, "", language)


def in_order(language: Language, keys: Keys) -> bool:
    """The rows are those of an alphabet, which may be parted anywhere; not those of a keyboard."""
    return keys == "abc" or language == "bn"
