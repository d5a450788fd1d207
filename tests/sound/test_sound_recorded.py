"""A spoken answer by the real kiosk: what was said, nowhere plain; a kill loses two seconds at most."""

import base64
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from easyread.attachment import Attachment
from easyread.stream import RATE
from kiosk.store.database import open_store
from kiosk.store.streams import Streams
from scheme.exchange.opening import opened_stream
from tests.sound.hearing import ROOT, likeness, pactl

NOISE = np.random.default_rng(5)


def speech(seconds: float) -> bytes:
    """Something that is like nothing else: noise that rises and falls as talk does."""
    count = int(RATE * seconds)
    loud = 4000 * (1.2 + np.sin(np.arange(count) / RATE * 9))
    smooth = np.convolve(NOISE.standard_normal(count + 7), np.ones(8) / 3, "valid")
    return (smooth * loud).clip(-30000, 30000).astype("<i2").tobytes()


class Saying:
    """The kiosk in a process of its own, with a microphone that hears what is said to it."""

    def __init__(
        self, environment: dict[str, str], folder: Path, seconds: float, most: int | None = None
    ) -> None:
        """It ends after so many seconds; ``most``: by itself after these, in the place of 3 minutes."""
        self.environment, self.words, self.memory = environment, "", 0
        command = [sys.executable, "-m", "tests.sound.saying", str(folder), str(seconds)]
        command += [] if most is None else [str(most)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)

    def told(self, event: str) -> Attachment:
        """Wait for an event, and what it says of the recording."""
        assert self.process.stdout is not None
        for row in self.process.stdout:
            said: dict[str, Any] = json.loads(row)
            if said["event"] == event:
                self.words, self.memory = said["words"], said["memory"]
                return Attachment(**{**said["made"], "key": base64.b64decode(said["key"])})
        raise AssertionError(f"the kiosk ended before it said {event}")

    def over(self) -> int:
        """Wait for its end; how it ended."""
        status = self.process.wait(20)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return status

    def say(self, pcm: bytes) -> None:
        """Play this to the microphone, to its end."""
        command = [
            "pacat",
            "-p",
            "-d",
            "micfeed",
            "--raw",
            "--format=s16le",
            f"--rate={RATE}",
            "--channels=1",
        ]
        subprocess.run(
            [*command, "--latency-msec=1000"], env=self.environment, input=pcm, check=True, timeout=30
        )


def opened(folder: Path, made: Attachment) -> bytes:
    """What is in the store, opened as the hub opens it."""
    with closing(open_store(folder)) as store:
        Streams(store).end_running()
        rows = store.read(
            lambda connection: connection.execute("SELECT sealed FROM chunk ORDER BY number").fetchall()
        )
    return opened_stream(made, b"".join(piece for (piece,) in rows))


def stands_plain(folder: Path, pcm: bytes) -> list[Path]:
    """Files in which a piece of the sound can be found."""
    pieces = [pcm[place : place + 64] for place in range(0, len(pcm) - 64, 9001)]
    pieces = [piece for piece in pieces if len(set(piece)) > 20]
    assert pieces
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(piece in path.read_bytes() for piece in pieces)]


def alike(found: bytes, said: bytes) -> float:
    """How like quarters of a second of it are, in the median: what feeds the microphone stumbles on a busy machine."""
    heard, half = np.frombuffer(found, dtype="<i2").astype(np.float64), RATE // 2
    pieces = [said[start : start + half] for start in range(0, len(said) - half + 1, half)]
    return float(np.median([likeness(heard, piece) for piece in pieces]))


@pytest.fixture
def listening(sound_server: dict[str, str]) -> Iterator[dict[str, str]]:
    """What nobody records comes 2 seconds late."""
    command = ["parec", "--latency-msec=10", "-d"]
    keepers = [
        subprocess.Popen([*command, source], env=sound_server, stdout=subprocess.DEVNULL)
        for source in ("fakemic", "micfeed.monitor")
    ]
    yield sound_server
    for keeper in keepers:
        keeper.terminate()
        keeper.wait(10)


def test_a_spoken_answer_is_what_was_said_and_stands_nowhere_plain(
    listening: dict[str, str], tmp_path: Path
) -> None:
    said, kiosk = speech(3.0), Saying(listening, tmp_path, 6.0)
    kiosk.told("going")
    kiosk.say(said)
    made = kiosk.told("made")
    assert kiosk.over() == 0
    assert not made.cut
    found = opened(tmp_path, made)
    assert alike(found, said) >= 0.9
    # All that was said, and no more than it was on: a microphone wakes late on a busy machine.
    assert 3.0 <= made.seconds <= 7.0
    assert stands_plain(tmp_path, found) == []


