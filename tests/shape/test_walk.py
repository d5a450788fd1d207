"""What holds on every screen that a visit can reach.

Here, and not beside the other tests of easyread: the walk over all screens costs most of its time where each branch
is counted, and takes no branch that those do not take.
"""

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.lines import all_lines
from easyread.portrait import parted
from easyread.screen import spoken, touchable
from easyread.showing import screen
from easyread.stage import Visit
from easyread.troubled import standstill_screen, trouble_screen
from tests.makers import play
from tests.shape import walk

OPEN = a.OpenDoor("liking")
PHOTO = "ab" * 32
CODE = "tell_code"
"""The one screen that shows what nobody can know ahead; it is not spoken."""


def test_all_that_a_visit_can_say_is_known_ahead() -> None:
    start = walk.start()
    known = set(all_lines(start.household, "en"))
    screens = list(walk.every_screen())
    said = {line for shown in screens if shown.name != CODE for line in spoken(shown)}
    assert all(shown.silent for shown in screens if shown.name == CODE)
    said |= {
        *spoken(trouble_screen(start, "trouble_keep")),
        *spoken(standstill_screen(start, "trouble_start")),
    }
    assert len(said) > 100
    assert said <= known


def test_all_that_is_said_beside_a_photo_is_known_ahead() -> None:
    household = walk.start().household
    household = replace(household, people=tuple(replace(p, photo=PHOTO) for p in household.people))
    known = set(all_lines(household, "en"))
    shown = [screen(replace(visit, household=household)) for visit in walk.every_visit()]
    said = {line for one in shown if one.name != CODE for line in spoken(one)}
    assert any(parted(line.picture).photo for line in said)
    assert said <= known


def has_door(visit: Visit) -> bool:
    """The door to how one likes it stands on this screen."""
    shown = screen(visit)
    tools = [tool.act for tool in shown.tools if tool.works]
    return OPEN in [*tools, *(card.act for card in touchable(shown))]


def touched(visit: Visit) -> list[Visit]:
    """After one touch of a tool, or of Something else."""
    return [play(visit, act) for act in (a.Stop(), a.Next(), a.Back(), a.Open("else"), a.Stay())]


def test_from_every_screen_consent_is_there_or_at_most_two_touches_away() -> None:
    """Behind Stop while a visit goes on, on Welcome after a last screen, under Something else at a question."""
    on_top = [
        visit
        for visit in walk.every_visit()
        if not isinstance(visit.stage, s.Hidden) and not (visit.telling or visit.making or visit.liking)
    ]
    assert len(on_top) > 60
    for visit in on_top:
        near = [visit, *touched(visit)]
        near += [two for one in near[1:] for two in touched(one)]
        assert any(has_door(one) for one in near), visit.stage
