"""Questions that open others: whatever is answered, changed and gone back on, what leaves is what counts."""

from hypothesis import given
from hypothesis import strategies as st

from easyread import act as a
from easyread.giving import present
from easyread.leaving import response
from easyread.profile import Profile
from easyread.route import cards, route
from easyread.screen import touchable
from easyread.showing import screen
from easyread.stage import Visit
from easyread.survey import AnyQuestion, Condition, EitherOr, PickOne, PickSome, Survey
from easyread.visit import step
from tests import makers
from tests.easyread import visit_laws as laws

CHOICES = ("one", "two", "three")


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    """Up to six questions, each asked always or if some before it were answered so."""
    questions: list[AnyQuestion] = []
    for number in range(draw(st.integers(1, 6))):
        before = [question.id for question in questions]
        picked = st.lists(st.sampled_from(CHOICES), min_size=1, max_size=2, unique=True).map(tuple)
        condition = st.builds(Condition, question=st.sampled_from(before or [""]), picked=picked)
        asked_if = draw(st.lists(condition, max_size=2)) if before else []
        kind: makers.Kind = PickSome if draw(st.booleans()) else PickOne
        questions.append(makers.make_question(kind, f"q{number}", CHOICES, asked_if=tuple(asked_if)))
    return makers.make_survey("drawn", questions)


DOINGS = st.lists(
    st.sampled_from(
        (*CHOICES, *CHOICES, "next", "next", "next", "next", "back", "back", "skip", "dont-know", "stop")
    ),
    max_size=40,
)


def done(visit: Visit, doing: str) -> a.Act:
    """What one doing is on the present screen."""
    match doing:
        case "next":
            return a.Next()
        case "back":
            return a.Back()
        case "stop":
            return a.Stop()
        case "skip" | "dont-know":
            return a.SayElse("skip" if doing == "skip" else "dont-know")
        case _:
            return a.Choose("change") if screen(visit).name == "check" else a.Give(doing)


def finished(visit: Visit) -> Visit:
    """Gone on to the end, answering "one" to what is unanswered."""
    for _ in range(80):
        shown = screen(visit)
        if shown.name == "thanks":
            return visit
        if shown.name == "stopped":
            visit = step(visit, a.Back(), 0.0)
        if shown.name == "ask" and not any(card.chosen for card in touchable(shown)):
            visit = step(visit, a.Give("one"), 0.0)
        visit = step(visit, a.Next(), 0.0)
    raise AssertionError(screen(visit).name)


@given(survey=surveys(), doings=DOINGS, check=st.booleans())
def test_what_leaves_is_what_was_last_given_to_what_is_asked(
    survey: Survey, doings: list[str], check: bool
) -> None:
    household = makers.make_household(surveys=(survey,), practice=None, profile=Profile(check=check))
    visit = makers.make_asking(household, "drawn")
    given_last: dict[str, object] = {}
    for doing in doings:
        if screen(visit).name == "thanks":
            break
        if doing == "stop" and not visit.answers:
            continue  # Who said nothing is not asked what becomes of it; the visit would end here.
        act, before = done(visit, doing), visit
        visit = step(before, act, 1.0)
        laws.given_answers_stay(before, act, visit)
        laws.only_what_counts_leaves(visit)
        laws.the_trail_is_on_the_route(visit)
        given_last.update({id: answer.value for id, answer in visit.answers.items()})
    last = finished(visit)
    body = response(last, "")
    assert body is not None
    assert body.ended == "finished"
    assert body.seen == route(survey, last.answers)
    assert [answer.question for answer in body.answers] == list(body.seen)
    for answer in body.answers:
        assert answer.value == given_last.get(answer.question, answer.value)


def leaving(visit: Visit) -> list[str]:
    """The questions whose answers leave."""
    body = response(visit, "")
    return [answer.question for answer in body.answers] if body else []


def test_a_dropped_answer_stays_behind_and_counts_again_once_its_question_is_asked_again() -> None:
    visit = makers.play(
        makers.make_asking(),
        a.Give("bad"),
        a.Next(),
        a.Give("yes"),
        a.Next(),
        a.Give("staff"),
        a.Back(),
        a.Back(),
    )
    dropped = makers.play(visit, a.Give("good"))
    assert dropped.trail == ("food",)
    assert leaving(dropped) == ["food"]
    again = makers.play(dropped, a.Give("bad"))
    assert again.trail == ("food",)
    asked = makers.play(again, a.Next(), a.Next())
    assert asked.trail == ("food", "told", "whom")
    assert leaving(asked) == ["food", "told", "whom"]


def test_back_passes_over_a_question_that_is_no_longer_asked() -> None:
    visit = makers.make_asking(makers.make_household(profile=Profile(check=True)))
    checking = makers.until(
        makers.play(visit, a.Give("bad"), a.Next(), a.Give("no"), a.Next()), "check", a.Give("home")
    )
    changed = makers.play(checking, a.Choose("change"), a.Give("good"), a.Next())
    assert screen(changed).name == "check"
    seen = []
    while screen(changed).name != "opening":
        question = present(changed)
        seen.append(question.id if question else screen(changed).name)
        changed = makers.play(changed, a.Back())
    assert seen == ["check", "food", "check", "help_given", "liked", "food"]


def test_after_a_change_every_question_it_opens_is_asked_before_the_check_goes_on() -> None:
    questions = (
        makers.make_question(EitherOr, "first", ("yes", "no")),
        makers.make_question(
            EitherOr, "second", ("yes", "no"), asked_if=(Condition(question="first", picked=("yes",)),)
        ),
        makers.make_question(EitherOr, "third", ("yes", "no")),
        makers.make_question(
            EitherOr, "fourth", ("yes", "no"), asked_if=(Condition(question="first", picked=("yes",)),)
        ),
    )
    household = makers.make_household(
        surveys=(makers.make_survey("opens", questions),), practice=None, profile=Profile(check=True)
    )
    visit = makers.make_asking(household, "opens")
    checking = makers.until(makers.play(visit, a.Give("no"), a.Next(), a.Give("yes"), a.Next()), "check")
    visit = makers.play(checking, a.Choose("change"), a.Give("yes"), a.Next())
    asked = []
    while screen(visit).name == "ask":
        question = present(visit)
        assert question is not None
        asked.append(question.id)
        visit = makers.play(visit, a.Give("no"), a.Next())
    assert asked == ["second", "fourth"]
    headings = []
    while screen(visit).name == "check":
        headings.append(screen(visit).heading[0].words)
        visit = makers.play(visit, a.Next())
    assert headings == [f"How is {id}?" for id in ("first", "second", "third", "fourth")]
    assert screen(visit).name == "thanks"


def test_an_emptied_pick_some_is_a_skip_and_can_be_filled_again() -> None:
    visit = makers.make_asking()
    visit = makers.play(visit, a.Give("ok"), a.Next())
    question = present(visit)
    assert isinstance(question, PickSome)
    order = [card.id for card in cards(visit, question)]
    both = makers.play(visit, a.Give(order[2]), a.Give(order[0]))
    assert [card.id for card in screen(both).cards if card.chosen] == [order[0], order[2]]
    emptied = makers.play(both, a.Give(order[0]), a.Give(order[2]))
    beside = touchable(screen(emptied))[-1]
    assert (beside.chosen, beside.line.words) == (True, "Skip this")
    filled = makers.play(emptied, a.Give(order[1]))
    assert [card.id for card in touchable(screen(filled)) if card.chosen] == [order[1]]
    assert filled.answers["liked"].tries == 5
