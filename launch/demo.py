"""The whole job on one machine: a hub with a made-up scheme, and a kiosk that is paired with it."""

import argparse
import math
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from . import display, folder, hub, pairing, part, processes
from .trouble import Trouble

_TURN_SECONDS = 0.1
_PLAY_SECONDS = 600.0
_NOT_ALL_SENT = 3  # the kiosk's word that it waited a minute for the hub in vain


class Options(NamedTuple):
    data: Path | None
    fresh: bool
    play: str | None
    window: str | None
    pace: str
    small: bool


def options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="./heard demo", description=__doc__)
    play = "let a visit play itself, save a picture of each screen in FOLDER (else in the demo's folder), "
    play += "and print what the hub received"
    parser.add_argument("--play", nargs="?", const="", metavar="FOLDER", help=play)
    parser.add_argument("--fresh", action="store_true", help="delete what earlier demos left, begin again")
    parser.add_argument("--window", metavar="WxH", help="open the kiosk in a window, such as 1280x800")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the demo's own folder (else demo-data)")
    parser.add_argument("--pace", default="1", help=argparse.SUPPRESS)  # below 1 is too fast to watch
    small = "three people and no year behind them, for a machine that takes long over the whole scheme"
    parser.add_argument("--small", action="store_true", help=small)
    found = parser.parse_args(arguments)
    return Options(found.data, found.fresh, found.play, found.window, found.pace, found.small)


def run(root: Path, chosen: Options) -> int:
    """Runs the demo to its end: 0 when the kiosk was closed, or when what was played has been received."""
    place = (chosen.data or root / "demo-data").resolve()
    demo = part.Demo(root, place, part.surroundings(root))
    try:
        with processes.ending_raises(), folder.held(place, chosen.fresh):
            if not chosen.small and not demo.hub.exists():
                print(
                    "A made-up scheme gets its 70 people and the year behind them: half a minute.", flush=True
                )
            scheme = hub.scheme(demo, not chosen.small)
            with hub.running(demo) as running:
                pin = pairing.paired(demo, running.address, scheme["households"][0]["id"])
                _print_welcome(demo, running.address, scheme, pin)
                if chosen.play is None:
                    return _open(demo, running, chosen)
                return _play(demo, running, chosen, scheme)
    except processes.Ended as ended:
        print(f"\nThe demo has ended. What was sent is kept in {place}.", flush=True)
        return 128 + ended.number


def _print_welcome(demo: part.Demo, address: str, scheme: dict[str, Any], pin: str) -> None:
    print(f"The hub answers. Its portal: {address}", flush=True)
    for signin in scheme["signins"]:
        print(f"  {signin['role']:<18} {signin['email']}  {signin['password']}", flush=True)
    print("The second step shows its code: all of this is made up.", flush=True)
    print(f"The kiosk's staff PIN: {pin}", flush=True)
    print(f"All of it is made up, and kept in {demo.place}; --fresh begins again.", flush=True)


def _open(demo: part.Demo, running: hub.Hub, chosen: Options) -> int:
    command = part.command(demo.root, "kiosk", "--data", demo.kiosk, *_window(chosen))
    with processes.started(command, demo.surroundings) as kiosk:
        print("The kiosk opens now. To end, close it or press Ctrl-C here.", flush=True)
        code = _watch(kiosk, running)
    if code == -signal.SIGABRT:
        why = "the window could not be opened on this screen"
        raise Trouble("opening the kiosk", why, "To let a visit play itself without one: ./heard demo --play")
    print(f"The kiosk is closed. What was sent is kept in {demo.place}.", flush=True)
    return 0 if code == 0 else 1


def _play(demo: part.Demo, running: hub.Hub, chosen: Options, scheme: dict[str, Any]) -> int:
    surroundings = demo.surroundings
    if display.unseen(os.environ):
        print("There is no screen here: the visit plays where nobody sees it.", flush=True)
        surroundings = display.offscreen(surroundings)
    pictures = Path(chosen.play).resolve() if chosen.play else demo.place / "pictures"
    arguments: list[str | Path] = [
        "--play",
        pictures,
        "--data",
        demo.kiosk,
        "--pace",
        chosen.pace,
        *_window(chosen),
    ]
    before = hub.received(demo)["responses"]
    with processes.started(part.command(demo.root, "kiosk", *arguments), surroundings) as kiosk:
        code = _watch(kiosk, running, _PLAY_SECONDS)
    if code not in (0, _NOT_ALL_SENT):
        raise Trouble("the visit", f"the kiosk ended before it was over, with status {code}")
    received = hub.received(demo)
    print(f"A picture of each screen is in {pictures}")
    _print_received(demo, scheme, received, received["responses"] - before)
    return 0 if code == 0 and received["responses"] > before else 1


def _window(chosen: Options) -> list[str]:
    return ["--window", chosen.window] if chosen.window else []


def _watch(kiosk: processes.Process, running: hub.Hub, seconds: float = math.inf) -> int:
    """Waits for the kiosk to be closed, while the hub lives; returns the kiosk's exit code."""
    deadline = time.monotonic() + seconds
    while (code := kiosk.poll()) is None:
        running.need_alive()
        if time.monotonic() > deadline:
            raise Trouble("the visit", f"it did not come to its end in {seconds / 60:.0f} minutes")
        time.sleep(_TURN_SECONDS)
    return code


def _print_received(demo: part.Demo, scheme: dict[str, Any], received: dict[str, Any], new: int) -> None:
    holds = f"{_counted(received['responses'], 'response')} and {_counted(received['concerns'], 'concern')}"
    print(f"The hub received {_counted(new, 'response')} now. It holds {holds}.")
    if received["quarantined"]:
        print(f"In quarantine, for a person to look at: {received['quarantined']}.")
    latest = received["latest"]
    if latest:
        print(f"The latest: {latest['survey']}, {_counted(latest['answers'], 'answer')}, {latest['ended']}.")
    print(f"To read it in the portal, start the hub: ./heard hub --data {demo.hub}")
    reader = next(signin for signin in scheme["signins"] if signin["role"] == "responder")
    print(
        f"and sign in at the address that it prints as {reader['email']}, {reader['password']}.", flush=True
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
