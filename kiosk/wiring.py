"""Joins the parts of the kiosk: the one place that knows them all."""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from easyread import act as a
from easyread.line import Line
from easyread.lines import all_lines
from easyread.screen import AnyScreen, Doors, Neutral
from easyread.whose import profile_of, voice_of
from kiosk import VERSION, assets, contents
from kiosk.ahead import Ahead
from kiosk.bugs import Bugs
from kiosk.device import Device, OwnChance
from kiosk.forgetting import over
from kiosk.jobs import Home, Jobs, OwnThread
from kiosk.keeping import Chance
from kiosk.making import Maker
from kiosk.road import Road
from kiosk.session import Session
from kiosk.settings import Settings
from kiosk.staff_door import Aside, StaffDoor
from kiosk.ui.awake import Awake
from kiosk.ui.idle import THEN_MS, Idle
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.look import Sizes, load_fonts, ppi_of
from kiosk.ui.pictures import Pictures
from kiosk.ui.post import Post
from kiosk.ui.reader import Light, Reader
from kiosk.ui.window import Window, show_level, show_seen, suit
from kiosk.voice import recordings
from kiosk.voice.play import headphones
from kiosk.voice.speaker import Speaker

Bug = Callable[[BaseException], None]

PREPARE_MS = 50
"""After the first screen is painted, which Qt puts off by a few ms, all sounds are taken into memory."""
READ_MS = 200
"""After the first screen is painted, and long before an answer, all pictures are read."""


def on_own_thread(name: str, home: Home, bug: Bug) -> Jobs:
    """Jobs that run on a thread of this name."""
    return Jobs(OwnThread(name), home, bug)


def lighting(session: Session, window: Window) -> Light:
    """Lights what is spoken as its person likes it: not at all, the whole of it, or each word."""

    def light(line: Line | None, word: int) -> None:
        profile = profile_of(session.visit)
        if line is None or profile.lit:
            window.light(line, -1 if profile.calm else word)

    return light


def take_pictures(pictures: Pictures, device: Device) -> None:
    """The photos and the scheme's own pictures that the device holds."""
    pictures.photos.take(device.photos)
    pictures.own.take(device.own_pictures)


class Parts(Struct, frozen=True, kw_only=True):
    """What a kiosk is put together from, where it can be had otherwise: another clock, other assets.

    ``voice``: the programme of the voice worker; None is our own.
    """

    assets: Path = assets.folder()
    pictures: Callable[[Path], Pictures] = Pictures
    chance: Chance = OwnChance()
    jobs: Callable[[str, Home, Bug], Jobs] = on_own_thread
    voice: list[str] | None = None


