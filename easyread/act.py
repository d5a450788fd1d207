"""What a person can do on a screen; ``visit.step`` says what each means where."""

from typing import Literal

from msgspec import Struct

from easyread.attachment import Attachment

Door = Literal["questions", "say", "messages", "tell", "outside", "staff", "languages", "liking"]
Else = Literal["dont-know", "rather-not", "ask-later", "skip"]
Panel = Literal["", "else", "explain", "visit"]
Place = Literal["good", "unsure", "bad"]
"""Where the card of a sort can be put."""
Kind = Literal["say", "write", "show"]
"""How an answer is made that is no choice."""
Keys = Literal["abc", "qwerty"]
Road = Literal["gone", "not-yet", "no-internet"]


class OpenDoor(Struct, frozen=True, tag=True):
    """A door of the Welcome screen; "staff" leads out of the visit, and is no step of it.

    "liking" opens from every screen.
    """

    door: Door


class Choose(Struct, frozen=True, tag=True):
    """A card of the present screen that is no answer: a portrait, who is here, which survey, a wish."""

    card: str


class Give(Struct, frozen=True, tag=True):
    """A choice of the present question; of a pick-some, the same again takes it back."""

    choice: str


class Hold(Struct, frozen=True, tag=True):
    """Take up this card of a sort."""

    card: str


class Put(Struct, frozen=True, tag=True):
    """Put a card of a sort in a place: the one that is held, or the one that was dragged there."""

    place: Place
    card: str = ""


class Make(Struct, frozen=True, tag=True):
    """Open the screens to say, write or show something."""

    kind: Kind


class Record(Struct, frozen=True, tag=True):
    """Begin to record, or take the photo; what was made before goes."""


class Halt(Struct, frozen=True, tag=True):
    """End the recording."""


class Play(Struct, frozen=True, tag=True):
    """Hear what was recorded; the kiosk plays it, the visit stays as it is."""


class Bin(Struct, frozen=True, tag=True):
    """Away with what was made."""


class Type(Struct, frozen=True, tag=True):
    """One letter more."""

    letter: str


class Erase(Struct, frozen=True, tag=True):
    """The last letter less."""


class Arrange(Struct, frozen=True, tag=True):
    """The letters in this order."""

    keys: Keys


class Spell(Struct, frozen=True, tag=True):
    """Speak each letter as it is typed, or do so no more."""

    on: bool


class Begun(Struct, frozen=True, tag=True):
    """The recorder has begun. Not a person's act; it comes from outside, as the two below do."""

    attachment: Attachment


class Recorded(Struct, frozen=True, tag=True):
    """The recorder has ended, or a photo was taken: ``jpeg``."""

    attachment: Attachment
    jpeg: bytes = b""


class Unmade(Struct, frozen=True, tag=True):
    """There is no microphone, no camera, or no room for it."""


class SayElse(Struct, frozen=True, tag=True):
    """An answer that is no choice."""

    value: Else


class Open(Struct, frozen=True, tag=True):
    """A panel over the present question, or the tools of Listen; an empty name closes what is open."""

    panel: Panel | Literal["listen"]


class Listen(Struct, frozen=True, tag=True):
    """Hear the screen: as it was, slower or louder."""

    how: Literal["again", "slower", "louder"]


class TurnPage(Struct, frozen=True, tag=True):
    """Cards that did not fit stand on this page, counted from 0."""

    page: int


class Next(Struct, frozen=True, tag=True):
    """Go on."""


class Back(Struct, frozen=True, tag=True):
    """Go back one screen; nothing that was given is lost."""


class Stop(Struct, frozen=True, tag=True):
    """End the visit, or ask what to do with what was said."""


class Tell(Struct, frozen=True, tag=True):
    """Open "Tell someone", from any screen."""


class Hide(Struct, frozen=True, tag=True):
    """Show the neutral picture at once and end the visit."""


class Touch(Struct, frozen=True, tag=True):
    """A touch anywhere on the neutral picture."""


class Idled(Struct, frozen=True, tag=True):
    """Nothing was touched, said or scanned for the time the present screen allows."""


class Stay(Struct, frozen=True, tag=True):
    """The answer "more time" to "Do you need more time?"."""


class Told(Struct, frozen=True, tag=True):
    """What is known of the road out. Not a person's act; it comes from outside.

    ``pending``: how many things the hub is not known to have; None is "as before".
    """

    road: Road
    pending: int | None = None


class Plugged(Struct, frozen=True, tag=True):
    """Whether what is spoken goes to headphones. It comes from outside, too."""

    headphones: bool


Act = (
    OpenDoor
    | Choose
    | Give
    | Hold
    | Put
    | Make
    | Record
    | Halt
    | Play
    | Bin
    | Type
    | Erase
    | Arrange
    | Spell
    | Begun
    | Recorded
    | Unmade
    | SayElse
    | Open
    | Listen
    | TurnPage
    | Next
    | Back
    | Stop
    | Tell
    | Hide
    | Touch
    | Idled
    | Stay
    | Told
    | Plugged
)
