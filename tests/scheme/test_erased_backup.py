"""Canary words are looked for after an erasure: in every file, and in a hub put back from a backup made before it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from pyrage import x25519

from tests import postgres
from tests.hubs import ROOT, command

CANARY = "the teapot is behind the curtain"

SAY = """
scheme, _ = founding.found_scheme(settings.DATA, "Willow")
founding.add_staff(scheme, Role.RESPONDER, "alice@willow.example", "Alice")
household, person = scheme.households.create(name="Oak"), scheme.people.create(name="Dee", portrait="portrait_1")
response = Response(scheme=scheme, household=household, person=person, source="paper", entered_by=scheme.staff.get(),
                    version=1, known=True, arrived_at=timezone.now(), watch=False, seen=[])
keeping.store(scheme, [response], [], [])
seal(response, Sealed.Kind.WORDS, CANARY.encode())
response.steps.create(scheme=scheme, what="seen", by=scheme.staff.get(), facts={"note": CANARY})
symbols.keep(scheme.staff.get(), "makaton", "The Makaton Charity", {"food": b"a picture"})
"""
ERASE = """
scheme = next(founding.schemes())
erase(scheme, None, list(scheme.responses.all()), "Dee", "Dee asked us", timezone.now(), scheme.people.get())
"""
FOUND = """
scheme = next(founding.schemes())
opened = [reading._plain(part).decode() for part in scheme.sealed.all()]
steps = [str(step.facts) for step in scheme.steps.all()]
canaries = sum(CANARY in text for text in [*opened, *steps])
print(json.dumps([canaries, scheme.tombstones.count(), scheme.symbol_files.count()]))
"""
BEFORE = """
import json
import django
django.setup()
from django.conf import settings
from django.utils import timezone
from scheme.erasure.erasing import erase
from scheme.responses import keeping, reading
from scheme.responses.models import Response, Sealed
from scheme.responses.sealing import seal
from scheme.schemes import founding
from scheme.schemes.models import Role
from scheme.surveys import symbols
"""


def within(data: Path, code: str, more: dict[str, str]) -> str:
    """What a process of a hub prints."""
    own = {**os.environ, "HEARD_DATA": str(data), "DJANGO_SETTINGS_MODULE": "scheme.settings", **more}
    line = [sys.executable, "-c", f"{BEFORE}\nCANARY = {CANARY!r}\n{code}"]
    done = subprocess.run(line, check=True, cwd=ROOT, env=own, stdout=subprocess.PIPE, encoding="utf-8")
    return done.stdout


def holding(*folders: Path) -> list[str]:
    """The files below in which the canary can be read."""
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    assert files
    return [file.name for file in files if CANARY.encode() in file.read_bytes()]


@contextmanager
def database(kind: str) -> Iterator[str]:
    with postgres.running() if kind == "postgresql" else nullcontext("") as url:
        yield url


@pytest.mark.long
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_nothing_opens_that_was_erased_also_from_a_backup_of_before(tmp_path: Path, kind: str) -> None:
    if kind == "postgresql" and postgres.missing():
        pytest.skip(postgres.missing())
    hub, again, control, backups = (tmp_path / name for name in ("hub", "again", "control", "backups"))
    offline, identity = x25519.Identity.generate(), tmp_path / "offline.txt"
    identity.touch(0o600)
    identity.write_text(f"{offline}\n")
    with database(kind) as one, database(kind) as two, database(kind) as three:
        own = {
            "DATABASE_URL": one,
            "HEARD_BACKUP_FOLDER": str(backups),
            "HEARD_BACKUP_RECIPIENTS": str(offline.to_public()),
        }
        command("migrate", hub, environment=own)
        within(hub, SAY, own)
        assert json.loads(within(hub, FOUND, own)) == [2, 0, 1]
        backup = Path(command("backup", hub, "make", environment=own).strip())
        within(hub, ERASE, own)
        assert json.loads(within(hub, FOUND, own)) == [0, 1, 1]
        line = ("restore", "--file", str(backup), "--identity", str(identity))
        command("backup", again, *line, environment={"DATABASE_URL": two})
        assert json.loads(within(again, FOUND, {"DATABASE_URL": two})) == [0, 1, 1]
        assert holding(hub, again, backups) == [], "database, journal, keys, logs and the backup itself"
        (backups / "erased.json").unlink()
        said = command("backup", control, *line, environment={"DATABASE_URL": three})
        assert "what was erased since it was made is back" in said
        assert json.loads(within(control, FOUND, {"DATABASE_URL": three})) == [2, 0, 1], (
            "else it proves nothing"
        )
