"""What a setting may be: each function reads the words of one, and raises ``ValueError`` where they cannot be it."""

from collections.abc import Callable
from pathlib import Path

from scheme import database


def folder(said: str) -> Path:
    """A whole path."""
    if not Path(said).is_absolute():
        raise ValueError
    return Path(said)


def address(said: str) -> str:
    """An address of PostgreSQL."""
    database.postgresql(said)
    return said


def word(said: str) -> str:
    """One word without a slash."""
    if len(said.split()) != 1 or "/" in said:
        raise ValueError
    return said


def link(said: str) -> str:
    """An address of the web."""
    if not said.startswith(("https://", "http://")) or len(said.split()) != 1:
        raise ValueError
    return said


def words(said: str) -> tuple[str, ...]:
    """Some words."""
    return tuple(word(one) for one in said.split())


def keys(said: str) -> tuple[str, ...]:
    """Public age keys."""
    from pyrage import RecipientError, x25519  # only what makes a backup pays for it

    try:
        return tuple(str(x25519.Recipient.from_str(one)) for one in said.split())
    except RecipientError:
        raise ValueError from None


def whole(least: int, most: int) -> Callable[[str], int]:
    """A number from the least to the most."""

    def read(said: str) -> int:
        if not said.isascii() or not said.isdigit() or not least <= int(said[:9]) <= most:
            raise ValueError
        return int(said)

    return read
