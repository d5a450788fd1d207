"""kill -9 at random points: nothing that was said to be kept is lost, and nothing is torn."""

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from easyread.body import Body
from kiosk.store.database import NAME
from tests.kiosk.kept import memory_folder
from tests.kiosk.killing import Nursery, lost, opened
from tests.proofs.kills import is_whole

if sys.platform == "win32":
    pytest.skip("Windows has neither fork nor kill -9", allow_module_level=True)

KILLS, FOLDERS, ON_DISK = 280, 14, 2


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """In memory: the kernel keeps what a killed process wrote. A few on the disk, where commits take longer."""
    if request.node.callspec.params["seed"] < ON_DISK:
        yield tmp_path
    else:
        with memory_folder() as folder:
            yield folder


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    one = Nursery("tests.kiosk.kill_child")
    yield one
    one.close()


@pytest.mark.parametrize("seed", range(FOLDERS))
def test_what_was_kept_is_there_after_kill_9(
    folder: Path, nursery: Nursery, seed: int, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(seed)
    before: dict[str, Body] = {}
    cut = 0
    for _ in range(KILLS // FOLDERS):
        said = nursery.kill_one("die" if seed % 2 else "live", folder, chance)
        cut += (folder / f"{NAME}-journal").exists()
        bodies = opened(folder)
        assert [id for id, body in bodies.items() if not is_whole(body)] == []
        assert lost(bodies, said) == []
        assert {id: bodies[id] for id in before} == before
        assert len(bodies.keys() - before.keys() - said.keys()) <= 1
        before = bodies
    assert before
    record_property("said", f"{KILLS // FOLDERS} kills, {cut} of them within a transaction")


@pytest.mark.parametrize("seed", [99])
def test_a_kiosk_that_thanks_too_early_is_found_out(folder: Path, nursery: Nursery, seed: int) -> None:
    chance = random.Random(seed)
    losses = 0
    for _ in range(20):
        said = nursery.kill_one("boast", folder, chance)
        losses += len(lost(opened(folder), said))
    assert losses
