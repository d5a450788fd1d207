"""What the voice says is heard, by an ear at a fake speaker."""

import math
import wave
from array import array
from contextlib import closing
from pathlib import Path
from statistics import median

import msgspec
import numpy as np
import pytest

from easyread.line import Line
from kiosk.voice import recordings
from kiosk.voice.cache import key_of, load, path_of
from kiosk.voice.sound import Sound
from kiosk.voice.speaker import LOUDNESS
from tests.sound.hearing import RATE, Ear, Event, fake_speaker, likeness, listen, pactl

QUESTION = Line("What is the food like at home?", "food")
GOOD = Line("Good", "face_5")
SOMALI = Line("Fiican", "face_5", language="so")


def aloud(folder: Path, lines: tuple[Line, ...], *more: str) -> list[str]:
    return ["tests.sound.aloud", str(folder), msgspec.json.encode(lines).decode(), *more]


def rendered(folder: Path, line: Line) -> Sound:
    sound = load(path_of(folder / "voice", key_of(line, 140)))
    assert sound is not None
    return sound


def first(events: list[Event], name: str) -> Event:
    return next(event for event in events if event["event"] == name)


def troubles(events: list[Event]) -> list[str]:
    return [event["trouble"] for event in events if event["event"] == "trouble"]


@pytest.fixture
def tone(tmp_path: Path) -> Line:
    """A line whose recording is a steady tone of 3 s."""
    line = Line("One two three four five six seven eight nine ten", "listen")
    path = recordings.path_of(tmp_path / "recordings", line)
    path.parent.mkdir(parents=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array("h", [round(9000 * math.cos(at / 9)) for at in range(3 * RATE)]).tobytes())
    return line


def test_lines_are_heard_within_a_second_as_they_were_rendered(ear: Ear, tmp_path: Path) -> None:
    events = listen(ear, aloud(tmp_path, (QUESTION, GOOD), "--prepare"))
    assert ear.onset() - first(events, "said")["at"] < 1
    assert likeness(ear.samples(), rendered(tmp_path, QUESTION).pcm) >= 0.9
    assert likeness(ear.samples(), rendered(tmp_path, GOOD).pcm) >= 0.9
    assert likeness(ear.samples(), rendered(tmp_path, QUESTION).pcm[::-1]) < 0.5
    loudest = max(np.abs(np.frombuffer(rendered(tmp_path, QUESTION).pcm, dtype="<i2").astype(float)))
    assert np.abs(ear.samples()).max() == pytest.approx(LOUDNESS * loudest, rel=0.15)
    assert troubles(events) == []


def test_saying_what_was_prepared_opens_no_file(ear: Ear, tone: Line, tmp_path: Path) -> None:
    events = listen(ear, aloud(tmp_path, (GOOD, tone), "--prepare", "--traces"))
    traces = first(events, "traces")
    assert sum(event["event"] == "reading" and event["word"] == -1 for event in events) == 2
    assert (traces["files"], traces["opened"], traces["changed"]) == (4, [], [])


def test_a_line_that_nobody_prepared_is_heard_too(ear: Ear, tmp_path: Path) -> None:
    events = listen(ear, aloud(tmp_path, (GOOD,)))
    assert likeness(ear.samples(), rendered(tmp_path, GOOD).pcm) >= 0.9
    assert troubles(events) == []


def lateness(ear: Ear, folder: Path) -> float:
    """By how many ms words of the question are told after they are heard, in the middle."""
    events = listen(ear, aloud(folder, (QUESTION,)))
    told = [(event["word"], event["at"]) for event in events if event["event"] == "reading"]
    starts = {word: start for start, word in rendered(folder, QUESTION).words}
    assert [word for word, _ in told] == [-1, *sorted(starts)]
    return float(median((at - ear.onset()) * 1000 - starts[word] for word, at in told[1:]))


def test_every_word_is_told_as_it_is_heard(sound_server: dict[str, str], tmp_path: Path) -> None:
    """Once of three times: on a busy machine the ear hears late, and a word told at the wrong time is so always."""
    found: list[float] = []
    while len(found) < 3 and not any(abs(late) < 120 for late in found):
        with closing(Ear(sound_server)) as ear:
            found.append(lateness(ear, tmp_path))
    assert any(abs(late) < 120 for late in found), found


def test_silence_comes_at_once(ear: Ear, tmp_path: Path, tone: Line) -> None:
    events = listen(ear, aloud(tmp_path, (tone, GOOD), "--hush-at", "4"))
    hushed = first(events, "hushed")
    begin, end = ear.heard()
    assert not hushed["playing"]
    assert end - begin < hushed["position"] + 50
    assert not [event for event in events if event["event"] == "finished"]


def test_a_line_is_heard_though_the_worker_was_killed(ear: Ear, tmp_path: Path) -> None:
    events = listen(ear, aloud(tmp_path, (QUESTION,), "--kill"))
    assert likeness(ear.samples(), rendered(tmp_path, QUESTION).pcm) >= 0.9
    assert troubles(events) == []


def test_a_recording_is_heard_and_what_nobody_recorded_is_not(ear: Ear, tmp_path: Path, tone: Line) -> None:
    events = listen(ear, aloud(tmp_path, (SOMALI, tone)))
    begin, end = ear.heard()
    assert end - begin == pytest.approx(3000, abs=60)
    assert first(events, "reading")["line"] == 1
    assert troubles(events)[0] == "no-voice"


@pytest.mark.usefixtures("muted")
def test_a_muted_speaker_is_told(ear: Ear, tmp_path: Path) -> None:
    events = listen(ear, aloud(tmp_path, (QUESTION,)))
    assert troubles(events) == ["muted"]
    assert first(events, "ended")["tested"]["muted"] is True
    assert np.abs(ear.samples()).max() == 0


def test_the_self_test_names_the_devices_and_the_volume(ear: Ear, tmp_path: Path) -> None:
    pactl(ear.environment, "set-sink-volume", "speaker", "65%")
    try:
        tested = first(listen(ear, aloud(tmp_path, ())), "ended")["tested"]
    finally:
        pactl(ear.environment, "set-sink-volume", "speaker", "100%")
    assert tested["voices"] == ["en", "cy", "bn"]
    assert (tested["output"], tested["microphone"]) == ("FakeSpeaker", "FakeMic")
    assert (tested["volume"], tested["muted"], tested["trouble"]) == (0.65, False, "")


def test_a_speaker_that_is_pulled_out_is_told_and_one_put_back_is_heard(tmp_path: Path, tone: Line) -> None:
    plug = ("load-module", "module-null-sink", "sink_name=other", "sink_properties=device.description=Other")
    with fake_speaker(tmp_path) as environment:
        ear = Ear(environment)

        def pull(event: Event) -> None:
            if event["event"] == "reading" and event["word"] == 3 and not pulled:
                pulled.append(pactl(environment, "unload-module", "module-null-sink"))
            elif event["event"] == "finished" and len(pulled) == 1:
                pulled.append(pactl(environment, *plug))

        pulled: list[str] = []
        events = listen(ear, aloud(tmp_path, (tone,), "--times", "2"), pull, after=0)
        ear.close()
    assert troubles(events) == ["no-device", ""]
    assert len([event for event in events if event["event"] == "finished"]) == 2
    assert first(events, "ended")["tested"]["output"] == "Other"
    assert first(events, "ended")["tested"]["trouble"] == ""
