"""The screens on which something is said, shown or written."""

from easyread import act as a
from easyread.attachment import Attachment
from easyread.frame import Frame, card
from easyread.giving import asking
from easyread.keys import in_order, letter_line, rows
from easyread.line import Line
from easyread.making import MOST_SECONDS, Making
from easyread.screen import AnyScreen, Camera, Card, Keyboard, Meter, Read
from easyread.stage import Visit

BEGIN = {"say": ("say_start", "say_stop_any_time"), "show": ("show_start",)}
MISSING = {"say": "say_missing", "show": "show_missing"}
DONE = {"say": "said_it", "show": "shown_it", "write": "wrote_it"}
"""The line that says how something was answered; never what."""


def make(frame: Frame, visit: Visit, making: Making) -> AnyScreen:
    """The screen of this making as it stands."""
    lines = _about(frame, visit, making)
    match making.kind, making.at:
        case "write", _:
            return _keyboard(frame, making, lines)
        case kind, "missing":
            return Read(**frame.lines(f"{kind}_missing", *lines, frame.line(MISSING[kind])))
        case "say", "starting" | "going" | "ending":
            shown = frame.quietly(False).lines("say_going", frame.line("say_going"))
            halt = (card("halt", frame.line("say_halt"), a.Halt()),) if making.at == "going" else ()
            return Meter(**shown, cards=halt, most=MOST_SECONDS)
        case "show", "ready" | "starting" | "going" | "ending":
            take = (card("record", frame.line("show_take"), a.Record()),) if making.at == "ready" else ()
            return Camera(**frame.lines("show_start", frame.line("show_start")), cards=take)
        case kind, "ready":
            begin = card("record", frame.line(f"{kind}_record"), a.Record())
            shown = frame.lines(f"{kind}_start", *lines, *(frame.line(key) for key in BEGIN[kind]))
            return Read(**shown, cards=(begin,))
        case "show", _:
            shown = frame.lines("show_made", frame.line("show_made"))
            return Camera(**shown, cards=_made(frame, making), jpeg=making.jpeg)
        case _:
            said = frame.line(_said(making.made))
            return Read(**frame.lines("say_made", said), cards=_made(frame, making))


def _said(made: Attachment | None) -> str:
    """The line that says how the recording ended: by the person, because it was long, or by itself."""
    if made is not None and made.cut:
        return "say_cut"
    return "say_full" if made is not None and made.seconds >= MOST_SECONDS else "say_made"


def _made(frame: Frame, making: Making) -> tuple[Card, ...]:
    """Listen, keep, again, bin."""
    play = (card("play", frame.line("say_play"), a.Play()),) if making.kind == "say" else ()
    return (
        *play,
        card("keep", frame.line("made_keep"), a.Next()),
        card("record", frame.line("made_again"), a.Record()),
        card("bin", frame.line("made_bin"), a.Bin()),
    )


def _keyboard(frame: Frame, making: Making, lines: tuple[Line, ...]) -> Keyboard:
    """The letters, a space, and the cards that change how they stand and whether they are spoken."""
    language = frame.words.language
    shown = rows(language, making.keys)
    other: a.Keys = "abc" if making.keys == "qwerty" else "qwerty"
    cards = (
        card("space", frame.line("key_space"), a.Type(" ")),
        card("erase", frame.line("key_erase"), a.Erase()),
        card("arrange", frame.line(f"keys_{other}"), a.Arrange(other)),
        card("spell", frame.line("keys_spell"), a.Spell(not making.spells), making.spells),
    )
    said = {letter: letter_line(letter, language) for letter in "".join(shown)} if making.spells else {}
    return Keyboard(
        **frame.lines("write", *lines),
        cards=cards,
        rows=shown,
        ordered=in_order(language, making.keys),
        words=making.words,
        said=said,
    )


def _about(frame: Frame, visit: Visit, making: Making) -> tuple[Line, ...]:
    """What it is about: the question, or how more is told."""
    if visit.telling is not None:
        return (frame.line(f"more_{making.kind}"),)
    asked = asking(visit)
    return (asked.question.line(visit.language),) if asked else ()
