"""Keeps a process running beside this one: should it end by itself, it begins again."""

import logging
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

AGAIN = 15.0
"""Seconds after which one that ended begins again."""
_LOOK = 0.5


@contextmanager
def beside(line: Sequence[str], again: float = AGAIN) -> Iterator[None]:
    """The process of this command line, until the block is left."""
    ending = threading.Event()
    # The kernel ends a child with the thread that began it, so one thread does so for as long as this process lives.
    keeping = threading.Thread(target=_keep, args=(line, again, ending))
    keeping.start()
    try:
        yield
    finally:
        ending.set()
        keeping.join()


def _keep(line: Sequence[str], again: float, ending: threading.Event) -> None:
    while not ending.is_set():
        process = subprocess.Popen(line)
        while process.poll() is None and not ending.wait(_LOOK):
            pass
        if process.poll() is None:
            process.terminate()
            process.wait()
            return
        logging.getLogger(__name__).warning("a process beside the hub ended by itself, and begins again")
        ending.wait(again)
