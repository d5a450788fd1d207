"""The processor time that processes have spent, read from /proc: what a figure costs, whoever else uses the machine."""

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def spent(pid: int) -> float:
    """Seconds of a process and of all that it ever started."""
    try:
        # The name, in brackets, may hold anything.
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    own = sum(int(ticks) for ticks in fields[11:15]) / _TICK
    return own + sum(spent(int(child)) for child in children)
