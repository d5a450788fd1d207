"""The buttons that are always there, and what becomes of what was said."""

from kit import (
    BLACK,
    BLUE,
    GREEN,
    LEAF,
    ORANGE,
    PALE,
    SKY,
    WHITE,
    box,
    circle,
    drawing,
    edged,
    group,
    line,
    openmoji,
    shape,
    svg,
)
from things import arrow, bubble, done, envelope, hourglass, slash, tablet, words


def _speaker(x: float, y: float, scale: float) -> str:
    """A loudspeaker without waves, 26 wide and 36 high."""
    horn = shape("M0 11H9L24 0V36L9 25H0Z", PALE, 2 / scale) + line("M9 11V25", 2 / scale)
    return group(horn, x, y, scale)


def _waves(x: float, y: float, number: int, scale: float = 1, ghosts: int = 0) -> str:
    """So many waves of sound, and beyond them the faint places of those that are not there."""
    waves = ("M0 -5c2.4 3 2.4 7 0 10", "M6 -11c5 6.4 5 15.6 0 22", "M12 -17c7.6 9.8 7.6 24.2 0 34")
    faint = line("".join(waves[number : number + ghosts]), 3, PALE) if ghosts else ""
    return group(edged("".join(waves[:number]), 5.4, BLUE) + faint, x, y, scale)


@drawing
def louder() -> str:
    """A loudspeaker with three waves."""
    return svg(_speaker(4, 18, 1), _waves(36, 36, 3, 1.1))


@drawing
def quieter() -> str:
    """A loudspeaker with one small wave, and room for two more."""
    return svg(_speaker(4, 18, 1), _waves(36, 36, 1, 1.1, ghosts=2))


@drawing
def next() -> str:
    """A thick arrow to the right."""
    return svg(shape("M4 27H36V11L68 36L36 61V45H4Z", LEAF, 2.6))


@drawing
def back() -> str:
    """A thick arrow to the left."""
    return svg(shape("M68 27H36V11L4 36L36 61V45H68Z", WHITE, 2.6))


@drawing
def listen() -> str:
    """A loudspeaker with two waves."""
    return svg(_speaker(6, 18, 1), _waves(38, 36, 2, 1.1))


@drawing
def slower() -> str:
    """A loudspeaker and a tortoise."""
    return svg(_speaker(4, 2, 0.72), _waves(27, 15, 2, 0.74), openmoji("1F422", 6, 15, 0.92))


@drawing
def no_sound() -> str:
    """A loudspeaker that is struck out."""
    return svg(_speaker(14, 18, 1), _waves(46, 36, 2, 0.9), slash(10, 62, 62, 10))


def _round() -> str:
    """An arrow that comes round to where it began."""
    ring = "M59 20A27.6 27.6 0 1 0 63.6 36"
    return line(ring, 7) + line(ring, 3.4, GREEN) + shape("M66.4 10L63.4 28.4L48 20.4Z", GREEN)


@drawing
def listen_again() -> str:
    """A loudspeaker in a round arrow."""
    return svg(_speaker(18, 22, 0.78), _waves(42, 36, 2, 0.78), _round())


@drawing
def once_more() -> str:
    """A round arrow."""
    return svg(_round())


@drawing
def no_microphone() -> str:
    """A microphone that is struck out."""
    return svg(openmoji("1F3A4", 0, 0, 1), slash(62, 62, 10, 10))


@drawing
def no_camera() -> str:
    """A camera that is struck out."""
    return svg(openmoji("1F4F7", 0, 0, 1), slash(10, 62, 62, 10))


@drawing
def space() -> str:
    """The sign on the long key between words: a floor with two low walls."""
    return svg(edged("M8 30V48H64V30", 9, SKY))


@drawing
def erase() -> str:
    """The key that takes a letter away: a cross in a tag that points to the left."""
    return svg(shape("M4 36L24 14H68V58H24Z", WHITE, 2.6), line("M35 27L53 45M53 27L35 45", 5))


