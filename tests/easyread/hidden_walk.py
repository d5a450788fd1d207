"""Random acts on two hidden visits that differ only in what was answered: no screen tells one from the other."""

import random
from collections.abc import Iterator

from msgspec.structs import replace

from easyread import act as a
from easyread.screen import AnyScreen
from easyread.showing import screen
from easyread.stage import Household, Visit
from easyread.visit import step
from tests import makers
from tests.makers import offered_acts
from tests.shape import walk

ANYTHING: tuple[a.Act, ...] = (
    a.Back(),
    a.Next(),
    a.Open("else"),
    a.Open("explain"),
    a.Stay(),
    a.TurnPage(0),
    a.Choose("change"),
    a.Choose("p"),
    a.Idled(),
    a.Told("gone"),
)
"""What no screen may offer now, and what comes from outside."""


def household() -> Household:
    """The shipped surveys; Sam has consented before, and is asked to check at the end."""
    return replace(
        walk.start().household, consented=frozenset({"p"}), practised=frozenset({"p"}), practice=None
    )


def answered(number: int, questions: int = 3) -> Visit:
    """Sam is at a question of "This week" and has answered some before it, each with the choice of this number."""
    visit = makers.play(makers.make_visit(household()), a.OpenDoor("questions"), a.Choose("p"), a.Next())
    visit = makers.until(makers.play(visit, a.Choose("me"), a.Next()), "ask", a.Choose("this-week"))
    for _ in range(questions):
        shown = screen(visit)
        visit = makers.play(visit, shown.cards[number % len(shown.cards)].act, a.Next())
    return visit


def after_hide(
    first: Visit, second: Visit, acts: int, seed: int
) -> Iterator[tuple[a.Act, AnyScreen, AnyScreen]]:
    """Hide, then so many acts, the same on both; minutes may pass. Each act with the two screens it led to."""
    drawn, now = random.Random(seed), 0.0
    act: a.Act = a.Hide()
    for _ in range(acts):
        first, second = step(first, act, now), step(second, act, now)
        yield act, screen(first), screen(second)
        now += drawn.choice((1.0, 1.0, 1.0, 60.0))
        shown = screen(first)
        onward = [card.act for card in shown.cards] + [a.Next()] * len(shown.cards)
        act = drawn.choice(onward if onward and drawn.random() < 0.8 else (*offered_acts(shown), *ANYTHING))


def onward(visit: Visit) -> Visit:
    """The same person comes back a moment later."""
    return makers.play(visit, a.Touch(), a.OpenDoor("questions"), a.Choose(visit.person or ""), a.Next())
