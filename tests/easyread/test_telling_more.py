"""What goes along with what is told, how it ends, good news and ideas, and family members and carers."""

import re

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread.attachment import Attachment
from easyread.concern import TOPICS, Concern
from easyread.follow_up import read_kept
from easyread.leaving import told
from easyread.message import Message
from easyread.screen import Pick, Read, speech, spoken
from easyread.showing import screen
from easyread.stage import Visit
from easyread.visit import step
from tests import makers
from tests.makers import chosen, names, on_screen, play

TALK = (a.Tell(), a.Choose("talk"), a.Next())
BAD = (a.Tell(), a.Choose("bad"), a.Next())
ALL = a.Choose("all")
THANKS = makers.until(play(makers.make_asking(), a.Give("ok"), a.Next(), a.Give("home")), "thanks")


def test_the_last_screen_is_that_of_every_visit() -> None:
    visit = makers.make_asking()
    answered = makers.until(play(visit, a.Give("ok"), a.Next(), a.Give("home")), "thanks")
    ends = [
        play(visit, *TALK),
        play(visit, *BAD, a.Choose("hurts"), ALL),
        play(makers.make_visit(), a.OpenDoor("say"), a.Choose("good"), a.Next(), ALL),
        play(visit, a.Give("ok"), a.Stop(), a.Choose("keep"), a.Next()),
    ]
    for end in ends:
        assert replace(screen(end), aloud=True) == screen(answered)
        assert spoken(screen(end)) == spoken(screen(answered))
        numbers = play(end, a.Choose("numbers"))
        assert replace(screen(numbers), aloud=True, tools=(), silent=False) == replace(
            screen(play(answered, a.Choose("numbers"))), tools=()
        )


def test_the_numbers_over_a_last_screen_lead_back_to_it() -> None:
    answered = THANKS
    numbers = play(answered, a.Choose("numbers"))
    assert play(numbers, a.Choose("numbers")) == numbers
    assert play(numbers, a.Back()) == play(numbers, a.Next()) == answered


def test_a_problem_that_turns_out_to_be_more_leads_to_tell_someone_from_each_page() -> None:
    """What was confirmed of it is kept, and what is told then is another thing."""
    opened = play(makers.make_visit(), a.OpenDoor("say"))
    sent = play(opened, a.Choose("problem"), a.Next())
    more = play(sent, a.Choose("sam"), a.Next(), a.Next())
    writing = play(more, a.Make("write"), a.Type("h"))
    recording = play(
        more, a.Make("say"), a.Record(), a.Begun(Attachment(id="a", key=b"k" * 32, media="audio/pcm"))
    )
    late = replace(writing, needs_time=True)
    for page in (opened, sent, more, writing, recording, late):
        assert next(tool for tool in screen(page).tools if tool.id == "tell").works
        telling = play(page, a.Tell())
        assert (screen(telling).name, telling.making, told(telling, "")) == ("tell_topic", None, None)
        assert names(telling, a.Back())[-1] == "welcome"
        assert told(play(telling, a.Choose("bad"), a.Next()), "") == Concern(topic="bad")


def test_good_news_an_idea_or_a_problem_goes_with_a_topic_or_without() -> None:
    opened = play(makers.make_visit(), a.OpenDoor("say"))
    assert screen(opened).aloud
    assert on_screen(opened) == ["good", "idea", "problem"]
    sent = play(opened, a.Choose("idea"), a.Next())
    assert told(sent, "then") == Message(topic="idea", begun="then")
    about = play(sent, a.Choose("sam"), a.Next())
    assert screen(about).name == "say_about"
    whole = play(about, a.Choose("food"), a.Next(), a.Next())
    assert told(whole, "") == Message(topic="idea", about="food", person="sam")
    assert names(whole, a.Next()) == ["thanks", "welcome"]


@pytest.mark.parametrize("by", ["family", "carer"])
def test_family_and_carers_are_shown_another_way_and_can_tell_it_here(by: str) -> None:
    household = makers.make_household(page="hillside.example/tell")
    outside = play(makers.make_visit(household), a.OpenDoor("outside"))
    page, risk = (line.words for line in screen(outside).heading)
    assert page == "Use your own phone.\nhillside.example/tell"
    assert "can see this screen" in risk
    assert step(outside, a.Next(), 0.0) == outside
    assert names(outside, a.Back()) == ["outside", "welcome"]
    sent = play(outside, a.Choose(by), a.Choose("else"), a.Next())
    assert screen(sent).heading[0].words.startswith("Who is it about?")
    body = told(play(sent, a.Choose("ali"), ALL), "")
    assert isinstance(body, Concern)
    assert body == Concern(topic="else", by=by, person="ali", code=body.code)


def test_whoever_tells_for_another_is_shown_a_code_to_read_the_answer_by() -> None:
    """A page of their own before the last one, which is the same for all; each thing that is told has another code."""
    household = makers.make_household(page="hillside.example/tell")
    outside = play(makers.make_visit(household), a.OpenDoor("outside"), a.Choose("family"))
    sent = play(outside, a.Choose("bad"), a.Next(), a.Choose("ali"))
    shown = screen(play(sent, ALL))
    body = told(sent, "")
    assert isinstance(body, Concern)
    code = read_kept(body.code)
    assert code and [line.words for line in shown.heading] == [
        "Write this down.\nWith it you can read our answer.",
        f"{code.shown}\n{code.word}",
        "Use your own phone.\nhillside.example/tell",
    ]
    assert shown.heading[1].picture == code.picture
    for asked in ((), (a.Choose("sound"),), (a.Open("listen"),)):
        page = screen(play(sent, a.Choose("sound"), a.Choose("aloud"), ALL, *asked))
        assert (page.name, page.silent, page.aloud) == ("tell_code", True, False), "others would hear it"
    last = play(sent, ALL, ALL)
    assert (
        screen(last)
        == screen(play(sent, ALL, a.Next()))
        == screen(play(makers.make_visit(household), *TALK, a.Next()))
    )
    again = told(play(last, a.Tell(), a.Choose("else"), a.Next()), "")
    anew = told(play(last, a.Next(), a.Choose("family"), a.Choose("else"), a.Next()), "")
    assert isinstance(again, Concern) and isinstance(anew, Concern)
    assert again.code == anew.code != body.code
    another = replace(play(outside, a.Choose("bad")), salt="drawn anew")
    assert told(play(another, a.Next()), "") != told(play(outside, a.Choose("bad"), a.Next()), "")


