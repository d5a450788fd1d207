"""The kiosk and SurveyJS in Chromium, the same survey in the same run: python -m tests.bench.bench_peer [--fetch]."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from msgspec import Struct

from tests.bench import kiosks, peer, twelve
from tests.bench.figures import machine, percentile
from tests.bench.questions import Asked


class Side(Struct, frozen=True, kw_only=True):
    """What one of them took: milliseconds; megabytes at the first question, after half of the visits, after all."""

    cold: float
    warm: list[float]
    taps: list[float]
    memory: tuple[float, float, float] = (0.0, 0.0, 0.0)


def ours(starts: int, visits: int, many: int, thinking: int) -> Side:
    """The kiosk, with this survey and no other."""
    with tempfile.TemporaryDirectory() as name:
        assets = twelve.laid(Path(name) / "assets")
        kiosks.go_cold()
        _, cold = kiosks.start(Path(name) / "kiosk", assets, twelve.NAME)
        warm = [kiosks.start(Path(name) / "kiosk", assets, twelve.NAME)[1] for _ in range(starts)]
    tapped = kiosks.visits(Asked(visits=visits, survey=twelve.NAME, thinking=thinking))
    kept = kiosks.visits(Asked(visits=many, survey=twelve.NAME, thinking=0))
    memory = (kept.memory[0], kept.memory[many // 2], kept.memory[-1])
    return Side(cold=cold, warm=warm, taps=tapped.painted, memory=memory)


def theirs(one: peer.Peer, quick: bool, starts: int, visits: int, many: int, thinking: int) -> Side:
    """SurveyJS, as it comes or quick; memory is measured of the quick one."""
    cold, warm = peer.starts(one, quick, starts)
    tapped = peer.taps(one, quick, visits, thinking)
    memory = peer.memories(one, many) if quick else (0.0, 0.0, 0.0)
    return Side(cold=cold, warm=warm, taps=tapped, memory=memory)


def table(sides: Sequence[Side], many: int) -> list[str]:
    """The kiosk, SurveyJS as it comes, and without its delay; the ratio of the kiosk to that last."""
    rows = {
        "cold start to first question, ms": [side.cold for side in sides],
        "warm start to first question, ms": [median(side.warm) for side in sides],
        "tap to next question, p50, ms": [median(side.taps) for side in sides],
        "tap to next question, p95, ms": [percentile(side.taps, 95) for side in sides],
        "memory at the first question, MB": [side.memory[0] for side in sides],
        f"memory after {many // 2} visits, MB": [side.memory[1] for side in sides],
        f"memory after {many} visits, MB": [side.memory[2] for side in sides],
    }
    head = f"{'':<36}{'Heard':>10}{'SurveyJS':>12}{'no delay':>12}{'ratio':>10}"

    def row(name: str, figures: list[float]) -> str:
        own, comes, fair = figures
        said = f"{comes:>12.1f}" if comes else f"{'':>12}"
        return f"{name:<36}{own:>10.1f}{said}{fair:>12.1f}{own / fair:>10.2f}"

    return [head, *(row(name, figures) for name, figures in rows.items())]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_peer", description=__doc__)
    parser.add_argument(
        "--fetch", action="store_true", help="fetch SurveyJS with npm first, into a cache folder"
    )
    parser.add_argument("--quick", action="store_true", help="a trial: few starts and visits")
    asked = parser.parse_args()
    if asked.fetch:
        peer.fetch()
    if not (peer.cache() / "node_modules").is_dir():
        print(f"SurveyJS is not in {peer.cache()}. Fetch it: --fetch", file=sys.stderr)
        return 2
    starts, visits, many, thinking = (1, 1, 2, 200) if asked.quick else (5, 3, 100, 400)
    print(machine(), flush=True)
    with peer.peer() as one:
        sides = [ours(starts, visits, many, thinking)]
        sides += [theirs(one, quick, starts, visits, many, thinking) for quick in (False, True)]
    print("\n".join(table(sides, many)))
    print(f"n: {starts} warm starts, {len(sides[0].taps)} taps; ratio: Heard to SurveyJS without delay")
    return 0


if __name__ == "__main__":
    sys.exit(main())