def test_killed_while_recording_it_loses_two_seconds_at_most(
    listening: dict[str, str], tmp_path: Path
) -> None:
    said, kiosk = speech(5.0), Saying(listening, tmp_path, 25.0)
    begun = kiosk.told("going")
    kiosk.say(said)
    kiosk.process.kill()
    kiosk.over()
    assert begun.cut
    found = opened(tmp_path, begun)
    # All of it was said by then: what lies more than two seconds back is there.
    assert alike(found, said[: 3 * RATE * 2]) >= 0.9
    assert stands_plain(tmp_path, found) == []


def microphone(environment: dict[str, str], name: str) -> str:
    """Plug one in; its number."""
    more = (f"source_name={name}", "master=micfeed.monitor", f"source_properties=device.description={name}")
    return pactl(environment, "load-module", "module-remap-source", *more).strip()


def pulled(environment: dict[str, str], folder: Path) -> tuple[bytes, bytes]:
    """What was said to a microphone until it was pulled out, and what was kept of it; the person is told."""
    usb = microphone(environment, "usb")
    pactl(environment, "set-default-source", "usb")
    try:
        said, kiosk = speech(3.0), Saying(environment, folder, 25.0)
        kiosk.told("going")
        kiosk.say(said)
        pactl(environment, "unload-module", usb)
        made = kiosk.told("made")
        assert kiosk.over() == 0
    finally:
        if "fakemic" in pactl(environment, "list", "short", "sources"):
            pactl(environment, "set-default-source", "fakemic")
    assert made.cut
    assert kiosk.words == "The sound stopped.\nWe kept what you said before."
    return said, opened(folder, made)


def test_a_microphone_that_is_pulled_out_leaves_what_was_said_marked_cut_short(
    listening: dict[str, str], tmp_path: Path
) -> None:
    said, kept = pulled(listening, tmp_path)
    assert alike(kept, said[: 2 * RATE * 2]) >= 0.9


@pytest.mark.long
def test_so_it_is_with_the_only_microphone(listening: dict[str, str], tmp_path: Path) -> None:
    rows = pactl(listening, "list", "short", "modules").splitlines()
    (own,) = (row.split()[0] for row in rows if "source_name=fakemic" in row)
    pactl(listening, "unload-module", own)
    try:
        _, kept = pulled(listening, tmp_path)
        assert len(kept) > 5 * RATE * 2
    finally:
        microphone(listening, "fakemic")
        pactl(listening, "set-default-source", "fakemic")


def test_it_ends_by_itself_when_it_is_as_long_as_it_may_be(listening: dict[str, str], tmp_path: Path) -> None:
    kiosk = Saying(listening, tmp_path, 25.0, most=2)
    made = kiosk.told("made")
    assert kiosk.over() == 0
    assert not made.cut
    assert made.seconds == 2.0
    assert len(opened(tmp_path, made)) == 2 * RATE * 2


@pytest.mark.long
def test_three_minutes_end_by_themselves_and_take_no_more_memory_than_they_hold(
    listening: dict[str, str], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """180 s in real time; what was said in the third half minute is as it was said."""
    kiosk, said = Saying(listening, tmp_path, 240.0), speech(5.0)
    kiosk.told("going")
    before = kiosk.memory
    for _ in range(37):  # Longer than it may be: a microphone that hears nothing at all for 5 s is off.
        kiosk.say(said)
    made = kiosk.told("made")
    assert kiosk.over() == 0
    heard = opened(tmp_path, made)
    assert (made.cut, made.seconds, len(heard)) == (False, 180.0, 180 * RATE * 2)
    assert kiosk.words.startswith("You talked for 3 minutes.")
    assert not stands_plain(tmp_path, heard[60 * RATE * 2 : 61 * RATE * 2])
    likeness = alike(heard[60 * RATE * 2 : 72 * RATE * 2], said)
    record_property("said", f"{(kiosk.memory - before) / 1024:.0f} MB more, correlation {likeness:.3f}")
    assert likeness >= 0.9
    assert kiosk.memory - before < 40 * 1024
