"""A visit that staff go through to see what is asked: every screen says so, and nothing of it is kept or sent."""

from msgspec.structs import replace

from easyread.body import Body
from easyread.profile import Liked
from easyread.stage import Household


class Unkept:
    """Stands in a trial for the outbox and for what is remembered: nothing of it is kept, so nothing can be sent."""

    def put(self, id: str, body: Body, running: bool) -> None:
        """What would have been kept."""

    def set_consent(self, person: str, version: int | None) -> None:
        """A yes of staff is nobody's."""

    def set_practised(self, person: str) -> None:
        """Nobody practised."""

    def set_lock(self, person: str, pictures: tuple[str, ...]) -> None:
        """Nobody locked anything."""

    def show(self, reply: str) -> None:
        """Its person has not seen it."""

    def like(self, liked: Liked) -> None:
        """Nobody likes it so."""


def marked(household: Household, trial: bool) -> Household:
    """The household; of a trial every screen says that nothing is sent, as in a rehearsal."""
    return replace(household, rehearsal=household.rehearsal or trial)
