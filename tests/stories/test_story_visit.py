"""A visit as a person has it, told by touch and again by keys, and compared with what the scheme then reads."""

from typing import TypeGuard

from easyread.response import AskLater, Consent, DontKnow, Picked, Response, Skipped, Value
from easyread.screen import Neutral
from easyread.whose import voice_of
from tests.stories.home import Home


def to_questions(home: Home) -> Home:
    """Sam says yes, is alone, takes "This week" and no practice."""
    home.do("questions", "sam", "next").to("consent_ask")
    return home.do("yes", "next", "me", "next", "this-week", "next", "no", "next").to("ask")


def question(home: Home) -> str:
    return home.screen.heading[0].words


def test_a_whole_visit_with_practice(home: Home) -> None:
    assert home.said[:5] == ["Hello.", "Questions", "Tell us something", "Messages", "Tell someone"]
    home.do("questions", "sam", "next").to("consent_ask")
    home.do("yes", "next", "carer", "next", "fine", "next", "this-week", "next", "yes", "next")
    assert home.name == "practice_opening"
    kept = home.response()
    assert ([act.said for act in kept.consents], kept.seen) == (["yes"], ()), "nothing has been asked yet"

    home.to("practice").do("no", "next")
    assert home.said == ["This is a cup of tea.\nIt is OK to say no."]
    home.do("next", "ok", "next")
    assert home.said[0] == "Let us look together."
    home.do("next", "dont-know", "next", "next")
    assert home.name == "practice_over"

    assert home.to("ask").running() == 1
    home.do(
        "happy", "next", "friends", "food", "next", "calm", "next", "yes", "next", "yes", "next", "not-now"
    )
    home.do("next").to("help_given").do("read", "next")
    assert home.said[0] == "Thank you for telling us.\nSomeone at Hillside reads it."
    assert home.running() == 0
    is_what_was_touched(home.response())

    assert home.next() == "welcome"
    home.do("questions", "sam", "next")
    assert home.name == "who_is_here", "who said yes before is not asked again"


def is_what_was_touched(kept: Response) -> None:
    assert (kept.ended, kept.person, kept.survey) == ("finished", "sam", "this-week")
    assert (kept.here, kept.on_own, kept.help) == (("carer",), "fine", ("read",))
    assert kept.consent == Consent(said="yes", version=1)
    picked = {
        answer.question: set(value.choices) for answer in kept.answers if is_picked(value := answer.value)
    }
    assert picked == {
        "today": {"happy"},
        "liked": {"friends", "food"},
        "calm": {"calm"},
        "went-out": {"yes"},
        "listened": {"yes"},
        "talk-to-us": {"not-now"},
    }
    assert [answer.value for answer in kept.practice] == [Picked(("no",)), Picked(("ok",)), DontKnow()]
    assert kept.answers[0].seconds == 1.0


def is_picked(value: Value) -> TypeGuard[Picked]:
    return isinstance(value, Picked)


def test_stopping_and_keeping(home: Home) -> None:
    to_questions(home).do("sad", "next", "tool stop")
    assert home.said[0] == "You stopped.\nThat is OK."
    home.do("keep", "next")
    assert home.name == "thanks"
    kept = home.response()
    assert (kept.ended, [answer.value for answer in kept.answers]) == ("stopped", [Picked(("sad",))])
    assert kept.seen == ("today", "liked")


def test_stopping_and_binning(home: Home) -> None:
    to_questions(home).do("sad", "next", "tool stop", "bin")
    assert home.response().answers == (), "from the touch on it"
    home.do("back")
    assert home.response().answers != (), "unless they think better of it"
    home.do("tool stop", "bin", "next")
    assert home.said[0] == "It is in the bin.\nNobody reads it."
    kept = home.response()
    assert kept.ended == "binned"
    assert (kept.survey, kept.answers, kept.seen, kept.help) == ("", (), (), None)
    assert [act.said for act in kept.consents] == ["yes"], "what they consented to stands"
    assert home.running() == 0


def test_something_else_is_an_answer_of_its_own(home: Home) -> None:
    to_questions(home).do("else", "dont-know")
    assert home.said == ["I don't know"]
    assert home.chosen() == ["else"]
    home.do("next", "else", "explain")
    assert home.said[-1] == "You can choose more than 1.\nYou can skip this."
    home.do("next", "else", "skip", "next", "else", "ask-later", "next")
    home.do("tool stop", "keep", "next")
    kept = home.response()
    assert [answer.value for answer in kept.answers] == [DontKnow(), Skipped(), AskLater()]
    assert [answer.explained for answer in kept.answers] == [False, True, False]


