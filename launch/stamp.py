"""Tells from one small file whether the environment is whole, so that a second start is at once."""

import hashlib
import os
from pathlib import Path

_OFFSCREEN = ("libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libfontconfig1", "libdbus-1-3")
_SOUND = ("libpulse0",)
_X11 = ("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0")
_WINDOW = (*_X11, "libwayland-cursor0")
_BROWSER = ("chromium", "libatomic1")  # the latter is for the programme with which playwright speaks to it
_READER = ("at-spi2-core", "python3-pyatspi", "gir1.2-atspi-2.0", "dbus-x11")
_TESTS = ("git", "xvfb", "pulseaudio", "pulseaudio-utils", *_BROWSER, "postgresql", "dbus-daemon", *_READER)

# What each set needs: its lock file, and the system libraries as Debian names them.
LOCKS = {"demo": "requirements/demo.txt", "test": "requirements/dev.txt"}
LIBRARIES = {"demo": _OFFSCREEN + _SOUND + _WINDOW, "test": _OFFSCREEN + _SOUND + _WINDOW + _TESTS}
# The test set serves a demo too: its lock constrains the other's.
_SERVED_BY = {"demo": ("demo", "test"), "test": ("test",)}


def environment(root: Path) -> Path:
    return root / ".venv"


def python(root: Path) -> Path:
    return root / ".venv" / "bin" / "python"


def ready(root: Path, name: str) -> bool:
    """Whether the environment is whole, made from today's lock file, and on the Python it was made for."""
    lines = _read(root)
    return any(lines[served] == _digest(root, served) for served in _SERVED_BY[name] if served in lines)


def whole(root: Path) -> bool:
    """Whether the environment was once finished for any set, and can be brought up to date in place."""
    return bool(_read(root))


def remove(root: Path) -> None:
    _place(root).unlink(missing_ok=True)


def write(root: Path, name: str) -> None:
    """Written after all else, and whole or not at all."""
    part = _place(root).with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(f"python {python(root).resolve()}\n{name} {_digest(root, name)}\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(_place(root))


def _place(root: Path) -> Path:
    return environment(root) / "heard.stamp"


def _digest(root: Path, name: str) -> str:
    content = (root / LOCKS[name]).read_bytes() + " ".join(LIBRARIES[name]).encode()
    return hashlib.sha256(content).hexdigest()


def _read(root: Path) -> dict[str, str]:
    try:
        rows = _place(root).read_text(encoding="utf-8").splitlines()
        lines = dict(row.split(" ", 1) for row in rows)
    except (OSError, ValueError):
        return {}
    interpreter = python(root).resolve()
    # A distribution's upgrade leaves a link to another Python, which knows none of what was installed.
    return lines if lines.get("python") == str(interpreter) and interpreter.exists() else {}
