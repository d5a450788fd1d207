"""kill -9 of the whole kiosk: the next start shows Welcome, with everything that was kept."""

import random
import sys

import pytest

from easyread.body import Body
from tests.kiosk.kept import memory_folder
from tests.kiosk.killing import Nursery, lost, opened
from tests.kiosk.kiosk_child import WELCOME
from tests.stories.home import paired
from tests.stories.household_assets import copied

if sys.platform == "win32":
    pytest.skip("Windows has neither fork nor kill -9", allow_module_level=True)

KILLS = 20


@pytest.mark.slow
def test_a_kiosk_that_is_killed_starts_again_with_everything() -> None:
    chance, before = random.Random(7), dict[str, Body]()
    nursery = Nursery("tests.kiosk.kiosk_child")
    with memory_folder() as made:
        folder = paired(made)
        copied(folder, "practice")
        for _ in range(KILLS):
            said = nursery.kill_one("live", folder, chance, least=1)
            bodies = opened(folder)
            assert said.pop(WELCOME).ended == "running"
            assert lost(bodies, said) == []
            assert {id: bodies[id] for id in before} == before
            before = bodies
    nursery.close()
    assert len(before) > KILLS / 2
