"""Pairs the demo's kiosk with the demo's hub, once."""

import json
import subprocess

from . import folder, hub, part
from .trouble import Trouble

_STEP = "pairing the kiosk"


def paired(demo: part.Demo, address: str, household: str) -> str:
    """Pairs the kiosk unless it is; returns its staff PIN, which the demo keeps because it is one."""
    memory = folder.remembered(demo.place)
    if memory.get("hub") == address:
        return memory["pin"]
    file = demo.place / "pairing.json"
    file.unlink(missing_ok=True)
    hub.ask(demo, "device", "add", "--household", household, "--hub", address, "--out", file)
    pin = str(json.loads(file.read_text(encoding="utf-8"))["pin"])
    done = subprocess.run(
        part.command(demo.root, "kiosk", "pair", file, "--data", demo.kiosk),
        env=demo.surroundings,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Trouble(_STEP, (done.stderr.strip() or done.stdout.strip() or "it ended without a word"))
    folder.remember(demo.place, {"hub": address, "pin": pin})
    return pin
