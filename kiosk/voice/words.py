"""Sentences and words of a line, and when each word begins; plain arithmetic."""

import re
from collections.abc import Sequence

Times = tuple[tuple[int, int], ...]
"""Pairs of start in ms and index of a word, both rising; words are what whitespace parts."""

_END = re.compile(r"\n+|(?<=[.?!।])\s+")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a line: its rows, parted again after a full stop, question mark or danda."""
    return tuple(part.strip() for part in _END.split(text) if part.strip())


def interpolated(words: Sequence[str], length: float) -> list[float]:
    """A start in ms for each word of a sentence that takes ``length`` ms, by its share of the letters."""
    letters = [len(word) + 1 for word in words]
    return [length * sum(letters[:index]) / sum(letters) for index in range(len(words))]


def scaled(starts: Sequence[float], length: float, onto: float) -> list[float]:
    """Starts within ``length`` ms moved in proportion onto ``onto`` ms."""
    if length <= 0:
        return [0.0 for _ in starts]
    # The last one: so short a length that no number has its digits would carry a start beyond the end.
    return [min(min(start, length) * onto / length, onto) for start in starts]


def filled(starts: Sequence[float | None]) -> list[float]:
    """Starts with each gap filled evenly between its neighbours and none before the one it follows."""
    known = [(index, start) for index, start in enumerate(starts) if start is not None]
    full: list[float] = []
    for index, start in enumerate(starts):
        if start is None:
            left = max((pair for pair in known if pair[0] < index), default=(-1, 0.0))
            right = min((pair for pair in known if pair[0] > index), default=(len(starts), left[1]))
            start = left[1] + (right[1] - left[1]) * (index - left[0]) / (right[0] - left[0])
        full.append(max(start, full[-1] if full else 0.0))
    return full
