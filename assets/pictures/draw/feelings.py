"""Five faces of one yellow, where only the mouth differs."""

from functools import partial

from kit import BLACK, DRAWINGS, WHITE, YELLOW, circle, line, oval, shape, svg

MOUTHS = (
    line("M22 53C28 40.6 44 40.6 50 53", 3),
    line("M24.6 50C29 44 43 44 47.4 50", 3),
    line("M24 47.6H48", 3),
    line("M24 44.6C29 51.6 43 51.6 48 44.6", 3),
    shape("M20.6 41H51.4C50 58.4 22 58.4 20.6 41Z", WHITE, 2.6),
)


def face(number: int) -> str:
    """The face of that number, 1 for very bad to 5 for very good."""
    eyes = oval(26.4, 29, 3.2, 4, BLACK, 0) + oval(45.6, 29, 3.2, 4, BLACK, 0)
    return svg(circle(36, 36, 31, YELLOW, 2.6), eyes, MOUTHS[number - 1])


DRAWINGS.update({f"face_{number}": partial(face, number) for number in range(1, 6)})
