"""However an input is spoilt, its reader takes it or says what it declares; nothing of ours can be made to crash."""

import io
import struct
import wave
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.voice.sound import BrokenSound
from kiosk.voice.wav import read_any
from scheme.surveys.files import picture
from tests.proofs.inputs import prove
from tests.proofs.readers import READERS, images
from tests.proofs.spoiling import WAYS, Edit, spoilt

PLACES = st.floats(0, 1, exclude_max=True)
EDITS = st.lists(
    st.builds(Edit, st.sampled_from(WAYS), PLACES, PLACES, st.integers(0, 2**32 - 1)), max_size=5
)
SOUND = {what: tuple(reader.sound()) for what, reader in READERS.items()}


# As scheme/people/photos.py has it: what Pillow says of damaged EXIF is no fault, and pytest has filters of its own.
@pytest.mark.filterwarnings(r"ignore::UserWarning:PIL\.")
@pytest.mark.parametrize("what", sorted(READERS))
def test_what_is_spoilt_breaks_no_reader(what: str) -> None:
    @settings(max_examples=settings().max_examples // 2)
    @given(st.sampled_from(SOUND[what]), EDITS)
    def spoilt_and_read(content: bytes, edits: list[Edit]) -> None:
        READERS[what].read(spoilt(content, edits, SOUND[what]))

    spoilt_and_read()


def test_the_command_counts_what_it_reaches() -> None:
    found = prove("csv", 20, seed=1)
    assert found.times == 20
    assert found.lines > 20


def test_a_rate_that_no_recorder_has_is_refused_at_once() -> None:
    """Bringing it to ours would take hours, and more memory than there is."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((1, 2, 10**9, 0, "NONE", "not compressed"))
        file.writeframes(bytes(2 * 10**6))
    with pytest.raises(BrokenSound, match="1000000000 samples a second"):
        read_any(made.getvalue(), 30)


@pytest.mark.parametrize("side", [10_000, 30_000])
def test_a_picture_that_is_a_bomb_is_none(side: int) -> None:
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunk = (
        struct.pack(">I", len(header)) + b"IHDR" + header + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )
    assert picture(b"\x89PNG\r\n\x1a\n" + chunk) is None
    assert all(picture(content) for content in images() if content[:4] != b"RIFF")
