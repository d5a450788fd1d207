"""Pairs the demo's kiosk with the demo's hub: once, and again where the hub has moved to another port."""

import json
import subprocess
from typing import Any

from . import folder, hub, part
from .trouble import Trouble


def paired(demo: part.Demo, address: str, household: str) -> str:
    """Pairs the kiosk unless it is; returns its staff PIN, which the demo keeps because all of it is made up."""
    pairing = folder.remembered(demo.place)
    if pairing.get("hub") != address:
        # The same device with the same code: the kiosk keeps its key, and what has not gone yet can still go.
        pairing = {**pairing, "hub": address} if pairing else _added(demo, address, household)
        _pair(demo, pairing)
        folder.remember(demo.place, pairing)
    return str(pairing["pin"])


def _added(demo: part.Demo, address: str, household: str) -> dict[str, Any]:
    file = demo.place / "pairing.json"
    file.unlink(missing_ok=True)
    hub.ask(demo, "device", "add", "--household", household, "--hub", address, "--out", file)
    pairing: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return pairing


def _pair(demo: part.Demo, pairing: dict[str, Any]) -> None:
    file = demo.place / "pairing.json"
    file.touch(mode=0o600)
    file.write_text(json.dumps(pairing), encoding="utf-8")
    done = subprocess.run(
        part.command(demo.root, "kiosk", "pair", file, "--data", demo.kiosk),
        env=demo.surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.strip() or done.stdout.strip() or "it ended without a word"
        raise Trouble("pairing the kiosk", said)
