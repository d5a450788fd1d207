"""Welsh and Bengali by espeak-ng as the pyttsx3 driver ``heard_espeak``; it tells when each word begins.

espeak-ng is under the GPL: this module is loaded in the voice worker only.
"""

import ctypes
import os
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from kiosk.voice.drivers.offline import OfflineDriver, register
from kiosk.voice.words import filled

WPM = {"cy": 0.94, "bn": 1.0, "en": 1.0}
"""What the asked rate is multiplied by for espeak-ng: Welsh was measured on whole lines with pauses.

Bengali words are long, so its rate is espeak-ng's own, in words of standard
length; English is never heard, only its proportions are used.
"""
VOLUME = 170
"""Of espeak-ng's 0 to 200: about as loud as Pico."""

_loader = import_module("espeakng_loader")
os.environ["ESPEAK_DATA_PATH"] = _loader.get_data_path()
_library = ctypes.CDLL(_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
api = import_module("pyttsx3.drivers._espeak")
RATE: int = api.Initialize(api.AUDIO_OUTPUT_SYNCHRONOUS, 0)
if RATE <= 0:
    raise OSError("espeak-ng cannot read its own files")


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text as SSML with a mark before each word, and where each word lies in it."""
    ssml, spans = "<speak>", []
    for index, word in enumerate(text.split()):
        ssml += f'{" " if index else ""}<mark name="{index}"/>'
        start = len(ssml)
        ssml += escape(word)
        spans.append((start, len(ssml)))
    return ssml + "</speak>", spans


class Espeak(OfflineDriver):
    """One engine a process; it tells the words of a text as ``started-word`` events with ``start`` in ms."""

    def __init__(self, proxy: Any) -> None:
        super().__init__(proxy)
        self.voice = ""
        self.pcm = bytearray()
        self.heard: list[tuple[int, int, int, bytes]] = []
        api.SetSynthCallback(self.collect)

    def collect(self, samples: Any, count: int, events: Any) -> int:
        """Take what espeak-ng rendered; 0 asks for more."""
        index = 0
        while events[index].type != api.EVENT_LIST_TERMINATED:
            event = events[index]
            if event.type in (api.EVENT_WORD, api.EVENT_MARK):
                name = event.id.name if event.type == api.EVENT_MARK else b""
                self.heard.append((event.type, event.audio_position, event.text_position - 1, name))
            index += 1
        if count > 0:
            self.pcm += ctypes.string_at(samples, count * 2)
        return 0

    def starts(self, spans: list[tuple[int, int]]) -> list[float]:
        """When each word begins, in ms: its mark, else the word event in it, else between its neighbours."""
        found: list[float | None] = [None] * len(spans)
        for kind, ms, _, name in self.heard:
            if kind == api.EVENT_MARK:
                found[int(name)] = float(ms)
        for kind, ms, position, _ in self.heard:
            for index, (start, end) in enumerate(spans):
                if kind == api.EVENT_WORD and found[index] is None and start - 1 <= position < end:
                    found[index] = float(ms)
        return filled(found)

    def save_to_file(self, text: str, filename: str) -> None:
        """Render ``text`` into a WAV file and tell its words."""
        ssml, spans = marked(text)
        self.pcm.clear()
        self.heard.clear()
        api.SetParameter(api.RATE, round(self.wpm * WPM.get(self.voice, 1.0)), 0)
        api.SetParameter(api.VOLUME, VOLUME, 0)
        api.dll.espeak_ng_SetRandSeed(ctypes.c_long(1))
        api.Synth(ssml.encode(), flags=api.ENDPAUSE | api.CHARS_UTF8 | api.SSML)
        self.write(filename, RATE, bytes(self.pcm))
        for index, start in enumerate(self.starts(spans)):
            self.proxy.notify("started-word", name=str(index), location=index, length=1, start=start)

    def getProperty(self, name: str) -> Any:
        """Properties of pyttsx3; ``KeyError`` for others."""
        build = import_module("pyttsx3.voice").Voice
        voices = [build(language, f"espeak-ng {language}", [language]) for language in WPM]
        return {"voices": voices, "voice": self.voice, "rate": self.wpm, "volume": 1.0}[name]

    def setProperty(self, name: str, value: Any) -> None:
        """Set the rate, or the voice by its language; ``ValueError`` when espeak-ng has not that voice."""
        if name == "rate":
            self.wpm = value
        elif name == "voice" and value in WPM:
            if api.SetVoiceByName(value.encode()) != api.EE_OK:
                raise ValueError(f"espeak-ng has no voice for {value}")
            self.voice = value
        else:
            raise ValueError(f"{name} cannot be {value}")


register("heard_espeak", Espeak)
