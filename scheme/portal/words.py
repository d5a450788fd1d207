"""The words and pictures that the portal has for what a device says in ids."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from msgspec import Struct

from easyread.line import Wording
from scheme.people.models import Person


class Shown(Struct, frozen=True):
    """Words with their picture."""

    words: str
    picture: str = ""


ENDED = {
    "finished": Shown(noop("Finished"), "tick"),
    "stopped": Shown(noop("Stopped by the person"), "stop_hand"),
    "running": Shown(noop("Cut short: the tablet stopped"), "pause"),
    "idle": Shown(noop("Left without an end"), "pause"),
    "hidden": Shown(noop("Hidden by the person"), "hide"),
    "later-alone": Shown(noop("Wants to do it later, on their own"), "alone"),
}
HERE = {
    "me": Shown(noop("Said: alone"), "alone"),
    "carer": Shown(noop("Carer"), "carer"),
    "live-with": Shown(noop("Someone they live with"), "live_with"),
    "family": Shown(noop("Family or a friend"), "family"),
    "other": Shown(noop("Someone else"), "someone_else"),
}
HELP = {
    "nobody": Shown(noop("Nobody helped"), "nobody_helped"),
    "read": Shown(noop("Someone read it to them"), "read_to_me"),
    "explained": Shown(noop("Someone explained it"), "explained_to_me"),
    "chose": Shown(noop("Someone chose for them"), "chose_for_me"),
}
NOTICED = {
    "family": Shown(noop("family or a friend"), "family"),
    "carer": Shown(noop("a carer"), "carer"),
}
"""Who noticed something of someone who uses no words."""
ON_OWN = {
    "now": Shown(noop("Yes, now"), "on_own_now"),
    "later": Shown(noop("Later"), "later"),
    "fine": Shown(noop("This is fine"), "this_is_fine"),
}
CONSENT = {
    "yes": Shown(noop("Yes"), "thumbs_up"),
    "before": Shown(noop("Yes, at an earlier visit"), "thumbs_up"),
    "not-now": Shown(noop("Not now"), "not_now"),
    "later-alone": Shown(noop("Later, on their own"), "alone"),
}
VALUES = {
    "skipped": Shown(noop("Skip"), "skip"),
    "dont-know": Shown(noop("I don't know"), "dont_know"),
    "rather-not": Shown(noop("I don't want to say"), "rather_not"),
    "ask-later": Shown(noop("Ask me later, on my own"), "later"),
}
MADE = {
    "said": Shown(noop("Said aloud"), "microphone"),
    "shown": Shown(noop("A photo"), "photo"),
    "written": Shown(noop("Written"), "write"),
}
"""Answers that are kept sealed: that there is one is all that is shown."""
GIVEN = ("picked", "sorted")
"""Values of answers that have choices to count."""
WISHES = {
    "alone": Shown(noop("Wants to talk to someone, on their own"), "worker_alone"),
    "with-someone": Shown(noop("Wants to talk, with someone they choose"), "worker_with"),
}
NOT_ASKED = Shown(noop("Not asked"))


def said(shown: Shown) -> Shown:
    """The same in the language of whoever reads."""
    return Shown(_(shown.words), shown.picture)


def one(table: Mapping[str, Shown], id: str | None) -> Shown:
    """The words of one id; an id that is not known is shown as it came."""
    if id is None:
        return said(NOT_ASKED)
    return said(table[id]) if id in table else Shown(id)


def several(table: Mapping[str, Shown], ids: Sequence[str] | None) -> tuple[Shown, ...]:
    """The words of several ids."""
    if ids is None:
        return (said(NOT_ASKED),)
    return tuple(one(table, id) for id in ids) or (Shown(_("Nothing chosen")),)


def offered(table: Mapping[str, Shown]) -> list[tuple[str, str]]:
    """Every id with its words, to choose from."""
    return [(id, said(shown).words) for id, shown in table.items()]


def who(person: Person | None, said: str | None) -> Shown:
    """Who it was, as chosen at the screen."""
    if person:
        return Shown(person.name, person.portrait)
    if said is None:
        return Shown(_("Someone: who was not asked"), "someone_else")
    return Shown(_("Someone not on our list")) if said else Shown(_("Someone else"), "someone_else")


def worded(wording: Wording, language: str) -> Shown:
    """Words and picture in the person's language, or in English where the file lacks it."""
    words = wording.words.get(language) or wording.words.get("en") or next(iter(wording.words.values()))
    return Shown(words, wording.picture)
