"""Imports point one way: the contracts in pyproject.toml hold, and each of them breaks when it is broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shape.source import ROOT


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the packages below ``tree``."""
    programme = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", programme, "--no-cache", "--no-logo", "--config", "pyproject.toml"],
        check=False,
        cwd=tree,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        encoding="utf-8",
    )


def test_imports_point_one_way() -> None:
    said = lint_imports(ROOT)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(
    ("importer", "imported"),
    [
        ("easyread/line.py", "kiosk"),
        ("easyread/line.py", "sqlite3"),
        ("kiosk/jobs.py", "scheme"),
        ("scheme/keys.py", "kiosk"),
        ("launch/setup.py", "easyread"),
        ("launch/setup.py", "msgspec"),
        ("kiosk/store/database.py", "kiosk.sync"),
        ("kiosk/session.py", "kiosk.sync"),
        ("kiosk/ui/window.py", "kiosk.store"),
        ("kiosk/ui/parts/card.py", "kiosk.ui.screens"),
        ("kiosk/ui/screens/pick.py", "kiosk.ui.window"),
    ],
)
def test_an_arrow_turned_round_is_seen(tmp_path: Path, importer: str, imported: str) -> None:
    for package in ("easyread", "kiosk", "scheme", "launch"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / importer).open("a", encoding="utf-8") as file:
        file.write(f"\nimport {imported}\n")
    said = lint_imports(tmp_path)
    assert said.returncode == 1
    assert f"{importer.removesuffix('.py').replace('/', '.')} -> {imported}" in said.stdout
