"""The surveys and symbol sets that the scheme sent: packs in parts, which hold good only when they are whole."""

import sqlite3
from collections.abc import Callable, Iterable

import msgspec
from msgspec import Struct

from easyread.envelope import Packed, Signed
from easyread.pack import Manifest, SurveyList, digest, read_list, read_manifest, whole
from easyread.parts import Having, Part, Wanted
from kiosk.store.database import Store
from kiosk.store.folder import BALLAST
from kiosk.trouble import NoRoomForPack, Trouble

Proves = Callable[[Signed], bool]
"""Whether the scheme signed this."""

MOST = 50
"""Files that are asked for in one round."""


class Pack(Struct, frozen=True, kw_only=True):
    """One pack, whole. ``digest``: of its manifest; ``files``: their bytes by name."""

    digest: str
    manifest: Manifest
    files: dict[str, bytes]


class Row(Struct, frozen=True, kw_only=True):
    """One pack as it stands in the table, whole or not."""

    digest: str
    manifest: Manifest
    signed: Signed
    active: bool


Fits = Callable[[Pack], bool]
"""Whether this kiosk can go by the pack: its survey can be read and every picture is there, or it is symbols."""


class Packs:
    """The list of surveys, the packs it names, and the parts that have come of their files."""

    def __init__(self, store: Store, fits: Fits) -> None:
        self._store, self._fits = store, fits

    def list(self) -> SurveyList | None:
        """Which surveys are due for whom; None until the scheme says so."""
        return self._store.read(_list)

    def load(self) -> tuple[Pack, ...]:
        """Every pack that is asked by now, in the order of the list."""
        return self._store.read(
            lambda connection: tuple(_pack(row, connection) for row in _rows(connection) if row.active)
        )

    def having(self) -> Having:
        """What the hub is told of all this."""
        return self._store.read(_having)

    def check(self, proves: Proves) -> None:
        """At start: a pack that the disk damaged is wanted anew, and one that fits by now is asked by."""

        def look(connection: sqlite3.Connection) -> None:
            for row in _rows(connection):
                if not proves(row.signed):
                    connection.execute("DELETE FROM pack WHERE manifest = ?", (row.digest,))
                elif row.active and not _is_whole(row, connection):
                    connection.execute("UPDATE pack SET active = 0 WHERE manifest = ?", (row.digest,))
            _mend(connection)
            self._activate(connection)

        if self._store.read(_rows):
            self._store.write(look)

    def take(self, packed: Packed, device: str, proves: Proves) -> tuple[bool, Trouble | None]:
        """Keep what a round brought, in one transaction; whether what is asked, or of whom, has changed."""
        if packed == Packed():
            return False, None
        size = sum(len(part.content) for part in packed.parts)
        room = self._store.free_bytes() > 2 * BALLAST + size
        parts = packed.parts if room else ()

        def keep(connection: sqlite3.Connection) -> bool:
            before = _shown(connection)
            _keep_list(connection, packed.list, device, proves)
            _keep_manifests(connection, packed.manifests, proves)
            _keep_parts(connection, parts)
            _mend(connection)
            self._activate(connection)
            _sweep(connection)
            return _shown(connection) != before

        return self._store.write(keep), None if room else NoRoomForPack()

    def _activate(self, connection: sqlite3.Connection) -> None:
        """Ask by each pack that has become whole, in the place of the one before it."""
        for row in _rows(connection):
            if row.active or not _is_whole(row, connection) or not self._fits(_pack(row, connection)):
                continue
            connection.execute("DELETE FROM pack WHERE survey = ? AND active = 1", (row.manifest.survey,))
            connection.execute("UPDATE pack SET active = 1 WHERE manifest = ?", (row.digest,))


def _shown(connection: sqlite3.Connection) -> tuple[str, tuple[str, ...]]:
    """What a person could notice: the list, and the packs that are asked by."""
    told = _list(connection)
    return told.tag if told else "", tuple(row.digest for row in _rows(connection) if row.active)


def _list(connection: sqlite3.Connection) -> SurveyList | None:
    row = connection.execute("SELECT document, signature FROM survey_list").fetchone()
    return read_list(Signed(document=row[0], signature=row[1])) if row else None


def _rows(connection: sqlite3.Connection) -> list[Row]:
    """Every pack whose manifest can be read and is what its digest says."""
    found = []
    query = "SELECT manifest, document, signature, active FROM pack ORDER BY survey, manifest"
    for name, document, signature, active in connection.execute(query).fetchall():
        signed = Signed(document=document, signature=signature)
        manifest = read_manifest(signed) if digest(document) == name else None
        if manifest is not None:
            found.append(Row(digest=name, manifest=manifest, signed=signed, active=bool(active)))
    return found


