"""What a visit draws on: whose home it is, the words and the surveys, and what is known of its people."""

from msgspec import Struct

from easyread.envelope import Number, Person
from easyread.line import Language
from easyread.profile import Profile
from easyread.reply import Change, Reply
from easyread.survey import Survey
from easyread.words import Words


class Household(Struct, frozen=True, kw_only=True):
    """What a visit can draw on, and does not change.

    ``noticed``: what family and carers are asked of someone who uses no words.
    ``consented``: person ids that said yes to the present consent wording.
    ``practised``: person ids that have practised. ``profile``: the device's
    own, for whoever has none here. ``rehearsal``: nothing is sent. ``page``:
    the address of the scheme's page for everyone, empty where it is not known.
    ``due``: the ids of the surveys that are asked of each person by their id;
    None is every survey of everyone. ``silent``: languages that neither a voice
    nor a recording says. ``replies``, ``changes``: what the scheme said back.
    ``locks``: the three pictures that open a person's messages, by their id.
    ``symbols``: the names of the symbol sets that are here.
    """

    scheme: str
    people: tuple[Person, ...]
    numbers: tuple[Number, ...]
    words: dict[Language, Words]
    surveys: tuple[Survey, ...]
    practice: Survey | None = None
    noticed: Survey | None = None
    consented: frozenset[str] = frozenset()
    practised: frozenset[str] = frozenset()
    profile: Profile = Profile()
    rehearsal: bool = False
    page: str = ""
    due: dict[str, tuple[str, ...]] | None = None
    silent: frozenset[Language] = frozenset()
    symbols: frozenset[str] = frozenset()
    replies: tuple[Reply, ...] = ()
    changes: tuple[Change, ...] = ()
    locks: dict[str, tuple[str, ...]] = {}
