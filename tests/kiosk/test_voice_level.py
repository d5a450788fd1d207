"""How loud the output stands, as the platforms tell it, and which of a platform's voices says a language."""

from importlib import import_module

import pytest

from kiosk.voice.level import level, parsed_settings, pulse_level
from kiosk.voice.render import NoRendering, engine_of, voice_of
from kiosk.voice.wire import Level


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("output volume:50, input volume:75, alert volume:100, output muted:false\n", Level(0.5, False)),
        ("output volume:0, input volume:75, alert volume:100, output muted:true", Level(0.0, True)),
        ("output volume:missing value, output muted:missing value", Level()),
        ("", Level()),
    ],
)
def test_the_settings_of_macos_are_read(told: str, found: Level) -> None:
    assert parsed_settings(told) == found


def test_without_a_sound_server_the_level_is_not_known() -> None:
    assert pulse_level() == level() == Level()


def test_a_british_voice_comes_before_another_english_one() -> None:
    engine = import_module("pyttsx3").init("dummy")
    voices = {voice.id: voice.languages for voice in engine.getProperty("voices")}
    chosen = voice_of(engine, "en")
    assert "en-GB" in voices[chosen]


@pytest.mark.parametrize("language", ["so", "cy", "e", ""])
def test_no_other_voice_reads_a_language_that_has_none(language: str) -> None:
    engine = import_module("pyttsx3").init("dummy")
    with pytest.raises(NoRendering):
        voice_of(engine, language)


def test_a_driver_that_is_not_there_gives_no_rendering() -> None:
    with pytest.raises(NoRendering):
        engine_of("no_such_driver")
