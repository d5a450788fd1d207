"""What comes from outside, spoilt at random: nothing but what a reader declares, no hang, and memory that is bounded.

python -m tests.proofs.inputs [--times 20000] [--seed 1] [--what survey]

An input that reaches a line of ours that none before it reached is kept, and spoilt further.
"""

import argparse
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from msgspec import Struct

from tests.proofs.spoiling import edits, spoilt

ROOM = 768 * 1024 * 1024
"""Bytes of memory beyond what the process has before, of which an input may not ask for more."""
LONGEST = 10
"""Seconds for one input."""
OURS = tuple(str(Path(__file__).parents[2] / part) for part in ("easyread", "kiosk", "scheme"))


class Hang(BaseException):
    """It took too long; no reader catches it."""


class Found(Struct):
    """What became of the inputs of one kind, all of which were borne."""

    what: str
    times: int = 0
    lines: int = 0
    longest: float = 0.0


class Lines:
    """Lines of our own code that were reached."""

    def __init__(self) -> None:
        self.met: set[tuple[str, int]] = set()

    def trace(self, frame: FrameType, event: str, _: Any) -> Any:
        """For ``sys.settrace``; other code is not followed."""
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if event == "line":
            self.met.add((frame.f_code.co_filename, frame.f_lineno))
        return self.trace

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Notes what is reached within."""
        before = sys.gettrace()
        sys.settrace(self.trace)
        try:
            yield
        finally:
            sys.settrace(before)


@contextmanager
def bounded() -> Iterator[None]:
    """Memory has an end, and so has time."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + ROOM, before[1]))
    signal.signal(signal.SIGALRM, hang)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_AS, before)


def hang(_: int, __: FrameType | None) -> None:
    raise Hang()


def prove(what: str, times: int, seed: int) -> Found:
    """So many spoilt inputs of one kind; the first that does what its reader does not declare ends it, and is shown."""
    from tests.proofs.readers import READERS

    read, corpus = READERS[what].read, list(READERS[what].sound())
    for content in corpus:
        read(content)
    found, lines = Found(what), Lines()
    with bounded():
        for number in range(times):
            chance = random.Random(f"{what} {seed} {number}")
            content = spoilt(chance.choice(corpus), edits(chance), corpus)
            before, begun = len(lines.met), time.monotonic()
            signal.alarm(LONGEST)
            try:
                with lines.watched():
                    read(content)
            except BaseException:
                print(
                    f"{what}: input {number} of --seed {seed} was not borne:\n{content[:400]!r}", flush=True
                )
                raise
            signal.alarm(0)
            found.times += 1
            found.longest = max(found.longest, time.monotonic() - begun)
            if len(lines.met) > before:
                corpus.append(content)
    found.lines = len(lines.met)
    return found


def main() -> None:
    """Ends well when every input was borne."""
    from tests.proofs.readers import READERS

    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--times", type=int, default=20_000)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("--what", choices=sorted(READERS), action="append")
    given = said.parse_args()
    for what in given.what or READERS:
        found = prove(what, given.times, given.seed)
        print(
            f"{what}: {found.times} inputs, {found.lines} lines of ours reached, the longest took"
            f" {found.longest:.2f} s: 0 crashed, hung or asked for too much memory",
            flush=True,
        )


if __name__ == "__main__":
    main()
