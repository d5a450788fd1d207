"""How do you like it? Over any stage: a page for each thing that a person can change, seen and heard at once."""

from typing import Any

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.choosing import choose_person, everyone
from easyread.frame import Frame, card
from easyread.onward import leave, to
from easyread.profile import PHOTOS, Liking, Profile, fitted
from easyread.screen import AnyScreen, Pick
from easyread.stage import SOMEONE_ELSE, Visit
from easyread.welcoming import portraits
from easyread.whose import person_of, profile_of

TOPICS: dict[str, dict[str, dict[str, Any]]] = {
    "voice": {
        "on": {"voice": True, "quiet": False},
        "asked": {"voice": True, "quiet": True},
        "off": {"voice": False},
    },
    "speed": {"slower": {"speed": 100}, "usual": {"speed": 140}, "faster": {"speed": 170}},
    "loudness": {"softer": {"loudness": 0.4}, "usual": {"loudness": 0.7}, "louder": {"loudness": 1.0}},
    "text": {"usual": {"text": 24}, "bigger": {"text": 36}, "biggest": {"text": 48}},
    "pictures": {
        "drawings": {"pictures": "drawings", "ours": True},
        "symbols": {"pictures": "drawings", "ours": False},
        "photos": {"pictures": "photos"},
        "none": {"pictures": "none"},
    },
    "skin": {
        "yellow": {"skin": ""},
        **{tone: {"skin": tone} for tone in ("light", "medium-light", "medium", "medium-dark", "dark")},
    },
    "colours": {colours: {"colours": colours} for colours in ("cream", "light", "dark", "contrast")},
    "choices": {str(number): {"choices": number} for number in (2, 3, 5)},
    "calm": {"off": {"calm": False, "lit": True}, "on": {"calm": True, "lit": False}},
    "hand": {side: {"hand": side} for side in ("right", "left")},
    "hold": {"touch": {"hold": 0}, "short": {"hold": 600}, "long": {"hold": 1500}},
    "target": {
        "usual": {"target": 25, "gap": 6},
        "bigger": {"target": 30, "gap": 8},
        "biggest": {"target": 40, "gap": 12},
    },
    "hide": {
        corner: {"hide": corner} for corner in ("top-right", "top-left", "bottom-right", "bottom-left", "off")
    },
    "input": {way: {"input": way} for way in ("touch", "keys", "one-switch", "two-switch", "dwell")},
}
"""What can be changed, each with its options and what of the profile an option sets."""


BEGINS = s.AtWelcome | s.ChoosingLanguage | s.Outside | s.InMessages | s.ChoosingPerson | s.Ended
"""Stages outside of anybody's questions."""


def opened(visit: Visit) -> Visit:
    """The pages over what stands now; who it is is asked first where that is not known."""
    asks = visit.person is None and visit.by == "self" and len(visit.household.people) > 1
    return replace(visit, liking=Liking("who" if asks else ""), listening=False, page=0)


def closed(visit: Visit) -> Visit:
    """What stood beneath."""
    return replace(visit, liking=None, listening=False, page=0)


def liking_step(visit: Visit, liking: Liking, act: a.Act, now: float) -> Visit:
    """What an act does on these pages."""
    match act:
        case a.Choose("consent") if not liking.at and _can_hear(visit):
            return _hear_consent(visit, liking, now)
        case a.Choose("here") if not liking.at and _has_said(visit):
            return to(visit, s.SayingWhoIsHere(aside=True), now)
        case a.Choose(chosen):
            return _choose(visit, liking, chosen)
        case a.TurnPage(page):
            return replace(visit, page=max(page, 0))
        case a.Open(panel) if panel in ("listen", ""):
            return replace(visit, listening=panel == "listen")
        case a.Back() if visit.listening:
            return replace(visit, listening=False)
        case a.Back() if visit.page:
            return replace(visit, page=visit.page - 1)
        case a.Back():
            return _at(visit, liking, "") if liking.at in TOPICS else closed(visit)
        case a.Next() if ready(visit, liking):
            return _next(visit, liking)
        case _:
            return visit


def _can_hear(visit: Visit) -> bool:
    """The consent is the person's own, and is not heard while it is heard."""
    return visit.by == "self" and not isinstance(visit.stage, s.Consenting)


