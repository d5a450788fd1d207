"""The real device against a real hub that is put back from an old backup, for a database of either kind."""

import sqlite3
import urllib.parse
from contextlib import closing
from pathlib import Path

from pyrage import x25519

from tests.contract.test_road import Kiosk
from tests.hubs import Hub, command, running_hub
from tests.pairing_hands import paired


def copies(folder: Path) -> tuple[int, int]:
    """How many items the device has, and of how many it still keeps a copy."""
    with closing(sqlite3.connect(folder / "heard.sqlite3")) as store:
        row: tuple[int, int] = store.execute("SELECT count(*), count(sealed) FROM outbox").fetchone()
    return row


def backed_up(hub: Hub, offline: x25519.Identity) -> Path:
    """A backup that was made and checked while the hub ran."""
    more = {**hub.environment, "HEARD_BACKUP_RECIPIENTS": str(offline.to_public())}
    backup = Path(command("backup", hub.data, "make", environment=more).strip())
    assert "The backup mark is 2." in command("backup", hub.data, "check", environment=more)
    return backup


def all_comes_back(folder: Path, first: dict[str, str], second: dict[str, str]) -> None:
    """Visits before and after a checked backup; the hub is put back from it. ``second``: an empty database."""
    offline = x25519.Identity.generate()
    (folder / "offline.txt").touch(0o600)
    (folder / "offline.txt").write_text(f"# kept elsewhere\n{offline}\n")
    device = folder / "kiosk"
    with running_hub(folder / "hub", environment=first) as hub:
        port = urllib.parse.urlsplit(hub.address).port
        paired(hub, device)
        kiosk = Kiosk(device)
        kiosk.visit()
        kiosk.visit()
        assert (kiosk.exchange().pending, copies(device)) == (0, (2, 2))
        backup = backed_up(hub, offline)
        kiosk.tell()
        kiosk.visit()
        assert (kiosk.exchange().pending, copies(device)) == (0, (4, 2)), (
            "what the backup has is let go, no more"
        )
        kiosk.visit()
        assert (kiosk.exchange().pending, copies(device)) == (0, (5, 3))
        before = hub.received()
        assert (before["responses"], before["concerns"], before["quarantined"]) == (4, 1, 0)
    line = ("restore", "--file", str(backup), "--identity", str(folder / "offline.txt"))
    assert "up to mark 2" in command("backup", folder / "again", *line, environment=second)
    more = ("--port", str(port))
    with running_hub(folder / "again", *more, environment=second, demo=False) as again:
        assert kiosk.exchange().pending == 3, "it hears that the hub has less than it has receipts for"
        assert kiosk.exchange().pending == 0
        kiosk.exchange()
        now = again.received()
        assert {**now, "latest": None} == {**before, "latest": None}
        assert now["latest"]["envelope"] == before["latest"]["envelope"]
        assert copies(device) == (5, 3)
    kiosk.close()
