"""What the kiosk and its voice worker say to each other: one JSON line a message."""

import sys

from msgspec import Struct

from easyread.line import Line


class Render(Struct, frozen=True, tag="render"):
    """Render a line at ``rate`` words a minute into the file ``path``."""

    line: Line
    rate: int
    path: str


class Probe(Struct, frozen=True, tag="probe"):
    """Say how loud the computer's own output stands."""


class Ready(Struct, frozen=True, tag="ready"):
    """First message of a worker: the languages in which it just rendered a word that can be heard."""

    languages: tuple[str, ...]


class Rendered(Struct, frozen=True, tag="rendered"):
    """Answer to Render; ``fault`` says why there is no file, empty when there is."""

    fault: str = ""


class Level(Struct, frozen=True, tag="level"):
    """Answer to Probe: volume from 0.0 to 1.0 and muted; None where the platform does not tell."""

    volume: float | None = None
    muted: bool | None = None


Asked = Render | Probe
Told = Ready | Rendered | Level


def command() -> list[str]:
    """How a voice worker is started: from Python, or from inside a bundle."""
    if hasattr(sys, "frozen"):
        return [sys.executable, "--voice-worker"]
    return [sys.executable, "-m", "kiosk.voice.render"]
