"""Makes the virtual environment and installs the packages that a lock file names."""

import importlib.util
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from . import progress, stamp
from .trouble import Trouble

STEP_ENVIRONMENT = "virtual environment"
STEP_PACKAGES = "Python packages"
STEP_SPACE = "disk space"
# Unpacked packages, the browser and the database server of the tests, and what is fetched on the way.
_SPACE_BYTES = 2_000_000_000


def need_space(root: Path, needed: int = _SPACE_BYTES) -> None:
    """Trouble when fewer bytes than needed are free where the environment will be."""
    free = shutil.disk_usage(root).free
    if free < needed:
        why = f"{free / 1e9:.1f} GB are free where Heard lies, and set-up needs about {needed / 1e9:.0f} GB"
        raise Trouble(STEP_SPACE, why, "Free some disk space.")


def lacks_venv() -> bool:
    """Whether this Python can make no environment with pip: on Debian that is a package of its own."""
    return importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None


def discard(root: Path) -> None:
    """Removes a half-made environment."""
    place = stamp.environment(root)
    if place.is_symlink() or place.is_file():
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)


def make(root: Path) -> None:
    command = [sys.executable, "-m", "venv", str(stamp.environment(root))]
    progress.run(STEP_ENVIRONMENT, command, lambda line: None)


def install(root: Path, name: str) -> None:
    """Installs the set's lock file as it stands; what it does not name is not looked for."""
    lock = root / stamp.LOCKS[name]
    command = [str(stamp.python(root)), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    # Compiling all that is there takes longer than the rest together, and most of it is never imported.
    command += ["--progress-bar", "off", "--no-compile", "--no-deps", "--require-hashes", "-r", str(lock)]
    progress.run(STEP_PACKAGES, command, _counted())


def _counted() -> Callable[[str], str | None]:
    count = 0

    def tell(line: str) -> str | None:
        nonlocal count
        words = line.split()
        if line.startswith(("Collecting ", "Processing ")) and len(words) > 1:
            count += 1
            return f"{count}: {Path(words[1]).name}"
        if line.startswith("Downloading ") and len(words) > 1:
            return f"{count}: fetching {' '.join(words[1:])}"
        if line.startswith("Installing collected packages"):
            return f"unpacking {count} packages"
        return None

    return tell
