"""The self-test staff run: a line each, ok or what to do, and 1 when anything essential fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from kiosk import assets, check, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.store.database import NAME
from kiosk.ui.pictures import Pictures
from kiosk.voice.speaker import SelfTest
from tests.stories.home import paired
from tests.stories.household_assets import copied

HEARD = SelfTest(("en", "cy"), "Speaker", 0.5, False, "Microphone", "")


def named(checks: list[check.Check]) -> dict[str, check.Check]:
    return {one.name: one for one in checks}


def test_a_line_says_ok_or_what_to_do() -> None:
    assert str(check.Check(name="disk", ok=True, found="plenty.", remedy="None.")) == "ok    disk: plenty."
    failed = check.Check(name="disk", ok=False, found="none.", remedy="Delete files.")
    assert str(failed) == "look  disk: none. Delete files."
    essential = check.Check(name="disk", ok=False, found="none.", remedy="Delete files.", essential=True)
    assert str(essential).startswith("FAIL  disk")


@pytest.mark.parametrize(
    ("test", "wrong"),
    [
        (HEARD, set()),
        (SelfTest((), "Speaker", None, None, "", "no-voice"), {"microphone", "voices"}),
        (SelfTest(("en",), "", None, None, "Microphone", "no-device"), {"sound out"}),
        (SelfTest(("en",), "Speaker", 0.0, False, "Microphone", "muted"), {"sound out"}),
        (SelfTest(("en",), "Speaker", 0.5, True, "Microphone", "muted"), {"sound out"}),
    ],
    ids=["all", "no voice", "no device", "silent", "muted"],
)
def test_sound(test: SelfTest, wrong: set[str]) -> None:
    checks = named(check.sound(test))
    assert {name for name, one in checks.items() if not one.ok} == wrong
    assert not any(one.essential for one in checks.values()), "a kiosk without sound still works"


def test_the_screen(qapp: QApplication) -> None:
    assert check.screen(149.0).found == "1280 x 800, 149 ppi, 10.1 inch."
    assert check.screen(149.0).ok
    assert not check.screen(400.0).ok


def test_pictures(qapp: QApplication, tmp_path: Path) -> None:
    assert check.pictures(Pictures(assets.folder() / "pictures")).ok
    (tmp_path / "pictures.toml").write_text('[me]\nsource = "own/me.svg"\n', encoding="utf-8")
    assert not check.pictures(Pictures(tmp_path)).ok


def test_surveys_are_essential_only_together(tmp_path: Path) -> None:
    assert check.surveys(contents.load(assets.folder())) == []
    folder = copied(tmp_path)
    (folder / "surveys" / "my-life.toml").write_text("id", encoding="utf-8")
    (one,) = check.surveys(contents.load(folder))
    assert not one.essential
    for file in (folder / "surveys").glob("*.toml"):
        if file.stem not in ("my-life", "practice"):
            file.unlink()
    assert all(one.essential for one in check.surveys(contents.load(folder)))


def test_each_draft_of_a_language_is_named_until_a_speaker_checked_it() -> None:
    found = contents.load(assets.folder())
    said = [str(one) for one in check.languages(found)]
    assert any("Cymraeg: a draft, not yet checked by a speaker." in row for row in said)
    assert any("বাংলা: a draft" in row for row in said)
    checked = {tag: replace(words, draft=False) for tag, words in found.words.items()}
    surveys = tuple(replace(survey, draft_languages=()) for survey in found.surveys)
    assert check.languages(replace(found, words=checked, surveys=surveys, practice=None, noticed=None)) == []


def test_store_and_hub(tmp_path: Path) -> None:
    folder = paired(tmp_path)
    device = Device(folder, contents.load(assets.folder()), Settings())
    assert all(one.ok or one.name == "disk" for one in check.store(device))
    away = check.hub(device)
    assert not away.ok
    assert not away.essential
    assert "cannot reach" in away.found
    assert check.facts(device)[:2] == ["Waiting to be sent: 0", "Last exchange: none yet"]
    device.store.close()
    (folder / NAME).write_bytes(b"damaged" * 1000)
    device = Device(folder, contents.load(assets.folder()), Settings())
    found = named(check.store(device))["database"]
    assert (found.ok, found.essential) == (False, True)
    device.store.close()


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "--check", "--data", str(folder), "--ppi", "149"]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", env=dict(os.environ))


def test_the_command(tmp_path: Path) -> None:
    said = run(tmp_path)
    assert said.returncode == 0, said.stderr
    names = [line.split(": ")[0].split("  ")[-1].strip() for line in said.stdout.splitlines()]
    drafts = ["words"] * len(check.languages(contents.load(assets.folder())))
    first = ["screen", "sound out", "microphone", "voices", "pictures"]
    assert names == [*first, *drafts, "disk", "database", "hub"]
    (tmp_path / NAME).write_bytes(b"damaged" * 1000)
    assert run(tmp_path).returncode == 1
