"""A pulled plug loses nothing that was said to be kept, and a store that syncs less is found out."""

from collections.abc import Callable

import pytest

from tests.proofs.disk import SECTOR, Disk, Made, Synced, Wrote
from tests.proofs.power import POINTS_A_LIFE, prove
from tests.proofs.recording import SQLITE


def test_a_pulled_plug_loses_nothing(record_property: Callable[[str, object], None]) -> None:
    found = prove(POINTS_A_LIFE, seed=7)
    assert (found.points, found.lost, found.unusable, found.first) == (POINTS_A_LIFE, 0, 0, "")
    record_property("said", f"{found.points} power cuts on {SQLITE}: 0 lost")


@pytest.mark.parametrize("synchronous", ["NORMAL", "FULL"])
def test_a_store_that_syncs_less_loses(synchronous: str) -> None:
    assert prove(60, seed=7, synchronous=synchronous).lost


class Chosen:
    """Chance that always takes the same of what it is offered."""

    def __init__(self, fate: str, kept: bool) -> None:
        self.fate, self.kept = fate, kept

    def choice(self, _: object) -> str:
        return self.fate

    def random(self) -> float:
        return 0.0 if self.kept else 1.0

    def randint(self, least: int, most: int) -> int:
        return most if self.kept else least


@pytest.mark.parametrize(
    ("fate", "kept", "left"),
    [
        ("lost", True, {"a": b"1" * SECTOR, "b": b""}),
        ("whole", True, {"a": b"2" * SECTOR, "b": b"3"}),
        ("torn", True, {"a": b"2" * SECTOR, "b": b"3"}),
        ("torn", False, {"a": b"1" * SECTOR}),
    ],
)
def test_what_was_synced_is_there_and_the_rest_may_be(fate: str, kept: bool, left: dict[str, bytes]) -> None:
    disk = Disk()
    for done in (
        Made("a"),
        Wrote("a", 0, b"1" * SECTOR),
        Synced("a", folder=True),
        Wrote("a", 0, b"2" * SECTOR),
        Made("b"),
        Wrote("b", 0, b"3"),
    ):
        disk.do(done)
    assert disk.after_power_cut(Chosen(fate, kept)) == left
