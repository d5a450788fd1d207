"""``python -m easyread`` as it is run: its lines, its exit codes, and what it does where something is missing."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from easyread.schema import survey_schema
from tests.easyread.survey_files import put, question, survey, toml, wording

ROOT = Path(__file__).parents[2]
SURVEYS = sorted((ROOT / "assets" / "surveys").glob("*.toml"))


def easyread(*arguments: str | Path, ahead: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command; modules in ``ahead`` are found before installed ones."""
    path = os.pathsep.join(map(str, [*([ahead] if ahead else []), ROOT]))
    return subprocess.run(
        [sys.executable, "-m", "easyread", *map(str, arguments)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "PYTHONWARNINGS": "error"},
    )


@pytest.fixture(scope="module")
def without_wordfreq(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that stands in the way of wordfreq, as on a machine that does not have it."""
    folder = tmp_path_factory.mktemp("ahead")
    (folder / "wordfreq.py").write_text('raise ImportError("not here")\n', encoding="utf-8")
    return folder


def test_what_is_shipped_has_no_fail() -> None:
    ran = easyread("check", *SURVEYS, *(ROOT / "assets" / "words").glob("*.toml"))
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"^0 fails, \d+ warns, \d+ notes in \d+ files$", ran.stdout, re.MULTILINE)
    assert ran.stderr == ""


def test_faults_are_printed_like_a_compilers(tmp_path: Path, without_wordfreq: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(toml(put(survey(), "questions[1].picture", "hme")), encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text("id = \n", encoding="utf-8")
    ran = easyread("check", bad, broken, ahead=without_wordfreq)
    assert ran.returncode == 1
    assert ran.stdout.splitlines() == [
        "note: wordfreq is not installed, so common words are not checked",
        f'{bad}: questions[1].picture: fail: there is no picture "hme". Did you mean "home"?',
        f"{broken}:1:6: fail: this is not TOML: Invalid value. Mend it here first.",
        "2 fails, 0 warns, 0 notes in 2 files",
    ]


def test_a_warning_alone_is_no_failure(tmp_path: Path, without_wordfreq: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(toml(survey(question(picture="day"))), encoding="utf-8")
    ran = easyread("check", file, ahead=without_wordfreq)
    assert ran.returncode == 0
    assert "signed_off: warn: this is missing" in ran.stdout
    assert ran.stdout.endswith("0 fails, 1 warn, 1 note in 1 file\n")


def test_common_words_come_from_wordfreq_and_from_our_own_list(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.mkdir()
    (words / "common-en.toml").write_text('people = ["zyzzyva"]\n', encoding="utf-8")
    (words / "en.toml").write_text(
        toml({"one": wording("The zyzzyva.") | {"words": "The zyzzyva.\nThe quokka."}}), encoding="utf-8"
    )
    ran = easyread("check", words / "en.toml", words / "common-en.toml", "--words", words)
    assert (ran.returncode, ran.stdout.splitlines()) == (
        0,
        [
            f'{words}/en.toml: one.words: warn: "quokka" is not a common word. '
            "Use another, or explain it in the next sentence.",
            "0 fails, 1 warn, 0 notes in 2 files",
        ],
    )
    (words / "common-en.toml").write_text('people = ["Two words"]\n', encoding="utf-8")
    ran = easyread("check", words / "common-en.toml", "--words", words)
    assert ran.returncode == 1
    assert "people[0]: fail" in ran.stdout


def test_screen_words_are_checked_line_by_line(tmp_path: Path, without_wordfreq: Path) -> None:
    file = tmp_path / "words" / "cy.toml"
    file.parent.mkdir()
    file.write_text('[hello]\nwords = "Helo (chi)."\npicture = "home"\n', encoding="utf-8")
    ran = easyread("check", file, ahead=without_wordfreq)
    assert ran.returncode == 1
    assert f"{file}: hello.words: fail: there is a bracket. Say it in a sentence of its own." in ran.stdout
    assert f"{file}: note: in cy only length, rows, signs and numbers are checked" in ran.stdout
    file.write_text('[hello]\nwords = ""\npicture = "home"\n', encoding="utf-8")
    assert (
        f"{file}: hello.words: fail: there are no words"
        in easyread("check", file, ahead=without_wordfreq).stdout
    )


def test_what_cannot_be_read_is_said(tmp_path: Path, without_wordfreq: Path) -> None:
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe")
    ran = easyread("check", tmp_path / "none.toml", binary, ahead=without_wordfreq)
    assert ran.returncode == 1
    assert f"{tmp_path}/none.toml: fail: this cannot be read. No such file or directory." in ran.stdout
    assert f"{binary}: fail: this is not UTF-8. Save it as UTF-8." in ran.stdout
    ran = easyread("check", SURVEYS[0], "--pictures", binary)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert f"{binary}: fail: the pictures cannot be read" in ran.stdout


def test_a_command_that_is_not_known_is_said_shortly() -> None:
    ran = easyread("chek")
    assert ran.returncode == 2
    assert "invalid choice" in ran.stderr


def test_the_schema_is_printed_whole() -> None:
    ran = easyread("schema")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout) == json.loads(json.dumps(survey_schema()))
