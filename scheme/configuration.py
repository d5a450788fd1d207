"""The settings of a hub: one table of them, read from the environment, from files and from TOML."""

import difflib
import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from msgspec import Struct

from scheme import allowed, parent
from scheme.mail import Server, server

FILE = "HEARD_SETTINGS"
"""Names the TOML file; without it ``hub.toml`` in the data folder is read where there is one."""
_INTERNAL = (FILE, parent.NAME)
_FROM_FILE = "_FILE"
_ENVIRONMENT = "the environment"


class SettingTrouble(ImproperlyConfigured):
    """A setting is unknown or cannot be what it is; the words name it and say what to do."""


class Configured(Struct, frozen=True, kw_only=True):
    """What whoever runs this hub has chosen. Each field is a row of ``SETTINGS``."""

    data: Path | None = None
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8800
    hosts: tuple[str, ...] = ()
    proxy: str = ""
    workers: int = 1
    backup_folder: Path | None = None
    backup_recipients: tuple[str, ...] = ()
    backup_keep: int = 30
    portal: str = "http://127.0.0.1:8800"
    mail: Server = Server()
    mail_from: str = "heard@localhost"
    webhook: str = ""


class Setting(Struct, frozen=True):
    """One row: its name in the environment, what it means, what it may be. ``read`` raises ``ValueError``."""

    name: str
    meaning: str
    default: str
    allowed: str
    read: Callable[[str], Any]
    secret: bool = False

    @property
    def field(self) -> str:
        """Its name in TOML, and in ``Configured``."""
        return self.name.removeprefix("HEARD_").lower()


SETTINGS = (
    Setting(
        "HEARD_DATA",
        "the data folder: keys, and rows where they are in SQLite",
        "none",
        "a whole path",
        allowed.folder,
    ),
    Setting(
        "DATABASE_URL",
        "where the rows are, if not in SQLite in the data folder",
        "none",
        "postgresql://name:password@host:port/database",
        allowed.address,
        secret=True,
    ),
    Setting(
        "HEARD_HOST",
        "where to listen; beyond this machine means TLS",
        "127.0.0.1",
        "an address",
        allowed.word,
    ),
    Setting(
        "HEARD_PORT", "the port; if taken, the next free one", "8800", "0 to 65535", allowed.whole(0, 65535)
    ),
    Setting(
        "HEARD_HOSTS",
        "more names that devices and staff type",
        "none",
        "names, a space between",
        allowed.words,
    ),
    Setting(
        "HEARD_PROXY",
        "the address of the proxy before the hub, which says whom it passes on (X-Forwarded-For)",
        "none",
        "an address",
        allowed.word,
    ),
    Setting(
        "HEARD_WORKERS", "processes that answer; SQLite has one writer", "1", "1 to 64", allowed.whole(1, 64)
    ),
    Setting(
        "HEARD_BACKUP_FOLDER",
        "where backups go",
        "`backups` in the data folder",
        "a whole path",
        allowed.folder,
    ),
    Setting(
        "HEARD_BACKUP_RECIPIENTS",
        "who can open a backup: public age keys, whose other halves are kept off this machine",
        "none",
        "age1..., a space between",
        allowed.keys,
    ),
    Setting(
        "HEARD_BACKUP_KEEP", "how many checked backups are kept", "30", "1 to 9999", allowed.whole(1, 9999)
    ),
    Setting(
        "HEARD_PORTAL",
        "how staff reach the portal, in alerts",
        "http://127.0.0.1:8800",
        "https://...",
        allowed.link,
    ),
    Setting(
        "HEARD_MAIL",
        "the mail server of alerts",
        "none",
        "smtp+tls://name:password@host:port",
        server,
        True,
    ),
    Setting("HEARD_MAIL_FROM", "whom alerts come from", "heard@localhost", "an e-mail address", allowed.word),
    Setting("HEARD_WEBHOOK", "where each alert is posted too", "none", "https://...", allowed.link, True),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}


