"""Photos of people: on their cards, on the card that means "me", and among the lines known ahead."""

from msgspec.structs import replace

from easyread import act as a
from easyread.lines import all_lines
from easyread.portrait import Portrait, parted, picture_of
from easyread.screen import spoken
from easyread.showing import screen
from tests import makers
from tests.makers import ALI, SAM, play
from tests.shape import walk

PHOTO = "ab" * 32
SEEN = replace(SAM, photo=PHOTO)


def test_a_photo_names_the_drawing_that_stands_for_it() -> None:
    assert picture_of(SAM) == "me"
    assert picture_of(replace(SAM, portrait="")) == "me"
    assert parted(picture_of(SAM)) == Portrait("", "me")
    assert parted(picture_of(replace(SEEN, portrait="portrait_2"))) == Portrait(PHOTO, "portrait_2")
    assert parted(picture_of(SEEN, "alone")) == Portrait(PHOTO, "alone")


def test_who_are_you_shows_photos_where_there_are_any() -> None:
    asked = screen(play(makers.make_visit(makers.make_household(people=(SEEN, ALI))), makers.TO_SURVEYS[0]))
    pictures = [parted(card.line.picture) for card in asked.cards]
    assert pictures[:2] == [Portrait(PHOTO, "me"), Portrait("", "carer")]


def test_who_is_here_shows_the_person_on_the_card_that_means_nobody_else() -> None:
    for person, photo in ((SEEN, PHOTO), (SAM, "")):
        visit = makers.make_visit(makers.make_household(people=(person,)))
        here = screen(play(visit, *makers.TO_SURVEYS[:8]))
        assert here.name == "who_is_here"
        assert [parted(card.line.picture).photo for card in here.cards] == [photo, "", "", "", ""]
        assert parted(here.cards[0].line.picture).drawn == "alone"
    someone_else = play(makers.make_visit(), a.OpenDoor("questions"), a.Choose(""), *makers.TO_SURVEYS[2:8])
    assert screen(someone_else).cards[0].line.picture == "alone"


def test_all_that_is_said_beside_a_photo_is_known_ahead() -> None:
    household = walk.start().household
    household = replace(household, people=tuple(replace(p, photo=PHOTO) for p in household.people))
    known = set(all_lines(household, "en"))
    shown = [screen(replace(visit, household=household)) for visit in walk.every_visit()]
    said = {line for one in shown for line in spoken(one)}
    assert any(parted(line.picture).photo for line in said)
    assert said <= known
