"""What a person says is searched for everywhere on the device and at the hub: it stands nowhere outside the one reader.

python -m tests.proofs.canaries [--answers 10000]
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from easyread.envelope import Header, pack
from easyread.making import LONGEST
from easyread.response import Answer, Consent, DontKnow, Picked, Response, Skipped, Sorted, Written
from easyread.survey import Carded, Sort, WriteIt
from tests import portal
from tests.hubs import Hub, command, running_hub
from tests.opening import scheme_keys

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "tests" / "screens.json"
FOLDERS = ("TMPDIR", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
KNOWN = b"How do you feel today?"
"""What a kiosk does hold in its memory: a search that misses it finds nothing."""


def sizes(count: int, seed: int) -> set[int]:
    """How large so many sets of answers to what we ship are when they are sealed."""
    from kiosk import assets, contents

    chance, seal = random.Random(seed), scheme_keys().seal()
    surveys = contents.load(assets.folder()).surveys
    header = Header(v=1, key="team", device="d", id="i", sequence=1)
    found = set()
    for _ in range(count):
        survey = chance.choice(surveys)
        asked = survey.questions[: chance.randint(0, len(survey.questions))]
        answers = tuple(answer(chance, question) for question in asked)
        body = Response(
            ended=chance.choice(("finished", "stopped", "hidden", "binned")),
            person=str(chance.getrandbits(chance.randint(1, 128))),
            survey=survey.id,
            version=survey.version,
            consent=Consent(said="yes", version=1),
            here=("me", "carer")[: chance.randint(0, 2)],
            seen=tuple(question.id for question in asked),
            answers=answers,
        )
        found.add(len(seal.seal(header, pack(body))[0]))
    return found


def answer(chance: random.Random, question: object) -> Answer:
    """Any that a person can give but a recording or a photo, which travel beside it."""
    assert hasattr(question, "id")
    given: Picked | Sorted | Written | Skipped | DontKnow = chance.choice((Skipped(), DontKnow()))
    if isinstance(question, Carded):
        ids = [choice.id for choice in question.choices]
        some = tuple(chance.sample(ids, chance.randint(1, len(ids))))
        given = Sorted(good=some) if isinstance(question, Sort) else Picked(some)
    elif isinstance(question, WriteIt):
        given = Written("ক" * chance.randint(1, LONGEST))
    return Answer(question=question.id, value=given, seconds=round(chance.uniform(0, 999), 1))


@contextmanager
def machine(root: Path) -> Iterator[list[Path]]:
    """Every folder that a programme is told to write to is in here, and all that is in here is searched."""
    places = []
    for name in FOLDERS:
        place = root / name.lower()
        place.mkdir()
        os.environ[name] = str(place)
        places.append(place)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={SCREENS}"
    os.environ["PULSE_SERVER"] = "unix:/nowhere"
    tempfile.tempdir = None
    yield places


def after_restart(folder: Path, sought: list[bytes], log: Path) -> tuple[int, list[str]]:
    """The memory of a new kiosk on this folder: how much was read, and what was found there."""
    from tests.proofs.planted_words import in_memory

    line = [sys.executable, "-m", "tests.kiosk.window_child", str(folder), "stands"]
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(line, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True) as kiosk,
    ):
        assert kiosk.stdout is not None
        try:
            assert kiosk.stdout.readline() == "welcome\n", log.read_text(encoding="utf-8")
            _, known = in_memory(kiosk.pid, [KNOWN])
            assert known, "the search finds what is there"
            return in_memory(kiosk.pid, sought)
        finally:
            kiosk.kill()


def drained(folder: Path) -> None:
    """All of it goes to the hub, whose receipts come back."""
    from kiosk import assets, contents
    from kiosk.device import Device
    from kiosk.settings import Settings
    from kiosk.sync.http_hub import HttpHub
    from kiosk.sync.sync import sync_once

    device = Device(folder, contents.load(assets.folder()), Settings())
    assert device.pairing is not None
    for _ in range(20):
        sync_once(device.outbox, device.told, HttpHub(device.pairing), device.state((), False))
    assert device.outbox.pending() == 0
    device.store.close()


def prove(root: Path) -> int:
    """Say it, search the device, send it, search the hub; how much was found."""
    from pyrage import x25519
    from PySide6.QtWidgets import QApplication

    from tests.pairing_hands import paired
    from tests.proofs.planted_words import in_files, say_all
    from tests.stories.home import at_home

    with machine(root) as places:
        app = QApplication(["heard"])
        folder, hits = root / "kiosk", 0
        backups = {"HEARD_BACKUP_RECIPIENTS": str(x25519.Identity.generate().to_public())}
        with running_hub(root / "hub", environment={}) as hub:
            paired(hub, folder)
            with at_home(folder, guard=0) as home:
                first = home.kiosk.device.household().people[0].id
                home.do("questions", first, *["next"] * 4, "yes", "next", "me", "next", "good-day", "next")
                home.do("no", "next")
                sought = say_all(home)
            hits += said("device: files, logs and temporary folders", in_files([folder, *places], sought))
            hits += said(
                "device: bytes of a new kiosk's memory", after_restart(folder, sought, root / "kiosk.log")
            )
            hits += said("device: files after that kiosk was killed", in_files([folder, *places], sought))
            drained(folder)
            command("backup", root / "hub", "make", environment=backups)
            hits += said("hub: database, media, backups and logs", in_files([root], sought))
            hits += said("the one reader, behind its door", (1, [] if is_read(hub) else ["not there"]))
        assert app is not None
    return hits


def is_read(hub: Hub) -> bool:
    """Whether the word has come, and stands where a member of staff opens it."""
    from tests.stories.test_story_hidden_traces import WORD

    (id,) = re.findall(r'href="/responses/([0-9a-f-]{36})/"', portal.read(hub, "/responses/"))
    parts = re.findall(rf"/responses/{id}/sealed/[0-9a-f-]{{36}}/", portal.read(hub, f"/responses/{id}/"))
    return any(WORD in portal.read(hub, part) for part in parts)


def said(where: str, found: tuple[int, list[str]]) -> int:
    """Print how much was searched and what was found."""
    searched, hits = found
    print(
        f"{where}: {searched} searched, {len(hits)} hits {sorted(set(hits))[:5] if hits else ''}", flush=True
    )
    return len(hits)


def main() -> int:
    """Exit 1 when anything was found, or a size tells sets of answers apart."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--answers", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    found = sizes(given.answers, given.seed)
    print(f"{given.answers} sets of answers (--seed {given.seed}) have {len(found)} size: {sorted(found)}")
    with tempfile.TemporaryDirectory() as root:
        hits = prove(Path(root))
    return int(bool(hits) or len(found) != 1)


if __name__ == "__main__":
    sys.exit(main())
