"""Upgrades of released devices are killed at random points: each starts again with every envelope.

python -m tests.proofs.upgrades [--kills 200] [--seed 1]
"""

import argparse
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from msgspec import Struct
from nacl.exceptions import CryptoError

from easyread.body import Body
from kiosk.store.database import NAME
from kiosk.trouble import Trouble
from tests.kiosk.kept import KEYS, answered, device, memory_folder, new_id
from tests.kiosk.killing import Nursery
from tests.kiosk.released_devices import FOLDER, KEPT, RECORDS_FROM
from tests.opening import open_sealed

FILES = sorted(FOLDER.glob("*.sqlite3"))
ROWS = "SELECT id, sequence, header, sealed, signature, receipt, refused FROM outbox ORDER BY place"
LONGEST = 0.03
"""Seconds that an upgrade takes at most, in memory."""
Row = tuple[str, int, bytes, bytes, bytes, bytes | None, str | None]


class Upgrades(Struct):
    """What became of the kills. ``within``: before the upgrade was whole, of which ``torn`` left a journal."""

    kills: int = 0
    within: int = 0
    torn: int = 0
    lost: int = 0
    first: str = ""


def version(file: Path) -> int:
    """Of the tables in it."""
    with closing(sqlite3.connect(file)) as read:
        return int(read.execute("PRAGMA user_version").fetchone()[0])


def rows(file: Path) -> list[Row]:
    """Every envelope as it stands."""
    with closing(sqlite3.connect(file)) as read:
        return read.execute(ROWS).fetchall()


def expected(file: Path) -> dict[str, Body]:
    """What a released file holds."""
    return {id: body for id, body in KEPT.items() if id != "recorded" or int(file.stem) >= RECORDS_FROM}


def harm(folder: Path, released: Path) -> str:
    """Start the device in this folder, which was this released one: what is wrong, empty if nothing."""
    try:
        one = device(folder)
        after = one.store.read(lambda connection: connection.execute(ROWS).fetchall())
        bodies = {row[0]: open_sealed(row[2], row[3], KEYS.team) for row in after}
        streams = one.store.read(lambda connection: connection.execute("SELECT sealed FROM chunk").fetchall())
        one.outbox.put(new_id(), answered(1), running=False)
        last = one.outbox.last_sequence()
        one.store.close()
    except (Trouble, sqlite3.Error, CryptoError) as error:
        return f"{released.name}: {error!r}"
    sound = one.store.put_aside is None and last == len(after) + 1
    wanted = 3 if "recorded" in expected(released) else 0
    if after == rows(released) and bodies == expected(released) and sound and len(streams) == wanted:
        return ""
    return f"{released.name}: not as it was"


def prove(kills: int, seed: int) -> Upgrades:
    """So many upgrades, each from a version drawn by chance."""
    found, nursery = Upgrades(), Nursery("tests.kiosk.upgrade_child")
    for number in range(kills):
        chance = random.Random(f"{seed} {number}")
        released = chance.choice(FILES[:-1])
        with memory_folder() as folder:
            (folder / NAME).write_bytes(released.read_bytes())
            said = nursery.kill_one(chance.choice(("die", "live")), folder, chance, most=0, within=LONGEST)
            found.kills += 1
            found.within += not said
            found.torn += (folder / f"{NAME}-journal").exists()
            wrong = harm(folder, released)
        found.lost += bool(wrong)
        found.first = found.first or (wrong and f"--seed {seed}, kill {number + 1}: {wrong}")
    nursery.close()
    return found


def main() -> int:
    """Exit 1 when something was lost."""
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--kills", type=int, default=200)
    said.add_argument("--seed", type=int, default=1)
    given = said.parse_args()
    found = prove(given.kills, given.seed)
    print(
        f"{found.kills} upgrades from {len(FILES) - 1} versions, {found.within} killed before they were whole"
        f" ({found.torn} within the transaction): {found.lost} lost something or do not start"
    )
    if found.first:
        print(f"the first: {found.first}")
    return int(bool(found.lost))


if __name__ == "__main__":
    sys.exit(main())
