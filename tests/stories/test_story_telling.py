"""Telling as a person does it, by touch and again by keys, and what is left of it on the tablet: nothing."""

from easyread.concern import Concern
from easyread.envelope import Delivery
from easyread.line import Line
from easyread.message import Message
from easyread.reply import Change, Replies, Reply
from easyread.verdict import Verdict
from kiosk.sync.sync import ask, take
from tests.kiosk.kept import STATE
from tests.kiosk.test_replies import signed
from tests.stories.home import Home
from tests.stories.test_story_visit import to_questions

REPLY = Reply(id="r1", person="sam", lines=(Line("We will visit you.", "visit"),), name="Jo")
TOLD = Replies(
    version=1,
    replies=(REPLY,),
    changes=(Change(id="c1", lines=(Line("There is fish on Friday.", "food"),)),),
)


def concern(home: Home) -> Concern:
    """The one thing that is kept."""
    (body,) = home.bodies()
    assert isinstance(body, Concern)
    return body


def test_someone_hurts_me_and_i_am_not_safe(home: Home) -> None:
    home.said = []
    home.do("tell", "bad")
    assert home.bodies() == [], "nothing is kept before it was confirmed"
    home.do("next")
    assert (concern(home).topic, home.running()) == ("bad", 1)
    home.do(
        "sam", "next", "hurts", "next", "carer", "next", "no", "next", "stop", "next", "elsewhere", "next"
    )
    assert home.name == "more"
    assert home.running() == 1
    home.do("next")
    assert (home.name, home.said) == ("thanks", []), "nothing of it was spoken"
    told = concern(home)
    assert (told.detail, told.who, told.safe, told.wants) == ("hurts", ("carer",), "no", "stop")
    assert (told.contact, told.person, home.running()) == ("elsewhere", "sam", 0)
    assert home.next() == "welcome"
    home.do("tell")
    assert home.chosen() == [], "nobody finds out here what was told"


def test_what_was_confirmed_is_kept_when_it_is_hidden(home: Home) -> None:
    home.do("tell", "mine", "next", "next", "takes-money", "hide")
    assert home.name == "neutral"
    assert (concern(home).detail, home.running()) == ("takes-money", 0)


def test_what_was_confirmed_is_kept_when_nobody_goes_on(home: Home) -> None:
    home.do("tell", "bad", "next", "next", "hurts")
    home.hurry(home.kiosk.idle.timer)
    assert home.name == "more_time"
    home.hurry(home.kiosk.idle.timer)
    assert (home.name, concern(home).detail, home.running()) == ("neutral", "hurts", 0)


def test_it_speaks_once_sound_was_chosen(home: Home) -> None:
    home.said = []
    home.do("tell", "listen", "aloud")
    assert home.said[0] == "Tell Hillside.\nWhat is it about?"
    home.said = []
    home.do("bad")
    assert home.said == [], "and never what was touched"


def test_has_it_gone_counts_whatever_waits(home: Home) -> None:
    to_questions(home).do("sad", "next", "tool stop", "keep", "next", "next", "tell", "talk", "next", "next")
    home.do("next", "tell", "gone")
    assert home.screen.heading[0].words == "2 things have not gone yet."


def test_good_news_goes_with_a_picture(home: Home) -> None:
    home.do("say", "good", "next", "ali", "next", "food", "next", "next")
    assert home.name == "thanks"
    (body,) = home.bodies()
    assert body == Message(topic="good", about="food", person="ali", begun=body.begun)


def told_to(home: Home, replies: Replies) -> None:
    """A round brought these."""
    one = home.kiosk.device
    delivery = Delivery(lost=False, time="2026-05-01T10:00:00+00:00", replies=signed(replies))
    assert take(one.outbox, one.told, ask(one.outbox, one.told, STATE), delivery).household
    one.read()
    home.kiosk.road.household.emit()
    home.rest()


def test_a_reply_is_heard_and_judged(home: Home) -> None:
    before = home.screen
    told_to(home, TOLD)
    assert home.screen == before, "Welcome says nothing of it"
    home.do("messages", "sam", "next", "r1")
    assert home.said == ["Thank you for telling us.\nJo read what you said.", "We will visit you."]
    home.do("next", "no", "next")
    assert home.name == "thanks"
    (body,) = home.bodies()
    assert body == Verdict(reply="r1", said="no", person="sam", begun=body.begun)
    assert home.kiosk.device.told.replies.shown() == ("r1",)
    home.do("next", "changes")
    assert home.said == ["You said, we did", "There is fish on Friday."]


def test_three_pictures_keep_messages_to_their_person(home: Home) -> None:
    told_to(home, TOLD)
    home.do("messages", "sam", "next", "set", "car", "star", "pets", "next", "hide")
    home.wake()
    home.do("messages", "sam", "next", "car", "star", "music", "next")
    assert [card.id for card in home.screen.cards] == ["changes"]
    home.do("back", "next", "pets", "car", "star", "next")
    assert [card.id for card in home.screen.cards] == ["r1", "changes", "set"]
