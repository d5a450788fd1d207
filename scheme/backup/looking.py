"""Looks at a restored hub from within: whether it is whole, follows, and can be opened."""

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from django.db import connection
from msgspec import Struct

from easyread.envelope import Header
from scheme import certificates, keys
from scheme.audit import chain, triggers
from scheme.exchange.models import Envelope
from scheme.exchange.opening import Unopenable, opened
from scheme.schemes.founding import schemes
from scheme.schemes.models import PublicKey

MARKS = "marks"
"""A file of records: a mark in 8 bytes, and the digest of its envelope in 32."""
_OPENED = 1000


class Look(Struct, frozen=True):
    """What was seen. ``faults``: what is wrong. ``heads``: number and digest of each scheme's last audit row."""

    faults: list[str]
    hub: str
    mark: int
    counts: dict[str, int]
    heads: dict[str, tuple[int, str]]


def written(seen: Look) -> bytes:
    """A look as one process tells it to another."""
    return msgspec.json.encode(seen)


def look(data: Path, counts: dict[str, int]) -> Look:
    """Look at the hub that this process was started on. ``counts``: its tables as they came, before anything else."""
    heads = {
        str(scheme.pk): (last.number, last.digest)
        for scheme in schemes()
        if (last := scheme.audit.last()) is not None
    }
    faults = [*_database_faults(), *_chain_faults(), *_sealed_faults(data)]
    return Look(faults, certificates.hub_id(data), _write_marks(data / MARKS), counts, heads)


def _database_faults() -> Iterator[str]:
    connection.check_constraints()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            said = [row[0] for row in cursor.execute("PRAGMA integrity_check(5)").fetchall()]
        yield from (f"SQLite finds: {row}" for row in said if row != "ok")


def _chain_faults() -> Iterator[str]:
    for scheme in schemes():
        at = chain.broken_at(scheme)
        if at is not None:
            yield f"{scheme.name}: row {at} of the audit chain does not follow from the one before it"
    yield from (f"the trigger {name} is not there" for name in triggers.missing(connection))


def _sealed_faults(data: Path) -> Iterator[str]:
    """The newest envelopes that were taken open with the team key."""
    for scheme in schemes():
        team = scheme.public_keys.get(use=PublicKey.Use.TEAM).name
        private = keys.scheme_keys(data, str(scheme.pk)).team
        for row in scheme.envelopes.filter(how=Envelope.How.TAKEN).order_by("-mark")[:_OPENED]:
            outside = bytes(row.header)
            try:
                opened(msgspec.json.decode(outside, type=Header), outside, bytes(row.sealed), private, team)
            except (Unopenable, msgspec.MsgspecError) as error:
                yield f"{scheme.name}: envelope {row.envelope_id} does not open: {error}"


def _write_marks(file: Path) -> int:
    mark = 0
    with file.open("wb") as out:
        for mark, row in _marks():
            out.write(mark.to_bytes(8, "big") + row)
    return mark


def _marks(most: int = sys.maxsize) -> Iterator[tuple[int, bytes]]:
    rows = Envelope.objects.filter(mark__lte=most).order_by("mark").values_list("mark", "digest")
    return ((mark, bytes(row)) for mark, row in rows.iterator(chunk_size=5000))


def lacks(file: Path, most: int) -> int | None:
    """The first mark up to ``most`` that this hub has and the restored one lacks or has otherwise."""
    with file.open("rb") as restored:
        for mark, row in _marks(most):
            record = restored.read(40)
            # Rows that this hub has erased since are no fault of the backup.
            while record and int.from_bytes(record[:8], "big") < mark:
                record = restored.read(40)
            if record != mark.to_bytes(8, "big") + row:
                return mark
    return None
