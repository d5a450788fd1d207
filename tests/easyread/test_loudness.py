"""Each recording is as loud as the others, and has no silence around it."""

import math
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.loudness import AROUND, FRAME, FULL, LEVEL, PEAK, evened, loud
from easyread.stream import RATE


def tone(rate: int, seconds: float, pitch: float, high: float = 9000) -> "array[int]":
    turn = 2 * math.pi * pitch / rate
    return array("h", (round(high * math.sin(turn * place)) for place in range(round(rate * seconds))))


def alike(first: "array[int]", second: "array[int]") -> float:
    """How like two sounds are: 1 is the same shape."""
    both = sum(a * b for a, b in zip(first, second, strict=False))
    return both / math.sqrt(sum(a * a for a in first) * sum(b * b for b in second))


def length(pcm: bytes) -> float:
    """In milliseconds."""
    return len(pcm) / 2 / RATE * 1000


@given(
    high=st.integers(400, 32000),
    pitch=st.integers(150, 3000),
    before=st.integers(0, 40),
    after=st.integers(0, 40),
)
@settings(max_examples=40, deadline=None)
def test_every_voice_is_as_loud_and_has_no_silence_around_it(
    high: int, pitch: int, before: int, after: int
) -> None:
    frame = RATE * FRAME // 1000
    voice = tone(RATE, 0.3, pitch, high)
    quiet = array("h", bytes(2 * frame * before)), array("h", bytes(2 * frame * after))
    made = evened(RATE, (quiet[0] + voice + quiet[1]).tobytes())
    samples = array("h", made)
    sounding = [place for place, sample in enumerate(samples) if sample]
    heard = samples[sounding[0] : sounding[-1] + 1]
    assert max(*samples, -min(samples)) <= round(PEAK * FULL)
    assert loud(heard) / FULL == pytest.approx(LEVEL, rel=0.08)
    assert length(made) <= 300 + 2 * AROUND
    assert alike(voice, samples[min(before, AROUND // FRAME) * frame :]) > 0.999


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=2000))
@settings(deadline=None)
def test_no_sound_is_louder_than_the_limit_and_evening_twice_changes_nothing(samples: list[int]) -> None:
    once = evened(RATE, array("h", samples).tobytes())
    made = array("h", once)
    assert max((abs(sample) for sample in made), default=0) <= round(PEAK * FULL)
    assert len(made) <= len(samples)
    assert len(evened(RATE, once)) <= len(once)


def test_sharp_peaks_keep_a_voice_below_the_level_and_are_not_cut() -> None:
    clicks = array("h", (20000 if place % 800 == 0 else 200 for place in range(RATE)))
    made = array("h", evened(RATE, clicks.tobytes()))
    assert max(made) == round(PEAK * FULL)
    assert loud(made) < LEVEL * FULL


def test_the_hum_of_a_room_is_trimmed_like_silence() -> None:
    hum, voice = tone(RATE, 0.5, 50, 120), tone(RATE, 0.4, 300, 16000)
    made = evened(RATE, (hum + voice + hum).tobytes())
    assert length(made) == pytest.approx(400 + 2 * AROUND, abs=2 * FRAME)


@pytest.mark.parametrize("pcm", [b"", bytes(RATE), tone(RATE, 0.5, 50, 60).tobytes()])
def test_where_nobody_speaks_nothing_is_kept(pcm: bytes) -> None:
    assert evened(RATE, pcm) == b""
