"""Where a sentence breaks: no word alone in its last row where it can have company, and never a row more for that."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.parts.words import even, wrapped

WIDTHS = st.lists(st.floats(8.0, 120.0), min_size=1, max_size=12)


def rows(advances: list[float], starts: list[int]) -> list[list[float]]:
    """The words of each row."""
    ends = [*starts, len(advances)]
    return [advances[first:end] for first, end in zip([0, *starts], ends, strict=True)]


def test_the_last_word_has_company() -> None:
    assert wrapped([3.0] * 4, 1.0, 11.0) == [3]
    assert even([3.0] * 4, 1.0, 11.0) == [2]


def test_two_words_that_do_not_fit_together_stay_apart() -> None:
    assert even([9.0, 3.0], 1.0, 10.0) == [1]


@given(WIDTHS, st.floats(60.0, 400.0))
def test_no_row_more_and_none_wider(advances: list[float], width: float) -> None:
    full, found = wrapped(advances, 6.0, width), even(advances, 6.0, width)
    assert len(found) == len(full)
    widest = max(sum(row) + 6.0 * (len(row) - 1) for row in rows(advances, found))
    assert widest <= max(width, *advances) + 1e-6
