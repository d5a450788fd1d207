"""The files for whoever runs a hub: the units are what systemd takes, and the settings what a hub takes."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scheme.__main__ import _parser
from scheme.configuration import FILE, read
from tests.hubs import ROOT

FOLDER = ROOT / "docs" / "deploy"
UNITS = sorted(file for file in FOLDER.iterdir() if file.suffix in (".service", ".timer"))
PYTHON = "/opt/heard/.venv/bin/python"


def commands(unit: Path) -> list[str]:
    return re.findall(r"^ExecStart=(.*)$", unit.read_text(encoding="utf-8"), re.M)


def test_there_is_a_unit_for_the_hub_and_for_its_backup() -> None:
    assert [unit.name for unit in UNITS] == ["heard-backup.service", "heard-backup.timer", "heard.service"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_reads_as_one(unit: Path) -> None:
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read_string(unit.read_text(encoding="utf-8"))
    assert {"Unit"} < set(parsed.sections()) <= {"Unit", "Service", "Timer", "Install"}
    for line in commands(unit):
        python, module, name, *words = line.split()
        assert (python, module, name) == (PYTHON, "-m", "scheme")
        _parser().parse_args(words)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not there")
def test_systemd_takes_them(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8").replace(PYTHON, sys.executable)
        (tmp_path / unit.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / unit.name) for unit in UNITS)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
    )
    ours = [line for line in done.stderr.splitlines() if "heard" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


def test_the_settings_that_go_with_them_are_settings() -> None:
    found = read({FILE: str(FOLDER / "hub.toml")})
    assert (found.data, found.hosts) == (Path("/var/lib/heard"), ("hub.example.org",))
