"""Messages: what the scheme said back, whose it is, and what a person says to it."""

from typing import Literal

from msgspec import Struct

from easyread.household import Household
from easyread.line import Language, Line
from easyread.portrait import PHOTO
from easyread.reply import Reply
from easyread.verdict import SAID
from easyread.words import Words

Page = Literal["person", "lock", "list", "reply", "better", "heard", "changes", "set", "locked"]

PICTURES = ("pets", "car", "music", "garden", "drink", "sport", "star", "love", "holiday")
"""Of these a person chooses three, which from then on open their messages."""

THREE = 3


class Hearing(Struct, frozen=True):
    """One screen of "Messages". ``reply``: the id of the one that was opened.

    ``picked``: pictures that are chosen now. ``opens``: whoever is here may see
    the messages. ``said``: the verdict.
    """

    at: Page = "person"
    opens: bool = False
    reply: str = ""
    picked: tuple[str, ...] = ()
    said: str = ""


def replies_for(household: Household, person: str) -> tuple[Reply, ...]:
    """The replies to one person, as the scheme sent them."""
    return tuple(reply for reply in household.replies if reply.person == person and reply.lines)


def reply_of(household: Household, id: str) -> Reply | None:
    """The reply of this id."""
    return next((reply for reply in household.replies if reply.id == id), None)


def thanks_line(words: Words, reply: Reply) -> Line:
    """Thank you for telling us, with who read it and their photo."""
    line = words.line("reply_thanks", {"name": reply.name})
    picture = f"{PHOTO}{reply.photo}/{line.picture}" if reply.photo else line.picture
    return Line(line.words, picture, line.said_as, line.language)


def hearing_lines(household: Household, language: Language) -> tuple[Line, ...]:
    """Every line of replies and changes that is said in this language."""
    words = household.words[language]
    thanks = [thanks_line(words, reply) for reply in household.replies]
    told = [line for reply in household.replies for line in reply.lines]
    told += [line for change in household.changes for line in change.lines]
    return (*thanks, *(line for line in told if line.language == language))


VERDICTS = SAID
"""What can be said to "Is it better now?"."""
