"""Copies of the shipped assets that a story may spoil."""

import shutil
from pathlib import Path

from kiosk import assets


def copied(folder: Path, *but: str) -> Path:
    """The assets in a folder of their own; of the pictures only a link. ``but``: surveys that are left out."""
    made = folder / "assets"
    made.mkdir()
    (made / "pictures").symlink_to(assets.folder() / "pictures")
    for part in ("words", "surveys"):
        shutil.copytree(assets.folder() / part, made / part)
    for survey in but:
        (made / "surveys" / f"{survey}.toml").unlink()
    return made


def without_openmoji(folder: Path) -> Path:
    """Assets whose map of pictures is a file of their own, so that nothing drawn before stands in."""
    made = copied(folder)
    (made / "pictures").unlink()
    shutil.copytree(assets.folder() / "pictures", made / "pictures")
    return made
