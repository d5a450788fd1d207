"""No sequence of acts, sensible or not, raises, loses an answer, or lets one leave that does not count."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from easyread import act as a
from easyread import stage as s
from easyread.screen import touchable
from easyread.showing import screen
from easyread.stage import Visit
from easyread.visit import step
from tests.easyread import telling_laws
from tests.easyread import visit_laws as laws
from tests.easyread.visit_acts import STARTS, any_act
from tests.makers import offered_acts


class AnyVisit(RuleBasedStateMachine):
    """One visit after another, by whatever is done."""

    visit: Visit
    now = 0.0

    @initialize(start=st.sampled_from(sorted(STARTS)))
    def begin(self, start: str) -> None:
        self.visit = STARTS[start]

    def take(self, act: a.Act) -> None:
        """One act, and what must hold between before and after."""
        before, self.now = self.visit, self.now + 1
        self.visit = step(before, act, self.now)
        laws.given_answers_stay(before, act, self.visit)
        laws.nobody_answers_for_another(before, act, self.visit)
        telling_laws.a_wish_stays_sent(before, act, self.visit)
        laws.it_speaks_only_when_it_may(before, act, self.visit)

    @rule(data=st.data())
    def touch_something(self, data: st.DataObject) -> None:
        self.take(data.draw(st.sampled_from(offered_acts(screen(self.visit)))))

    @precondition(lambda self: self.visit.telling is None)
    @rule(data=st.data())
    def choose_and_go_on(self, data: st.DataObject) -> None:
        cards = touchable(screen(self.visit))
        if cards:
            self.take(data.draw(st.sampled_from(cards)).act)
        if self.visit.telling is None:
            self.take(a.Next())

    @precondition(lambda self: self.visit.telling is not None)
    @rule()
    def leave_tell_someone(self) -> None:
        while self.visit.telling is not None:
            for act in (a.Stay(), a.Back(), a.Next() if self.visit.telling.at == "told" else a.Back()):
                self.take(act)

    @rule(act=any_act)
    def do_anything(self, act: a.Act) -> None:
        self.take(act)

    @precondition(lambda self: isinstance(self.visit.stage, s.AtWelcome))
    @rule(start=st.sampled_from(sorted(STARTS)))
    def come_in_elsewhere(self, start: str) -> None:
        self.visit = STARTS[start]

    @invariant()
    def holds(self) -> None:
        laws.everything_is_shown_and_said(self.visit)
        laws.only_what_counts_leaves(self.visit)
        laws.the_trail_is_on_the_route(self.visit)
        laws.what_was_hidden_is_not_come_back_to(self.visit)
        laws.the_neutral_picture_tells_nothing(self.visit)
        laws.welcome_knows_nothing(self.visit)
        telling_laws.tell_someone_is_always_there(self.visit)
        laws.lit_tools_work_and_faint_ones_do_not(self.visit)
        laws.stop_is_near(self.visit)
        laws.news_of_the_road_changes_one_line(self.visit)


TestAnyVisit = AnyVisit.TestCase
# Each example is a whole walk, so half as many are drawn as elsewhere: 30, or 1,500 in the thorough profile.
TestAnyVisit.settings = settings(max_examples=settings().max_examples // 2, stateful_step_count=25)
