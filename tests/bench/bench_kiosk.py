"""Starts, touches and memory of the kiosk: alone, while a question is read aloud, and while rounds with a hub go on."""

import argparse
import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace

from kiosk import assets
from tests.bench import kiosks
from tests.bench.figures import machine, row
from tests.bench.questions import Asked
from tests.bench.sending import much_to_send
from tests.sound.hearing import fake_speaker

SURVEY = "my-life"
WAITING = 3000
"""Envelopes that a kiosk has to send while it is touched, so that rounds carry as much as a round can."""


def starts(times: int) -> list[str]:
    """The first start with an empty data folder and nothing of it in memory, then warm ones."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "kiosk"
        kiosks.go_cold()
        cold = kiosks.start(folder, assets.folder(), SURVEY)
        warm = [kiosks.start(folder, assets.folder(), SURVEY) for _ in range(times)]
    return [
        row("cold start, empty folder, to first screen painted", [cold[0]]),
        row("cold start, empty folder, to first question painted", [cold[1]]),
        row("warm start to first screen painted", [one[0] for one in warm]),
        row("warm start to first question painted", [one[1] for one in warm]),
    ]


def touches(visits: int) -> list[str]:
    """Each Next until the next question is painted, each answer until it is durable, in three surroundings."""
    asked = Asked(visits=visits, survey=SURVEY)
    alone = kiosks.visits(asked)
    with tempfile.TemporaryDirectory() as place, fake_speaker(Path(place)) as environment:
        aloud = kiosks.visits(replace(asked, aloud=True), environment)
    with tempfile.TemporaryDirectory() as place, much_to_send(Path(place), WAITING) as folder:
        sending = kiosks.visits(replace(asked, sync=True, folder=str(folder)))
    return [
        row("tap to next question painted, alone", alone.painted),
        row("tap to next question painted, while one is read", aloud.painted),
        row("tap to next question painted, while rounds go on", sending.painted),
        row("answer to durable, alone", alone.durable),
        row("answer to durable, while one is read", aloud.durable),
        row("answer to durable, while rounds go on", sending.durable),
        f"{'rounds with the hub meanwhile':<52} {sending.rounds}",
    ]


def memories(visits: int) -> list[str]:
    """Megabytes of the kiosk and its voice worker over so many visits, one right after another."""
    kept = kiosks.visits(Asked(visits=visits, survey=SURVEY, thinking=0)).memory
    first, half, last = kept[0], kept[len(kept) // 2], kept[-1]
    name = f"memory at the first question, after {len(kept) // 2} and {visits} visits"
    return [f"{name:<52} {first:.1f} {half:.1f} {last:.1f} MB, of the second half {last - half:+.1f} MB"]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_kiosk", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a trial: few starts and visits")
    quick = parser.parse_args(arguments).quick
    print(machine(), flush=True)
    for rows in (starts(1 if quick else 10), touches(1 if quick else 8), memories(4 if quick else 100)):
        print("\n".join(rows), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
