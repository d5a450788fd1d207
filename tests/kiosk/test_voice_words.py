"""Sentences of a line and starts of its words."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.voice.words import filled, interpolated, scaled, sentences

STARTS = st.lists(st.none() | st.floats(0, 10_000), max_size=30)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("One.", ("One.",)),
        ("One row\nand another", ("One row", "and another")),
        ("You can say no. You can stop.", ("You can say no.", "You can stop.")),
        ("Do you? Yes!\n\n No.", ("Do you?", "Yes!", "No.")),
        ("আপনি ভালো। আমি ভালো।", ("আপনি ভালো।", "আমি ভালো।")),
        ("It is 3.5 miles", ("It is 3.5 miles",)),
        ("  \n ", ()),
    ],
)
def test_a_line_is_parted_into_sentences(text: str, parted: tuple[str, ...]) -> None:
    assert sentences(text) == parted


@given(st.text())
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert [word for part in sentences(text) for word in part.split()] == text.split()


@given(STARTS)
def test_filled_starts_rise_and_leave_no_gap(starts: list[float | None]) -> None:
    full = filled(starts)
    assert len(full) == len(starts)
    assert full == sorted(full)
    assert all(start is None or found >= start for start, found in zip(starts, full, strict=True))


def test_a_gap_is_filled_evenly() -> None:
    assert filled([None, 100.0, None, None, 400.0]) == [50.0, 100.0, 200.0, 300.0, 400.0]


@given(st.lists(st.text(min_size=1), min_size=1), st.floats(1, 60_000))
def test_interpolated_starts_rise_within_the_length(words: list[str], length: float) -> None:
    starts = interpolated(words, length)
    assert starts[0] == 0
    assert starts == sorted(starts)
    assert starts[-1] < length


@given(st.lists(st.floats(0, 10_000)), st.floats(0, 10_000), st.floats(0, 10_000))
@example(starts=[1.0], length=5e-324, onto=1.5)
def test_scaled_starts_stay_within_the_length(starts: list[float], length: float, onto: float) -> None:
    assert all(0 <= start <= onto * 1.000001 for start in scaled(starts, length, onto))
