"""The voice worker: renders lines to sound files through pyttsx3, asked on stdin and answering on stdout."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from easyread.line import Line
from kiosk.voice.cache import load, store
from kiosk.voice.drivers import driver_of, languages
from kiosk.voice.level import level
from kiosk.voice.sound import BrokenSound, Sound, read_file, silence, trimmed
from kiosk.voice.wire import Asked, Probe, Ready, Render, Rendered, command
from kiosk.voice.words import interpolated, scaled, sentences

PAUSE = 350
"""Silence between two sentences of a line, in ms at 140 words a minute; it keeps step with the rate."""
TAIL = 60
"""Silence after the last sentence, in ms, so that no device swallows the end."""
GREETINGS = {"en": "Hello.", "cy": "Helo.", "bn": "হ্যালো।"}
"""What is rendered to know that a voice can be heard."""
OURS = {"heard_pico": "kiosk.voice.drivers.pico", "heard_espeak": "kiosk.voice.drivers.espeak"}


class NoRendering(Exception):
    """There is no voice for the language, or the voice gave no sound."""


@cache
def engine_of(driver: str) -> Any:
    """The pyttsx3 engine of a driver; ``NoRendering`` when it does not load."""
    try:
        if driver in OURS:
            import_module(OURS[driver])
        return import_module("pyttsx3").init(driver)
    except (ImportError, OSError, RuntimeError, AttributeError) as error:
        raise NoRendering(f"{driver} does not load: {error}") from error


def voice_of(engine: Any, language: str) -> str:
    """The id of a voice that speaks ``language``, British before others; ``NoRendering`` when none does."""
    spoken: dict[str, str] = {}
    for voice in engine.getProperty("voices"):
        for tag in voice.languages:
            text = tag.decode("ascii", "ignore") if isinstance(tag, bytes) else str(tag)
            spoken.setdefault(text.strip("\x05").replace("_", "-").lower(), voice.id)
    for tag in (f"{language}-gb", language, *sorted(spoken)):
        if tag in spoken and tag.split("-")[0] == language:
            return str(spoken[tag])
    raise NoRendering(f"no voice for {language}")


def said(driver: str, language: str, rate: int, text: str) -> tuple[Sound, list[float]]:
    """One sentence through pyttsx3, untrimmed, and when its words begin where the driver tells."""
    engine = engine_of(driver)
    faults: list[str] = []
    starts: list[float] = []
    told = [
        engine.connect("error", lambda exception, **_: faults.append(str(exception))),
        engine.connect("started-word", lambda start=None, **_: starts.append(start)),
    ]
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sentence.wav"
            # A wrong voice is only an error event in pyttsx3, and the old voice would go on speaking.
            engine.setProperty("voice", voice_of(engine, language))
            engine.setProperty("rate", rate)
            engine.save_to_file(text, str(path))
            engine.runAndWait()
            if faults:
                raise NoRendering("; ".join(faults))
            return read_file(path), starts if None not in starts else []
    finally:
        for token in told:
            engine.disconnect(token)


def sentence(language: str, rate: int, text: str) -> tuple[Sound, list[float]]:
    """One sentence without silence around it, and when each of its words begins, in ms."""
    driver = driver_of(language)
    if not driver:
        raise NoRendering(f"no voice for {language}")
    whole, starts = said(driver, language, rate, text)
    sound = trimmed(whole)
    if driver == "heard_pico":
        starts = borrowed(text, sound.length)
    elif len(starts) == len(text.split()):
        starts = [min(max(0.0, start - sound.lead), sound.length) for start in starts]
    return sound, starts if len(starts) == len(text.split()) else interpolated(text.split(), sound.length)


def borrowed(text: str, length: float) -> list[float]:
    """The words' starts as espeak-ng says the sentence, moved onto the length that Pico took."""
    try:
        whole, starts = said("heard_espeak", "en", 140, text)
        model = trimmed(whole)
    except (NoRendering, BrokenSound):
        return []
    return scaled([max(0.0, start - model.lead) for start in starts], model.length, length)


def rendered(line: Line, rate: int) -> Sound:
    """The whole line: sentences with a pause between them, and words where it is said as it is written."""
    pcm, samples_a_second = b"", 0
    words: list[tuple[int, int]] = []
    for text in sentences(line.spoken):
        sound, starts = sentence(line.language.split("-")[0], rate, text)
        samples_a_second = sound.rate
        if pcm:
            pcm += silence(sound.rate, PAUSE * 140 / rate)
        before = len(pcm) / 2 / sound.rate * 1000
        words += [(round(before + start), len(words) + index) for index, start in enumerate(starts)]
        pcm += sound.pcm
    if not pcm:
        raise NoRendering("there is nothing to say")
    as_written = line.spoken == line.words
    return Sound(samples_a_second, pcm + silence(samples_a_second, TAIL), tuple(words) if as_written else ())


def answer(render: Render) -> Rendered:
    """Render a line into its file, trying twice; the fault says why not."""
    faults = ""
    if load(Path(render.path)) is not None:
        return Rendered()
    for _ in range(2):
        try:
            Path(render.path).parent.mkdir(parents=True, exist_ok=True)
            store(Path(render.path), rendered(render.line, render.rate))
        except (NoRendering, BrokenSound, OSError) as error:
            faults = str(error) or type(error).__name__
        else:
            return Rendered()
    return Rendered(fault=faults)


def answer_apart(render: Render) -> Rendered:
    """The same in a process of its own: the voices of Windows and macOS do not survive a second batch."""
    asked = msgspec.json.encode(render) + b"\n"
    done = subprocess.run([*command(), "--once"], check=False, input=asked, capture_output=True)
    try:
        return msgspec.json.decode(done.stdout, type=Rendered)
    except msgspec.DecodeError:
        return Rendered(fault="the voice ended without an answer")


def ready(render: Callable[[Render], Rendered]) -> Ready:
    """The languages in which a word can be rendered and heard, each tried now."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [Line(GREETINGS[language], "", language=language) for language in languages()]
        tried = [Render(line, 140, str(Path(folder) / f"{line.language}.wav")) for line in lines]
        return Ready(tuple(one.line.language for one in tried if not render(one).fault))


def own_pipe() -> BinaryIO:
    """Stdout for messages only: whatever a library prints goes to stderr from now on, if there is one."""
    pipe = os.fdopen(os.dup(1), "wb", buffering=0)
    with suppress(OSError):
        os.dup2(2, 1)
    return pipe


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer until the kiosk is gone or somebody ends it by hand; ``--once`` answers one line."""
    # Also where it was started with the signal ignored, as a shell does in the background.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(BrokenPipeError, KeyboardInterrupt):
        answer_all(arguments)
    return 0


def answer_all(arguments: Sequence[str] | None) -> None:
    """Answer until stdin ends, or stdout does."""
    once = "--once" in (sys.argv if arguments is None else arguments)
    render = answer if once or sys.platform == "linux" else answer_apart
    pipe = own_pipe()
    if hasattr(os, "nice"):
        os.nice(5)
    if not once:
        pipe.write(msgspec.json.encode(ready(render)) + b"\n")
    with os.fdopen(os.dup(0), "rb") as questions:
        for text in questions:
            asked = msgspec.json.decode(text, type=Asked)
            told = level() if isinstance(asked, Probe) else render(asked)
            pipe.write(msgspec.json.encode(told) + b"\n")
            if once:
                break


if __name__ == "__main__":
    raise SystemExit(main())
