"""British English by SVOX Pico, through py-nanotts, as the pyttsx3 driver ``heard_pico``."""

from importlib import import_module
from itertools import pairwise
from typing import Any

from kiosk.voice.drivers.offline import OfflineDriver, register

VOICE = "en-GB"
RATE = 16_000
SPEEDS = ((90, 0.5), (140, 0.78), (190, 1.06))
"""Words a minute of whole lines with pauses, measured on the surveys, and the speed that gives them."""
VOLUME = 0.75
"""Pico's own 1.0 clips."""


def speed_of(wpm: float) -> float:
    """Pico's speed factor for a rate in words a minute."""
    (slow, low), (fast, high) = next((pair for pair in pairwise(SPEEDS) if wpm <= pair[1][0]), SPEEDS[-2:])
    return low + (wpm - slow) * (high - low) / (fast - slow)


class Pico(OfflineDriver):
    """One engine; the same text gives the same samples."""

    def __init__(self, proxy: Any) -> None:
        super().__init__(proxy)
        self.engine = import_module("py_nanotts").NanoTTS()

    def save_to_file(self, text: str, filename: str) -> None:
        """Render ``text`` into a WAV file."""
        pcm = self.engine.speak(text, voice=VOICE, speed=speed_of(self.wpm), volume=VOLUME)
        self.write(filename, RATE, pcm)

    def getProperty(self, name: str) -> Any:
        """Properties of pyttsx3; ``KeyError`` for others."""
        voices = [import_module("pyttsx3.voice").Voice(VOICE, "Pico British English", ["en-GB"], "Female")]
        return {"voices": voices, "voice": VOICE, "rate": self.wpm, "volume": 1.0}[name]

    def setProperty(self, name: str, value: Any) -> None:
        """Only the rate can be set, and the one voice be named."""
        if name == "rate":
            self.wpm = value
        elif (name, value) != ("voice", VOICE):
            raise ValueError(f"{name} cannot be {value}")


register("heard_pico", Pico)
