"""What holds of every step of every visit, each law a function that asserts it."""

from collections.abc import Iterator

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.envelope import pack, unpack
from easyread.giving import present
from easyread.leaving import response
from easyread.liking import BEGINS
from easyread.line import Line
from easyread.parting import ROADS
from easyread.response import ENDINGS, Response
from easyread.route import asked
from easyread.screen import AnyScreen, Doors, Neutral, speech, spoken, touchable
from easyread.showing import screen
from easyread.stage import Visit
from easyread.visit import step
from easyread.whose import language_of, profile_of

BEGUN = "2026-05-01T10:00:00+01:00"
MAKES = a.Put | a.Begun | a.Recorded | a.Bin | a.Type | a.Erase
"""Acts that change an answer that is sorted or made."""
UNSEEN = a.Play | a.Type | a.Erase
"""Acts that may change nothing of a visit: it is played; there is no letter to take away, or no room for one."""
LISTENS = (a.Listen("again"), a.Listen("slower"), a.Listen("louder"), a.Open("listen"))


def lines_of(shown: AnyScreen) -> Iterator[Line]:
    """Every line that a screen shows."""
    yield from shown.heading
    yield from (card.line for card in touchable(shown))
    yield from (tool.line for tool in (*shown.tools, shown.hide))
    yield from (line for line in (shown.banner, shown.more) if line is not None)


def everything_is_shown_and_said(visit: Visit) -> None:
    """The screen builds; all its lines have words and a picture; no two cards are taken for each other."""
    shown = screen(visit)
    assert shown.heading
    for line in lines_of(shown):
        assert line.words.strip(), line
        assert line.picture, line
        assert "{" not in line.spoken
    ids = [card.id for card in touchable(shown)]
    assert len(ids) == len(set(ids))
    assert set(spoken(shown)) <= set(lines_of(shown))


def given_answers_stay(before: Visit, act: a.Act, after: Visit) -> None:
    """An answer on the trail goes only when the person changes it, at Welcome, or where the next visit begins."""
    over = isinstance(before.stage, BEGINS) and isinstance(after.stage, s.Consenting)
    if isinstance(after.stage, s.AtWelcome) or over:
        return
    changing = isinstance(act, a.Give | a.SayElse | MAKES)
    question = present(before)
    for id in before.trail:
        if id in before.answers and not (changing and question is not None and question.id == id):
            kept, was = after.answers[id], before.answers[id]
            assert replace(kept, explained=was.explained) == was
            assert kept.explained >= was.explained
            assert id in after.trail or changing


def only_what_counts_leaves(visit: Visit) -> None:
    """A response holds answers whose questions are asked given these answers; after no or bin it holds none."""
    body = response(visit, BEGUN)
    if body is None:
        assert not visit.begun
        assert not visit.answers
        return
    assert unpack(pack(body)) == body
    assert body.ended in ENDINGS
    answers = {answer.question: answer for answer in body.answers}
    assert body.consents == visit.consents
    if not body.seen:
        assert body.ended in ("binned", "later-alone") or visit.consents
        assert body.person == (visit.person or "") if visit.consents else body.ended != "running"
        bare = replace(body, ended="", person="", language="en", begun="", here=None)
        assert replace(bare, consent=None, consents=()) == Response(ended="")
    else:
        assert visit.survey is not None
        assert list(answers) == [id for id in body.seen if id in answers]
        counting = {**visit.earlier, **answers}
        assert all(asked(visit.survey.question(id), counting) for id in answers)
        assert not set(answers) & set(visit.earlier)
    if isinstance(visit.stage, s.Ended | s.Hidden):
        ended = {"not-begun": "stopped", "none-due": "stopped"}.get(visit.stage.how, visit.stage.how)
        assert body.ended in (ended, "binned")
        refused = visit.stage.how == "not-now" and visit.begun
        assert (body.ended == "binned") >= (visit.stage.how == "binned" or refused)


def nobody_answers_for_another(before: Visit, act: a.Act, after: Visit) -> None:
    """Answers stay with the person and the survey they were given for."""
    if before.answers and after.answers:
        assert (after.person, after.survey) == (before.person, before.survey)


def untouched(visit: Visit) -> Visit:
    """Welcome as it is left: the household, the language, and where a hidden visit goes on."""
    return Visit(
        household=visit.household,
        language=visit.language,
        salt=visit.salt,
        road=visit.road,
        pending=visit.pending,
        headphones=visit.headphones,
        bookmark=visit.bookmark,
    )


def what_was_hidden_is_not_come_back_to(visit: Visit) -> None:
    """No question that was answered before the visit was hidden is asked, shown, checked or gone back to."""
    places = (*visit.path, visit.stage)
    stood = {place.question for place in places if isinstance(place, s.Asking | s.Checking)}
    for ids in (stood, set(visit.answers), set(visit.trail)):
        assert not ids & set(visit.earlier)


