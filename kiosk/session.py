"""Holds the one visit that goes on: takes acts, has what was given kept, and says what to show."""

from collections.abc import Callable
from typing import Protocol

from msgspec.structs import replace

from easyread import act as a
from easyread import stage as s
from easyread.hearing import Hearing
from easyread.leaving import is_told
from easyread.line import Line
from easyread.onward import leave
from easyread.profile import Liked, changed
from easyread.route import offered
from easyread.screen import AnyScreen, speech
from easyread.showing import screen
from easyread.stage import CONSENT_VERSION, Household, Visit
from easyread.troubled import trouble_screen
from easyread.visit import step
from easyread.whose import at_welcome, person_of, profile_of, with_household
from kiosk.jobs import Jobs
from kiosk.keeping import Chance, Keeper, Keeping
from kiosk.trial import Unkept, marked
from kiosk.trouble import Trouble

Shown = Callable[[AnyScreen, tuple[Line, ...] | None], None]
"""Takes the screen and what is said with it; None lets the voice go on."""


OUTSIDE = a.Told | a.Plugged | a.Hide | a.Touch | a.Idled | a.Begun | a.Recorded | a.Unmade
"""Acts that count whatever stands on the screen."""


class Remembering(Protocol):
    """What a device remembers of a person; never what they said."""

    def set_consent(self, person: str, version: int | None) -> None:
        """The person said yes to this version of the consent wording, or took it back (None)."""

    def set_practised(self, person: str) -> None:
        """The person went through the practice."""

    def set_lock(self, person: str, pictures: tuple[str, ...]) -> None:
        """These pictures open the person's messages from now on."""

    def show(self, reply: str) -> None:
        """The reply of this id was shown to its person."""

    def like(self, liked: Liked) -> None:
        """The person changed how they use the kiosk."""


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
        self._household, self._jobs, self._chance = household, jobs, chance
        self._screen: AnyScreen | None = None
        self._held: a.Act | None = None
        self._closed_door = False
        self._own = Keeper(outbox, jobs, chance, self._settle), people
        self._trial = False
        self.keeper, self._people = self._own
        self.shown: Shown = lambda screen, said: None
        self.followed: Callable[[Visit, Visit, a.Act], None] = lambda before, after, act: None
        self.visit = at_welcome(household(), chance.id())

    def begin(self, trial: bool = False) -> None:
        """Show the first screen, and speak it. ``trial``: for staff; of this one visit nothing is kept."""
        if trial:
            self._welcome(leave(self.visit), trial)
        self._show(None)

    def act(self, act: a.Act) -> None:
        """Take one act: the visit moves, what changed is put, the screen is shown."""
        if isinstance(act, OUTSIDE):
            self._closed_door = self._closed_door and isinstance(act, a.Told | a.Plugged)
            self._step(act)
        elif self._trouble():
            self._answer_trouble(act)
            return
        elif self._now() != self._screen:
            return  # A last screen, or the end of a trouble, is due: what was touched stands no more.
        elif act == a.OpenDoor("questions") and not offered(self.visit):
            self._closed_door = True
        else:
            self._step(act)
        self._show(act)

    def refresh(self) -> None:
        """Take the household anew, unless a visit goes on: it keeps the one it began with."""
        if isinstance(self.visit.stage, s.AtWelcome) and self.visit.telling is None:
            self.visit = with_household(self.visit, marked(self._household(), self._trial))
            self._show(a.Told(self.visit.road))

    def fall(self) -> None:
        """After a bug: the visit ends with what was given, and Welcome stands, silent."""
        self.keeper.end("running")
        self._held, self._closed_door = None, False
        self._welcome(leave(self.visit, woken=True))
        self._show(a.Stop())

    def _step(self, act: a.Act) -> None:
        before = self.visit
        self.visit = after = step(before, act, self._chance.seconds())
        self.keeper.follow(before, after)
        self.followed(before, after, act)
        remember(self._people, self._jobs, before, after)
        remember_liking(self._people, self._jobs, self._chance, before, after)
        if isinstance(after.stage, s.AtWelcome) and not isinstance(before.stage, s.AtWelcome):
            self._welcome(after, self._trial and isinstance(before.stage, s.ChoosingLanguage))
        elif self._trial and rests(after) and not rests(before):
            self._welcome(after)
        if isinstance(act, a.Touch):
            self.keeper.try_again()

    def _welcome(self, visit: Visit, trial: bool = False) -> None:
        """The next visit, with the household as it is now; a trial ends with its visit and leaves no bookmark."""
        bookmark = None if trial or self._trial else visit.bookmark
        self._trial = trial
        unkept = Unkept()
        trying = Keeper(unkept, self._jobs, self._chance, self._settle), unkept
        self.keeper, self._people = trying if trial else self._own
        fresh = replace(visit, salt=self._chance.id(), bookmark=bookmark)
        self.visit = with_household(fresh, marked(self._household(), trial))

    def _answer_trouble(self, act: a.Act) -> None:
        """While a trouble stands, Next tries again or leads back, and Listen reads it; nothing else counts."""
        if isinstance(act, a.Listen) or act == a.Open("listen"):
            self._show(act)
        elif isinstance(act, a.Next) and self.keeper.trouble is not None:
            self._held = act
            self.keeper.try_again()
        elif isinstance(act, a.Next) and self._closed_door:
            self._closed_door = False
            self._show(act)

    def _trouble(self) -> str:
        """The key of the calm line that stands in the place of the visit's screen; empty when none does."""
        if isinstance(self.visit.stage, s.Hidden):
            return ""
        if self.keeper.trouble is not None:
            return "trouble_keep"
        return "trouble_questions" if self._closed_door else ""

    def _settle(self) -> None:
        """A put has ended: show what waited for it, or the trouble."""
        if self._now() != self._screen:
            self._held = self._held or a.Next()
            self._show(a.Told(self.visit.road))

    def _now(self) -> AnyScreen:
        trouble = self._trouble()
        return trouble_screen(self.visit, trouble) if trouble else screen(self.visit)

    def _show(self, act: a.Act | None) -> None:
        """Show the screen, unless it must wait; what is said follows from the act that led to it."""
        told = isinstance(act, a.Told | a.Plugged)
        if self.keeper.busy and self.keeper.trouble is None and _is_last(self.visit):
            self._held = self._held if told else act
            return
        now = self._now()
        said = speech(self._screen, now, (self._held or act) if told else act)
        if self.visit.woken and self._trouble():
            said = ()
        if said and not profile_of(self.visit).voice:
            said = ()
        self._screen, self._held = now, None
        self.shown(now, said)


