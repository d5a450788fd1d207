"""Recordings that staff hand in with a survey: any usual WAV file is kept in one kind, as loud as the others."""

import io
import math
import struct
import wave

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from easyread.loudness import LEVEL
from easyread.stream import RATE
from scheme.surveys.drafting import draft
from scheme.surveys.files import spoken
from tests.scheme.conftest import Cast
from tests.scheme.reading import text as words
from tests.scheme.surveys import small
from tests.scheme.test_surveys_pages import hand_in, petra

__all__ = ["petra"]


def lines_of(willow: Cast) -> list[str]:
    """The names of the recordings of a small survey, as staff hand them in."""
    survey = draft(willow.scheme, small(), {}).survey
    assert survey
    return ["_".join(path.split("/")[1:]) for path in spoken(survey)]


def voice(rate: int, channels: int, width: int, loud: float, seconds: float = 0.4) -> bytes:
    """A tone of 300 Hz as another programme would write it."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(width)
        file.setframerate(rate)
        for place in range(round(rate * seconds)):
            sample = round(loud * 32767 * math.sin(2 * math.pi * 300 * place / rate))
            one = struct.pack("<i", sample << 16)[4 - width :] if width > 1 else bytes([(sample >> 8) + 128])
            file.writeframesraw(one * channels)
    return made.getvalue()


@pytest.mark.parametrize(
    ("rate", "channels", "width", "loud"), [(8000, 1, 1, 0.9), (44100, 2, 2, 0.05), (48000, 2, 3, 0.5)]
)
def test_any_usual_wav_is_kept_in_one_kind_and_as_loud(
    petra: Client, willow: Cast, rate: int, channels: int, width: int, loud: float
) -> None:
    name, *others = lines_of(willow)
    upload = SimpleUploadedFile(name, voice(rate, channels, width, loud), "audio/wav")
    page = petra.get(hand_in(petra, small(), "/surveys/draft/", upload))
    assert f"Lines without a recording: en {len(others)}" in words(page)
    kept = bytes(willow.scheme.draft_files.get(name=name).content)
    with wave.open(io.BytesIO(kept)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        samples = struct.unpack(f"<{file.getnframes()}h", file.readframes(file.getnframes()))
    assert len(samples) / RATE == pytest.approx(0.4, abs=0.05)
    assert math.sqrt(sum(one * one for one in samples) / len(samples)) / 32767 == pytest.approx(
        LEVEL, rel=0.1
    )


def test_what_nobody_can_hear_is_a_fault(petra: Client, willow: Cast) -> None:
    names = lines_of(willow)
    files = [
        SimpleUploadedFile(names[0], voice(RATE, 1, 2, 0.0)),
        SimpleUploadedFile(names[1], b"no sound at all"),
    ]
    said = words(petra.get(hand_in(petra, small(), "/surveys/draft/", *files)))
    assert said.count("nobody is heard in this recording") >= 2
