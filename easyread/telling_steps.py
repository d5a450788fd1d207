"""Going along a path of telling: what each act does on its pages; the stage beneath stays as it was."""

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.choosing import CONSENT, everyone
from easyread.consenting import CONSENT_PAGES, acted, after_consent
from easyread.follow_up import Code, of_form
from easyread.making import Making
from easyread.making_steps import closed
from easyread.onward import to
from easyread.response import GIVEN, Consent
from easyread.stage import CONSENT_VERSION, Visit
from easyread.telling import MANY, SOUNDS, Aside, At, Telling
from easyread.whose import profile_of


def tell_step(visit: Visit, telling: Telling, act: a.Act, now: float) -> Visit:
    """The visit after an act on one of the pages."""
    onward = isinstance(act, a.Next | a.Back) or (isinstance(act, a.Choose) and act.card in CONSENT)
    if telling.aside == "consent" and onward and not telling.listening:
        return hear_aside(visit, telling, act, now)
    return _tell_step(visit, telling, act)


def _tell_step(visit: Visit, telling: Telling, act: a.Act) -> Visit:
    match act:
        case a.Open("listen") if telling.aside != "sound" and not silent(visit):
            then: Telling | None = replace(telling, listening=True)
        case a.Open(""):
            then = replace(telling, listening=False)
        case a.TurnPage(page):
            then = replace(telling, page=max(page, 0))
        case a.Choose(card):
            then = _chosen(visit, telling, card)
        case a.Make(kind) if telling.at == "more" and not telling.aside:
            words = telling.written if kind == "write" else ""
            return replace(visit, making=Making(kind, words=words), listening=False, page=0)
        case a.Next():
            then = _onward(visit, telling)
        case a.Back():
            then = _back(telling)
        case a.Tell() if telling.can_tell:
            return replace(closed(visit), telling=Telling(by=telling.by))
        case _:
            then = telling
    drawn = then is not None and then.code is not None and telling.code is None
    return replace(visit, telling=then, codes=visit.codes + drawn)


def silent(visit: Visit) -> bool:
    """Nothing is spoken, whoever asks for it: on "Tell someone", until sound was chosen, and where a code stands.

    On its last page there is nothing to hide: it is that of every visit.
    """
    telling = visit.telling
    if telling is not None and telling.at == "code":
        return True
    if telling is None or telling.kind == "message" or (telling.at == "told" and not telling.aside):
        return False
    return telling.sound == "" or (telling.sound == "quiet" and not visit.headphones)


def aloud(visit: Visit) -> bool:
    """It speaks by itself; to whoever wants quiet only when they ask."""
    telling = visit.telling
    if profile_of(visit).quiet or (telling is not None and telling.at == "code"):
        return False
    if telling is None or telling.kind == "message":
        return True
    return telling.sound == "aloud" or (telling.sound == "quiet" and visit.headphones)


def _chosen(visit: Visit, telling: Telling, card: str) -> Telling:
    if telling.aside == "sound":
        heard = next((sound for sound in SOUNDS if sound == card), None)
        return replace(telling, sound=heard, aside="", page=0) if heard else telling
    match card:
        case "sound" if telling.kind == "concern" and (telling.aside or telling.at not in ("code", "told")):
            return _aside(telling, "sound")
        case _ if telling.aside:
            return telling
        case "consent" if telling.at != "told" and not telling.for_another:
            return replace(_aside(telling, "consent"), heard=0, agrees="")
        case "numbers" if visit.household.numbers and telling.at in ("topic", "harm", "told"):
            return _aside(telling, "numbers")
        case "gone" if telling.at == "topic" and telling.kind == "concern":
            return _aside(telling, "gone")
        case "all" if telling.sent and telling.at != "told":
            return _at(telling, "code" if telling.code and telling.at != "code" else "told")
        case _ if telling.at == "person" and card in everyone(visit):
            return replace(telling, person=card)
        case _ if card in telling.cards:
            return _picked(telling, card)
        case _:
            return telling


def _picked(telling: Telling, card: str) -> Telling:
    """A card again takes it back, but for the topic; another topic begins anew."""
    before = telling.picked.get(telling.at, ())
    if telling.at == "topic":
        return telling if card in before else replace(telling, picked={"topic": (card,)})
    now = set(before) ^ {card} if telling.at in MANY else {card} - set(before)
    kept = tuple(one for one in telling.cards if one in now)
    return replace(telling, picked={**telling.picked, telling.at: kept})


def _onward(visit: Visit, telling: Telling) -> Telling | None:
    if telling.aside or (telling.at == "topic" and not telling.topic):
        return telling
    if telling.at == "told":
        return None
    if not telling.sent:
        person = visit.person
        telling = replace(
            telling, sent=True, known=person is not None, person=person, code=_code(visit, telling)
        )
    return _at(telling, telling.route[telling.route.index(telling.at) + 1])


def _code(visit: Visit, telling: Telling) -> Code | None:
    """Another for each thing that is told in one visit."""
    if not telling.for_another or not visit.household.page:
        return None
    return of_form(f"{visit.salt}/{visit.codes}", 0)


def _back(telling: Telling) -> Telling | None:
    """Back from what was confirmed does not take it back: it has been kept, and the last page says so."""
    if telling.listening:
        return replace(telling, listening=False)
    if telling.page:
        return replace(telling, page=telling.page - 1)
    if telling.aside:
        return replace(telling, aside="")
    if telling.at == "told":
        return telling
    if telling.at == "topic":
        return _at(telling, "told") if telling.sent else None
    return _at(telling, telling.route[telling.route.index(telling.at) - 1])


def _at(telling: Telling, at: At) -> Telling:
    return replace(telling, at=at, listening=False, page=0)


def _aside(telling: Telling, aside: Aside) -> Telling:
    return replace(telling, aside=aside, listening=False, page=0)


def hear_aside(visit: Visit, telling: Telling, act: a.Act, now: float) -> Visit:
    """The consent from a page of telling, to which it leads back.

    Whose visit goes on beneath can say it anew; a no ends that visit, and what is told goes all the same.
    """
    last = CONSENT_PAGES - 1 if _goes_on(visit) else CONSENT_PAGES - 2
    match act:
        case a.Choose(card) if telling.heard == CONSENT_PAGES - 1:
            return _with(visit, replace(telling, agrees=card))
        case a.Choose():
            return visit
        case a.Back() if telling.page:
            return _with(visit, replace(telling, page=telling.page - 1))
        case _:
            heard = telling.heard + (1 if isinstance(act, a.Next) else -1)
            if 0 <= heard <= last:
                return _with(visit, replace(telling, heard=heard, page=0, listening=False))
    over = _with(visit, replace(telling, aside="", page=0, listening=False))
    if isinstance(act, a.Back) or not telling.agrees:
        return over
    said = acted(replace(over, consent=Consent(said=telling.agrees, version=CONSENT_VERSION)))
    return said if telling.agrees in GIVEN else to(said, after_consent(said), now)


def _goes_on(visit: Visit) -> bool:
    """A visit stands beneath in which the consent was said."""
    return visit.consent is not None and not isinstance(visit.stage, s.Ended | s.Consenting)


def _with(visit: Visit, telling: Telling) -> Visit:
    return replace(visit, telling=telling)
