"""Saying, writing and showing something: what is made is handed on as it is made, and can be binned."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.attachment import Attachment
from easyread.body import attachments
from easyread.concern import Concern
from easyread.giving import asking
from easyread.keys import rows
from easyread.leaving import response
from easyread.lines import all_lines
from easyread.making import LONGEST
from easyread.message import Message
from easyread.response import Answer, Picked, Response, Said, Shown, Sorted, Written
from easyread.screen import Camera, Keyboard, Meter, Pick, Read, speech, touchable
from easyread.showing import screen
from easyread.stage import Visit
from easyread.verdict import Verdict
from easyread.visit import step
from tests import makers
from tests.makers import play

FIRST = Attachment(id="first", key=b"1", media="audio/pcm")
SECOND = Attachment(id="second", key=b"2", media="audio/pcm")
WHOLE = Attachment(id="first", key=b"1", media="audio/pcm", digest="00", size=9, seconds=2.5)


def at(kind: a.Kind) -> Visit:
    """At the question that is answered so."""
    visit = makers.make_asking(makers.make_made_household(), "day")
    skip = (a.SayElse("skip"), a.Next())
    return play(visit, *skip * {"say": 1, "write": 2, "show": 3}[kind])


def value(visit: Visit) -> object:
    asked = asking(visit)
    assert asked is not None
    return asked.answer and asked.answer.value


def going() -> Visit:
    return play(at("say"), a.Make("say"), a.Record(), a.Begun(FIRST))


def test_a_question_offers_its_own_way_to_answer() -> None:
    for kind, way in (("say", "say_start"), ("write", "write"), ("show", "show_start")):
        visit = at(kind)  # type: ignore[arg-type]
        shown = screen(visit)
        assert isinstance(shown, Pick)
        assert makers.on_screen(visit) == [kind]
        assert screen(step(visit, shown.cards[0].act, 0.0)).name == way
    assert play(at("say"), a.Make("write")) == at("say")
    assert play(makers.make_visit(), a.Make("say")) == makers.make_visit()


def test_it_is_said_kept_and_leaves() -> None:
    assert value(going()) == Said(FIRST)
    assert isinstance(screen(going()), Meter)
    assert not screen(going()).aloud
    made = play(going(), a.Halt(), a.Recorded(WHOLE))
    assert isinstance(screen(made), Read)
    assert [card.id for card in touchable(screen(made))] == ["play", "keep", "record", "bin"]
    assert play(made, a.Play()) == made
    kept = play(made, a.Next())
    said = value(kept)
    assert isinstance(said, Said)
    assert (said.seconds, said.cut) == (2.5, False)
    assert makers.chosen(kept) == ["say"]
    body = response(kept, "")
    assert body is not None
    assert attachments(body) == (WHOLE,)


def test_what_was_said_can_be_said_again_or_binned() -> None:
    made = play(going(), a.Halt(), a.Recorded(WHOLE))
    again = play(made, a.Record(), a.Begun(SECOND))
    assert value(again) == Said(SECOND)
    assert screen(again).name == "say_going"
    binned = play(made, a.Bin())
    assert (value(binned), screen(binned).name) == (None, "say_start")
    assert play(binned, a.Bin()) == binned


@pytest.mark.parametrize("act", [a.Next(), a.Back(), a.Halt()])
def test_while_it_runs_every_way_out_ends_the_recording_first(act: a.Act) -> None:
    ending = play(going(), act)
    assert screen(ending).name == "say_going"
    assert touchable(screen(ending)) == ()
    assert play(ending, act) == ending
    assert screen(play(ending, a.Recorded(WHOLE))).name == "say_made"


def test_it_says_how_a_recording_ended() -> None:
    full = replace(WHOLE, seconds=180.0)
    for made, said in ((WHOLE, "did it"), (full, "3 minutes"), (replace(WHOLE, cut=True), "stopped")):
        assert said in screen(play(going(), a.Halt(), a.Recorded(made))).heading[0].words


def test_nobody_idles_while_something_is_recorded() -> None:
    assert play(going(), a.Idled()) == going()
    assert screen(play(going(), a.Halt(), a.Recorded(WHOLE), a.Idled())).name == "more_time"


def test_tell_someone_and_stop_close_it_and_lose_nothing() -> None:
    telling = play(going(), a.Tell())
    assert (screen(telling).name, telling.making) == ("tell_topic", None)
    later = play(telling, a.Recorded(WHOLE), a.Back())
    assert (screen(later).name, value(later)) == ("ask", Said(WHOLE))
    stopped = play(going(), a.Stop(), a.Recorded(WHOLE))
    assert isinstance(stopped.stage, s.Stopping)
    body = response(stopped, "")
    assert body is not None
    assert attachments(body) == (WHOLE,)
    hidden = play(going(), a.Hide())
    assert hidden.making is None


def test_what_comes_from_outside_too_late_changes_nothing() -> None:
    asked = at("say")
    for act in (a.Begun(FIRST), a.Recorded(WHOLE), a.Unmade()):
        assert play(asked, act) == asked
    made = play(going(), a.Halt(), a.Recorded(WHOLE))
    assert play(made, a.Begun(SECOND), a.Unmade(), a.Recorded(SECOND)) == made


@pytest.mark.parametrize("kind", ["say", "show"])
def test_where_there_is_nothing_to_record_with_it_says_so(kind: a.Kind) -> None:
    missing = play(at(kind), a.Make(kind), a.Record(), a.Unmade())
    assert screen(missing).name == f"{kind}_missing"
    assert screen(play(missing, a.Back())).name == "ask"
    assert missing == play(missing, a.Type("a"), a.Arrange("abc"), a.Spell(True))


def test_it_is_shown() -> None:
    ready = screen(play(at("show"), a.Make("show")))
    assert isinstance(ready, Camera)
    photo = Attachment(id="first", key=b"1", media="image/jpeg", digest="00")
    taken = play(at("show"), a.Make("show"), a.Record(), a.Begun(FIRST), a.Recorded(photo, b"jpeg"))
    shown = screen(taken)
    assert isinstance(shown, Camera)
    assert shown.jpeg == b"jpeg"
    assert [card.id for card in shown.cards] == ["keep", "record", "bin"]
    assert value(taken) == Shown(photo)


def test_it_is_written_letter_by_letter() -> None:
    writing = play(at("write"), a.Make("write"), *(a.Type(letter) for letter in " hi x"), a.Erase())
    shown = screen(writing)
    assert isinstance(shown, Keyboard)
    assert (shown.words, value(writing)) == (" hi ", Written("hi"))
    asked = asking(writing)
    assert asked is not None
    assert asked.answer is not None
    assert asked.answer.tries == 1
    kept = play(writing, a.Next())
    assert makers.chosen(kept) == ["write"]
    reopened = screen(play(kept, a.Make("write")))
    assert isinstance(reopened, Keyboard)
    assert reopened.words == "hi"
    emptied = play(writing, *(a.Erase() for _ in " hi "))
    assert value(emptied) is None
    assert play(emptied, a.Erase()) == emptied
    full = play(writing, *(a.Type("a") for _ in range(LONGEST)))
    assert value(full) == Written("hi " + "a" * (LONGEST - 4))
    assert play(at("write"), a.Make("write"), a.Record()) == play(at("write"), a.Make("write"))


def test_letters_stand_in_two_orders_and_are_spoken_only_where_wanted() -> None:
    writing = play(at("write"), a.Make("write"))
    quiet = screen(writing)
    assert isinstance(quiet, Keyboard)
    assert quiet.rows == rows("en", "abc")
    other = screen(play(writing, a.Arrange("qwerty")))
    assert isinstance(other, Keyboard)
    assert sorted("".join(other.rows)) == sorted("".join(quiet.rows))
    assert speech(quiet, screen(play(writing, a.Type("q"))), a.Type("q")) == ()
    loud = play(writing, a.Spell(True))
    said = speech(screen(loud), screen(play(loud, a.Type("q"))), a.Type("q"))
    assert said is not None
    assert [line.words for line in said] == ["q"]
    assert set(said) <= set(all_lines(loud.household, "en"))
    assert speech(screen(loud), screen(play(loud, a.Erase())), a.Erase()) == ()


def test_it_can_be_listened_to_and_turned_like_any_screen() -> None:
    ready = play(at("say"), a.Make("say"))
    listening = play(ready, a.Open("listen"))
    assert listening.listening
    assert play(listening, a.Back()) == play(listening, a.Open("")) == ready
    turned = play(ready, a.TurnPage(1))
    assert turned.page == 1
    assert play(turned, a.Back()) == ready


def test_the_check_says_how_and_not_what() -> None:
    visit = play(going(), a.Halt(), a.Recorded(WHOLE), a.Next(), a.Next())
    visit = play(visit, a.Make("write"), a.Type("a"), a.Next(), a.Next())
    visit = play(visit, a.Make("show"), a.Record(), a.Begun(SECOND), a.Recorded(SECOND), a.Next())
    said = []
    for _ in range(4):
        visit = makers.until(play(visit, a.Next()), "check")
        said.append(screen(visit).heading[-1].words)
    assert said[1:] == ["You said it.", "You wrote it.", "You took a photo."]


def test_what_travels_beside_a_body() -> None:
    assert attachments(Verdict(reply="r", said="better", person="p")) == ()
    assert attachments(Concern(wish="alone")) == ()
    assert attachments(Message(said=FIRST, shown=SECOND)) == (FIRST, SECOND)
    for given, travels in ((Shown(FIRST), 1), (Sorted(), 0), (Picked(()), 0), (Said(FIRST), 1)):
        body = Response(ended="finished", answers=(Answer(question="q", value=given),))
        assert len(attachments(body)) == travels
