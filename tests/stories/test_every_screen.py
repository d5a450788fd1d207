"""Every way of input reaches all there is on every screen that a walk meets, a real screen reader among them."""

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

import pytest
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QWidget

from easyread import act as a
from easyread.profile import Profile
from easyread.screen import AnyScreen, Neutral
from kiosk.ui.window import Window
from tests.fakes import StillClock
from tests.stories.alone import alone
from tests.stories.hands import by_touch
from tests.stories.home import Home
from tests.stories.one_of_each import act_of, one_of_each
from tests.stories.test_story_ways import without_times
from tests.stories.ways import WAYS, Way

ROOT = Path(__file__).parents[2]
NEEDS = ("Xvfb", "dbus-run-session", "/usr/bin/python3", "/usr/libexec/at-spi-bus-launcher")


class Reader(Struct, frozen=True):
    """The programme, and the file in which all stands that it and its kiosk say."""

    programme: subprocess.Popen[str]
    said: Path


class Told(Struct, frozen=True):
    """A visit by touch: the name of each control that was pressed, and what was kept."""

    names: list[str]
    bodies: list[object]


@pytest.fixture(scope="module")
def told(qapp: QApplication) -> Told:
    """A whole visit."""
    names: list[str] = []

    def press(window: Window, part: QWidget, clock: StillClock) -> None:
        names.append(part.accessibleName())
        by_touch(window, part)

    with alone(Profile(guard=0)) as home:
        home.way = Way(press, Profile())
        home.do("questions", "sam", "next").to("consent_ask")
        home.do("yes", "next", "me", "next", "this-week", "next", "no", "next").to("ask")
        for answer in (("happy",), ("friends",), ("calm",), ("else", "skip"), ("yes",), ("not-now",)):
            home.to("ask").do(*answer, "next")
        home.to("help_given").do("nobody", "next")
        assert home.name == "thanks"
        return Told(names, [without_times(body) for body in home.bodies()])


