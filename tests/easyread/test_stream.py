"""The pieces of a stream: what is filled opens to the same, and what no device makes is refused."""

import pytest

from easyread.stream import (
    CHUNK,
    HEADER,
    PIECE,
    STEP,
    content_of,
    filled,
    is_size,
    outside,
    stream_digest,
    stream_receipt,
)


@pytest.mark.parametrize("content", [b"", b"a", bytes(range(200)) * 9])
def test_what_is_filled_is_of_one_size_and_opens_to_the_same(content: bytes) -> None:
    assert len(filled(content)) == len(filled(b"another"))
    assert content_of(filled(content)) == content


@pytest.mark.parametrize("piece", [b"", filled(b"a")[:-1], b"\xff" + filled(b"a")[1:]])
def test_what_is_no_piece_is_refused(piece: bytes) -> None:
    with pytest.raises(ValueError, match="no piece"):
        content_of(piece)


def test_a_stream_is_of_whole_steps() -> None:
    assert is_size(HEADER + STEP * PIECE)
    assert not any(is_size(size) for size in (HEADER, HEADER + PIECE * (STEP + 1), HEADER + STEP * PIECE + 1))


def test_what_is_signed_names_device_stream_and_digest() -> None:
    said = {
        stream_receipt(*named)
        for named in (("d", "i", "x"), ("e", "i", "x"), ("d", "j", "x"), ("d", "i", "y"))
    }
    assert len(said) == 4
    assert outside("i") != outside("j")
    assert len(stream_digest(b"")) == 64
    assert len(filled(bytes(CHUNK))) == len(filled(b""))
