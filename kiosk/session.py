"""Holds the one visit that goes on: takes acts, has what was given kept, and says what to show."""

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.line import Line
from easyread.onward import leave
from easyread.screen import AnyScreen, speech
from easyread.showing import screen
from easyread.stage import CONSENT_VERSION, Household, Visit
from easyread.troubled import trouble_screen
from easyread.visit import step
from kiosk.jobs import Jobs
from kiosk.keeping import Chance, Keeper, Keeping
from kiosk.trouble import Trouble

Shown = Callable[[AnyScreen, tuple[Line, ...] | None], None]
"""Takes the screen and what is said with it; None lets the voice go on."""


class Remembering(Protocol):
    """What a device remembers of a person: that they consented, and that they practised."""

    def set_consent(self, person: str, version: int) -> None:
        """The person said yes to this version of the consent wording."""

    def set_practised(self, person: str) -> None:
        """The person went through the practice."""


class Session:
    """One visit after another. Qt-free; everything arrives and leaves on one thread."""

    def __init__(
        self,
        household: Callable[[], Household],
        outbox: Keeping,
        people: Remembering,
        jobs: Jobs,
        chance: Chance,
    ) -> None:
        self._household, self._people, self._jobs, self._chance = household, people, jobs, chance
        self._screen: AnyScreen | None = None
        self.keeper = Keeper(outbox, jobs, chance, self._settle)
        self.shown: Shown = lambda screen, said: None
        self.visit = Visit(household=household(), salt=chance.id())

    def begin(self) -> None:
        """Show the first screen, and speak it."""
        self._show(None)

    def act(self, act: a.Act) -> None:
        """Take one act: the visit moves, what changed is put, the screen is shown."""
        if self.keeper.trouble is not None and not isinstance(act, a.Told | a.Hide | a.Touch | a.Idled):
            if isinstance(act, a.Next):
                self.keeper.try_again()
            return
        before = self.visit
        self.visit = after = step(before, act, self._chance.seconds())
        self.keeper.follow(before, after)
        self._remember(before, after)
        if isinstance(after.stage, s.AtWelcome) and not isinstance(before.stage, s.AtWelcome):
            self._renew()
        if not self._waits():
            self._show(act)

    def refresh(self) -> None:
        """Take the household anew, unless a visit goes on: it keeps the one it began with."""
        if isinstance(self.visit.stage, s.AtWelcome) and self.visit.telling is None:
            self.visit = replace(self.visit, household=self._household())
            self._show(a.Told(self.visit.road))

    def fall(self) -> None:
        """After a bug: the visit ends with what was given, and Welcome stands, silent."""
        self.keeper.end("running")
        self.visit = leave(self.visit, woken=True)
        self._renew()
        self._show(None)

    def _renew(self) -> None:
        self.visit = replace(self.visit, household=self._household(), salt=self._chance.id())

    def _waits(self) -> bool:
        """A last screen, and a thank you for telling, stand only once all is durable."""
        telling = self.visit.telling
        last = isinstance(self.visit.stage, s.Ended) or (telling is not None and telling.at == "told")
        return last and self.keeper.busy

    def _settle(self) -> None:
        """A put has ended: show what waited for it, or the trouble."""
        if self.keeper.trouble is None and self._now() != self._screen and not self._waits():
            self._show(a.Next())
        elif self.keeper.trouble is not None:
            self._show(a.Told(self.visit.road))

    def _now(self) -> AnyScreen:
        if self.keeper.trouble is not None and not isinstance(self.visit.stage, s.Hidden):
            return trouble_screen(self.visit, "trouble_keep")
        return screen(self.visit)

    def _show(self, act: a.Act | None) -> None:
        now = self._now()
        said = speech(self._screen, now, act)
        self._screen = now
        self.shown(now, said)

    def _remember(self, before: Visit, after: Visit) -> None:
        """Consent and practice are remembered for the person; what was said never is."""
        person, consent = after.person, after.consent
        if not person or before.stage == after.stage:
            return
        people = self._people
        if isinstance(after.stage, s.SayingWhoIsHere) and consent is not None and consent.said == "yes":
            self._jobs.run(lambda: people.set_consent(person, CONSENT_VERSION), _done, _asked_again)
        if isinstance(after.stage, s.PracticeOver):
            self._jobs.run(lambda: people.set_practised(person), _done, _asked_again)


def _done(_: None) -> None:
    """What was remembered shows at the next visit."""


def _asked_again(_: Trouble) -> None:
    """A consent that could not be remembered is asked for again at the next visit: no harm is done."""
