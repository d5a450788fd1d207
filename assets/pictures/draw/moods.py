"""Faces: eyes, mouths and brows."""

from kit import BLACK, DARK_RED, WHITE, circle, line, oval, shape


def _brows(kind: str, x: float, y: float, width: float) -> str:
    left, right = x - 3.6, x + 3.6
    if kind == "up":
        return line(f"M{left - 2.2:g} {y - 3:g}l2.8 -1.8M{right + 2.2:g} {y - 3:g}l-2.8 -1.8", width * 0.75)
    if kind == "down":
        return line(f"M{left - 2.4:g} {y - 4:g}l4 2.2M{right + 2.4:g} {y - 4:g}l-4 2.2", width * 0.85)
    if kind == "one":
        return line(
            f"M{left - 2:g} {y - 3.4:g}h3.8M{right - 1.6:g} {y - 5:g}c1.4 -1 2.8 -.8 3.8 .2", width * 0.8
        )
    return ""


def eyes(x: float, y: float, white: str = "", apart: float = 3.6, size: float = 1.6) -> str:
    """Two eyes; ``white`` is the colour around them, where they need one."""
    at = (x - apart, x + apart)
    around = "".join(circle(each, y, size * 1.45, white, 0) for each in at) if white else ""
    return around + "".join(circle(each, y, size, BLACK, 0) for each in at)


def mouth(mood: str, x: float, y: float, width: float = 2) -> str:
    """Mouth and brows of a mood, for eyes in the middle of (x, y)."""
    m = y + 4.8
    mouths = {
        "smile": line(f"M{x - 4:g} {m - 0.4:g}c2 2.6 6 2.6 8 0", width),
        "mild": line(f"M{x - 3:g} {m + 0.4:g}c1.6 .9 4.4 .9 6 0", width),
        "grin": shape(f"M{x - 4.4:g} {m - 1:g}h8.8c-.4 4.6 -8.4 4.6 -8.8 0Z", WHITE, width * 0.8),
        "sad": line(f"M{x - 3.4:g} {m + 1.8:g}c1.6 -2.6 5.2 -2.6 6.8 0", width),
        "scared": oval(x, m + 0.9, 2.4, 2.6, BLACK, 0),
        "angry": line(f"M{x - 3.4:g} {m + 1.8:g}c1.6 -2.2 5.2 -2.2 6.8 0", width),
        "shout": oval(x, m + 0.8, 3.6, 3.4, DARK_RED, width * 0.8),
        "talk": oval(x, m + 0.6, 2.8, 2, DARK_RED, width * 0.8),
        "shut": line(f"M{x - 3:g} {m + 0.8:g}h6", width),
        "puzzled": line(f"M{x - 3.6:g} {m + 1:g}c1.4 -1.8 2.4 -1.4 3.6 0c1.2 1.4 2.4 1.2 3.6 -.6", width),
    }
    brows = {"sad": "up", "scared": "up", "angry": "down", "shout": "down", "puzzled": "one"}
    return mouths[mood] + _brows(brows.get(mood, ""), x, y, width)
