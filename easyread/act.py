"""What a person can do on a screen; ``visit.step`` says what each means where."""

from typing import Literal

from msgspec import Struct

Door = Literal["questions", "tell", "staff"]
Else = Literal["dont-know", "rather-not", "ask-later", "skip"]
Panel = Literal["", "else", "explain"]
Road = Literal["gone", "not-yet", "no-internet"]


class OpenDoor(Struct, frozen=True, tag=True):
    """A door of the Welcome screen; "staff" leads out of the visit, and is no step of it."""

    door: Door


class Choose(Struct, frozen=True, tag=True):
    """A card of the present screen that is no answer: a portrait, who is here, which survey, a wish."""

    card: str


class Give(Struct, frozen=True, tag=True):
    """A choice of the present question; of a pick-some, the same again takes it back."""

    choice: str


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
    """What is known of the road out. Not a person's act; it comes from outside."""

    road: Road


Act = (
    OpenDoor
    | Choose
    | Give
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
)