def test_back_changes_an_answer_and_loses_none(home: Home) -> None:
    to_questions(home).do("sad", "next", "music-tv", "next", "back", "back")
    assert question(home) == "How do you feel today?"
    assert home.chosen() == ["sad"]
    home.do("ok", "next")
    assert home.chosen() == ["music-tv"]
    home.do("next", "tool stop", "keep", "next")
    kept = home.response()
    assert [answer.value for answer in kept.answers] == [Picked(("ok",)), Picked(("music-tv",))]
    assert [answer.tries for answer in kept.answers] == [2, 1]


def test_telling_someone_on_my_own_in_the_middle_of_a_visit(home: Home) -> None:
    to_questions(home).do("sad", "next")
    before = home.screen
    home.said = []
    home.do("tool tell")
    assert home.name == "tell_topic"
    home.do("talk", "next")
    assert home.name == "thanks"
    assert home.said == [], "nobody beside the person hears of it"
    home.do("next")
    assert home.screen == before, "the visit goes on where it was"
    assert home.concerns()[0].wish == "alone"
    assert (home.concerns()[0].person, home.concerns()[0].here) == ("sam", ("me",))
    assert home.running() == 1, "the wish goes at once; the visit is held until it is over"
    home.do("food", "next", "tool stop", "keep", "next")
    assert len(home.bodies()) == 2


def test_telling_someone_from_welcome_and_not_saying_who(home: Home) -> None:
    home.do("tell", "talk", "next")
    assert home.name == "tell_person"
    home.do("next", "next")
    assert home.name == "welcome"
    (concern,) = home.concerns()
    assert (concern.wish, concern.person) == ("alone", None)


def test_thinking_better_of_telling_leaves_nothing(home: Home) -> None:
    home.do("tell", "bad", "back")
    assert home.name == "welcome"
    assert home.bodies() == []


def test_not_now_is_respected_and_leaves_only_that(home: Home) -> None:
    home.do("questions", "sam", "next").to("consent_ask").do("not-now", "next")
    assert home.said[0] == "That is OK.\nYou can start another day."
    kept = home.response()
    assert (kept.ended, kept.person, kept.seen, kept.answers) == ("not-now", "sam", (), ())
    assert [act.said for act in kept.consents] == ["not-now"]
    home.do("next", "questions", "sam", "next")
    assert home.name == "consent_0", "and it can be asked another day"


def test_later_on_my_own_is_told_to_the_scheme(home: Home) -> None:
    home.do("questions", "ali", "next").to("consent_ask").do("later-alone", "next")
    assert home.name == "later_alone"
    kept = home.response()
    assert (kept.ended, kept.person, kept.answers) == ("later-alone", "ali", ())


def test_hiding_in_the_middle_of_a_question(home: Home) -> None:
    to_questions(home).do("sad")
    home.said = ["as before"]
    home.do("hide")
    assert isinstance(home.screen, Neutral)
    assert home.said == []
    kept = home.response()
    assert (kept.ended, [answer.value for answer in kept.answers]) == ("hidden", [Picked(("sad",))])
    assert home.running() == 0
    assert home.wake() == "welcome"
    assert home.said == [], "Welcome is silent when it is woken"
    home.do("questions")
    assert home.chosen() == [], "nothing is left of the visit"


def test_nobody_there_for_three_minutes_and_one_more(home: Home) -> None:
    to_questions(home).do("sad")
    assert home.kiosk.idle.timer.interval() == 180_000
    home.hurry(home.kiosk.idle.timer)
    assert home.name == "more_time"
    assert home.said == []
    assert home.kiosk.idle.timer.interval() == 60_000
    home.do("stay")
    assert question(home) == "How do you feel today?"
    assert home.kiosk.idle.timer.interval() == 180_000
    home.hurry(home.kiosk.idle.timer)
    home.hurry(home.kiosk.idle.timer)
    assert home.name == "neutral"
    kept = home.response()
    assert (kept.ended, [answer.value for answer in kept.answers]) == ("idle", [Picked(("sad",))])


def test_listen_says_it_again_slower_and_louder(home: Home) -> None:
    to_questions(home)
    whole, home.said = home.said, []
    home.do("listen")
    assert home.said == whole
    home.do("slower")
    assert home.said == whole
    assert home.kiosk.session.visit.speed == 120
    home.do("louder", "again")
    assert voice_of(home.kiosk.session.visit)[1] > 0.8
    home.do("happy")
    assert home.said == ["Happy"]


def test_a_screen_that_is_made_anew_loses_nothing(home: Home) -> None:
    to_questions(home).do("sad")
    assert home.anew() is not home.board
    assert home.chosen() == ["sad"]
    home.do("next", "tool stop", "keep", "next")
    assert [answer.value for answer in home.response().answers] == [Picked(("sad",))]
