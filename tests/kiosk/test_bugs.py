"""The one hook for bugs: each is written without content, and the visit is ended calmly."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from easyread import act as a
from easyread.response import Picked
from kiosk.bugs import MOST_BYTES, NAME, Bugs
from tests.stories.home import Home, new_home

CANARY = "he said that he is scared"


def bug(words: str = CANARY) -> BaseException:
    try:
        raise KeyError(words)
    except KeyError as error:
        return error


@pytest.fixture
def bugs(tmp_path: Path) -> Bugs:
    return Bugs(tmp_path, lambda: None, "1.2.3")


@pytest.fixture
def hooks() -> Iterator[None]:
    """What the interpreter does with what nobody caught, as it was."""
    before = sys.excepthook, sys.unraisablehook
    yield
    sys.excepthook, sys.unraisablehook = before


def test_kind_and_places_but_no_content(
    bugs: Bugs, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bugs.take(bug())
    written = (tmp_path / NAME).read_text(encoding="utf-8")
    for text in (written, capsys.readouterr().err):
        assert "Heard 1.2.3\nKeyError\n  test_bugs.py:" in text
        assert CANARY not in text
        assert str(Path.cwd()) not in text
    if sys.platform != "win32":
        assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600


def test_a_bug_in_recovering_is_written_and_goes_no_further(
    tmp_path: Path, hooks: None, capsys: pytest.CaptureFixture[str]
) -> None:
    def recover() -> None:
        raise ZeroDivisionError(CANARY)

    Bugs(tmp_path, recover, "1").install()
    error = bug()
    sys.excepthook(type(error), error, error.__traceback__)
    written = (tmp_path / NAME).read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "ZeroDivisionError" in written
    assert CANARY not in written + capsys.readouterr().err


def test_a_bug_in_tidying_up_is_written(tmp_path: Path, hooks: None) -> None:
    class Untidy:
        def __del__(self) -> None:
            raise LookupError(CANARY)

    recovered: list[bool] = []
    Bugs(tmp_path, lambda: recovered.append(True), "1").install()
    Untidy()
    written = (tmp_path / NAME).read_text(encoding="utf-8")
    assert "LookupError" in written
    assert CANARY not in written
    assert not recovered


def test_the_log_does_not_grow_for_ever(bugs: Bugs, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("x" * (MOST_BYTES + 1), encoding="utf-8")
    bugs.take(bug())
    assert (tmp_path / NAME).stat().st_size < 1000


def test_a_log_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recovered: list[bool] = []
    Bugs(tmp_path / "missing", lambda: recovered.append(True), "1").take(bug())
    assert "The bug could not be written" in capsys.readouterr().err
    assert recovered == [True]


def test_without_a_console_it_is_still_written(
    bugs: Bugs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    bugs.take(bug())
    assert "KeyError" in (tmp_path / NAME).read_text(encoding="utf-8")


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    with new_home() as one:
        yield one
        (one.folder / NAME).unlink()


def test_a_bug_ends_the_visit_and_shows_welcome(home: Home) -> None:
    home.do("questions", "sam", "next").to("consent_ask")
    home.do("yes", "next", "me", "next", "this-week", "next", "no", "next").to("ask").do("sad")
    home.said = []
    home.kiosk.bugs.take(bug())
    home.rest()
    assert home.name == "welcome"
    assert home.said == []
    kept = home.response()
    assert (kept.ended, kept.answers[0].value) == ("running", Picked(("sad",))), "cut short, and not lost"
    assert home.running() == 0
    assert home.do("questions").chosen() == []


def test_a_bug_leaves_what_was_binned_in_the_bin(home: Home) -> None:
    home.do("questions", "sam", "next").to("consent_ask")
    home.do("yes", "next", "me", "next", "this-week", "next", "no", "next").to("ask")
    home.do("sad", "tool stop", "bin")
    home.kiosk.bugs.take(bug())
    home.rest()
    assert (home.response().ended, home.response().answers) == ("binned", ())


def test_work_off_the_screen_that_fails_is_a_bug_too(home: Home) -> None:
    home.kiosk.store_jobs.run(lambda: dict[str, str]()[CANARY], lambda _: None, lambda _: None)
    home.rest()
    assert CANARY not in (home.folder / NAME).read_text(encoding="utf-8")
    assert home.name == "welcome"


def test_a_bug_while_staff_are_there_shuts_their_page(home: Home) -> None:
    home.do("staff")
    home.kiosk.bugs.take(bug())
    home.rest()
    assert home.kiosk.staff.page is None
    home.kiosk.session.act(a.OpenDoor("questions"))
    assert home.name == "who_are_you"
