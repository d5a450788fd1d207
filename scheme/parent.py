"""Ties a process of the hub to the one that started it, so that a killed hub leaves no process behind."""

import ctypes
import os
import signal
import sys

NAME = "HEARD_END_WITH_PARENT"
_PR_SET_PDEATHSIG = 1


def bind_children() -> None:
    """Have what this process starts from here on end with it."""
    os.environ[NAME] = str(os.getpid())


def end_with_parent() -> None:
    """Ask the kernel for SIGTERM when the parent dies, where it asked for that; Linux alone has this."""
    parent = os.environ.get(NAME)
    if parent is None or sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    # It died before it was asked for.
    if str(os.getppid()) != parent:
        os.kill(os.getpid(), signal.SIGTERM)
