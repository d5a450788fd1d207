"""The whole kiosk is heard: each screen speaks as it is shown, the first one too."""

from pathlib import Path

from easyread.line import Line
from kiosk.voice.cache import key_of, load, path_of
from kiosk.voice.sound import Sound
from tests.sound.hearing import Ear, Event, listen, place


def painted(events: list[Event], screen: str) -> Event:
    return next(event for event in events if event.get("screen") == screen)


def first_line(folder: Path, screen: Event) -> Sound:
    sound = load(path_of(folder / "voices", key_of(Line(screen["words"], ""), 140)))
    assert sound is not None
    return sound


def test_the_first_question_and_the_first_screen_are_heard_within_a_second(ear: Ear, tmp_path: Path) -> None:
    question = painted(listen(ear, ["tests.sound.whole", str(tmp_path), "ask"]), "ask")
    likeness, sample = place(ear.samples(), first_line(tmp_path, question).pcm)
    assert likeness >= 0.9
    assert ear.moment(sample) - question["at"] < 1

    before = len(ear.samples())
    welcome = painted(listen(ear, ["tests.sound.whole", str(tmp_path), "welcome"]), "welcome")
    likeness, sample = place(ear.samples()[before:], first_line(tmp_path, welcome).pcm)
    assert likeness >= 0.9
    assert ear.moment(before + sample) - welcome["at"] < 1
