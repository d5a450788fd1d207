"""What our two pyttsx3 drivers share: they write a file and return when it is written, and never play."""

import sys
import types
import wave
from collections.abc import Callable
from typing import Any


class OfflineDriver:
    """The driver protocol of pyttsx3 2.99 for an engine that renders at once.

    An exception in a command reaches the caller as pyttsx3's ``error`` event,
    so nothing is caught here. Names are those pyttsx3 calls.
    """

    def __init__(self, proxy: Any) -> None:
        self.proxy = proxy
        self.wpm = 140

    def destroy(self) -> None:
        """Nothing is held."""

    def stop(self) -> None:
        """Nothing plays."""

    def startLoop(self) -> None:
        """Carry out all that is queued; the last of it is ``endLoop``."""
        self.proxy.setBusy(False)

    def endLoop(self) -> None:
        """The queue is empty."""

    def write(self, path: str, rate: int, pcm: bytes) -> None:
        """Write ``pcm`` as a WAV file."""
        if not pcm:
            raise RuntimeError("the engine gave no sound")
        with wave.open(path, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(rate)
            file.writeframes(pcm)


def register(name: str, build: Callable[[Any], OfflineDriver]) -> None:
    """Let ``pyttsx3.init(name)`` find a driver that pyttsx3 does not ship."""
    module = types.ModuleType(f"pyttsx3.drivers.{name}")
    module.__dict__["buildDriver"] = build
    sys.modules[module.__name__] = module
