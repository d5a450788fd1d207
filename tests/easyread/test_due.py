"""What is due for whom: the hub says it, and only that is offered."""

import pytest
from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.leaving import response
from easyread.route import offered
from easyread.screen import Pick
from easyread.showing import screen
from tests import makers
from tests.makers import on_screen, play

DUE = {"sam": ("week",), "": ("life", "week")}


def household(**due: tuple[str, ...]) -> s.Household:
    return makers.make_household(due=due or DUE)


@pytest.mark.parametrize(
    ("due", "cards"),
    [(None, ["life", "week"]), (DUE, ["week"]), ({"sam": ("week", "life", "gone")}, ["life", "week"])],
)
def test_only_what_is_due_for_the_person_is_offered(
    due: dict[str, tuple[str, ...]] | None, cards: list[str]
) -> None:
    visit = play(makers.make_visit(makers.make_household(due=due)), *makers.TO_SURVEYS)
    assert isinstance(screen(visit), Pick)
    assert on_screen(visit) == cards
    assert play(visit, a.Choose("life")).survey == (None if "life" not in cards else offered(visit)[0])


def test_whoever_has_nothing_due_is_told_so_calmly_and_leaves_nothing() -> None:
    visit = play(makers.make_visit(household()), a.OpenDoor("questions"), a.Choose("ali"), a.Next())
    assert screen(visit).name == "none_due"
    assert visit.stage == s.Ended("none-due")
    assert response(visit, "") is None
    assert play(visit, a.Next()).stage == s.AtWelcome()


def test_someone_else_is_offered_what_is_due_for_anyone() -> None:
    visit = play(makers.make_visit(household()), a.OpenDoor("questions"), a.Choose(""), a.Next())
    assert isinstance(visit.stage, s.Consenting)
    assert [survey.id for survey in offered(visit)] == ["life", "week"]


def test_the_door_stays_open_for_all_while_nobody_has_said_who_they_are() -> None:
    assert offered(makers.make_visit(household(sam=()))) == household().surveys


def test_a_visit_that_had_begun_is_over_as_stopped() -> None:
    visit = makers.make_asking(household(sam=("life",)))
    gone = replace(visit, stage=s.ChoosingPerson(), person="ali", trail=())
    over = play(gone, a.Next())
    assert over.stage == s.Ended("none-due")
    for left in (over, play(over, a.Hide())):
        body = response(left, "")
        assert body is not None
        assert (body.ended, body.answers) == ("stopped", ())
