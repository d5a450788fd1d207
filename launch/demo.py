"""The whole job on one machine: a hub with a made-up scheme, and a kiosk that is paired with it."""

import argparse
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from . import display, folder, hub, pairing, part, processes
from .trouble import Trouble

_TURN_SECONDS = 0.1


class Options(NamedTuple):
    data: Path | None
    fresh: bool
    play: str | None
    window: str | None


def options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="./heard demo", description=__doc__)
    play = "let a visit play itself, save a picture of each screen in FOLDER (else in the demo's folder), "
    play += "and print what the hub received"
    parser.add_argument("--play", nargs="?", const="", metavar="FOLDER", help=play)
    parser.add_argument("--fresh", action="store_true", help="delete what earlier demos left, begin again")
    parser.add_argument("--window", metavar="WxH", help="open the kiosk in a window, such as 1280x800")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the demo's own folder (else demo-data)")
    found = parser.parse_args(arguments)
    return Options(found.data, found.fresh, found.play, found.window)


def run(root: Path, chosen: Options) -> int:
    """Runs the demo to its end: 0 when the kiosk was closed, or when what was played has been received."""
    place = (chosen.data or root / "demo-data").resolve()
    demo = part.Demo(root, place, part.surroundings(root))
    try:
        with processes.ending_raises(), folder.held(place, chosen.fresh):
            scheme = hub.scheme(demo)
            with hub.running(demo) as running:
                pin = pairing.paired(demo, running.address, scheme["households"][0]["id"])
                _print_welcome(demo, running.address, scheme, pin)
                return _open(demo, running, chosen) if chosen.play is None else _play(demo, running, chosen)
    except processes.Ended as ended:
        print(f"\nThe demo has ended. What was sent is kept in {place}.", flush=True)
        return 128 + ended.number


def _print_welcome(demo: part.Demo, address: str, scheme: dict[str, Any], pin: str) -> None:
    print(f"The hub answers. Its portal: {address}", flush=True)
    for signin in scheme["signins"]:
        print(f"  {signin['role']:<14} {signin['email']}  {signin['password']}", flush=True)
    print(f"The kiosk's staff PIN: {pin}", flush=True)
    print(f"All of it is made up, and kept in {demo.place}; --fresh begins again.", flush=True)


def _open(demo: part.Demo, running: hub.Hub, chosen: Options) -> int:
    window = ["--window", chosen.window] if chosen.window else []
    command = part.command(demo.root, "kiosk", "--data", demo.kiosk, *window)
    print("Opening the kiosk. To end, close it or press Ctrl-C here.", flush=True)
    with processes.started(command, demo.surroundings) as kiosk:
        code = _watch(kiosk, running)
    if code == -signal.SIGABRT:
        why = "the window could not be opened on this screen"
        raise Trouble("opening the kiosk", why, "To let a visit play itself without one: ./heard demo --play")
    print(f"The kiosk is closed. What was sent is kept in {demo.place}.", flush=True)
    return 0 if code == 0 else 1


def _play(demo: part.Demo, running: hub.Hub, chosen: Options) -> int:
    surroundings = demo.surroundings
    if display.absent(os.environ):
        print("There is no screen here: the visit plays where nobody sees it.", flush=True)
        surroundings = display.offscreen(surroundings)
    pictures = Path(chosen.play).resolve() if chosen.play else demo.place / "pictures"
    window = ["--window", chosen.window] if chosen.window else []
    before = hub.received(demo)["responses"]
    command = part.command(demo.root, "kiosk", "--play", pictures, "--data", demo.kiosk, *window)
    with processes.started(command, surroundings) as kiosk:
        code = _watch(kiosk, running)
    received = hub.received(demo)
    print(f"A picture of each screen is in {pictures}", flush=True)
    _print_received(demo, running.address, received, received["responses"] - before)
    return 0 if code == 0 and received["responses"] > before else 1


def _watch(kiosk: processes.Process, running: hub.Hub) -> int:
    """Waits for the kiosk to be closed, while the hub lives; returns the kiosk's exit code."""
    while (code := kiosk.poll()) is None:
        running.need_alive()
        time.sleep(_TURN_SECONDS)
    return code


def _print_received(demo: part.Demo, address: str, received: dict[str, Any], new: int) -> None:
    print(f"The hub received {new} now; it holds {received['responses']} responses, ", end="")
    print(f"{received['concerns']} concerns and {received['quarantined']} in quarantine.")
    latest = received["latest"]
    if latest:
        print(f"The latest: survey {latest['survey']}, {latest['answers']} answers, {latest['ended']}.")
    print(f"To read it in the portal: ./heard hub --data {demo.hub}, then sign in at {address}", flush=True)