@drawing
def hide() -> str:
    """An eye that is struck out."""
    return svg(openmoji("1F441", 0, 0, 1), slash(12, 61, 60, 11))


@drawing
def send() -> str:
    """A letter on its way."""
    return svg(envelope(26, 18, 43, 36, WHITE), edged("M4 26H18M9 36H18M4 46H18", 5.6, BLUE))


@drawing
def saved() -> str:
    """What I said is on the tablet, with a tick."""
    said = bubble(14, 18, 36, 22, (21, 48), 22) + words(20, 25.4, 24, 16, gap=6.4)
    return svg(tablet(4, 8, 58, 50, SKY), said, done(58, 54, 12))


@drawing
def not_gone_yet() -> str:
    """The letter is still in the tablet, and time runs."""
    return svg(
        tablet(3, 8, 58, 50, SKY),
        envelope(14, 18, 34, 26),
        circle(57, 52, 14, WHITE),
        hourglass(57, 52, 0.98),
    )


@drawing
def gone() -> str:
    """The letter has left the tablet, with a tick."""
    return svg(
        tablet(1, 20, 26, 48, SKY), envelope(37, 22, 34, 27, WHITE), done(58, 57, 12),
        arrow("M12 40H30", (34, 40), 0, GREEN, 6.4, 7),
    )  # fmt: skip


@drawing
def no_internet() -> str:
    """A wave from the tablet that is struck out."""
    arcs = "M12 26C25 13 47 13 60 26M20 34.4C29 25.6 43 25.6 52 34.4M28 42.6C32.4 38.4 39.6 38.4 44 42.6"
    return svg(edged(arcs, 6.4, BLUE), circle(36, 52, 4.6, BLUE), slash(13, 60, 59, 8))


@drawing
def pause() -> str:
    """Two thick bars."""
    return svg(circle(36, 36, 31, SKY, 2.6), box(23, 21, 9, 30, WHITE, 1.5), box(40, 21, 9, 30, WHITE, 1.5))


@drawing
def change() -> str:
    """A pencil over a crossed line."""
    pencil = (
        shape("M-4 0H4V-26H-4Z", ORANGE)
        + shape("M-4 0L0 9L4 0Z", "#FFF6D6")
        + shape("M-4 -26H4V-31H-4Z", "#FFA7C0")
    )
    rows = words(15, 22, 30, gap=10) + words(15, 34, 26, gap=10) + words(15, 46, 14)
    return svg(
        box(6, 8, 48, 58, WHITE, 2), rows, group(pencil + circle(0, 8.4, 1, BLACK, 0), 42, 48, 1.16, 38)
    )


@drawing
def neutral() -> str:
    """Hills, water and a sky; it means nothing, and it fills a wide screen."""
    sky = '<rect width="128" height="80" fill="#CFE6F2"/>' + circle(96, 20, 8, "#FBE9B7", 0)
    clouds = shape("M18 22a5 5 0 0 1 8 -4a7 7 0 0 1 13 1a4.4 4.4 0 0 1 4 7H20a3 3 0 0 1 -2 -4Z", "#E9F3F8", 0)
    clouds += shape(
        "M62 13a4 4 0 0 1 6 -3a5.4 5.4 0 0 1 10 1a3.4 3.4 0 0 1 3 5H64a2 2 0 0 1 -2 -3Z", "#E9F3F8", 0
    )
    far = shape("M0 44C18 30 34 34 50 40C66 28 88 28 128 42V80H0Z", "#B9D2C0", 0)
    near = shape("M0 52C26 42 44 50 64 50C88 42 108 46 128 52V80H0Z", "#A3C49A", 0)
    water = shape("M0 60C30 56 60 60 90 57C106 56 118 57 128 58V72C96 76 60 70 0 76Z", "#B5D8E8", 0)
    shore = shape("M0 74C40 68 80 76 128 70V80H0Z", "#8FB584", 0)
    gleam = line("M22 63.4h14M70 61h18M44 67.4h22M96 65.6h16", 0.7, "#DDEEF6")
    return svg(sky, clouds, far, near, water, gleam, shore, width=128, height=80)