def rests(visit: Visit) -> bool:
    """Welcome stands, and nothing over it."""
    return isinstance(visit.stage, s.AtWelcome) and visit.telling is None


def _is_last(visit: Visit) -> bool:
    """A last screen, and a thank you for telling, stand only once all is durable."""
    return isinstance(visit.stage, s.Ended) or is_told(visit)


def remember(people: Remembering, jobs: Jobs, before: Visit, after: Visit) -> None:
    """Consent and practice are remembered for the person; what was said never is."""
    person, consent = after.person, after.consent
    if before.stage == after.stage:
        return
    if isinstance(after.stage, s.InMessages):
        _remember_messages(people, jobs, person or "", after.stage.hearing)
    if not person:
        return
    if isinstance(after.stage, s.SayingWhoIsHere) and consent is not None and consent.said == "yes":
        jobs.run(lambda: people.set_consent(person, CONSENT_VERSION), _done, _asked_again)
    if after.stage == s.Ended("not-now"):
        jobs.run(lambda: people.set_consent(person, None), _done, _asked_again)
    if isinstance(after.stage, s.PracticeOver):
        jobs.run(lambda: people.set_practised(person), _done, _asked_again)


def _remember_messages(people: Remembering, jobs: Jobs, person: str, hearing: Hearing) -> None:
    if hearing.at == "reply":
        jobs.run(lambda: people.show(hearing.reply), _done, _asked_again)
    if hearing.at == "locked":
        jobs.run(lambda: people.set_lock(person, hearing.picked), _done, _asked_again)


def remember_liking(people: Remembering, jobs: Jobs, chance: Chance, before: Visit, after: Visit) -> None:
    """What the person of the visit changed of their profile; of whoever has none here nothing is kept."""
    was, now = person_of(before), person_of(after)
    if was is None or now is None or was.id != now.id or was.profile == now.profile:
        return
    fields = changed(was.profile, now.profile)
    liked = Liked(id=chance.id(), person=now.id, profile=now.profile, fields=fields)
    jobs.run(lambda: people.like(liked), _done, _asked_again)


def _done(_: None) -> None:
    """What was remembered shows at the next visit."""


def _asked_again(_: Trouble) -> None:
    """What could not be remembered is asked for again, or chosen again, at the next visit: no harm is done."""
