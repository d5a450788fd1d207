"""The pictures the hub can show, by concept."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings


@cache
def names() -> frozenset[str]:
    """The concepts of assets/pictures/pictures.toml."""
    text = Path(settings.ASSETS, "pictures", "pictures.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text))
