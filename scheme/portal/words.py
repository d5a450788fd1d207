"""The words and pictures that the portal has for what a device says in ids."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from easyread.line import Wording
from scheme.people.models import Person


class Shown(Struct, frozen=True):
    """Words with their picture."""

    words: str
    picture: str = ""


ENDED = {
    "finished": Shown("Finished", "tick"),
    "stopped": Shown("Stopped by the person", "stop_hand"),
    "running": Shown("Cut short: the tablet stopped", "pause"),
    "idle": Shown("Left without an end", "pause"),
    "hidden": Shown("Hidden by the person", "hide"),
    "later-alone": Shown("Wants to do it later, on their own", "alone"),
}
HERE = {
    "me": Shown("Said: alone", "alone"),
    "carer": Shown("Carer", "carer"),
    "live-with": Shown("Someone they live with", "live_with"),
    "family": Shown("Family or a friend", "family"),
    "other": Shown("Someone else", "someone_else"),
}
HELP = {
    "nobody": Shown("Nobody helped", "nobody_helped"),
    "read": Shown("Someone read it to them", "read_to_me"),
    "explained": Shown("Someone explained it", "explained_to_me"),
    "chose": Shown("Someone chose for them", "chose_for_me"),
}
ON_OWN = {
    "now": Shown("Yes, now", "on_own_now"),
    "later": Shown("Later", "later"),
    "fine": Shown("This is fine", "this_is_fine"),
}
CONSENT = {
    "yes": Shown("Yes", "thumbs_up"),
    "before": Shown("Yes, at an earlier visit", "thumbs_up"),
    "not-now": Shown("Not now", "not_now"),
    "later-alone": Shown("Later, on their own", "alone"),
}
VALUES = {
    "skipped": Shown("Skip", "skip"),
    "dont-know": Shown("I don't know", "dont_know"),
    "rather-not": Shown("I don't want to say", "rather_not"),
    "ask-later": Shown("Ask me later, on my own", "later"),
}
MADE = {
    "said": Shown("Said aloud", "microphone"),
    "shown": Shown("A photo", "photo"),
    "written": Shown("Written", "write"),
}
"""Answers that are kept sealed: that there is one is all that is shown."""
GIVEN = ("picked", "sorted")
"""Values of answers that have choices to count."""
WISHES = {
    "alone": Shown("Wants to talk to someone, on their own", "worker_alone"),
    "with-someone": Shown("Wants to talk, with someone they choose", "worker_with"),
}
NOT_ASKED = Shown("Not asked")


def one(table: Mapping[str, Shown], id: str | None) -> Shown:
    """The words of one id; an id that is not known is shown as it came."""
    return NOT_ASKED if id is None else table.get(id, Shown(id))


def several(table: Mapping[str, Shown], ids: Sequence[str] | None) -> tuple[Shown, ...]:
    """The words of several ids."""
    return (NOT_ASKED,) if ids is None else tuple(one(table, id) for id in ids) or (Shown("Nothing chosen"),)


def who(person: Person | None, said: str | None) -> Shown:
    """Who it was, as chosen at the screen."""
    if person:
        return Shown(person.name, person.portrait)
    if said is None:
        return Shown("Someone: who was not asked", "someone_else")
    return Shown("Someone not on our list") if said else Shown("Someone else", "someone_else")


def worded(wording: Wording, language: str) -> Shown:
    """Words and picture in the person's language, or in English where the file lacks it."""
    words = wording.words.get(language) or wording.words.get("en") or next(iter(wording.words.values()))
    return Shown(words, wording.picture)
