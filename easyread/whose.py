"""Whose profile counts now: the person's, as soon as it is known who that is, else the device's own."""

from msgspec.structs import replace

from easyread.act import Road
from easyread.envelope import Person
from easyread.line import Language
from easyread.profile import Profile
from easyread.stage import Household, Visit


def person_of(visit: Visit) -> Person | None:
    """Whoever was chosen; before that the only person of a household of one. Family and carers are nobody of it."""
    if visit.by != "self":
        return None
    people, chosen = visit.household.people, visit.person
    if chosen is None and visit.liking is not None:
        chosen = visit.liking.person
    if chosen is None:
        return people[0] if len(people) == 1 else None
    return next((person for person in people if person.id == chosen), None)


def profile_of(visit: Visit) -> Profile:
    """The profile in effect."""
    person = person_of(visit)
    return person.profile if person else visit.household.profile


def language_of(visit: Visit) -> Language:
    """The language they like best of those that the screens have; else the visit's stays."""
    liked = (tag for tag in profile_of(visit).languages if tag in visit.household.words)
    return next(liked, visit.language)


def voice_of(visit: Visit) -> tuple[int, float]:
    """Words a minute and loudness, from 0 to 1, as the profile says or Listen was made."""
    profile = profile_of(visit)
    speed = profile.speed if visit.speed is None else visit.speed
    return speed, profile.loudness if visit.loudness is None else visit.loudness


def at_welcome(household: Household, salt: str, road: Road = "not-yet", woken: bool = False) -> Visit:
    """A visit that has not begun, in the language of this place."""
    visit = Visit(household=household, salt=salt, road=road, woken=woken)
    return replace(visit, language=language_of(visit))


def with_household(visit: Visit, household: Household) -> Visit:
    """The same visit at Welcome with another household; its language only where another is liked now."""
    there = replace(visit, household=household)
    if person_of(there) is None:
        there = replace(there, person=None)
    same = profile_of(visit).languages == profile_of(there).languages
    return there if same else replace(there, language=language_of(there))