def read(environment: Mapping[str, str]) -> Configured:
    """The settings of the environment, then of the TOML file, then as they are when nothing is said."""
    written, place = _toml(environment)
    said = {**_said(written, place), **_said(_ours(environment), _ENVIRONMENT)}
    found = Configured(
        **{_BY_NAME[name].field: _value(_BY_NAME[name], words) for name, words in said.items()}
    )
    if found.workers > 1 and not found.database_url:
        raise SettingTrouble(
            f"HEARD_WORKERS is {found.workers}, but SQLite has one writer. Leave it at 1, or set DATABASE_URL."
        )
    return found


def _ours(environment: Mapping[str, str]) -> dict[str, str]:
    names = (name for name in environment if name.startswith(("HEARD_", "DATABASE_URL")))
    return {name: environment[name] for name in names if name not in _INTERNAL}


def _said(written: Mapping[str, str], place: str) -> dict[str, str]:
    """Each setting that is said there, those from files read; what is empty is as if unsaid."""
    said: dict[str, str] = {}
    for name, words in written.items():
        plain = name if name in _BY_NAME else name.removesuffix(_FROM_FILE)
        if plain not in _BY_NAME:
            shown = name if place == _ENVIRONMENT else name.removeprefix("HEARD_").lower()
            raise SettingTrouble(f"{shown} in {place} is no setting. {_remedy(name)}")
        if words and plain in said:
            raise SettingTrouble(f"{plain} is said twice in {place}. Keep {plain} or {plain}{_FROM_FILE}.")
        if words:
            said[plain] = words if name == plain else _content(name, Path(words))
    return said


def _remedy(name: str) -> str:
    near = difflib.get_close_matches(name, [*_BY_NAME, *(f"{one}{_FROM_FILE}" for one in _BY_NAME)], 1, 0.75)
    return f"Did you mean {near[0]}?" if near else "Take it out; docs/deploy.md names every setting."


def _value(setting: Setting, words: str) -> Any:
    try:
        return setting.read(words)
    except (ValueError, ImproperlyConfigured):
        shown = "" if setting.secret else f" {words[:80]!r}"
        raise SettingTrouble(
            f"{setting.name} cannot be{shown or ' what it is'}. Write {setting.allowed}."
        ) from None


def _content(name: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text"
        raise SettingTrouble(f"{name} names {file}, which cannot be read: {why}. Set this right.") from None


def _toml(environment: Mapping[str, str]) -> tuple[dict[str, str], str]:
    """The rows of the TOML file by their names in the environment, and which file it was."""
    named = environment.get(FILE, "")
    data = environment.get("HEARD_DATA", "")
    file = Path(named) if named else Path(data) / "hub.toml"
    if not named and not (data and file.is_file()):
        return {}, ""
    try:
        rows = tomllib.loads(_content(FILE if named else "The data folder", file))
    except tomllib.TOMLDecodeError as error:
        raise SettingTrouble(f"{file} is no TOML: {error}. Set this right.") from None
    upper = {_name(key): _plain(key, value, file) for key, value in rows.items()}
    if any(_BY_NAME[name].secret for name in upper if name in _BY_NAME) and _open_to_others(file):
        raise SettingTrouble(f"{file} holds a secret and can be read by others. Run: chmod o= {file}")
    return upper, str(file)


def _name(key: str) -> str:
    upper = key.upper()
    return upper if upper.removesuffix(_FROM_FILE) == "DATABASE_URL" else f"HEARD_{upper}"


def _plain(key: str, value: object, file: Path) -> str:
    """A value of TOML as the environment would have it."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return " ".join(value)
    if isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
        return str(value)
    raise SettingTrouble(
        f"{key} in {file} is neither words, nor a number, nor a list of words. Set this right."
    )


def _open_to_others(file: Path) -> bool:
    return os.name == "posix" and bool(file.stat().st_mode & 0o007)
