"""What processes have cost, read from /proc: processor time, and memory, whoever else uses the machine."""

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def children(pid: int) -> list[int]:
    """The processes that a process started and that still live, by whichever of its threads."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text(encoding="ascii").split()]
        except OSError:
            continue
    return found


def spent(pid: int) -> float:
    """Seconds of a process and of all that it ever started."""
    try:
        # The name, in brackets, may hold anything.
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    own = sum(int(ticks) for ticks in fields[11:15]) / _TICK
    return own + sum(spent(child) for child in children(pid))


def memory(pid: int) -> float:
    """Megabytes of a process and of all that it started: its own pages, and its part of those it shares (PSS)."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    own = sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) * 1024 / 1e6
    return own + sum(memory(child) for child in children(pid))


def forget(folder: Path) -> None:
    """Have the system drop what it holds in memory of the files of a folder, as far as no process uses them."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            place = os.open(file, os.O_RDONLY)
            os.posix_fadvise(place, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(place)
