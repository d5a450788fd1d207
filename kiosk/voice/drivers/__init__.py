"""Which driver says which language here, and the versions a rendering depends on."""

import sys
from functools import cache

DRIVERS = {
    "linux": {"en": "heard_pico", "cy": "heard_espeak", "bn": "heard_espeak"},
    "win32": {"en": "sapi5", "cy": "sapi5", "bn": "sapi5"},
    "darwin": {"en": "nsss", "cy": "nsss", "bn": "nsss"},
}
"""The driver of each language by platform. Somali has none anywhere: it is recorded or not said."""
PACKAGES = {
    "heard_pico": ("pyttsx3", "py-nanotts", "espeakng-loader"),
    "heard_espeak": ("pyttsx3", "espeakng-loader"),
    "sapi5": ("pyttsx3",),
    "nsss": ("pyttsx3",),
}
EDITION = 1
"""Raised when our own rendering changes what is heard."""


def languages(platform: str = sys.platform) -> tuple[str, ...]:
    """The languages for which this platform may have a voice."""
    return tuple(DRIVERS.get(platform, {}))


def driver_of(language: str, platform: str = sys.platform) -> str:
    """The pyttsx3 driver that says ``language``; empty when there is none, and then nothing else says it."""
    return DRIVERS.get(platform, {}).get(language.split("-")[0], "")


@cache
def identity(language: str) -> str:
    """The driver of ``language`` with every version that what is heard depends on."""
    driver = driver_of(language)
    return " ".join((driver, str(EDITION), *(release(package) for package in PACKAGES.get(driver, ()))))


def release(package: str) -> str:
    """A package and its version; without one where a bundle left its metadata out."""
    # Not needed until something is said, and it takes a while to load.
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{package}-{version(package)}"
    except PackageNotFoundError:
        return package
