"""The rule of small numbers, for whatever leaves the scheme: a count that could name someone is not told."""

from collections.abc import Sequence

LEAST = 5
"""Counts under this are not told, nor what would give them away."""


def told(counts: Sequence[int], n: int, several: bool = False) -> tuple[tuple[int | None, ...], int | None]:
    """Counts and their n, with None for what is not told.

    ``several``: each count is of all ``n``, since more than one could be
    picked; else they add up to ``n``. Of those that add up, what is left out
    is at least two counts that come to ``LEAST`` or more together, so that n
    gives none of them away.
    """
    if n < LEAST:
        return (None,) * len(counts), None
    if several:
        return tuple(count if count >= LEAST and n - count >= LEAST else None for count in counts), n
    hidden = {place for place, count in enumerate(counts) if count < LEAST}
    for place in sorted(range(len(counts)), key=lambda place: counts[place]):
        if hidden and (len(hidden) < 2 or sum(counts[at] for at in hidden) < LEAST):
            hidden.add(place)
    return tuple(None if place in hidden else count for place, count in enumerate(counts)), n
