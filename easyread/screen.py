"""What a visit shows now, as a value: all that a widget needs, and nothing a widget must remember."""

from msgspec import Struct

from easyread import act as a
from easyread.act import Act
from easyread.line import Language, Line


class Card(Struct, frozen=True, kw_only=True):
    """Something to touch: its line, what a touch means, and whether it is chosen."""

    id: str
    line: Line
    act: Act
    chosen: bool = False


class Spot(Card, frozen=True, kw_only=True):
    """A place of a sort: ``ids`` and ``pictures`` of the cards that lie in it; chosen: the held card does."""

    ids: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


class Tool(Struct, frozen=True, kw_only=True):
    """A button of the bar; ``lit``: the way on is open; not ``works``: shown faint, does nothing."""

    id: str
    line: Line
    act: Act
    works: bool = True
    lit: bool = False


class Stones(Struct, frozen=True):
    """How far: so many questions are done, of so many."""

    done: int
    total: int


class Screen(Struct, frozen=True, kw_only=True):
    """What every screen has.

    ``heading``: the lines at the top, spoken first. ``cards``: spoken next,
    each lit as it is spoken. ``tools``: the bar. ``aloud``: it speaks by
    itself when it opens. ``silent``: it does not speak, whoever asks for it.
    ``page``: which page of cards that do not fit at once; ``more`` leads to the next.
    """

    name: str
    language: Language
    heading: tuple[Line, ...]
    cards: tuple[Card, ...] = ()
    tools: tuple[Tool, ...] = ()
    hide: Tool
    aloud: bool = True
    silent: bool = False
    page: int = 0
    banner: Line | None = None
    more: Line | None = None


class Pick(Screen, frozen=True, kw_only=True, tag=True):
    """A question with cards; ``many``: several may be chosen; ``beside``: the card apart from the others.

    ``echo``: a chosen card is spoken. Not so where the answer is a wish to
    talk to staff, which whoever is in the room need not hear.
    """

    many: bool = False
    echo: bool = True
    beside: Card | None = None
    stones: Stones | None = None


class Doors(Pick, frozen=True, kw_only=True, tag=True):
    """Welcome: its cards are doors; ``small``: those that are not for the person."""

    small: tuple[Card, ...] = ()


class Read(Screen, frozen=True, kw_only=True, tag=True):
    """Lines one below the other, picture left and words right; at most a few cards below."""


class Mat(Screen, frozen=True, kw_only=True, tag=True):
    """A sort: cards, of which the chosen one is held, and the places they go to."""

    spots: tuple[Spot, ...]
    beside: Card | None = None
    stones: Stones | None = None


class Meter(Read, frozen=True, kw_only=True, tag=True):
    """Lines, and how loud it is while something is recorded; ``most``: seconds it can last."""

    most: int


class Camera(Read, frozen=True, kw_only=True, tag=True):
    """Lines beside what the camera sees, or beside the photo that was taken."""

    jpeg: bytes = b""


class Keyboard(Screen, frozen=True, kw_only=True, tag=True):
    """Letters to write with: ``rows`` of keys, what is written so far, and the cards of what else can be done.

    ``ordered``: the rows may be parted anywhere. ``said``: a line for each letter where letters are spoken.
    """

    rows: tuple[str, ...]
    ordered: bool = True
    words: str = ""
    said: dict[str, Line] = {}


class Neutral(Screen, frozen=True, kw_only=True, tag=True):
    """A picture that says nothing; a touch anywhere is ``touch``."""

    touch: Act


AnyScreen = Doors | Pick | Mat | Meter | Camera | Keyboard | Read | Neutral


def spoken(screen: AnyScreen) -> tuple[Line, ...]:
    """The lines of a screen in the order they are spoken: heading, then each card, then the one beside them."""
    if isinstance(screen, Neutral):
        return ()
    return (*screen.heading, *(card.line for card in touchable(screen)))


def speech(before: AnyScreen | None, after: AnyScreen, act: Act | None) -> tuple[Line, ...] | None:
    """What to say after ``act`` led from one screen to the next; None: say nothing new and let speech go on.

    A new screen is spoken whole, a newly chosen card alone, also when choosing
    it closed a panel. Every act of the person that changes nothing to say still
    ends the speech: an empty tuple.
    """
    if isinstance(act, a.Told | a.Plugged):
        return None
    if after.silent:
        return ()
    if isinstance(act, a.Listen) or act == a.Open("listen"):
        return spoken(after)
    if isinstance(act, a.Touch) and isinstance(before, Doors):
        return spoken(after)
    if not after.aloud:
        return ()
    if isinstance(after, Keyboard) and isinstance(act, a.Type | a.Erase):
        letter = after.said.get(act.letter) if isinstance(act, a.Type) else None
        return (letter,) if letter else ()
    if isinstance(after, Pick) and not after.echo and _same_question(before, after, act):
        return ()
    if before is not None and _same_frame(before, after):
        was = _chosen(before)
        return tuple(line for line in _chosen(after) if line not in was)
    return _chosen(after) if isinstance(act, a.SayElse) else spoken(after)


def _same_frame(before: AnyScreen, after: AnyScreen) -> bool:
    """Only what is chosen differs, or the language that was chosen."""
    same = before.heading == after.heading or before.language != after.language
    return before.name == after.name and same


def _same_question(before: AnyScreen | None, after: AnyScreen, act: Act | None) -> bool:
    """Something was chosen, on the screen itself or on a panel over it."""
    return isinstance(act, a.SayElse) or (before is not None and before.heading == after.heading)


def _chosen(screen: AnyScreen) -> tuple[Line, ...]:
    return tuple(card.line for card in touchable(screen) if card.chosen)


def touchable(screen: AnyScreen) -> tuple[Card, ...]:
    """Every card of a screen, in the order they are read."""
    spots = screen.spots if isinstance(screen, Mat) else ()
    beside = (screen.beside,) if isinstance(screen, Pick | Mat) and screen.beside else ()
    return (*screen.cards, *spots, *beside)
