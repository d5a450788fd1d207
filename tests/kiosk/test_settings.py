"""Settings: what staff write in settings.toml is taken, or the file, the key and the remedy are named."""

from pathlib import Path

import pytest

from kiosk.settings import ALLOWED, NAME, Settings, load, read, size_of
from kiosk.trouble import SettingInvalid, SettingUnknown


def test_without_a_file_everything_has_a_value(tmp_path: Path) -> None:
    assert load(tmp_path) == Settings()


def test_every_setting_can_be_set(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(
        'ppi = 149\nwindow = "1280x800"\nlanguage = "cy"\nloudness = 60\nspeed = 120\nchoices = 5\n'
        "check = true\nguard = 0\nidle = 90\n"
    )
    assert load(tmp_path) == Settings(
        ppi=149.0,
        window="1280x800",
        language="cy",
        loudness=60,
        speed=120,
        choices=5,
        check=True,
        guard=0,
        idle=90,
    )


def test_every_setting_says_what_it_may_be() -> None:
    assert set(ALLOWED) == set(Settings.__struct_fields__)


def test_an_unknown_setting_is_named_with_those_there_are() -> None:
    with pytest.raises(SettingUnknown) as caught:
        read("volume = 3", "/home-of-heard/settings.toml")
    assert caught.value.what == "/home-of-heard/settings.toml: there is no setting 'volume'."
    assert "loudness" in caught.value.remedy


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ppi", "79"),
        ("ppi", "-1"),
        ("ppi", "nan"),
        ("ppi", '"149"'),
        ("window", '"big"'),
        ("window", '"0x800"'),
        ("window", "1280"),
        ("language", '"English"'),
        ("language", '""'),
        ("loudness", "101"),
        ("loudness", "50.5"),
        ("loudness", "true"),
        ("speed", "90"),
        ("choices", "4"),
        ("choices", "1"),
        ("check", "1"),
        ("check", '"yes"'),
        ("guard", "2001"),
        ("idle", "5"),
        ("idle", "[60]"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_can(key: str, value: str) -> None:
    with pytest.raises(SettingInvalid) as caught:
        read(f"{key} = {value}", "settings.toml")
    assert caught.value.what.startswith(f"settings.toml: {key} cannot be ")
    assert caught.value.remedy == f"Write for {key}: {ALLOWED[key]}."


@pytest.mark.parametrize("content", [b"ppi 149", b"ppi = ", b"= 3", b"ppi = 1\nppi = 2", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(SettingInvalid) as caught:
        load(tmp_path)
    assert str(tmp_path / NAME) in caught.value.what
    assert caught.value.remedy


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(SettingInvalid):
        load(tmp_path)


def test_a_window_is_width_and_height() -> None:
    assert size_of("1280x800") == (1280, 800)
    assert size_of("") is None
