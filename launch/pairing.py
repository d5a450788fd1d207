"""Pairs the demo's kiosk with the demo's hub: once, and again where the hub has moved to another port."""

import json
import secrets
import time
from pathlib import Path
from typing import Any

from . import folder, hub, part, processes
from .trouble import Trouble

_STEP = "pairing the kiosk"
_SECONDS = 60.0
_TURN_SECONDS = 0.05
_PICTURES = "Pictures: "


def paired(demo: part.Demo, address: str, household: str) -> str:
    """Pairs the kiosk unless it is; returns its staff PIN, which the demo keeps because all of it is made up."""
    memory = folder.remembered(demo.place)
    if memory.get("hub") != address:
        # The first two digits keep it from being one that the kiosk finds too easy.
        pin = str(memory.get("pin") or f"72{secrets.randbelow(10**4):04}")
        # The same device again: the kiosk keeps its key, and what has not gone yet can still go.
        which = ["--again", memory["device"]] if "device" in memory else ["--household", household]
        code = json.loads(hub.ask(demo, "device", "add", *which, "--hub", address))
        memory = {"hub": address, "pin": pin, "device": _pair(demo, code, pin)}
        folder.remember(demo.place, memory)
    return str(memory["pin"])


def _pair(demo: part.Demo, code: dict[str, Any], pin: str) -> str:
    """The device's id. Who starts both sides need not look at the pictures: the hub's command compares them."""
    log = demo.place / "pairing.log"
    words = ["kiosk", "pair", "--hub", code["hub"], "--words", code["words"], "--data", str(demo.kiosk)]
    with processes.started(part.command(demo.root, *words), demo.surroundings, log, f"{pin}\n") as kiosk:
        pictures = _said(kiosk, log, _PICTURES)
        device = hub.ask(
            demo, "device", "confirm", "--pairing", code["pairing"], "--pictures", *pictures.split()
        )
        _said(kiosk, log, "Paired.")
    return device.strip()


def _said(kiosk: processes.Process, log: Path, begin: str) -> str:
    """The rest of the line that begins so, once it is said."""
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        ended = kiosk.poll() is not None
        said = log.read_text(encoding="utf-8", errors="replace")
        # Whole lines only: one may be half written.
        for line in said.split("\n")[:-1]:
            if line.startswith(begin):
                return line.removeprefix(begin)
        if ended:
            raise Trouble(_STEP, said.strip() or "it ended without a word")
        time.sleep(_TURN_SECONDS)
    raise Trouble(_STEP, f"it took longer than {_SECONDS:.0f} s")
