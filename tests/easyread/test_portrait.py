"""Photos of people: on their cards, on the card that means "me", and among the lines known ahead."""

from msgspec.structs import replace

from easyread import act as a
from easyread.lines import all_lines
from easyread.portrait import Portrait, parted, picture_of
from easyread.showing import screen
from tests import makers
from tests.makers import ALI, SAM, play

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


def test_what_is_said_beside_a_photo_is_known_ahead_and_the_page_for_others_too() -> None:
    household = makers.make_household(people=(SEEN, ALI), page="hillside.example/tell")
    lines = set(all_lines(household, "en"))
    beside = {parted(line.picture) for line in lines}
    assert beside >= {Portrait(PHOTO, "me"), Portrait(PHOTO, "alone")}
    assert any("hillside.example/tell" in line.words for line in lines)
