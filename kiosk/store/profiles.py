"""How each person uses the kiosk and whether they said yes to it; never a word of what they said."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from easyread.profile import Liked
from kiosk.store.database import Store


class Kept(Struct, frozen=True, kw_only=True):
    """``consent``: the version they said yes to. ``liked``: what they changed of their profile."""

    consent: int | None = None
    practised: bool = False
    liked: Liked | None = None


class Profiles:
    """A row for each person the household named; of "someone else" (an empty id) nothing is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def kept(self, person: str) -> Kept:
        """What is kept of this person."""
        row = self._store.read(
            lambda connection: connection.execute(
                "SELECT consent, practised, liked FROM profile WHERE person = ?", (person,)
            ).fetchone()
        )
        if row is None:
            return Kept()
        liked = None if row[2] is None else msgspec.json.decode(row[2], type=Liked)
        return Kept(consent=row[0], practised=bool(row[1]), liked=liked)

    def consent(self, person: str) -> int | None:
        """The version of the consent wording this person said yes to."""
        return self.kept(person).consent

    def set_consent(self, person: str, version: int | None) -> None:
        """Keep that they said yes; a "not now" only takes it away (None), and is not kept here."""
        self._set(person, "consent", version)

    def practised(self, person: str) -> bool:
        """Whether this person has been through the practice questions."""
        return self.kept(person).practised

    def set_practised(self, person: str) -> None:
        """Keep that they have been through the practice questions."""
        self._set(person, "practised", 1)

    def like(self, liked: Liked) -> None:
        """Keep what they changed, with all they changed before."""
        before = self.kept(liked.person).liked
        fields = dict.fromkeys((*(before.fields if before else ()), *liked.fields))
        self._set(liked.person, "liked", msgspec.json.encode(replace(liked, fields=tuple(fields))))

    def all_liked(self) -> tuple[Liked, ...]:
        """What everyone changed here."""
        rows = self._store.read(
            lambda connection: connection.execute(
                "SELECT liked FROM profile WHERE liked IS NOT NULL ORDER BY person"
            ).fetchall()
        )
        return tuple(msgspec.json.decode(row[0], type=Liked) for row in rows)

    def set_lock(self, person: str, pictures: tuple[str, ...]) -> None:
        """Keep which pictures open their messages; none opens them to all."""
        self._set(person, "pictures", " ".join(sorted(pictures)))

    def locks(self) -> dict[str, tuple[str, ...]]:
        """The pictures of each person who chose some."""
        rows = self._store.read(
            lambda connection: connection.execute(
                "SELECT person, pictures FROM profile WHERE pictures <> ''"
            ).fetchall()
        )
        return {person: tuple(pictures.split()) for person, pictures in rows}

    def _set(self, person: str, column: str, value: int | bytes | str | None) -> None:
        if not person:
            return
        self._store.write(
            lambda connection: connection.execute(
                f"INSERT INTO profile (person, {column}) VALUES (?, ?)"
                f" ON CONFLICT (person) DO UPDATE SET {column} = excluded.{column}",
                (person, value),
            )
        )
