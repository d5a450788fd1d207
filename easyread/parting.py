"""The screens of stopping and of each ending; which one stands never depends on what was answered."""

from typing import assert_never

from easyread import act as a
from easyread.act import Road
from easyread.frame import Frame, card
from easyread.lines import number_line
from easyread.screen import Card, Read
from easyread.stage import How, Visit

ROADS: dict[Road, str] = {"gone": "road_gone", "not-yet": "road_not_yet", "no-internet": "road_no_internet"}
"""The line that says whether it has gone; never that it has before the receipt."""


def kept(frame: Frame, visit: Visit) -> Read:
    """The last screen after whatever was said: answers, a message or a concern, it is the same."""
    read = frame.read("thanks", "thanks", ROADS[visit.road], "safety")
    return Read(**read, cards=numbers_card(frame, visit))


def numbers_card(frame: Frame, visit: Visit) -> tuple[Card, ...]:
    """The card that leads to the telephone numbers, where there are any."""
    if not visit.household.numbers:
        return ()
    return (card("numbers", frame.line("tell_numbers"), a.Choose("numbers")),)


def numbers(frame: Frame, visit: Visit) -> Read:
    """The telephone numbers of the scheme."""
    lines = (number_line(number, visit.language) for number in visit.household.numbers)
    return Read(**frame.lines("numbers", frame.line("numbers"), *lines))


def stopped(frame: Frame, visit: Visit) -> Read:
    """You stopped. Do you want us to have it?"""
    cards = (
        card("keep", frame.line("stopped_keep"), a.Choose("keep"), visit.bin is False),
        card("bin", frame.line("stopped_bin"), a.Choose("bin"), visit.bin is True),
    )
    return Read(**frame.read("stopped", "stopped", "stopped_saved", "stopped_ask"), cards=cards)


def ended(frame: Frame, visit: Visit, how: How) -> Read:
    """The last screen: the same for every answer."""
    road = ROADS[visit.road]
    match how:
        case "finished" | "stopped":
            return kept(frame, visit)
        case "later-alone":
            return Read(**frame.read("later_alone", "later_alone", road, "safety"))
        case "binned":
            return Read(**frame.read("binned", "binned", "safety"))
        case "not-now":
            return Read(**frame.read("not_now", "not_now", "safety"))
        case "not-begun":
            return Read(**frame.read("not_begun", "not_begun", "safety"))
        case "none-due":
            return Read(**frame.read("none_due", "none_due", "none_due_tell", "safety"))
        case _:
            assert_never(how)
