"""How each person uses the kiosk and whether they said yes to it; never a word of what they said."""

from msgspec import Struct

from kiosk.store.database import Store


class Profile(Struct, frozen=True, kw_only=True):
    """``consent``: the version they said yes to. ``loudness`` and ``speed``: None is as set for the kiosk."""

    consent: int | None = None
    practised: bool = False
    loudness: int | None = None
    speed: int | None = None


class Profiles:
    """A row for each person the household named; of "someone else" (an empty id) nothing is kept."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def profile(self, person: str) -> Profile:
        """What is kept of this person."""
        row = self._store.read(
            lambda connection: connection.execute(
                "SELECT consent, practised, loudness, speed FROM profile WHERE person = ?", (person,)
            ).fetchone()
        )
        if row is None:
            return Profile()
        return Profile(consent=row[0], practised=bool(row[1]), loudness=row[2], speed=row[3])

    def consent(self, person: str) -> int | None:
        """The version of the consent wording this person said yes to."""
        return self.profile(person).consent

    def set_consent(self, person: str, version: int) -> None:
        """Keep that they said yes. A "not now" is nobody's business and is not kept."""
        self._set(person, "consent", version)

    def practised(self, person: str) -> bool:
        """Whether this person has been through the practice questions."""
        return self.profile(person).practised

    def set_practised(self, person: str) -> None:
        """Keep that they have been through the practice questions."""
        self._set(person, "practised", 1)

    def set_loudness(self, person: str, loudness: int) -> None:
        """In the unit of the kiosk's setting."""
        self._set(person, "loudness", loudness)

    def set_speed(self, person: str, speed: int) -> None:
        """In the unit of the kiosk's setting."""
        self._set(person, "speed", speed)

    def _set(self, person: str, column: str, value: int) -> None:
        if not person:
            return
        self._store.write(
            lambda connection: connection.execute(
                f"INSERT INTO profile (person, {column}) VALUES (?, ?)"
                f" ON CONFLICT (person) DO UPDATE SET {column} = excluded.{column}",
                (person, value),
            )
        )
