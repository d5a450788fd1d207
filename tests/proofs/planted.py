"""Twelve bugs planted in the real code, one at a time: each must be found by few histories.

python -m tests.proofs.planted [--seeds 100] [--only "no UNIQUE"]
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager

from tests.proofs import planted_device as device
from tests.proofs import planted_hub as hub
from tests.proofs.simulation import World, world

PLANTS: dict[str, Callable[[World], AbstractContextManager[None]]] = {
    "acknowledge before commit": hub.acknowledge_before_commit,
    "trust HTTP 200": device.trust_http_200,
    "mark sent first": device.mark_sent_first,
    "no UNIQUE": hub.no_unique,
    "last write wins by device clock": device.last_write_wins_by_device_clock,
    "purge on receipt": device.purge_on_receipt,
    "new id on retry": device.new_id_on_retry,
    "clock-window authentication": hub.clock_window_authentication,
    "poison blocks the queue": hub.poison_blocks_the_queue,
    "size-only attachment check": hub.size_only_attachment_check,
    "expire unsent": device.expire_unsent,
    "alert before commit": hub.alert_before_commit,
}
SEEDS = 100


def seeds_needed(made: World, plant: str, most: int = SEEDS) -> tuple[int, str]:
    """How many seeds from 1 on find this bug, 0 when so many do not, and what the last of them said."""
    with PLANTS[plant](made):
        for seed in range(1, most + 1):
            ended = made.live(seed)
            if ended.faults:
                return seed, ended.faults[0]
    return 0, "not found"


def main() -> int:
    """Exit 1 when one of them is not found."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--seeds", type=int, default=SEEDS, help="at most, for each bug")
    said.add_argument("--only", choices=PLANTS, help="this bug alone")
    given = said.parse_args()
    plants = [given.only] if given.only else list(PLANTS)
    missed = 0
    with world() as made:
        for plant in plants:
            seeds, fault = seeds_needed(made, plant, given.seeds)
            missed += not seeds
            print(f"{plant:34} {seeds or '-':>4} seeds   {fault[:120]}", flush=True)
    print(f"{len(plants) - missed} of {len(plants)} planted bugs found within {given.seeds} seeds each")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
