"""Messages: what the scheme said back, shown to whom it is for, and what they say to it."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread.hearing import PICTURES, hearing_lines
from easyread.leaving import is_told, response, told
from easyread.line import Line
from easyread.reply import Change, Reply
from easyread.screen import spoken
from easyread.showing import screen
from easyread.stage import SOMEONE_ELSE, Visit
from easyread.verdict import Verdict
from easyread.visit import step
from tests import makers
from tests.makers import chosen, names, on_screen, play

VISIT = Line("We will visit you.", "visit")
FISH = Line("There is fish on Friday.", "food")
TO_SAM = Reply(
    id="r1", person="sam", lines=(VISIT, Line("It is on Monday.", "calendar")), name="Jo", photo="ab"
)
PLAIN = Reply(id="r2", person="sam", lines=(Line("We read it.", "eye"),), name="Jo", asks=False)
TO_ALI = Reply(id="r3", person="ali", lines=(Line("Thank you.", "thank_you"),), name="Jo")
TO_OTHER = replace(TO_ALI, id="r4", person=SOMEONE_ELSE)
HOME = makers.make_household(
    replies=(TO_SAM, PLAIN, TO_ALI, TO_OTHER),
    changes=(Change(id="c1", lines=(FISH,)),),
    locks={"ali": ("car", "music", "pets")},
)
DOOR = a.OpenDoor("messages")


def at_list(person: str = "sam") -> Visit:
    """Whoever has no lock sees their messages."""
    return play(makers.make_visit(HOME), DOOR, a.Choose(person), a.Next())


def test_welcome_says_nothing_of_messages() -> None:
    empty = makers.make_visit(makers.make_household())
    assert screen(makers.make_visit(HOME)) == screen(empty)


def test_who_it_is_for_is_chosen_by_portrait() -> None:
    asked = play(makers.make_visit(HOME), DOOR)
    assert on_screen(asked) == ["sam", "ali", SOMEONE_ELSE]
    assert step(asked, a.Next(), 0.0) == asked
    assert step(asked, a.Choose("nobody we know"), 0.0) == asked
    assert on_screen(at_list()) == ["r1", "r2", "changes", "set"]
    assert on_screen(at_list(SOMEONE_ELSE)) == ["r4", "changes"]
    assert names(at_list(), a.Back(), a.Back()) == ["messages", "messages_person", "welcome"]


def test_a_reply_begins_with_thanks_and_asks_whether_it_is_better() -> None:
    opened = play(at_list(), a.Choose("r1"))
    first, *lines = screen(opened).heading
    assert first.words == "Thank you for telling us.\nJo read what you said."
    assert first.picture == "photo:ab/scheme_worker"
    assert tuple(lines) == TO_SAM.lines
    assert spoken(screen(opened)) == (first, *lines)
    asked = play(opened, a.Next())
    assert (screen(asked).name, on_screen(asked)) == ("better", ["better", "bit", "no", "talk"])
    assert step(asked, a.Next(), 0.0) == asked


@pytest.mark.parametrize("said", ["better", "bit", "no", "talk"])
def test_the_verdict_leaves_once_it_was_confirmed(said: str) -> None:
    asked = play(at_list(), a.Choose("r1"), a.Next(), a.Choose(said))
    assert (chosen(asked), told(asked, ""), is_told(asked)) == ([said], None, False)
    heard = play(asked, a.Next())
    assert told(heard, "then") == Verdict(reply="r1", said=said, person="sam", begun="then")
    assert is_told(heard)
    assert response(heard, "") is None
    assert names(heard, a.Next(), a.Back()) == ["thanks", "messages", "messages_person"]
    assert told(play(heard, a.Next()), "") is None
    assert chosen(play(heard, a.Back())) == []


def test_a_reply_that_asks_nothing_leads_back_to_the_list() -> None:
    assert names(play(at_list(), a.Choose("r2")), a.Next()) == ["reply", "messages"]


def test_what_changed_is_there_for_all() -> None:
    board = play(at_list("ali"), a.Back(), a.Choose(SOMEONE_ELSE), a.Next(), a.Choose("changes"))
    assert screen(board).heading[1:] == (FISH,)
    assert names(board, a.Next()) == ["changes", "messages"]
    none = play(makers.make_visit(), DOOR, a.Choose("sam"), a.Next())
    assert screen(none).heading[0].words == "There is nothing new for you."
    assert play(none, a.Choose("changes")) == none
    nobody = play(makers.make_visit(), DOOR, a.Choose(SOMEONE_ELSE), a.Next())
    assert screen(nobody).heading[0].words == "There is nothing new for you."
    assert on_screen(nobody) == []


def test_three_pictures_lock_messages_and_wrong_ones_show_nothing_new() -> None:
    locked = at_list("ali")
    assert (screen(locked).name, on_screen(locked)) == ("pictures_lock", list(PICTURES))
    right = [a.Choose(id) for id in ("pets", "car", "music")]
    assert play(locked, *right[:2], a.Next()) == play(locked, *right[:2])
    opened = play(locked, *right, a.Next())
    assert on_screen(opened) == ["r3", "changes", "set"]
    wrong = play(locked, *right[:2], a.Choose("star"), a.Next())
    assert on_screen(wrong) == ["changes"]
    assert screen(wrong).heading[0].words == "There is nothing new for you."
    assert play(wrong, a.Choose("r3")) == play(wrong, a.Choose("set")) == wrong
    assert chosen(play(opened, a.Back())) == ["ali"]
    assert chosen(play(opened, a.Back(), a.Next())) == []


def test_a_fourth_picture_takes_the_place_of_the_first_and_one_again_takes_it_back() -> None:
    locked = at_list("ali")
    four = play(locked, *(a.Choose(id) for id in PICTURES[:4]))
    assert set(chosen(four)) == set(PICTURES[1:4])
    assert set(chosen(play(four, a.Choose(PICTURES[1])))) == set(PICTURES[2:4])


def test_somebody_chooses_their_own_pictures() -> None:
    chosen_now = play(at_list(), a.Choose("set"), *(a.Choose(id) for id in PICTURES[:3]))
    assert names(chosen_now, a.Next(), a.Next()) == ["pictures_set", "pictures_locked", "messages"]


def test_someone_told_over_a_verdict_is_told_apart_from_it() -> None:
    heard = play(at_list(), a.Choose("r1"), a.Next(), a.Choose("no"), a.Next())
    telling = play(heard, a.Tell())
    assert (told(telling, ""), is_told(telling)) == (None, False)
    assert told(play(telling, a.Back()), "") == told(heard, "")


def test_every_line_of_the_language_is_known_ahead() -> None:
    welsh = replace(TO_ALI, lines=(Line("Diolch.", "thank_you", language="cy"),))
    lines = hearing_lines(replace(HOME, replies=(TO_SAM, welsh)), "en")
    assert [line.words for line in lines if line.language != "en"] == []
    assert {VISIT, FISH} <= set(lines)
