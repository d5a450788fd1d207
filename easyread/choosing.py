"""Cards that are no answers: who you are, who is here, consent, which survey, help, and what becomes of it."""

from msgspec.structs import replace

from easyread import stage as s
from easyread.consenting import CONSENT_PAGES
from easyread.giving import ALONE, Asked, asking, help_with
from easyread.hearing_steps import hear
from easyread.onward import to
from easyread.response import Consent
from easyread.route import noticed, offered, practice
from easyread.stage import CONSENT_VERSION, SOMEONE_ELSE, Visit
from easyread.telling import Telling
from easyread.whose import language_of

HERE = (ALONE, "carer", "live-with", "family", "other")
"""Who may be there."""

HELP = ("nobody", "read", "explained", "chose")
"""What help there may have been; "nobody" is none."""

CONSENT = ("yes", "not-now", "later-alone")
ON_OWN = ("now", "later", "fine")
BY = ("family", "carer")
"""Who tells something from outside."""


def choose(visit: Visit, card: str, now: float) -> Visit:
    """The visit with ``card`` of the present stage marked; unknown cards change nothing."""
    match visit.stage:
        case s.ChoosingLanguage() if card in visit.household.words:
            return replace(visit, language=card)
        case s.InMessages(hearing):
            there = hear(visit, hearing, card)
            return there if isinstance(there, Visit) else to(visit, s.InMessages(there), now)
        case s.Outside(known):
            return _choose_outside(visit, known, card, now)
        case s.Ended() if card == "numbers" and visit.household.numbers and not visit.panel:
            return replace(visit, panel="numbers", listening=False, page=0)
        case s.ChoosingPerson() if card in people(visit):
            return choose_person(visit, card)
        case s.Consenting(page) if page == CONSENT_PAGES - 1 and card in CONSENT:
            return replace(visit, consent=Consent(said=card, version=CONSENT_VERSION))
        case s.SayingWhoIsHere() if card in HERE:
            return replace(visit, here=_toggled(visit.here, card, HERE))
        case s.OnOwn() if card in ON_OWN:
            return replace(visit, on_own=card)
        case s.ChoosingSurvey():
            return _choose_survey(visit, card)
        case s.OfferingPractice() if card in ("yes", "no"):
            return replace(visit, wants_practice=card)
        case s.SayingHelp() if card in HELP:
            return replace(visit, help=_toggled(visit.help, card, HELP))
        case s.Asking() if visit.panel == "visit" and (asked := asking(visit)):
            return _beside_question(visit, asked, card, now)
        case s.OfferingBreak(question) if card == "break":
            return to(visit, s.Resting(question), now)
        case s.OfferingBreak() if card == "stop":
            return to(visit, s.Ended("stopped"), now)
        case s.Checking(question) if card == "change":
            return to(visit, s.Asking(question, again=True), now)
        case s.Stopping() if card in ("keep", "bin"):
            return replace(visit, bin=card == "bin")
        case _:
            return visit


def _choose_outside(visit: Visit, known: bool, card: str, now: float) -> Visit:
    """Who it is; then to tell the scheme, or what they noticed of someone, where that can be asked here."""
    form = noticed(visit)
    match card:
        case "family" | "carer" if not known:
            there = replace(visit, by=card)
            return to(there, s.Outside(known=True), now) if form else replace(there, telling=Telling(by=card))
        case "tell" if known:
            return replace(visit, telling=Telling(by=visit.by))
        case "noticed" if known and form:
            return to(replace(visit, survey=form), s.ChoosingPerson(), now)
        case _:
            return visit


def _beside_question(visit: Visit, asked: Asked, card: str, now: float) -> Visit:
    """What can be done at any question besides answering it; Next leads back to it."""
    first = practice(visit)
    match card:
        case "here":
            return to(visit, s.SayingWhoIsHere(aside=True), now)
        case "consent":
            return to(visit, s.Consenting(aside=True), now)
        case "practise" if first is not None:
            return to(replace(visit, practice={}), s.Opening(practice=True), now)
        case "helped":
            return help_with(visit, asked)
        case _:
            return visit


def everyone(visit: Visit) -> tuple[str, ...]:
    """The ids of all who can say who they are, someone else last."""
    return (*(person.id for person in visit.household.people), SOMEONE_ELSE)


def people(visit: Visit) -> tuple[str, ...]:
    """Who can be chosen: once something was answered, only the one it is of; others notice nothing of a nobody."""
    if visit.answers and visit.person is not None:
        return (visit.person,)
    return everyone(visit) if visit.by == "self" else everyone(visit)[:-1]


def choose_person(visit: Visit, person: str) -> Visit:
    """Another person begins anew, as they like it; whoever said yes before is not asked for consent again.

    They are spoken to in their own language, unless another was touched on Welcome.
    """
    if person == visit.person:
        return visit
    if visit.by != "self":
        return replace(visit, person=person, trail=(), explained=frozenset())
    before = person != SOMEONE_ELSE and person in visit.household.consented
    consent = Consent(said="before", version=CONSENT_VERSION) if before else None
    anew = replace(visit, person=person, consent=consent, consents=(), practice={}, wants_practice="")
    anew = replace(anew, trail=(), explained=frozenset(), speed=None, loudness=None)
    touched = visit.language != language_of(visit)
    anew = replace(anew, language=visit.language if touched else language_of(anew))
    return replace(anew, survey=anew.survey if anew.survey in offered(anew) else None)


def _choose_survey(visit: Visit, card: str) -> Visit:
    """Another survey begins anew, as long as nothing was answered in the one before."""
    for survey in offered(visit):
        if survey.id == card and survey != visit.survey and not visit.answers:
            return replace(visit, survey=survey, trail=())
    return visit


def _toggled(before: tuple[str, ...] | None, card: str, all_cards: tuple[str, ...]) -> tuple[str, ...] | None:
    """Pick some, where the first card means nobody and stands alone; nothing picked is "not asked"."""
    alone = all_cards[0]
    now = set(before or ()) ^ {card}
    if card == alone:
        now &= {alone}
    else:
        now.discard(alone)
    return tuple(one for one in all_cards if one in now) or None
