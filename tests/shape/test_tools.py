"""The checks that other programmes make: lint, format, types, and every branch of easyread."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.shape.source import ROOT


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A Python programme of this environment, at the root of the project."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.parametrize("command", [["check"], ["format", "--check"]], ids=" ".join)
def test_ruff_finds_nothing(command: list[str]) -> None:
    said = run("ruff", *command, "--quiet")
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.slow
def test_every_type_holds() -> None:
    said = run("mypy")
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.slow
def test_every_branch_of_easyread_is_tested(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    kept = {"COVERAGE_FILE": str(tmp_path / "coverage")}
    pytest = ["pytest", "-q", "--no-header", "-p", "no:cacheprovider"]
    tests = run("coverage", "run", "-m", *pytest, "tests/easyread", **kept)
    assert tests.returncode == 0, tests.stdout + tests.stderr
    report = run("coverage", "report", **kept)
    assert report.returncode == 0, report.stdout + report.stderr
    passed = tests.stdout.splitlines()[-1].partition(" in ")[0]
    record_property("said", f"easyread: {passed}, {total(report.stdout)} of branches and lines")


def total(report: str) -> str:
    """The figure in the last row of coverage's table."""
    found = re.search(r"^TOTAL.*?(\d+(?:\.\d+)?%)$", report, re.MULTILINE)
    return found[1] if found else "?"
