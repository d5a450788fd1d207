"""Start to the first painted screen, tap to the next question painted, and answer to durable: medians and p95."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from launch.part import compiled_once

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "tests" / "screens.json"


def figures(name: str, milliseconds: list[float]) -> str:
    """One row: name, median, p95, and how many were taken."""
    ninety_five = quantiles(milliseconds, n=20)[-1] if len(milliseconds) > 1 else milliseconds[0]
    return f"{name:<44} median {median(milliseconds):7.1f} ms   p95 {ninety_five:7.1f} ms   n {len(milliseconds)}"


def start(folder: Path) -> float:
    """Milliseconds from starting the process to the first screen painted."""
    began = time.monotonic()
    line = [sys.executable, "-m", "tests.bench.first_paint", str(folder)]
    done = subprocess.run(
        line,
        cwd=ROOT,
        env=compiled_once(os.environ),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return (float(done.stdout.split()[-1]) - began) * 1000


def starts(times: int) -> list[str]:
    """The very first start with an empty data folder, then warm ones."""
    with tempfile.TemporaryDirectory() as name:
        first = start(Path(name) / "kiosk")
        warm = [start(Path(name) / "kiosk") for _ in range(times)]
    return [
        figures("first start, empty folder, to first paint", [first]),
        figures("start, warm, to first paint", warm),
    ]


def visits(times: int) -> list[str]:
    """Visits of ten questions on the real kiosk: each Next until painted, each answer until it is durable."""
    line = [sys.executable, "-m", "tests.bench.questions", str(times)]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=600)
    painted, durable = ([float(one) for one in row.split()] for row in done.stdout.splitlines()[-2:])
    return [figures("tap to next question painted", painted), figures("answer to durable", durable)]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="warm starts, and visits of ten questions")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREENS}")
    for row in (*starts(asked.times), *visits(asked.times)):
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
