"""Whose profile counts: of the person who was chosen, of the only one there is, or the device's own."""

from msgspec.structs import replace

from easyread import act as a
from easyread.profile import Liked, Profile, changed
from easyread.stage import SOMEONE_ELSE, Household
from easyread.whose import at_welcome, language_of, person_of, profile_of, voice_of, with_household
from tests import makers
from tests.makers import ALI, SAM, play

SLOW = Profile(speed=110, loudness=0.4, colours="dark", languages=("so", "cy"))
WELSH = {"en": makers.make_words(), "cy": makers.make_words()}


def home(*people: Profile) -> Household:
    """Sam and Ali with these profiles, or only Sam."""
    named = zip((SAM, ALI), people, strict=False)
    household = makers.make_household(words=WELSH)
    return replace(household, people=tuple(replace(person, profile=own) for person, own in named))


def test_of_two_the_one_who_is_chosen_counts_and_before_that_the_device() -> None:
    welcome = at_welcome(home(SLOW, Profile()), "salt")
    assert (person_of(welcome), profile_of(welcome), welcome.language) == (None, Profile(), "en")
    asked = play(welcome, a.OpenDoor("questions"))
    sam = play(asked, a.Choose("sam"))
    assert (profile_of(sam), voice_of(sam), sam.language) == (SLOW, (110, 0.4), "cy")
    other = play(sam, a.Listen("slower"), a.Listen("louder"), a.Choose(SOMEONE_ELSE))
    assert (profile_of(other), other.language, other.speed, other.loudness) == (Profile(), "en", None, None)
    assert play(sam, a.Hide(), a.Touch()) == replace(welcome, woken=True)


def test_in_a_home_of_one_theirs_counts_from_the_start() -> None:
    welcome = at_welcome(home(SLOW), "salt")
    assert (profile_of(welcome), welcome.language) == (SLOW, "cy")


def test_slower_than_the_slowest_is_as_the_profile_says() -> None:
    visit = play(at_welcome(home(SLOW), "salt"), a.Listen("slower"))
    assert voice_of(visit)[0] == 100
    assert voice_of(play(visit, a.Listen("slower")))[0] == 110


def test_a_language_nobody_here_likes_changes_nothing() -> None:
    visit = makers.make_visit(home(Profile(languages=("bn",))))
    assert language_of(replace(visit, language="cy")) == "cy"


def test_a_new_household_is_taken_in_the_language_that_is_liked_now() -> None:
    visit = replace(at_welcome(home(Profile(), Profile()), "salt"), person="ali", language="cy")
    assert with_household(visit, home(Profile(), Profile())) == visit
    assert with_household(visit, home(SLOW, SLOW)).language == "cy"
    gone = with_household(visit, home(Profile()))
    assert (gone.person, gone.language) == (None, "cy")


def test_what_someone_changed_lies_over_what_the_scheme_says() -> None:
    before = Profile(speed=120, text=24)
    after = replace(before, colours="dark", text=99)
    assert changed(before, after) == ("text", "colours")
    liked = Liked(id="1", person="sam", profile=after, fields=(*changed(before, after), "unheard-of"))
    assert liked.over(replace(before, speed=130)) == replace(before, speed=130, colours="dark", text=48)
