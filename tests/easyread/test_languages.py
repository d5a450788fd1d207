"""Languages: each by its own name on Welcome; one touch changes all words; a language nothing says tells so."""

import re

from msgspec.structs import replace

from easyread import act as a
from easyread.line import Line
from easyread.profile import Profile
from easyread.screen import Doors, speech
from easyread.showing import screen
from easyread.stage import Visit
from easyread.visit import step
from tests import makers
from tests.shape import walk

NAMED = re.compile(r"{\w+}")
WORDS = {tag: walk.words()[tag] for tag in ("en", "cy")}


def at_welcome() -> Visit:
    return makers.make_visit(makers.make_household(words=WORDS))


def choosing() -> Visit:
    return step(at_welcome(), a.OpenDoor("languages"), 0.0)


def test_welcome_shows_what_each_language_calls_itself() -> None:
    shown = screen(at_welcome())
    assert isinstance(shown, Doors)
    assert shown.beside is not None
    assert shown.beside.line == Line("English\nCymraeg", "languages", "Languages")
    alone = screen(makers.make_visit())
    assert isinstance(alone, Doors)
    assert alone.beside is None


def test_each_language_is_offered_by_its_own_name() -> None:
    assert [(card.line.words, card.line.language, card.chosen) for card in screen(choosing()).cards] == [
        ("English", "en", True),
        ("Cymraeg", "cy", False),
    ]


def test_one_touch_changes_all_words_and_is_spoken_in_its_own_voice() -> None:
    before, act = choosing(), a.Choose("cy")
    after = step(before, act, 0.0)
    shown = screen(after)
    assert {line.language for line in walk.lines(replace(shown, cards=()))} == {"cy"}
    assert speech(screen(before), shown, act) == (Line("Cymraeg", "languages", "", "cy"),)
    for way in (a.Next(), a.Back()):
        welcome = step(after, way, 0.0)
        assert (screen(welcome).name, welcome.language) == ("welcome", "cy")
        assert [line.words for line in speech(shown, screen(welcome), way) or ()][:2] == [
            "Helo.",
            "Cwestiynau",
        ]


def test_every_language_names_whom_the_others_name() -> None:
    english = walk.words()["en"].lines
    for language, words in walk.words().items():
        for key, line in words.lines.items():
            assert sorted(NAMED.findall(line.words)) == sorted(NAMED.findall(english[key].words)), (
                language,
                key,
            )


def test_what_is_no_language_here_changes_nothing() -> None:
    assert step(choosing(), a.Choose("tlh"), 0.0) == choosing()


def test_a_language_that_nothing_says_tells_so_in_writing() -> None:
    visit = step(choosing(), a.Choose("cy"), 0.0)
    silent = replace(visit, household=replace(visit.household, silent=frozenset({"cy"})))
    assert [line.picture for line in screen(silent).heading] == ["no_sound"]
    assert [line.picture for line in screen(visit).heading] == ["languages"]


def at_home() -> Visit:
    """Welcome, in a home of Sam, who likes Welsh, and Ali, who likes English."""
    welsh = replace(makers.SAM, profile=Profile(languages=("cy", "en")))
    household = makers.make_household(words=WORDS)
    return makers.make_visit(replace(household, people=(welsh, makers.ALI)))


def test_whoever_is_chosen_is_spoken_to_in_their_own_language() -> None:
    visit = makers.play(at_home(), a.OpenDoor("questions"), a.Choose("sam"))
    assert visit.language == "cy"
    assert step(visit, a.Choose("ali"), 0.0).language == "en"


def test_a_language_that_was_touched_stays_whoever_is_chosen() -> None:
    visit = makers.play(
        at_home(), a.OpenDoor("languages"), a.Choose("cy"), a.Next(), a.OpenDoor("questions"), a.Choose("ali")
    )
    assert visit.language == "cy"


def test_a_survey_that_lacks_the_language_is_not_asked_on() -> None:
    """The makers' surveys are in English alone."""
    visit = makers.play(at_home(), *makers.TO_SURVEYS[:1], a.Choose("ali"))
    visit = makers.play(visit, *makers.TO_SURVEYS[2:], a.Choose("life"), *[a.Back()] * 6)
    assert screen(visit).name == "who_are_you"
    assert visit.survey is not None
    assert step(visit, a.Choose("sam"), 0.0).survey is None