def test_nobody_else_has_a_code_and_what_is_none_is_not_read() -> None:
    household = makers.make_household(page="hillside.example/tell")
    for path in ((a.Tell(),), (a.OpenDoor("outside"), a.Choose("family"))):
        where = household if path == (a.Tell(),) else makers.make_household()
        body = told(play(makers.make_visit(where), *path, a.Choose("bad"), a.Next()), "")
        assert isinstance(body, Concern) and body.code == ""
    assert [read_kept(kept) for kept in ("", "1234567 medicine", "12345678", "12345678 nothing")] == [
        None
    ] * 4


MINE = re.compile(r"\b(I|me|my|myself|yourself|you want)\b")
THEIR_OWN = {
    "I want to talk to someone, on my own",
    "I am not sure",
    "I am worried about someone else",
    "Do you want to tell more?\nYou can say your name.",
}
"""What whoever tells it says of themselves, also where it is about another."""


@pytest.mark.parametrize("by", ["family", "carer"])
def test_what_is_told_of_another_is_in_words_for_them(by: str) -> None:
    words, ways = set[str](), set[str]()
    for topic, details in TOPICS.items():
        visit = play(makers.make_visit(), a.OpenDoor("outside"), a.Choose(by))
        words |= shown_words(visit)
        visit = play(visit, a.Choose(topic), a.Next(), a.Next(), a.Choose(details[1] if details else ""))
        while screen(visit).name != "thanks":
            words |= shown_words(visit)
            ways |= set(on_screen(visit)) if screen(visit).name == "tell_contact" else set()
            visit = play(visit, a.Next())
    assert {one for one in words if MINE.search(one)} == THEIR_OWN
    assert {"Someone shouts at them", "They are not safe", "Do they want to hurt themselves?"} <= {
        part for one in words for part in (one, one.split("\n")[0])
    }
    assert ways == {"visit", "phone", "elsewhere", "trusted"}, "no answer on a screen of the house"


def shown_words(visit: Visit) -> set[str]:
    """What the heading and the cards say."""
    shown = screen(visit)
    assert isinstance(shown, Pick | Read)
    return {line.words for line in (*shown.heading, *(card.line for card in shown.cards))}


def test_where_no_page_is_known_none_is_named() -> None:
    shown = screen(play(makers.make_visit(), a.OpenDoor("outside")))
    assert len(shown.heading) == 1


VOICE = Attachment(id="v", key=b"k", media="audio/pcm")
WHOLE = replace(VOICE, digest="d", size=9, seconds=3.0)


def more(*acts: a.Act) -> Visit:
    """At the page where more can be told, after these acts."""
    return makers.until(play(makers.make_asking(), *BAD), "more", *acts)


def test_more_can_be_said_written_or_shown_and_goes_along() -> None:
    visit = more()
    assert on_screen(visit) == ["say", "write", "show"]
    for kind in ("say", "show"):
        going = play(visit, a.Make(kind), a.Record(), a.Begun(VOICE))
        assert screen(play(visit, a.Make(kind))).silent
        made = play(going, a.Recorded(WHOLE), a.Next())
        assert (screen(made).name, chosen(made)) == ("more", [kind])
        body = told(made, "")
        assert isinstance(body, Concern)
        assert {"say": body.said, "show": body.shown}[kind] == WHOLE
        assert chosen(play(made, a.Make(kind), a.Record(), a.Begun(VOICE), a.Recorded(WHOLE), a.Bin())) == []
        assert chosen(play(made, a.Make(kind), a.Back())) == [kind]


def test_what_was_written_is_kept_with_each_letter_and_can_be_changed() -> None:
    written = play(more(), a.Make("write"), a.Type("o"), a.Type("k"))
    body = told(written, "")
    assert isinstance(body, Concern)
    assert body.written == "ok"
    again = play(written, a.Next(), a.Make("write"), a.Erase(), a.Erase(), a.Next())
    assert (screen(again).name, chosen(again)) == ("more", [])
    assert speech(screen(more()), screen(written), a.Type("k")) == ()


def test_a_recording_that_ends_when_its_page_is_left_is_whole_all_the_same() -> None:
    left = play(more(), a.Make("say"), a.Record(), a.Begun(VOICE), a.Recorded(WHOLE), a.Next(), ALL)
    late = play(more(), a.Make("say"), a.Record(), a.Begun(VOICE), a.Next(), a.Recorded(WHOLE), a.Next(), ALL)
    assert told(left, "") == told(late, "")


def test_more_is_asked_of_whoever_has_good_news_too() -> None:
    visit = makers.until(play(makers.make_visit(), a.OpenDoor("say"), a.Choose("good"), a.Next()), "more")
    body = told(play(visit, a.Make("write"), a.Type("y")), "")
    assert isinstance(body, Message)
    assert body.written == "y"
    assert play(visit, a.Choose("numbers")) == visit
