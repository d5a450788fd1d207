"""The fake speaker, one for all tests of sound, and an ear at it for each."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from tests.sound.hearing import Ear, fake_speaker, pactl


@pytest.fixture(scope="session")
def sound_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    if shutil.which("pulseaudio") is None or shutil.which("parec") is None:
        pytest.skip("no fake speaker: pulseaudio and pulseaudio-utils are not installed")
    with fake_speaker(tmp_path_factory.mktemp("sound")) as environment:
        # A null sink that nobody records plays 2 s late.
        keeper = Ear(environment)
        yield environment
        keeper.close()


@pytest.fixture
def ear(sound_server: dict[str, str]) -> Iterator[Ear]:
    ear = Ear(sound_server)
    try:
        yield ear
    finally:
        ear.close()


@pytest.fixture
def muted(sound_server: dict[str, str]) -> Iterator[None]:
    pactl(sound_server, "set-sink-mute", "speaker", "1")
    try:
        yield
    finally:
        subprocess.run(["pactl", "set-sink-mute", "speaker", "0"], env=sound_server, check=True)
