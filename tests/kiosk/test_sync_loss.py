"""A hub that lost what it had: copies stay until its backup has them, and go back when it is restored."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store.settling import Settlement
from tests.kiosk.world import World, opened


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with opened(tmp_path) as one:
        yield one


def test_a_copy_stays_until_a_checked_backup_has_it(world: World) -> None:
    world.put("a", "b")
    world.sync()
    assert world.kept_copies() == ["a", "b"]
    world.hub.back_up()
    world.put("c")
    assert world.sync().settlement.dropped == 2
    assert world.kept_copies() == ["c"]
    assert world.gone() == {"a", "b", "c"}


def test_a_hub_restored_from_its_backup_gets_everything_back(world: World) -> None:
    world.put("a")
    world.sync()
    world.hub.back_up()
    world.put("b", "c")
    world.sync()
    world.hub.restore()
    assert world.hub.ids() == {"a"}
    assert world.sync().settlement.forgotten == 2
    assert world.gone() == {"a"}
    assert world.sync().settlement.settled == 2
    assert (world.gone(), world.hub.ids()) == ({"a", "b", "c"}, {"a", "b", "c"})
    assert world.sync().settlement == Settlement()


def test_a_loss_that_is_noticed_while_more_is_sent_is_made_good(world: World) -> None:
    world.put("a", "b")
    world.sync()
    world.hub.restore()
    world.put("c")
    assert world.sync().settlement == Settlement(settled=1, forgotten=2)
    assert world.gone() == {"c"}
    world.sync()
    assert (world.gone(), world.hub.ids()) == ({"a", "b", "c"}, {"a", "b", "c"})


def test_a_hub_that_lost_what_no_copy_is_left_of_does_not_stop_the_rest(world: World) -> None:
    world.put("a")
    world.sync()
    world.hub.back_up()
    world.put("b")
    world.sync()
    world.hub.lose_all()
    for _ in range(3):
        world.sync()
    assert world.kept_copies() == ["b"]
    assert (world.hub.ids(), world.outbox.pending()) == ({"b"}, 0)
    world.hub.lose_all()
    for _ in range(3):
        world.sync()
    assert (world.hub.ids(), world.outbox.pending()) == ({"b"}, 0)
    assert world.sync().settlement == Settlement()


def test_of_what_was_erased_at_the_hub_no_copy_is_left(world: World) -> None:
    world.put("a", "b")
    world.hub.erased.add("a")
    world.sync()
    assert world.kept_copies() == ["b"]
    assert world.gone() == {"a", "b"}
