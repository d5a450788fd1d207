"""A few histories of the simulation, each the same whenever it is run, and two planted bugs that they find."""

import subprocess
import sys
from collections.abc import Callable

from tests.hubs import ROOT

PROGRAMME = """
from tests.proofs.planted import seeds_needed
from tests.proofs.simulation import world

with world() as made:
    for seed in (*range(1, 13), 5):
        ended = made.live(seed)
        print("history", seed, ended.trace, *ended.faults)
    for plant in ("trust HTTP 200", "last write wins by device clock"):
        print("plant", seeds_needed(made, plant, 40)[0])
"""


def test_histories_end_well_and_planted_bugs_are_found(
    record_property: Callable[[str, object], None],
) -> None:
    """In a process of its own, which the simulation turns to its own hub and time."""
    line = [sys.executable, "-c", PROGRAMME]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    said = [row.split() for row in done.stdout.splitlines()]
    lived = [row[1:] for row in said if row[0] == "history"]
    assert len(lived) == 13
    assert [row for row in lived if len(row) > 2] == [], "a history with a fault: its seed, and what is wrong"
    assert lived[-1] == lived[4], "one seed is one history"
    needed = [int(row[1]) for row in said if row[0] == "plant"]
    assert all(needed), needed
    record_property("said", f"12 histories without a fault; two planted bugs found by {needed} seeds")
