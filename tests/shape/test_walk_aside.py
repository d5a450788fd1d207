"""From every screen of a visit: who is here is said anew, and the consent opens over "Tell someone"."""

import pytest

from easyread import act as a
from easyread import stage as s
from easyread.showing import screen
from tests.easyread.test_aside import CONSENT, HERE, can
from tests.makers import names, play
from tests.shape import walk


def test_who_is_here_can_be_said_anew_wherever_a_visit_goes_on() -> None:
    """Not before it was asked, nor once the visit is over: there is nothing that it could be of."""
    going = [
        visit
        for visit in walk.every_visit()
        if visit.by == "self"
        and (visit.begun or s.SayingWhoIsHere() in visit.path)
        and not isinstance(visit.stage, s.Hidden | s.Ended | s.SayingWhoIsHere)
        and not (visit.telling or visit.making or visit.liking or visit.needs_time)
    ]
    assert len(going) > 20
    for visit in going:
        behind = visit if isinstance(visit.stage, s.Stopping) else play(visit, a.Stop())
        if behind.stage == s.Ended("not-begun"):  # Before the first question Back leads there.
            back = play(visit, *[a.Back()] * (len(visit.path) + 3 - visit.path.index(s.SayingWhoIsHere())))
            assert not isinstance(back.stage, type(visit.stage)), visit.stage
            continue
        there = play(behind, HERE[0])
        assert can(there, HERE[1]), visit.stage
        aside = play(there, HERE[1])
        assert screen(aside).name == "who_is_here"
        assert play(aside, a.Choose("family"), a.Next()).stage == behind.stage


@pytest.mark.parametrize("door", ["tell", "say"])
def test_the_consent_opens_over_every_page_of_telling_and_leads_back(door: a.Door) -> None:
    kind = {"tell": "concern", "say": "message"}[door]
    pages = [v for v in walk.every_visit() if v.telling and v.telling.kind == kind and not v.making]
    open_ones = [v for v in pages if v.telling and v.telling.at != "told" and not v.telling.aside]
    mine = [v for v in open_ones if v.telling and not v.telling.for_another and not v.needs_time]
    assert len({v.telling.at for v in mine if v.telling}) > 2
    for visit in mine:
        before = visit.telling
        assert before is not None
        still = play(visit, a.TurnPage(0), a.Open(""))
        assert can(still, CONSENT), before.at
        assert names(still, CONSENT, a.Next(), a.Next())[1:] == ["consent_0", "consent_1", "consent_2"]
        for back in (play(still, CONSENT, a.Back()), play(still, CONSENT, a.Next(), a.Back(), a.Back())):
            assert back.telling is not None
            assert (back.telling.at, back.telling.picked, back.telling.aside) == (
                before.at,
                before.picked,
                "",
            )
