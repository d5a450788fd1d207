"""What the device was told: the scheme it is paired with, its household, and how the last exchange went."""

import os
import sqlite3
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from easyread.envelope import HouseholdDocument, canonical, head_number
from easyread.profile import Liked
from kiosk.store.database import Store
from kiosk.store.folder import of_disk, own_file
from kiosk.store.photos import Photos, drop_others
from kiosk.store.profiles import Profiles
from kiosk.store.replies import ReplyBox, drop_all, drop_replies
from kiosk.store.salvage import COPY
from kiosk.trouble import Trouble

LONGEST_HEAD = 100
"""Characters of an audit head that are kept."""


class PublicKey(Struct, frozen=True, kw_only=True):
    """An X25519 public key, 32 bytes, with the id the scheme knows it by."""

    id: str
    public: bytes


class Pairing(Struct, frozen=True, kw_only=True):
    """The scheme this device belongs to.

    ``ca``: PEM, empty for plain HTTP on loopback. ``scheme_key``: the Ed25519
    public key of receipts and documents. ``signing_key``: the seed of the
    device's own, None when it was lost. ``pin``: salt and scrypt hash.
    """

    hub: str
    hub_id: str
    ca: str
    scheme_key: bytes
    team_key: PublicKey
    escrow_key: PublicKey
    device: str
    signing_key: bytes | None
    pin: bytes


def authority(der: bytes) -> str:
    """The hub's own authority as a pairing keeps it: PEM, empty for plain HTTP on loopback."""
    # Not needed before the first exchange, and it takes a while to load.
    import ssl

    return ssl.DER_cert_to_PEM_cert(der) if der else ""


class LastExchange(Struct, frozen=True, kw_only=True):
    """``at``: the hub's time when one last went through, empty when none did; then the trouble since.

    ``audit_head``: the highest head of the hub's audit that this device saw.
    """

    at: str = ""
    what: str = ""
    remedy: str = ""
    audit_head: str = ""


class Household:
    """The rows that the scheme writes by way of pairing and exchange."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.photos = Photos(store)
        self.replies = ReplyBox(store)
        self.profiles = Profiles(store)

    def load(self) -> HouseholdDocument | None:
        """The newest household document; None before the first exchange, and when one of an older version is kept.

        Its version is 0 then, so that the next exchange brings it anew.
        """
        document = self._document("household")
        try:
            return None if document is None else msgspec.json.decode(document, type=HouseholdDocument)
        except msgspec.ValidationError:
            return None

    def version(self) -> int:
        """The version of the household document, 0 before the first."""
        household = self.load()
        return household.version if household else 0

    def to_tell(self) -> tuple[Liked, ...]:
        """What people changed of their profiles and the hub does not say it has."""
        household = self.load()
        had = {person.id: person.liked for person in household.people} if household else {}
        return tuple(
            liked for liked in self.profiles.all_liked() if liked.id not in had.get(liked.person, ())
        )

    def keep(self, document: bytes) -> HouseholdDocument:
        """Put a proven document in the place of the old one; profiles and photos of people who left go with it."""
        household = msgspec.json.decode(document, type=HouseholdDocument)
        people = msgspec.json.encode([person.id for person in household.people]).decode()

        def put(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO household VALUES (1, ?, ?)", (household.version, document)
            )
            connection.execute(
                "DELETE FROM profile WHERE person NOT IN (SELECT value FROM json_each(?))", (people,)
            )
            drop_replies(connection, people)
            drop_others(connection, household)

        self._store.write(put)
        return household

    def forget(self, lapsed: datetime | None = None) -> bool:
        """Forget whom a visiting device saw: at once, or only where its time is over; whether there was somebody.

        The next exchange brings anew whatever the scheme says of it.
        """
        told = self.load()
        if told is None or not told.visiting or not told.people:
            return False
        if lapsed and (not told.until or datetime.fromisoformat(told.until) > lapsed):
            return False
        self.keep(canonical(replace(told, version=0, people=())))
        return True

    def pairing(self) -> Pairing | None:
        """The scheme this device belongs to; None in a rehearsal."""
        document = self._document("pairing")
        return None if document is None else msgspec.json.decode(document, type=Pairing)

    def pair(self, pairing: Pairing) -> None:
        """Belong to this scheme. What a rehearsal or another household left goes; sealed answers stay."""
        document = msgspec.json.encode(pairing)
        rehearsed = self.pairing() is None

        def put(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO pairing VALUES (1, ?)", (document,))
            connection.execute("UPDATE exchange SET at = '', what = '', remedy = '', audit_head = ''")
            connection.execute("DELETE FROM household")
            connection.execute("DELETE FROM profile")
            for table in ("survey_list", "pack", "piece"):
                connection.execute(f"DELETE FROM {table}")
            drop_all(connection)
            drop_others(connection, None)
            connection.execute("DELETE FROM begun")
            connection.execute("UPDATE pin_tries SET wrong = 0, waited = 1")
            if rehearsed:
                for table in ("outbox", "sequence", "stream", "chunk"):
                    connection.execute(f"DELETE FROM {table}")

        self._store.write(put)
        _copy(self._store.folder / COPY, document)

    def exchanged(self, at: str, trouble: Trouble | None = None, audit_head: str = "") -> None:
        """An exchange went through at the hub's time ``at``; ``trouble`` is what staff should know all the same.

        Of the heads of the hub's audit the highest is kept: one that a later chain lacks is what gives a cut away.
        """
        what, remedy = (trouble.what, trouble.remedy) if trouble else ("", "")
        held = self.last_exchange().audit_head
        head = audit_head[:LONGEST_HEAD] if head_number(audit_head) > head_number(held) else held
        self._store.write(
            lambda connection: connection.execute(
                "UPDATE exchange SET at = ?, what = ?, remedy = ?, audit_head = ?",
                (at[:40], what, remedy, head),
            )
        )

    def not_exchanged(self, trouble: Trouble) -> None:
        """An exchange did not go through; kept for staff, and written only when it is news."""
        last = self.last_exchange()
        if (last.what, last.remedy) != (trouble.what, trouble.remedy):
            self.exchanged(last.at, trouble)

    def last_exchange(self) -> LastExchange:
        """How the last exchange went."""
        at, what, remedy, head = self._store.read(
            lambda connection: connection.execute(
                "SELECT at, what, remedy, audit_head FROM exchange"
            ).fetchone()
        )
        return LastExchange(at=at, what=what, remedy=remedy, audit_head=head)

    def _document(self, table: str) -> bytes | None:
        row = self._store.read(
            lambda connection: connection.execute(f"SELECT document FROM {table}").fetchone()
        )
        return row[0] if row else None


def _copy(path: Path, document: bytes) -> None:
    """Replace the file whole, open to its owner alone."""
    part = path.with_name(path.name + ".part")
    try:
        own_file(part)
        with part.open("r+b") as file:
            file.truncate()
            file.write(document)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise of_disk(error) from error
