"""What staff set for one kiosk, read from settings.toml in the data folder."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from kiosk.trouble import PlaceTaken, SettingInvalid, SettingUnknown

NAME = "settings.toml"


class Settings(Struct, frozen=True, kw_only=True):
    """Every setting has a value that works; the file holds only what differs.

    ``ppi``: pixels in an inch of the screen, 0 is as the screen says. ``window``:
    a window of WIDTHxHEIGHT, empty is the whole screen. ``language``: a BCP 47
    tag. ``loudness``: percent. ``speed``: words a minute. ``choices``: how many
    cards a person is shown at once. ``check``: "You said ..." at the end.
    ``guard``: ms in which a second press does not count. ``idle``: seconds
    until "Do you need more time?".
    """

    ppi: Annotated[float, Meta(ge=0, le=600)] = 0.0
    window: Annotated[str, Meta(pattern=r"^([1-9][0-9]{2,3}x[1-9][0-9]{2,3})?$")] = ""
    language: Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    loudness: Annotated[int, Meta(ge=0, le=100)] = 70
    speed: Annotated[int, Meta(ge=100, le=190)] = 140
    choices: Literal[2, 3, 5] = 3
    check: bool = False
    guard: Annotated[int, Meta(ge=0, le=2000)] = 700
    idle: Annotated[int, Meta(ge=30, le=3600)] = 180


ALLOWED = {
    "ppi": "a number from 80 to 400 (pixels in an inch), or 0: as the screen says",
    "window": 'a size such as "1280x800", or "" for the whole screen',
    "language": 'a language such as "en", "cy", "bn" or "so"',
    "loudness": "a whole number from 0 to 100 (percent)",
    "speed": "a whole number from 100 to 190 (words a minute)",
    "choices": "2, 3 or 5 (cards at once)",
    "check": 'true or false ("You said ..." at the end)',
    "guard": "a whole number from 0 to 2000 (milliseconds)",
    "idle": "a whole number from 30 to 3600 (seconds)",
}
"""What each setting may be, as staff read it."""


def load(folder: Path) -> Settings:
    """The settings of a data folder; raises ``SettingUnknown``, ``SettingInvalid``."""
    file = folder / NAME
    try:
        return read(file.read_text(encoding="utf-8"), str(file))
    except FileNotFoundError:
        return Settings()
    except NotADirectoryError:
        raise PlaceTaken(folder, "folder") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingInvalid(f"Heard cannot read {file}.", "Check the file, or delete it.") from error


def read(text: str, file: str) -> Settings:
    """The settings in the text of a file; the first thing that is wrong is raised, with file, key and remedy."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingInvalid(
            f"{file} cannot be read: {error}.", "Write each setting as: key = value"
        ) from error
    for key, value in table.items():
        if key not in ALLOWED:
            known = ", ".join(sorted(ALLOWED))
            raise SettingUnknown(f"{file}: there is no setting {key!r}.", f"Delete it. There are: {known}.")
        if not is_allowed(key, value):
            raise SettingInvalid(f"{file}: {key} cannot be {value!r}.", f"Write for {key}: {ALLOWED[key]}.")
    return msgspec.convert(table, Settings)


def is_allowed(key: str, value: Any) -> bool:
    """Whether a setting may have this value."""
    try:
        settings = msgspec.convert({key: value}, Settings)
    except msgspec.ValidationError:
        return False
    return settings.ppi == 0 or settings.ppi >= 80


def size_of(window: str) -> tuple[int, int] | None:
    """Width and height of "1280x800"; None for the whole screen."""
    found = re.fullmatch(r"(\d+)x(\d+)", window)
    return (int(found[1]), int(found[2])) if found else None
