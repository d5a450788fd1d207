"""The screens of "Tell someone", silent until someone asks for sound."""

from typing import assert_never

from easyread import act as a
from easyread import stage as s
from easyread.choosing import everyone
from easyread.frame import Frame, card
from easyread.lines import number_line
from easyread.parting import ROADS
from easyread.screen import AnyScreen, Card, Pick, Read
from easyread.stage import Visit
from easyread.telling import WISHES
from easyread.welcoming import portraits


def tell(frame: Frame, visit: Visit, telling: s.Telling) -> AnyScreen:
    """The four screens of "Tell someone"."""
    match telling.at:
        case "wish":
            return _wishes(frame, visit, telling)
        case "numbers":
            numbers = (number_line(number, visit.language) for number in visit.household.numbers)
            return Read(**frame.lines("numbers", frame.line("numbers"), *numbers))
        case "who":
            return Pick(
                **frame.read("tell_who"), cards=portraits(frame, visit, everyone(visit), telling.person)
            )
        case "told":
            read = frame.read("tell_told", "tell_told", ROADS[visit.road], "safety")
            return Read(**read, cards=_numbers(frame, visit))
        case _:
            assert_never(telling.at)


def _wishes(frame: Frame, visit: Visit, telling: s.Telling) -> Pick:
    """Do you want someone to talk to you? The telephone numbers stand beside."""
    cards = tuple(
        card(wish, frame.line(key), a.Choose(wish), telling.wish == wish) for wish, key in WISHES.items()
    )
    return Pick(**frame.read("tell_ask"), cards=cards, beside=next(iter(_numbers(frame, visit)), None))


def _numbers(frame: Frame, visit: Visit) -> tuple[Card, ...]:
    """The card that leads to the telephone numbers, where there are any."""
    if not visit.household.numbers:
        return ()
    return (card("numbers", frame.line("tell_numbers"), a.Choose("numbers")),)
