"""Sound files: what is read is whole, and silence is no sound."""

import io
import math
import wave
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.sound import LEAD, BrokenSound, Sound, read_aiff, read_wav, silence, trimmed

RATE = 16_000
TONE = array("h", [round(9000 * math.cos(index / 5)) for index in range(RATE // 2)]).tobytes()


def wav(pcm: bytes, channels: int = 1, width: int = 2) -> bytes:
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(RATE)
        file.writeframes(pcm)
    return buffer.getvalue()


def aiff(pcm: bytes, kind: bytes = b"AIFF", channels: int = 1) -> bytes:
    shape = channels.to_bytes(2, "big") + (len(pcm) // 2).to_bytes(4, "big") + b"\0\x10"
    # 22,050 as an 80-bit number: exponent 14, then the fraction with its leading one.
    shape += (16383 + 14).to_bytes(2, "big") + (22_050 << 49).to_bytes(8, "big")
    shape += b"sowt\0\0" if kind == b"AIFC" else b""
    chunks = b"COMM" + len(shape).to_bytes(4, "big") + shape
    chunks += b"SSND" + (len(pcm) + 8).to_bytes(4, "big") + bytes(8) + pcm
    return b"FORM" + (len(chunks) + 4).to_bytes(4, "big") + kind + chunks


def test_a_wav_file_is_read() -> None:
    assert read_wav(wav(TONE)) == Sound(RATE, TONE)


def test_two_channels_are_made_one() -> None:
    left_right = array("h", [100, 300, -200, -400]).tobytes()
    assert read_wav(wav(left_right, channels=2)).pcm == array("h", [200, -300]).tobytes()


@given(st.integers(0, len(wav(TONE)) - 1))
def test_a_wav_file_cut_short_is_not_a_sound(kept: int) -> None:
    with pytest.raises(BrokenSound):
        read_wav(wav(TONE)[:kept])


@pytest.mark.parametrize("content", [b"", b"RIFF", wav(b""), wav(TONE, width=1), b"\0" * 100])
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenSound):
        read_wav(content)


def test_the_files_of_macos_are_read() -> None:
    swapped = array("h", TONE)
    swapped.byteswap()
    assert read_aiff(aiff(swapped.tobytes())) == Sound(22_050, TONE)
    assert read_aiff(aiff(TONE, b"AIFC")) == Sound(22_050, TONE)


@pytest.mark.parametrize("content", [b"FORM", aiff(b""), aiff(TONE, channels=2), aiff(TONE)[:40], wav(TONE)])
def test_a_broken_file_of_macos_is_refused(content: bytes) -> None:
    with pytest.raises(BrokenSound):
        read_aiff(content)


def test_silence_is_cut_from_head_and_tail() -> None:
    sound = trimmed(Sound(RATE, silence(RATE, 100) + TONE + silence(RATE, 300)))
    assert sound.lead == 100 - LEAD
    assert sound.length == pytest.approx(500 + LEAD, abs=1)


def test_a_sound_that_begins_at_once_is_left_whole() -> None:
    assert trimmed(Sound(RATE, TONE)) == Sound(RATE, TONE)


@pytest.mark.parametrize("pcm", [b"", silence(RATE, 200)])
def test_silence_alone_is_not_a_sound(pcm: bytes) -> None:
    with pytest.raises(BrokenSound):
        trimmed(Sound(RATE, pcm))
