"""What a visit leaves on the tablet: nothing that tells what was answered, not even by a name, a size or a kind."""

import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from easyread.line import Line
from easyread.lines import all_lines
from easyread.screen import AnyScreen
from kiosk import assets
from tests.kiosk.kept import memory_folder
from tests.stories.home import Home, at_home, paired

OPENED: list[str] = []
"""Each file that Python opened."""
sys.addaudithook(lambda event, given: OPENED.append(str(given[0])) if event == "open" else None)
WORDS = ("Zephyrine", "Quoxalot", "Brimvane", "Thistlewick")
IDS = tuple(f"canary-{word.lower()}" for word in WORDS)
VISITS = {
    "the first of each": ("canary-zephyrine", "next", "canary-brimvane"),
    "the other, after a change": (
        "canary-zephyrine",
        "next",
        "back",
        "canary-quoxalot",
        "next",
        "canary-thistlewick",
    ),
    "neither": ("else", "rather-not", "next", "else", "dont-know"),
}
SURVEY = """
id = "canaries"
version = 1
languages = ["en"]
title = { words = { en = "Birds" }, picture = "home" }
"""
QUESTION = """
[[questions]]
kind = "either-or"
id = "q{number}"
about = "feelings"
words.en = "Which bird is it?"
picture = "day"
explain = {{ words = {{ en = "A bird." }}, picture = "clock" }}
choices = [
  {{ id = "{ids[0]}", words = {{ en = "{words[0]}" }}, picture = "happy" }},
  {{ id = "{ids[1]}", words = {{ en = "{words[1]}" }}, picture = "sad" }},
]
"""


@pytest.fixture(scope="module")
def aviary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Assets with one survey, whose choices are canaries; the screens' own words are few, to be rendered soon."""
    made = tmp_path_factory.mktemp("canaries") / "assets"
    (made / "surveys").mkdir(parents=True)
    (made / "words").mkdir()
    (made / "pictures").symlink_to(assets.folder() / "pictures")
    pairs = (
        QUESTION.format(number=n, ids=IDS[n * 2 : n * 2 + 2], words=WORDS[n * 2 : n * 2 + 2]) for n in (0, 1)
    )
    (made / "surveys" / "canaries.toml").write_text(SURVEY + "".join(pairs), encoding="utf-8")
    words = (assets.folder() / "words" / "en.toml").read_text(encoding="utf-8")
    few = re.sub(r'^(words|said_as) = ".*"$', r'\1 = "Hello."', words, flags=re.MULTILINE)
    assert len(tomllib.loads(few)) > 50
    (made / "words" / "en.toml").write_text(few, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def rendered(qapp: QApplication, aviary: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The voice cache of a kiosk that was prepared and never answered."""
    kept = tmp_path_factory.mktemp("rendered") / "voices"
    with memory_folder() as folder, at_home(paired(folder), assets=aviary, voice=None) as home:
        prepared(home)
        shutil.copytree(folder / "voices", kept)
    return kept


def prepared(home: Home) -> None:
    """Every line has been rendered by the real voice."""
    waiting = QEventLoop()
    home.kiosk.speaker.prepared.connect(waiting.quit)
    QTimer.singleShot(60_000, waiting, lambda: waiting.exit(1))
    assert waiting.exec() == 0


def traces(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file by its name, with its size and rights."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_size, path.stat().st_mode) for path in files}


def betrayals(folder: Path) -> list[str]:
    """The files in which a word or an id of any choice stands."""
    found = []
    for path in folder.rglob("*"):
        content = path.read_bytes().lower() if path.is_file() else b""
        for word in (*WORDS, *IDS):
            spelt = [word.lower().encode(code) for code in ("utf-8", "utf-16-le")]
            if any(one in content for one in spelt) or word.lower() in path.name.lower():
                found.append(f"{word} in {path.name}")
    return found


def test_visits_that_differ_in_answers_leave_the_same(aviary: Path, rendered: Path) -> None:
    left, opened = {}, {}
    for name, doings in VISITS.items():
        with memory_folder() as folder:
            shutil.copytree(rendered, paired(folder) / "voices")
            with at_home(folder, assets=aviary, voice=None) as home:
                prepared(home)
                OPENED.clear()
                said = visit(home, doings)
                opened[name] = {
                    path for path in OPENED if path.startswith((str(folder), str(assets.folder())))
                }
                assert said <= set(all_lines(home.kiosk.device.household(), "en")), "and rendered ahead"
                assert betrayals(folder) == [], name
                assert len(home.response().seen) == 2
            left[name] = traces(folder)
            assert betrayals(folder) == [], name
    assert len(left["neither"]) > 10
    assert [name for name in opened if opened[name]] == []
    assert [name for name in left if left[name] != left["neither"]] == []


def visit(home: Home, doings: tuple[str, ...]) -> set[Line]:
    """A visit with these doings; every line that was said in it."""
    said: set[Line] = set()
    show = home.kiosk.session.shown

    def hear(screen: AnyScreen, lines: tuple[Line, ...] | None) -> None:
        for line in lines or ():
            said.add(line)
            # There is no speaker here to play it by.
            assert home.kiosk.speaker.sound(line) is not None
        show(screen, lines)

    home.kiosk.session.shown = hear
    home.do("questions", "sam", "next").to("consent_ask")
    home.do("yes", "next", "me", "next", "canaries", "next").to("ask")
    home.do(*doings, "next").to("help_given").do("nobody", "next")
    assert home.name == "thanks"
    return said


def test_a_betrayal_is_seen(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("they said quoxalot", encoding="utf-16-le")
    assert betrayals(tmp_path) == ["Quoxalot in log"]
