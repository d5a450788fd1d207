"""The photos of the household: kept while its document names them, and believed only by their digest."""

import hashlib
import sqlite3
from collections.abc import Iterable

import msgspec

from easyread.envelope import HouseholdDocument, Photo
from kiosk.store.database import Store
from kiosk.store.replies import photos_of

LARGEST = 400_000
"""Bytes of one photo; the hub makes none that is larger."""


class Photos:
    """A row for each photo; what the disk damaged counts as missing, so that the hub sends it again."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self) -> dict[str, bytes]:
        """Every photo that is whole, by its digest."""
        rows = self._store.read(
            lambda connection: connection.execute("SELECT digest, jpeg FROM photo").fetchall()
        )
        return {digest: jpeg for digest, jpeg in rows if is_whole(digest, jpeg)}

    def forget_others(self, household: HouseholdDocument | None) -> None:
        """Delete those that neither the document nor a reply names any more."""
        self._store.write(lambda connection: drop_others(connection, household))

    def keep(self, photos: Iterable[Photo], household: HouseholdDocument | None) -> bool:
        """Keep those that the document or a reply names and that are what their digest says; whether there were any."""
        named = _named(household) | self._store.read(photos_of)
        kept = [
            (photo.digest, photo.jpeg)
            for photo in photos
            if photo.digest in named and is_whole(photo.digest, photo.jpeg)
        ]
        if kept:
            self._store.write(
                lambda connection: connection.executemany("INSERT OR REPLACE INTO photo VALUES (?, ?)", kept)
            )
        return bool(kept)


def is_whole(digest: str, jpeg: bytes) -> bool:
    """Whether these bytes are the photo of this digest."""
    return len(jpeg) <= LARGEST and hashlib.sha256(jpeg).hexdigest() == digest


def drop_others(connection: sqlite3.Connection, household: HouseholdDocument | None) -> None:
    """Delete the photos that neither the document nor a reply names."""
    named = msgspec.json.encode(sorted(_named(household) | photos_of(connection))).decode()
    connection.execute("DELETE FROM photo WHERE digest NOT IN (SELECT value FROM json_each(?))", (named,))


def _named(household: HouseholdDocument | None) -> set[str]:
    return {person.photo for person in household.people if person.photo} if household else set()
