"""The way to the first question: who you are, consent, who is here, which questions, practice."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.consenting import CONSENT_PAGES
from easyread.leaving import response
from easyread.response import Consent
from easyread.showing import screen
from easyread.stage import CONSENT_VERSION, SOMEONE_ELSE
from easyread.visit import step
from easyread.welcoming import CONSENT_LINES
from tests import makers
from tests.makers import chosen, names, on_screen

TO_WHO_IS_HERE = makers.TO_SURVEYS[:-2]


def test_the_first_visit_goes_from_welcome_to_thanks() -> None:
    acts = (*makers.TO_SURVEYS, a.Choose("life"), a.Next(), a.Choose("yes"), a.Next(), a.Next())
    practice = (
        a.Give("no"),
        a.Next(),
        a.Next(),
        a.SayElse("dont-know"),
        a.Next(),
        a.Next(),
        a.Next(),
        a.Next(),
    )
    questions = (a.Give("ok"), a.Next(), a.Give("music"), a.Next(), a.Choose("nobody"), a.Next(), a.Next())
    found = list(dict.fromkeys(names(makers.make_visit(), *acts, *practice, *questions)))
    assert found == [
        *("welcome", "who_are_you", "consent_0", "consent_1", "consent_2", "consent_ask", "who_is_here"),
        *("which_questions", "offer_practice", "practice_opening", "practice", "practised", "practice_over"),
        *("opening", "ask", "help_given", "thanks"),
    ]


def test_consent_has_a_page_for_each_set_of_its_lines_and_one_that_asks() -> None:
    assert len(CONSENT_LINES) + 1 == CONSENT_PAGES
    keys = [key for page in CONSENT_LINES for key in page]
    assert keys == [f"consent_{number}" for number in range(1, 9)]


def test_whoever_said_yes_before_is_not_asked_again() -> None:
    household = makers.make_household(consented=frozenset({"sam", SOMEONE_ELSE}))
    start = makers.play(makers.make_visit(household), a.OpenDoor("questions"))
    sam = makers.play(start, a.Choose("sam"))
    assert sam.consent == Consent(said="before", version=CONSENT_VERSION)
    assert names(sam, a.Next()) == ["who_are_you", "who_is_here"]
    assert names(start, a.Choose("ali"), a.Next())[-1] == "consent_0"
    assert names(start, a.Choose(SOMEONE_ELSE), a.Next())[-1] == "consent_0"


@pytest.mark.parametrize(
    ("card", "ends", "leaves"),
    [
        ("yes", "who_is_here", "running"),
        ("not-now", "not_now", "not-now"),
        ("later-alone", "later_alone", "later-alone"),
    ],
)
def test_each_answer_to_the_consent(card: str, ends: str, leaves: str | None) -> None:
    asked = makers.play(makers.make_visit(), *makers.TO_SURVEYS[:6])
    assert screen(asked).name == "consent_ask"
    assert step(asked, a.Next(), 0.0) == asked
    marked = makers.play(asked, a.Choose(card))
    assert chosen(marked) == [card]
    after = makers.play(marked, a.Next())
    assert screen(after).name == ends
    body = response(after, "")
    assert (body.ended if body else None) == leaves


def test_not_now_marked_is_no_way_round_the_question() -> None:
    asked = makers.play(makers.make_visit(), *makers.TO_SURVEYS[:6], a.Choose("not-now"))
    back = makers.play(asked, *[a.Back()] * CONSENT_PAGES)
    assert names(back, a.Next()) == ["who_are_you", "consent_0"]


def test_consent_taken_back_takes_the_answers_back() -> None:
    visit = makers.play(makers.make_asking(), a.Give("good"))
    while screen(visit).name != "consent_ask":
        visit = makers.play(visit, a.Back())
    body = response(visit, "")
    assert body is not None
    assert len(body.answers) == 1
    taken_back = makers.play(visit, a.Choose("not-now"))
    for later in (taken_back, makers.play(taken_back, a.Next()), makers.play(taken_back, a.Hide())):
        left = response(later, "")
        assert left is not None
        assert (left.ended, left.answers) == ("binned", ())
    unconfirmed = response(taken_back, "")
    assert unconfirmed is not None
    assert [one.said for one in unconfirmed.consents] == ["yes"], "what was not confirmed is no act"
    refused = response(makers.play(taken_back, a.Next()), "")
    assert refused is not None
    assert [(one.said, one.version, one.survey) for one in refused.consents] == [
        ("yes", CONSENT_VERSION, ""),
        ("not-now", CONSENT_VERSION, "life"),
    ]
    again = makers.play(taken_back, a.Choose("yes"))
    assert response(again, "") == body


@pytest.mark.parametrize(
    ("cards", "marked", "then"),
    [
        ((), [], "on_own"),
        (("me",), ["me"], "which_questions"),
        (("carer", "family"), ["carer", "family"], "on_own"),
        (("carer", "me"), ["me"], "which_questions"),
        (("me", "other"), ["other"], "on_own"),
        (("me", "me"), [], "on_own"),
        (("nobody at all",), [], "on_own"),
    ],
    ids=["not said", "alone", "two", "alone after all", "not alone after all", "taken back", "no card"],
)
def test_who_is_here(cards: tuple[str, ...], marked: list[str], then: str) -> None:
    visit = makers.play(makers.make_visit(), *TO_WHO_IS_HERE, *(a.Choose(card) for card in cards))
    assert chosen(visit) == marked
    assert (visit.here or ()) == tuple(marked)
    assert names(visit, a.Next())[-1] == then


def test_doing_it_alone_later_tells_the_scheme_and_nothing_else() -> None:
    visit = makers.play(makers.make_visit(), *TO_WHO_IS_HERE, a.Choose("carer"), a.Next())
    assert step(visit, a.Next(), 0.0) == visit
    assert names(visit, a.Choose("now"), a.Next())[-1] == "which_questions"
    later = makers.play(visit, a.Choose("later"), a.Next())
    assert screen(later).name == "later_alone"
    body = response(later, "then")
    assert body is not None
    assert (body.ended, body.person, body.here, body.begun, body.seen) == (
        "later-alone",
        "sam",
        ("carer",),
        "then",
        (),
    )


def test_on_your_own_was_not_asked_of_someone_who_is_alone() -> None:
    visit = makers.play(makers.make_visit(), *TO_WHO_IS_HERE, a.Choose("carer"), a.Next(), a.Choose("fine"))
    with_carer = makers.until(makers.play(visit, a.Next(), a.Choose("life"), a.Next()), "ask", a.Choose("no"))
    alone = replace(with_carer, here=("me",))
    said = [body.on_own for body in (response(with_carer, ""), response(alone, "")) if body]
    assert said == ["fine", None]


def test_another_person_begins_anew_until_something_is_answered() -> None:
    visit = makers.play(makers.make_asking(), *[a.Back()] * 9)
    assert screen(visit).name == "who_are_you"
    assert on_screen(visit) == ["sam", "ali", ""]
    assert step(visit, a.Choose("sam"), 0.0) == visit
    other = makers.play(visit, a.Choose("ali"))
    assert (other.person, other.consent, other.trail, other.wants_practice) == ("ali", None, (), "")
    assert response(other, "") is not None
    given = makers.play(makers.make_asking(), a.Give("good"), *[a.Back()] * 9)
    assert on_screen(given) == ["sam"]
    assert step(given, a.Choose("ali"), 0.0) == given


def test_practice_answers_do_not_pass_to_another_person() -> None:
    start = makers.play(makers.make_visit(), *makers.TO_SURVEYS, a.Choose("life"), a.Next())
    practising = makers.play(start, a.Choose("yes"), a.Next(), a.Next(), a.Give("no"))
    assert practising.practice
    while screen(practising).name != "who_are_you":
        practising = makers.play(practising, a.Back())
    assert practising.practice
    assert not makers.play(practising, a.Choose("ali")).practice


def test_another_survey_begins_anew_until_something_is_answered() -> None:
    visit = makers.play(makers.make_asking(), *[a.Back()] * 3)
    assert screen(visit).name == "which_questions"
    assert (on_screen(visit), chosen(visit)) == (["life", "week"], ["life"])
    other = makers.until(makers.play(visit, a.Choose("week")), "ask")
    body = response(other, "")
    assert body is not None
    assert (body.survey, body.seen) == ("week", ("food",))
    given = makers.play(makers.make_asking(), a.Give("good"), *[a.Back()] * 3)
    assert on_screen(given) == ["life"]
    assert step(given, a.Choose("week"), 0.0) == given


def test_cards_of_other_screens_mean_nothing() -> None:
    visit = makers.make_visit()
    for act in (a.Choose("sam"), a.Give("good"), a.SayElse("skip"), a.Next(), a.Back(), a.Stop(), a.Stay()):
        assert step(visit, act, 0.0) == visit
    for door in ("staff", "questions", "tell"):
        asking = makers.make_asking()
        assert step(asking, a.OpenDoor(door), 0.0) == asking
    assert isinstance(step(visit, a.OpenDoor("staff"), 0.0).stage, s.AtWelcome)
