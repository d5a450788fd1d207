"""What stands for a person on the screen: their photo, or the drawn portrait where it is missing."""

from msgspec import Struct

from easyread.envelope import Person
from easyread.line import Language, Line

PHOTO = "photo:"
"""What the picture of someone with a photo begins with; no concept holds a colon."""

NOBODY = "me"
"""The picture of someone of whom there is none."""


class Portrait(Struct, frozen=True):
    """``photo``: a digest, empty where there is none. ``drawn``: the picture for want of it."""

    photo: str
    drawn: str


def picture_of(person: Person, drawn: str = "") -> str:
    """The picture of a line that stands for this person; ``drawn``: what is shown without a photo."""
    drawn = drawn or person.portrait or NOBODY
    return f"{PHOTO}{person.photo}/{drawn}" if person.photo else drawn


def parted(picture: str) -> Portrait:
    """The photo and the drawing of a line's picture."""
    if not picture.startswith(PHOTO):
        return Portrait("", picture)
    photo, _, drawn = picture.removeprefix(PHOTO).partition("/")
    return Portrait(photo, drawn)


def name_line(person: Person, language: Language) -> Line:
    """A person's name beside their portrait."""
    return Line(person.name, picture_of(person), language=language)


def beside_me(line: Line, person: Person | None) -> Line:
    """The line of the card that means "me", with the photo of whoever it is."""
    picture = picture_of(person, line.picture) if person else line.picture
    return Line(line.words, picture, line.said_as, line.language)
