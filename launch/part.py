"""How a part of Heard is called: which Python, in which surroundings, with which arguments."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from . import stamp


class Demo(NamedTuple):
    """Where a demo's programmes and its own folder are, and in which surroundings its parts run."""

    root: Path
    place: Path
    surroundings: dict[str, str]

    @property
    def hub(self) -> Path:
        return self.place / "hub"

    @property
    def kiosk(self) -> Path:
        return self.place / "kiosk"


def surroundings(root: Path) -> dict[str, str]:
    """The environment in which the parts are found from any folder, and print each line when it is ready."""
    found = os.environ.get("PYTHONPATH")
    places = [str(root), *([found] if found else [])]
    # Safe path: another checkout in the folder where the reader stands is not taken for this one.
    more = {"PYTHONPATH": os.pathsep.join(places), "PYTHONSAFEPATH": "1", "PYTHONUNBUFFERED": "1"}
    return {**compiled_once(os.environ), **more}


def compiled_once(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which compiled code is kept: else each of many processes compiles all that it imports."""
    return {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}


def command(root: Path, *arguments: str | Path) -> list[str]:
    return [str(stamp.python(root)), "-m", *map(str, arguments)]


def become(root: Path, environment: dict[str, str], arguments: Sequence[str]) -> NoReturn:
    """Gives this process over to the part, so that signals and the exit code are its own."""
    line = command(root, *arguments)
    os.execve(line[0], line, environment)


def option(arguments: Sequence[str], *names: str) -> bool:
    """Whether one of the options is named, alone or as --name=value."""
    return any(word.split("=", 1)[0] in names for word in arguments)
