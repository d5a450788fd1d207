"""Recordings become alike: any WAV file at one rate, trimmed, each as loud as the others."""

import io
import math
import wave
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from easyread.stream import RATE
from kiosk.voice.loudness import AROUND, FRAME, FULL, LEVEL, PEAK, evened, loud
from kiosk.voice.sound import BrokenSound, Sound, read_wav
from kiosk.voice.wav import read_any, resampled, written


def tone(rate: int, seconds: float, pitch: float, high: float = 9000) -> "array[int]":
    turn = 2 * math.pi * pitch / rate
    return array("h", (round(high * math.sin(turn * place)) for place in range(round(rate * seconds))))


def wav(pcm: bytes, rate: int, channels: int, width: int) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        file.writeframes(pcm)
    return made.getvalue()


def packed(sample: int, width: int) -> bytes:
    """A sample of 16 bits in another width, as WAV files hold it."""
    if width == 1:
        return bytes([(sample >> 8) + 128])
    return (sample << 8 * (width - 2)).to_bytes(width, "little", signed=True)


def alike(first: "array[int]", second: "array[int]") -> float:
    """How like two sounds are: 1 is the same shape."""
    both = sum(a * b for a, b in zip(first, second, strict=False))
    return both / math.sqrt(sum(a * a for a in first) * sum(b * b for b in second))


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
    made = evened(Sound(RATE, (quiet[0] + voice + quiet[1]).tobytes()))
    samples = array("h", made.pcm)
    heard = [sample for sample in samples if abs(sample) > 0]
    assert max(*samples, -min(samples)) <= round(PEAK * FULL)
    assert loud(heard) / FULL == pytest.approx(LEVEL, rel=0.08)
    assert made.length <= 300 + 2 * AROUND
    assert alike(voice, samples[min(before, AROUND // FRAME) * frame :]) > 0.999


@given(st.lists(st.integers(-32768, 32767), min_size=1, max_size=2000))
@settings(deadline=None)
def test_no_sound_is_louder_than_the_limit_and_evening_twice_changes_nothing(samples: list[int]) -> None:
    try:
        once = evened(Sound(RATE, array("h", samples).tobytes()))
    except BrokenSound:
        return
    made = array("h", once.pcm)
    assert max(*made, -min(made)) <= round(PEAK * FULL)
    assert len(made) <= len(samples)
    assert evened(once).length <= once.length


def test_sharp_peaks_keep_a_voice_below_the_level_and_are_not_cut() -> None:
    clicks = array("h", (20000 if place % 800 == 0 else 200 for place in range(RATE)))
    made = array("h", evened(Sound(RATE, clicks.tobytes())).pcm)
    assert max(made) == round(PEAK * FULL)
    assert loud(made) < LEVEL * FULL


def test_the_hum_of_a_room_is_trimmed_like_silence() -> None:
    hum, voice = tone(RATE, 0.5, 50, 120), tone(RATE, 0.4, 300, 16000)
    made = evened(Sound(RATE, (hum + voice + hum).tobytes()))
    assert made.length == pytest.approx(400 + 2 * AROUND, abs=2 * FRAME)


@pytest.mark.parametrize("pcm", [b"", bytes(RATE), tone(RATE, 0.5, 50, 60).tobytes()])
def test_where_nobody_speaks_nothing_is_kept(pcm: bytes) -> None:
    with pytest.raises(BrokenSound, match="silent"):
        evened(Sound(RATE, pcm))


@given(
    rate=st.sampled_from([8000, 11025, 16000, 22050, 44100, 48000, 96000]),
    channels=st.integers(1, 3),
    width=st.integers(1, 4),
    pitch=st.integers(200, 2500),
)
@settings(max_examples=25, deadline=None)
def test_any_rate_width_and_number_of_channels_becomes_one_kind(
    rate: int, channels: int, width: int, pitch: int
) -> None:
    pcm = b"".join(packed(sample, width) * channels for sample in tone(rate, 0.1, pitch))
    made = read_any(wav(pcm, rate, channels, width), 30)
    assert made.rate == RATE
    assert made.length == pytest.approx(100, abs=0.1)
    assert alike(tone(RATE, 0.1, pitch), array("h", made.pcm)) > 0.99
    assert read_wav(written(made)) == made


def test_what_the_lower_rate_cannot_carry_is_filtered_out() -> None:
    high = resampled(Sound(48000, tone(48000, 0.2, 11000).tobytes()))
    assert loud(array("h", high.pcm)[200:-200]) < 90, "40 dB below what came in"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "not a WAV file"),
        (b"ID3 an mp3 file", "not a WAV file"),
        (wav(b"", RATE, 1, 2), "empty"),
        (wav(bytes(2 * RATE), RATE, 1, 2)[:-1], "empty, or cut short"),
        (wav(bytes(2 * RATE + 2), RATE, 1, 2), "longer than 1 seconds"),
    ],
)
def test_what_is_no_recording_says_why(content: bytes, why: str) -> None:
    with pytest.raises(BrokenSound, match=why):
        read_any(content, 1)
