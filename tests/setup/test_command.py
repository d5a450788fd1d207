"""./heard says what it does, and stops clearly where there is no screen."""

import pytest

from tests.setup.checkout import ROOT, run, surroundings


def test_help_has_a_line_for_each_command() -> None:
    said = run(ROOT, "--help")
    assert said.returncode == 0
    lines = [line.split()[0] for line in said.stdout.splitlines() if line.startswith("  ")]
    assert lines == ["demo", "kiosk", "hub", "test"]


@pytest.mark.parametrize("arguments", [[], ["surprise"], ["--fresh"]])
def test_an_unknown_command_is_answered_with_the_known_ones(arguments: list[str]) -> None:
    said = run(ROOT, *arguments)
    assert said.returncode == 2
    assert "demo" in said.stderr
    assert said.stdout == ""


@pytest.mark.parametrize("command", ["demo", "kiosk"])
def test_without_a_screen_the_way_to_see_one_is_named(command: str) -> None:
    said = run(ROOT, command)
    assert said.returncode == 2
    assert "no screen" in said.stderr
    assert "./heard demo --play" in said.stderr
    assert "Setting up" not in said.stderr


def test_demo_explains_its_options_without_setting_anything_up() -> None:
    said = run(ROOT, "demo", "--help", environment=surroundings(DISPLAY=":0"))
    assert said.returncode == 0
    assert all(option in said.stdout for option in ("--play", "--fresh", "--window", "--data"))
