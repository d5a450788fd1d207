"""One device, opened: its store, its outbox, its household, and what it remembers of people."""

import shutil
import time
import uuid
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from easyread import stage
from easyread.envelope import State
from easyread.pack import symbols_of
from easyread.profile import Liked
from kiosk import VERSION, assets
from kiosk.contents import Contents, household, own_pictures, survey_of, with_liked, with_packs
from kiosk.paired import open_outbox
from kiosk.settings import Settings
from kiosk.store.database import Store, open_store
from kiosk.store.household import Household
from kiosk.store.packs import Pack, Packs
from kiosk.sync.sync import proving
from kiosk.voice import recordings
from kiosk.voice.drivers import driver_of

PAGE = "/tell/"
"""Where the hub has its page for everyone."""


class OwnChance:
    """Ids from the system, seconds from the monotonic clock, the device's own time."""

    def id(self) -> str:
        """A new UUIDv4."""
        return str(uuid.uuid4())

    def seconds(self) -> float:
        """Seconds on the monotonic clock."""
        return time.monotonic()

    def time(self) -> str:
        """The device's time, ISO 8601."""
        return datetime.now(UTC).isoformat(timespec="seconds")


class Device:
    """Opens a data folder (raises Trouble); its methods that read or write are for the store's thread."""

    def __init__(self, folder: Path, contents: Contents, settings: Settings) -> None:
        self._contents = self._shipped = contents
        self._settings = settings
        self._consented: set[str] = set()
        self._not_asked: set[str] = set()
        self._practised: set[str] = set()
        self._liked: dict[str, Liked] = {}
        self._locks: dict[str, tuple[str, ...]] = {}
        self.photos: dict[str, bytes] = {}
        self.own_pictures: dict[str, dict[str, bytes]] = {}
        self._silent: set[str] = set()
        self._due: dict[str, tuple[str, ...]] | None = None
        self.store: Store = open_store(folder)
        with ExitStack() as undo:
            undo.callback(self.store.close)
            self.outbox = open_outbox(self.store)
            self.outbox.end_running()
            self.told = Household(self.store)
            self.pairing = self.told.pairing()
            self._profiles = self.told.profiles
            self.packs = Packs(self.store, self._fits)
            if self.pairing is not None:
                self.packs.check(proving(self.pairing))
            self.read()
            undo.pop_all()

    def read(self) -> None:
        """Take the household document, its photos and what is remembered of its people anew."""
        self.told.forget(datetime.now(UTC))
        self._document = self.told.load()
        self.photos = self.told.photos.load()
        self._read_packs()
        people = self._document.people if self._document else ()
        self._not_asked = {person.id for person in people if not person.asked}
        remembered = {person.id: self._profiles.kept(person.id) for person in people}
        consented = {id for id, kept in remembered.items() if kept.consent == stage.CONSENT_VERSION}
        self._consented = consented - self._not_asked
        self._practised = {id for id, kept in remembered.items() if kept.practised}
        self._liked = {id: kept.liked for id, kept in remembered.items() if kept.liked}
        self._locks = self._profiles.locks()
        self._replies = self.told.replies.load()

    def household(self) -> stage.Household:
        """What a visit can draw on now; reads nothing."""
        drawn = household(
            self._contents,
            self._document and with_liked(self._document, self._liked),
            self._settings,
            self._consented,
            self._practised,
            self.pairing is None,
            self._due,
            self._silent,
        )
        page = self.pairing.hub.rstrip("/") + PAGE if self.pairing else ""
        told = self._replies
        return replace(
            drawn,
            page=page,
            replies=told.replies,
            changes=told.changes,
            locks=dict(self._locks),
            symbols=frozenset(self.own_pictures) - {""},
        )

    def _read_packs(self) -> None:
        """Take anew what the scheme asks, and of whom; until it says so, what came with Heard is asked of all."""
        held, told = self.packs.load(), self.packs.list()
        packs = [pack.files for pack in held if not pack.manifest.symbols]
        sets = {one.manifest.symbols: symbols_of(one.files) for one in held if one.manifest.symbols}
        self._contents = with_packs(self._shipped, packs)
        self._due = told.due if told else None
        of_surveys = {name: png for files in packs for name, png in own_pictures(files).items()}
        self.own_pictures = {"": of_surveys, **sets}
        recorded = ((name, content) for files in packs for name, content in files.items())
        wavs = {name: wav for name, wav in recorded if name.startswith("recordings/")}
        places = recordings.folders(self.store.folder, assets.folder())
        recordings.unpack(places[1], wavs)
        said = recordings.languages(places)
        self._silent = {tag for tag in self._contents.words if not driver_of(tag)} - said

    def _fits(self, pack: Pack) -> bool:
        if pack.manifest.symbols:
            return True  # A picture that this kiosk does not know, or cannot draw, is drawn as ours is.
        survey = survey_of(self._shipped, pack.files)
        return survey is not None and (survey.id, survey.version) == (
            pack.manifest.survey,
            pack.manifest.version,
        )

    def set_consent(self, person: str, version: int | None) -> None:
        """Remember that the person said yes, or forget it (None).

        Whoever does not want to be asked is not taken at their word for ever.
        """
        if version is None:
            self._profiles.set_consent(person, None)
            self._consented.discard(person)
        elif person not in self._not_asked:
            self._profiles.set_consent(person, version)
            self._consented.add(person)

    def set_practised(self, person: str) -> None:
        """Remember that the person practised."""
        self._profiles.set_practised(person)
        self._practised.add(person)

    def set_lock(self, person: str, pictures: tuple[str, ...]) -> None:
        """Remember which pictures open the person's messages; none, and they are open."""
        self._profiles.set_lock(person, pictures)
        self._locks = self._profiles.locks()

    def show(self, reply: str) -> None:
        """Remember that the reply was shown to its person."""
        self.told.replies.show(reply)

    def like(self, liked: Liked) -> None:
        """Remember what the person changed of their profile."""
        self._profiles.like(liked)
        self._liked = {one.person: one for one in self._profiles.all_liked()}

    def state(self, voices: tuple[str, ...], sound: bool) -> State:
        """How the device is, for the hub; the pending count is filled in as the round is asked."""
        return State(
            pending=0,
            free_bytes=shutil.disk_usage(self.store.folder).free,
            app=VERSION,
            voices=voices,
            sound=sound,
            clock=datetime.now(UTC).isoformat(timespec="seconds"),
        )

    def surveys(self) -> dict[str, int]:
        """The version of each survey by its id."""
        return {survey.id: survey.version for survey in self._contents.surveys}