def _has_said(visit: Visit) -> bool:
    """Who is here was asked already, so it can be said anew wherever the visit goes on."""
    asked = visit.begun or any(isinstance(stage, s.SayingWhoIsHere) for stage in visit.path)
    return visit.by == "self" and asked and not isinstance(visit.stage, BEGINS | s.SayingWhoIsHere)


def _hear_consent(visit: Visit, liking: Liking, now: float) -> Visit:
    """The consent from its first page: aside of a visit that goes on, else as the beginning of one."""
    if not isinstance(visit.stage, BEGINS):
        return to(visit, s.Consenting(aside=True), now)
    person = person_of(visit)
    chosen = person.id if person else liking.person or SOMEONE_ELSE
    begun = choose_person(to(leave(visit), s.ChoosingPerson(), now), chosen)
    return to(begun, s.Consenting(), now)


def ready(visit: Visit, liking: Liking) -> bool:
    """Next leads on: everywhere but where nobody said yet who they are."""
    return liking.at != "who" or liking.person is not None


def liked(visit: Visit, changes: dict[str, Any]) -> Visit:
    """The visit in which its person, or the device where nobody is known, likes it so."""
    profile, person = fitted(replace(profile_of(visit), **changes)), person_of(visit)
    household = visit.household
    if person is None:
        household = replace(household, profile=profile)
    else:
        mine = replace(person, profile=profile)
        people = tuple(mine if one.id == person.id else one for one in household.people)
        household = replace(household, people=people)
    return replace(visit, household=household, speed=None, loudness=None)


def like(frame: Frame, visit: Visit, liking: Liking) -> AnyScreen:
    """Who are you, all that can be changed, or the options of one thing."""
    if liking.at == "who":
        return Pick(
            **frame.read("liking_who", "who_are_you"),
            cards=portraits(frame, visit, everyone(visit), liking.person),
        )
    if not liking.at:
        cards = tuple(card(topic, frame.line(f"liking_{topic}"), a.Choose(topic)) for topic in TOPICS)
        first = {"here": _has_said(visit), "consent": _can_hear(visit)}
        own = (card(id, frame.line(f"visit_{id}"), a.Choose(id)) for id, there in first.items() if there)
        return Pick(**frame.read("liking"), cards=(*own, *cards))
    name, profile = f"liking_{liking.at}", profile_of(visit)
    options = tuple(
        card(option, frame.line(f"{name}_{option}"), a.Choose(option), holds(profile, changes))
        for option, changes in _options(visit, liking.at).items()
    )
    return Pick(**frame.read(name), cards=options)


def holds(profile: Profile, changes: dict[str, Any]) -> bool:
    """The profile is as this option would make it."""
    return all(getattr(profile, name) == value for name, value in changes.items())


def _choose(visit: Visit, liking: Liking, chosen: str) -> Visit:
    if liking.at == "who":
        known = chosen in everyone(visit)
        return replace(visit, liking=replace(liking, person=chosen)) if known else visit
    if not liking.at:
        return _at(visit, liking, chosen) if chosen in TOPICS else visit
    options = _options(visit, liking.at)
    return liked(visit, options[chosen]) if chosen in options else visit


def _options(visit: Visit, topic: str) -> dict[str, dict[str, Any]]:
    """What can be liked of one thing; of pictures what is here, and photos where they are liked already."""
    profile, here = profile_of(visit), visit.household.symbols
    options = dict(TOPICS[topic])
    if topic == "pictures" and profile.symbols not in here - {PHOTOS}:
        options.pop("symbols")
        options["drawings"] = {"pictures": "drawings"}
    if topic == "pictures" and PHOTOS not in {*here, profile.pictures}:
        options.pop("photos")
    return options


def _next(visit: Visit, liking: Liking) -> Visit:
    """From one thing to the one after it; from the last back to all of them, and from there to what stood beneath."""
    if liking.at == "who":
        return _at(visit, liking, "")
    if not liking.at:
        return closed(visit)
    topics = list(TOPICS)
    later = topics[topics.index(liking.at) + 1 :]
    return _at(visit, liking, later[0] if later else "")


def _at(visit: Visit, liking: Liking, topic: str) -> Visit:
    return replace(visit, liking=replace(liking, at=topic), listening=False, page=0)
