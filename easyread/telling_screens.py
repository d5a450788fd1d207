"""The screens of "Tell someone" and "Tell us something"."""

from easyread import act as a
from easyread.choosing import BY, everyone
from easyread.frame import Frame, card
from easyread.line import Line
from easyread.lines import code_line, page_line, pending_line
from easyread.parting import kept, numbers, numbers_card
from easyread.screen import AnyScreen, Card, Pick, Read
from easyread.stage import Visit
from easyread.telling import MANY, SOUNDS, Telling
from easyread.welcoming import consent, portraits

WORDS = {"concern": "tell", "message": "say"}
"""What the keys of the lines of each path begin with."""

MAKES: tuple[a.Kind, ...] = ("say", "write", "show")
"""How more can be told; each may be left out."""

HARM = ("harm_ask", "harm_call", "safety")


def tell(frame: Frame, visit: Visit, telling: Telling) -> AnyScreen:
    """The page as it stands, or what was opened in its place."""
    name = f"{WORDS[telling.kind]}_{telling.at}"
    match telling.aside, telling.at:
        case "numbers", _:
            return numbers(frame, visit)
        case "gone", _:
            return gone(frame, visit)
        case "sound", _:
            cards = tuple(
                card(sound, frame.line(f"sound_{sound}"), a.Choose(sound), telling.sound == sound)
                for sound in SOUNDS
            )
            return Pick(**frame.read("sound"), cards=cards, echo=False)
        case "consent", _:
            return consent(frame, visit, telling.heard, telling.agrees)
        case _, "person":
            asked = "tell_about" if telling.for_another else "tell_person"
            shown = portraits(frame, visit, everyone(visit), telling.person)
            return Pick(**frame.read(asked), cards=shown, echo=False, beside=_all(frame))
        case _, "harm":
            harm = (_line(frame, telling, key) for key in HARM)
            return Read(**frame.lines("harm", *harm), cards=numbers_card(frame, visit))
        case _, "more":
            has = {"say": telling.said, "write": telling.written, "show": telling.shown}
            cards = tuple(
                card(kind, frame.line(f"more_{kind}"), a.Make(kind), bool(has[kind])) for kind in MAKES
            )
            asked_more = frame.lines("more", _line(frame, telling, "more"))
            return Pick(**asked_more, cards=cards, many=True, echo=False, beside=_all(frame))
        case _, "code" if telling.code:
            copied = (code_line(frame.words, telling.code), page_line(frame.words, visit.household.page))
            return Read(**frame.lines("tell_code", frame.line("tell_code"), *copied))
        case _, "told":
            return kept(frame, visit)
        case _:
            return _page(frame, visit, telling, name)


def outside(frame: Frame, visit: Visit, known: bool) -> AnyScreen:
    """For a family member or a carer: a page to tell it on their own phone, and that this screen can be seen.

    Then whether they tell the scheme, or what they noticed of someone who uses no words.
    """
    if known:
        ways = tuple(card(id, frame.line(f"outside_{id}"), a.Choose(id)) for id in ("tell", "noticed"))
        return Pick(**frame.read("outside_what", "else_ask"), cards=ways)
    page = (page_line(frame.words, visit.household.page),) if visit.household.page else ()
    cards = tuple(card(by, frame.line(f"outside_{by}"), a.Choose(by)) for by in BY)
    return Read(**frame.lines("outside", *page, frame.line("outside_risk")), cards=cards)


def _page(frame: Frame, visit: Visit, telling: Telling, name: str) -> Pick:
    """A page with its cards; on the first one what helps at once stands beside them, later the way out."""
    picked = telling.picked.get(telling.at, ())
    lines = {id: _line(frame, telling, f"{name}_{id}") for id in telling.cards}
    cards = tuple(card(id, line, a.Choose(id), id in picked) for id, line in lines.items())
    beside: Card | None = _all(frame)
    if telling.at == "topic":
        beside = next(iter(numbers_card(frame, visit)), None)
    if telling.at == "about":
        beside = None
    heading = frame.lines(name, _line(frame, telling, name))
    return Pick(**heading, cards=cards, many=telling.at in MANY, echo=False, beside=beside)


def _line(frame: Frame, telling: Telling, key: str) -> Line:
    """The line of this key; where somebody tells it for another, in words for them, if it has such."""
    them = f"them_{key.removeprefix('tell_')}".replace("-", "_")
    return frame.line(them if telling.for_another and them in frame.words.lines else key)


def gone(frame: Frame, visit: Visit) -> Read:
    """Has it gone? All things together, whatever they are."""
    counted = pending_line(frame.words, visit.pending)
    why = (frame.line("no_internet"),) if visit.pending and visit.road == "no-internet" else ()
    return Read(**frame.lines("gone", counted, *why))


def _all(frame: Frame) -> Card:
    """From here it can go as it is."""
    return card("all", frame.line("tell_all"), a.Choose("all"))