def _having(connection: sqlite3.Connection) -> Having:
    told, rows = _list(connection), _rows(connection)
    sizes = {file.digest: file.size for row in rows if not row.active for file in row.manifest.files}
    lacking = [(file, held) for file, size in sizes.items() if (held := _held(file, connection)) < size]
    return Having(
        tag=told.tag if told else "",
        packs=tuple(row.digest for row in rows if row.active),
        wanted=tuple(Wanted(file=file, start=held) for file, held in lacking[:MOST]),
    )


def _keep_list(connection: sqlite3.Connection, signed: Signed | None, device: str, proves: Proves) -> None:
    """A list of the scheme for this device that follows the one it has."""
    told = read_list(signed) if signed is not None and proves(signed) else None
    if signed is None or told is None or told.device != device:
        return
    before = _list(connection)
    if told.follows == (before.tag if before else ""):
        connection.execute(
            "INSERT OR REPLACE INTO survey_list VALUES (1, ?, ?)", (signed.document, signed.signature)
        )


def _keep_manifests(connection: sqlite3.Connection, manifests: Iterable[Signed], proves: Proves) -> None:
    told = _list(connection)
    there = {row.digest for row in _rows(connection)}
    named = {pack.manifest: pack for pack in told.packs if pack.manifest not in there} if told else {}
    for signed in manifests:
        name = digest(signed.document)
        manifest = read_manifest(signed) if name in named and proves(signed) else None
        if manifest is not None and manifest.survey == named[name].survey:
            connection.execute(
                "INSERT OR REPLACE INTO pack (manifest, survey, active, document, signature)"
                " VALUES (?, ?, 0, ?, ?)",
                (name, manifest.survey, signed.document, signed.signature),
            )


def _keep_parts(connection: sqlite3.Connection, parts: Iterable[Part]) -> None:
    """Each part that goes on where its file ends so far."""
    rows = _rows(connection)
    sizes = {file.digest: file.size for row in rows if not row.active for file in row.manifest.files}
    for part in parts:
        held = _held(part.file, connection) if part.file in sizes else -1
        if part.content and part.start == held and held + len(part.content) <= sizes[part.file]:
            connection.execute("INSERT INTO piece VALUES (?, ?, ?)", (part.file, part.start, part.content))


def _mend(connection: sqlite3.Connection) -> None:
    """A file that is as long as it should be, and is not what it should be, is begun anew."""
    for row in _rows(connection):
        for file in () if row.active else row.manifest.files:
            content = _content(file.digest, connection)
            wrong = len(content) == file.size and digest(content) != file.digest
            if wrong or len(content) > file.size or len(content) != _held(file.digest, connection):
                connection.execute("DELETE FROM piece WHERE file = ?", (file.digest,))


def _sweep(connection: sqlite3.Connection) -> None:
    """What the list names no more goes, but a survey is asked by its old pack until the new one is whole."""
    told = _list(connection)
    named = {pack.manifest for pack in told.packs} if told else set()
    surveys = {pack.survey for pack in told.packs} if told else set()
    kept = [
        row
        for row in _rows(connection)
        if row.digest in named or (row.active and row.manifest.survey in surveys)
    ]
    packs = msgspec.json.encode([row.digest for row in kept]).decode()
    files = msgspec.json.encode([file.digest for row in kept for file in row.manifest.files]).decode()
    connection.execute("DELETE FROM pack WHERE manifest NOT IN (SELECT value FROM json_each(?))", (packs,))
    connection.execute("DELETE FROM piece WHERE file NOT IN (SELECT value FROM json_each(?))", (files,))


def _is_whole(row: Row, connection: sqlite3.Connection) -> bool:
    files = {file.digest: _content(file.digest, connection) for file in row.manifest.files}
    return whole(row.manifest, files)


def _pack(row: Row, connection: sqlite3.Connection) -> Pack:
    files = {file.name: _content(file.digest, connection) for file in row.manifest.files}
    return Pack(digest=row.digest, manifest=row.manifest, files=files)


def _held(file: str, connection: sqlite3.Connection) -> int:
    query = "SELECT ifnull(max(start + length(content)), 0) FROM piece WHERE file = ?"
    (held,) = connection.execute(query, (file,)).fetchone()
    return int(held)


def _content(file: str, connection: sqlite3.Connection) -> bytes:
    query = "SELECT content FROM piece WHERE file = ? ORDER BY start"
    return b"".join(content for (content,) in connection.execute(query, (file,)))