def the_neutral_picture_tells_nothing(visit: Visit) -> None:
    """Hide works anywhere; then no words of the visit, no tool, and a touch alone leads away, to an empty Welcome."""
    if not isinstance(visit.stage, s.Hidden):
        assert isinstance(step(visit, a.Hide(), 9.0).stage, s.Hidden)
        return
    shown = screen(visit)
    fresh = untouched(visit)
    assert isinstance(shown, Neutral)
    assert shown == screen(replace(fresh, stage=s.Hidden()))
    assert (shown.cards, shown.tools, shown.banner, spoken(shown)) == ((), (), None, ())
    for act in (
        a.Back(),
        a.Next(),
        a.Stop(),
        a.Tell(),
        a.Stay(),
        a.Hide(),
        a.Idled(),
        a.OpenDoor("tell"),
        *LISTENS,
    ):
        assert step(visit, act, 9.0) == visit
    assert step(visit, a.Touch(), 9.0) == replace(fresh, woken=True, language=language_of(fresh))


def welcome_knows_nothing(visit: Visit) -> None:
    """At Welcome nothing is left of who was here and what was said."""
    if isinstance(visit.stage, s.AtWelcome):
        bare = replace(visit, telling=None, liking=None, making=None, needs_time=False)
        left = replace(bare, listening=False, page=0, woken=False, shown_at=0.0)
        fresh = untouched(visit)
        assert replace(left, speed=fresh.speed, loudness=fresh.loudness) == fresh


def news_of_the_road_changes_one_line(visit: Visit) -> None:
    """Told changes nothing but the line that says whether it has gone."""
    keys = set(ROADS.values())
    words = visit.household.words[visit.language]
    roads = {words.line(key) for key in keys}
    before = screen(visit)
    for road in ROADS:
        told = step(visit, a.Told(road), 9.0)
        after = screen(told)
        assert replace(told, road=visit.road) == visit
        assert speech(before, after, a.Told(road)) is None
        if before.name == "gone":
            assert set(before.heading) ^ set(after.heading) <= {words.line("no_internet")}
        else:
            for old, new in zip(before.heading, after.heading, strict=True):
                assert old == new or {old, new} <= roads
        assert replace(after, heading=before.heading) == before


def lit_tools_work_and_faint_ones_do_not(visit: Visit) -> None:
    """A tool works exactly when its act does something; a card that is not chosen always does something."""
    shown = screen(visit)
    for tool in shown.tools:
        again = tool.act == a.Listen("again") and not shown.silent and profile_of(visit).voice
        does = step(visit, tool.act, 9.0) != visit or again
        assert tool.works == does, tool
        assert tool.lit == (tool.works and tool.id == "next")
    for card in touchable(shown):
        if not card.chosen and card.act != a.Listen("again") and not isinstance(card.act, UNSEEN):
            assert step(visit, card.act, 9.0) != visit, card


def stop_is_near(visit: Visit) -> None:
    """From anywhere in a visit a few touches on Back, or on the way on, lead to a Stop that works."""
    if isinstance(visit.stage, s.AtWelcome | s.Ended | s.Hidden | s.Stopping):
        return
    for _ in range(10):
        tools = {tool.id: tool for tool in screen(visit).tools}
        if "stop" in tools and tools["stop"].works:
            break
        away = tools["back"] if tools["back"].works else tools["next"]
        visit = step(visit, away.act, 9.0)
    else:
        raise AssertionError("no way to Stop")
    assert isinstance(step(visit, a.Stop(), 9.0).stage, s.Stopping | s.Ended)


def it_speaks_only_when_it_may(before: Visit, act: a.Act, after: Visit) -> None:
    """Nothing but what is shown; silence on "Tell someone" and after waking until someone asks for sound."""
    shown = screen(after)
    said = speech(screen(before), shown, act)
    assert set(said or ()) <= set(spoken(shown))
    if shown.silent:
        assert not said
    if act in LISTENS or isinstance(act, a.Told):
        return
    woken = isinstance(shown, Doors) and after.woken and not isinstance(act, a.Touch)
    quiet = after.telling is not None and after.telling.kind == "concern" and after.telling.sound == ""
    if woken or quiet or after.needs_time or isinstance(shown, Neutral):
        assert not said


def the_trail_is_on_the_route(visit: Visit) -> None:
    """Every question on the trail is still asked."""
    assert len(set(visit.trail)) == len(visit.trail)
    if visit.survey is not None:
        counting = {id: visit.answers[id] for id in visit.trail if id in visit.answers}
        counting |= visit.earlier
        assert all(asked(visit.survey.question(id), counting) for id in visit.trail)
