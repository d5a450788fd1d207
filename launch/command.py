"""Reads the command line of ./heard and starts the part that it names."""

import os
import sys
from pathlib import Path

from . import display, part, stamp
from .trouble import Trouble

USAGE = """\
usage: ./heard COMMAND [arguments]

  demo    the whole job on this machine: a hub, a made-up scheme and a kiosk paired with it (see demo --help)
  kiosk   the kiosk alone; arguments as for python -m kiosk
  hub     the hub and its clocks, its data in hub-data; arguments as for python -m scheme serve
  test    all tests; arguments as for pytest

The first start sets everything up: system libraries (on Debian, as root) and Python packages.
"""
_STOPPED = 2
_INTERRUPTED = 130


def main(arguments: list[str], root: Path) -> int:
    if arguments and arguments[0] in ("-h", "--help", "help"):
        print(USAGE, end="")
        return 0
    starts = {"demo": _demo, "kiosk": _kiosk, "hub": _hub, "test": _test}
    if not arguments or arguments[0] not in starts:
        print(USAGE, end="", file=sys.stderr)
        return _STOPPED
    try:
        return starts[arguments[0]](root, arguments[1:])
    except Trouble as trouble:
        _tell(trouble, " ".join(["./heard", *arguments]))
        return _STOPPED
    except KeyboardInterrupt:
        print("\nStopped. What is half set up is made again at the next start.", file=sys.stderr)
        return _INTERRUPTED


def _tell(trouble: Trouble, again: str) -> None:
    print(f"\nHeard stopped at: {trouble.step}", file=sys.stderr)
    print(f"  why:        {trouble.why}", file=sys.stderr)
    if trouble.remedy:
        print(f"  what to do: {trouble.remedy}", file=sys.stderr)
    print(f"  then again: {again}", file=sys.stderr)


def _set_up(root: Path, name: str) -> None:
    if not stamp.ready(root, name):
        from . import setup  # only a first start pays for its imports

        setup.ensure(root, name)


def _demo(root: Path, arguments: list[str]) -> int:
    from . import demo

    options = demo.options(arguments)
    if options.play is None:
        display.need(os.environ)
    _set_up(root, "demo")
    return demo.run(root, options)


def _kiosk(root: Path, arguments: list[str]) -> int:
    environment = part.surroundings(root)
    windowless = "pair" in arguments[:1] or part.option(arguments, "-h", "--help")
    if display.absent(environment) and not windowless:
        if not part.option(arguments, "--check", "--play"):
            display.need(environment)
        print("There is no screen here: the kiosk paints where nobody sees it.", file=sys.stderr)
        environment = display.offscreen(environment)
    _set_up(root, "demo")
    part.become(root, environment, ["kiosk", *arguments])


def _hub(root: Path, arguments: list[str]) -> int:
    _set_up(root, "demo")
    place = [] if part.option(arguments, "--data") else ["--data", str(root / "hub-data")]
    part.become(root, part.surroundings(root), ["scheme", "serve", "--clock", *place, *arguments])


def _test(root: Path, arguments: list[str]) -> int:
    from . import testing

    _set_up(root, "test")
    return testing.run(root, arguments)
