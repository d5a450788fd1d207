"""A long step shows that it moves, and its failure is told by its last words."""

import sys
from pathlib import Path

import pytest

from launch import progress
from launch.trouble import Trouble


def test_a_step_that_succeeds_says_nothing_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    heard: list[str] = []
    progress.run("packages", [sys.executable, "-c", "print('one\\ntwo\\nthree', end='')"], heard.append)
    assert heard == ["one", "two"]
    assert capfd.readouterr() == ("", "")


def test_the_last_words_of_a_failure_are_kept_whole() -> None:
    script = "import sys; print('x' * 100000, flush=True); sys.exit('ERROR: the last word')"
    with pytest.raises(Trouble) as caught:
        progress.run("packages", [sys.executable, "-c", script], lambda line: None)
    assert (caught.value.step, caught.value.why) == ("packages", "ERROR: the last word")


def test_a_silent_failure_is_still_one() -> None:
    with pytest.raises(Trouble, match="it ended without a word"):
        progress.run("packages", [sys.executable, "-c", "raise SystemExit(3)"], lambda line: None)


def test_a_tool_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="cannot be started: No such file"):
        progress.run("packages", [tmp_path / "pip"], lambda line: None)