class Kiosk(QObject):
    """The kiosk, whole. ``closed`` when staff or the window's owner end it; ``paired``: it is to be made anew."""

    closed = Signal()
    paired = Signal()

    def __init__(self, folder: Path, settings: Settings, in_window: bool, parts: Parts = Parts()) -> None:
        """Opens everything (raises Trouble); ``in_window``: closing the window closes the kiosk."""
        super().__init__()
        self.settings, self.folder, self.parts = settings, folder, parts
        self.contents = contents.load(parts.assets)
        self.device = Device(folder, self.contents, settings)
        self.post = Post()
        self.bugs = Bugs(folder, self._recover, VERSION)
        self.store_jobs = parts.jobs("store", self.post.send, self.bugs.take)
        self.network_jobs = parts.jobs("network", self.post.send, self.bugs.take)
        self.session = Session(
            self.device.household, self.device.outbox, self.device, self.store_jobs, parts.chance
        )
        self._make_window(in_window)
        recorded = recordings.folders(folder, parts.assets)
        self.speaker = Speaker(folder / "voices", recorded, self, parts.voice)
        self.reader = Reader(self.speaker, lighting(self.session, self.window))
        self.maker = Maker(
            self.device.outbox.streams,
            self.store_jobs,
            parts.chance.id,
            lambda act: self.post.send(lambda: self.session.act(act)),
        )
        self.road = Road(self.device, self.store_jobs, self.network_jobs, self.post, self.speaker)
        self.idle = Idle(
            lambda: self.reader.speaking or self.window.hands.busy or self.maker.busy,
            settings.idle * 1000,
            THEN_MS,
        )
        self.awake = Awake()
        self.ahead = Ahead(self.session, self.window)
        aside = Aside(self.store_jobs, self.network_jobs, self.post, parts.chance.seconds)
        self.staff = StaffDoor(self.window, self.device, self.contents, self.speaker, aside)
        self._connect()

    def start(self) -> None:
        """Show the first screen and begin to speak, to render voices and to send."""
        self.session.begin()
        self.session.act(a.Plugged(headphones()))
        QTimer.singleShot(PREPARE_MS, self, self._prepare_voices)
        QTimer.singleShot(READ_MS, self, self.pictures.texts.read_all)
        self.road.start(random.SystemRandom())

    def close(self) -> None:
        """End calmly: the visit is kept as it is, every put is done, no process is left."""
        self.session.act(a.Hide())
        self.idle.stop()
        self.staff.shut()
        self.ahead.stop()
        self.maker.stop()
        self.post.blockSignals(True)
        self.road.stop()
        self.speaker.close()
        self.store_jobs.close()
        self.network_jobs.close(wait=False)
        self.device.store.close()
        self.awake.hold(False)
        self.window.closes = True
        self.window.close()

    def _make_window(self, in_window: bool) -> None:
        load_fonts()
        screen = QGuiApplication.primaryScreen()
        own = screen.physicalDotsPerInch() / screen.devicePixelRatio()
        self.pictures = self.parts.pictures(self.parts.assets / "pictures")
        take_pictures(self.pictures, self.device)
        self.pictures.photos.page = self.device.household().page
        guard = RepeatGuard(self.parts.chance.seconds)
        self.window = Window(Sizes(ppi_of(self.settings.ppi, own)), self.pictures, guard, in_window)
        self.window.clock.time = self.parts.chance.time

    def _connect(self) -> None:
        self.session.shown = self._show
        self.session.keeper.kept = lambda body: self.road.kept()
        self.session.keeper.over = partial(over, self.device, self.store_jobs, self.road.household.emit)
        self.session.followed = self.maker.follow
        self.maker.seen.connect(partial(show_seen, self.window))
        self.maker.recorder.heard.connect(partial(show_level, self.window))
        self.window.acted.connect(self.session.act)
        self.window.hands.touched.connect(self.idle.touched)
        self.window.hands.reached.connect(self.reader.say)
        self.window.hands.scan.speaking = lambda: self.reader.speaking
        self.window.staff_wanted.connect(self._open_staff)
        self.window.gone.connect(self.closed)
        self.idle.idled.connect(self._idle)
        self.staff.send_wanted.connect(self.road.go_now)
        self.staff.close_wanted.connect(self.closed)
        self.staff.paired.connect(self.paired)
        self.staff.unlocked.connect(self.session.refresh)
        self.staff.trial_wanted.connect(partial(self.session.begin, trial=True))
        self.staff.recorded.connect(self._new_household)
        self.speaker.trouble_changed.connect(self._sound)
        self.road.told.connect(lambda road, pending: self.session.act(a.Told(road, pending)))
        self.speaker.plugged.connect(lambda: self.session.act(a.Plugged(headphones())))
        self.road.household.connect(self._new_household)
        self._sound(self.speaker.trouble)

    def _show(self, screen: AnyScreen, said: tuple[Line, ...] | None) -> None:
        visit = self.session.visit
        if said == ():
            self.reader.say(said)  # Silence first: who hides waits for nothing.
        suit(self.window, profile_of(visit))
        self.window.show_screen(screen)
        if said:
            speed, loudness = voice_of(visit)
            self.speaker.set_speed(speed)
            self.speaker.set_loudness(loudness)
        self._sound(self.speaker.trouble)
        patient = profile_of(visit).finish_first and not isinstance(screen, Neutral)
        self.reader.say(said, patient)
        self.awake.hold(not isinstance(screen, Doors | Neutral))
        self.ahead.soon()

    def _sound(self, trouble: str) -> None:
        """The sign that nothing is heard, and why: no sound at all, or no voice for this language."""
        visit = self.session.visit
        silent = visit.language in visit.household.silent
        key = "no_voice" if silent or trouble == "no-voice" else "no_sound"
        self.window.silent(self.contents.words[visit.language].line(key) if silent or trouble else None)

    def _prepare_voices(self) -> None:
        for language in self.contents.words:
            self.speaker.prepare(all_lines(self.device.household(), language))

    def _new_household(self) -> None:
        take_pictures(self.pictures, self.device)
        self.speaker.forget()
        self.session.refresh()
        self._prepare_voices()

    def _recover(self) -> None:
        self.staff.shut()
        self.session.fall()

    def _idle(self) -> None:
        self.staff.shut()
        self.session.act(a.Idled())

    def _open_staff(self) -> None:
        self.session.act(a.Hide())
        self.session.act(a.Touch())
        self.staff.open()