@pytest.fixture(scope="module")
def reader(told: Told, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """The screen reader, at work beside the other tests."""
    missing = [name for name in NEEDS if shutil.which(name) is None]
    if missing:
        pytest.skip(
            f"there is no {', '.join(missing)}: apt-get install xvfb at-spi2-core python3-pyatspi dbus-x11"
        )
    folder = tmp_path_factory.mktemp("reader")
    (folder / "screens").write_bytes(pickle.dumps(one_of_each()))
    line = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    # Into a file: nobody reads a pipe while the other ways are tried.
    with ended(line, {}, subprocess.PIPE) as screen, (folder / "said").open("w") as said:
        assert screen.stdout
        environment = {
            "DISPLAY": f":{screen.stdout.readline().strip()}",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        kiosk = [sys.executable, "-m", "tests.stories.reader_kiosk", str(folder / "screens")]
        reads = [
            "/usr/bin/python3",
            str(Path(__file__).with_name("reader.py")),
            json.dumps(told.names),
            *kiosk,
        ]
        with ended(["dbus-run-session", "--", *reads], environment, said) as started:
            yield Reader(started, folder / "said")


@contextmanager
def ended(
    line: list[str], environment: dict[str, str], out: IO[str] | int
) -> Iterator[subprocess.Popen[str]]:
    """A programme in a group of its own, which is gone when the block ends."""
    started = subprocess.Popen(
        line,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=out,
        stderr=subprocess.DEVNULL if out == subprocess.PIPE else subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield started
    finally:
        # With all that it started: those that serve the bus outlive it.
        with suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.communicate()


@pytest.fixture(scope="module")
def reached(qapp: QApplication, reader: Reader) -> dict[str, dict[str, list[str]]]:
    """What each way of input did not reach, by way and screen."""
    with alone(Profile(guard=0)) as home:
        home.window.acted.disconnect()
        home.window.staff_wanted.disconnect()
        return {
            way: {shown.name: missed(home, way, shown) for shown in one_of_each()}
            for way in WAYS
            if way != "holding"
        }


def missed(home: Home, way: str, shown: AnyScreen) -> list[str]:
    """The controls of a screen that could not be pressed in this way."""
    window, pressed = home.window, list[object]()
    window.show_screen(shown)
    window.hands.use(replace(WAYS[way].profile, guard=0))
    window.acted.connect(pressed.append)
    window.staff_wanted.connect(lambda: pressed.append(a.OpenDoor("staff")))
    found = []
    for target in window.hands.targets:
        pressed.clear()
        WAYS[way].press(window, home.board if target.covers else target.button, home.clock)
        if pressed != [act_of(target.button)]:
            found.append(f"{target.button.accessibleName()}: {pressed}")
    window.acted.disconnect()
    window.staff_wanted.disconnect()
    return found


@pytest.fixture(scope="module")
def read(reader: Reader) -> list[dict[str, Any]]:
    """All rows that the screen reader and its kiosk printed."""
    status = reader.programme.wait(300)
    said = reader.said.read_text()
    assert status == 0, said
    return [json.loads(row) for row in said.splitlines() if row.startswith("{")]


@pytest.mark.long
def test_every_way_reaches_everything_on_every_screen(
    reached: dict[str, dict[str, list[str]]],
    read: list[dict[str, Any]],
    record_property: pytest.FixtureRequest,
) -> None:
    ways = {**reached, "screen reader": {row["pressed"]: row["missed"] for row in read if "pressed" in row}}
    names = [shown.name for shown in one_of_each()]
    rows = [
        f"{name:<18} {' '.join('-x'[name in met and not met[name]] for met in ways.values())}"
        for name in names
    ]
    record_property("said", "\n".join(["input x screen: " + ", ".join(ways), *rows]))  # type: ignore[operator]
    assert {way: set(names) - set(met) for way, met in ways.items()} == {way: set() for way in ways}
    assert {f"{way}, {name}": what for way, met in ways.items() for name, what in met.items() if what} == {}


@pytest.mark.long
def test_a_screen_reader_comes_to_the_same_as_a_finger(told: Told, read: list[dict[str, Any]]) -> None:
    (bodies,) = (row["bodies"] for row in read if "bodies" in row)
    for body in bodies:
        for answer in body.get("answers", ()):
            answer["seconds"] = 0
    assert bodies == json.loads(json.dumps(told.bodies))


@pytest.mark.long
def test_every_control_says_what_it_is_and_stands_where_it_is_read(read: list[dict[str, Any]]) -> None:
    """The question, then what can be chosen, then the tools; each with a role, what it is for, and how it stands."""
    screens = {row["screen"]: row["told"] for row in read if "screen" in row}
    assert set(screens) == {shown.name for shown in one_of_each()}
    for shown in one_of_each():
        all_told = screens[shown.name]
        controls = [one for one in all_told if one["role"] != "label" and one["enabled"]]
        assert controls, shown.name
        for one in controls:
            assert one["role"] in ("push button", "check box"), one
            assert one["focusable"], one
            assert bool(one["description"]) != isinstance(shown, Neutral), one
        order = [one["name"] for one in all_told]
        heading = [line.words.replace("\n", " ") for line in shown.heading]
        cards = [card.line.words.replace("\n", " ") for card in shown.cards]
        tools = [tool.line.words for tool in shown.tools if tool.works]
        last = {name: place for place, name in enumerate(order)}
        groups = [[order.index(name) for name in names if name in order] for names in (heading, cards)]
        groups.append([last[name] for name in tools])
        spans = [(min(places), max(places)) for places in groups if places]
        assert spans == sorted(spans), (shown.name, order)
        assert all(one[1] < other[0] for one, other in pairwise(spans)), (shown.name, order)


@pytest.mark.long
def test_each_new_screen_is_announced_and_the_neutral_picture_is_not(read: list[dict[str, Any]]) -> None:
    (announced,) = (row["announced"] for row in read if "announced" in row)
    told = [" ".join(line.words.replace("\n", " ") for line in shown.heading) for shown in one_of_each()]
    wanted = [
        words
        for shown, words, before in zip(one_of_each(), told, ["", *told], strict=False)
        if words != before and not isinstance(shown, Neutral)
    ]
    assert announced[-len(wanted) :] == wanted
    neutral = next(shown for shown in one_of_each() if isinstance(shown, Neutral))
    assert not {line.words for line in neutral.heading} & set(announced)
