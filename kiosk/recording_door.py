"""Staff, or a person with them, say lines in their own voice at the kiosk."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from easyread.line import Language, Line
from easyread.stream import RATE
from easyread.words import NAME
from kiosk import assets, recorded
from kiosk.device import Device
from kiosk.jobs import Jobs
from kiosk.trouble import Trouble
from kiosk.ui.staff.page import StaffPage
from kiosk.ui.staff.panel import Panel, words
from kiosk.ui.staff.record import READY, SPEAKING, SPOKEN, WAITING, LinePage, LinesPage
from kiosk.voice import recordings
from kiosk.voice.ear import Ear, Listening
from kiosk.voice.play import Player
from kiosk.voice.sound import Sound
from kiosk.voice.speaker import LOUDNESS, Speaker

HEADING = "Record lines"
NOTE = "A recording is heard in the place of the computer's voice. In which language will you speak?"
FIRST = "Press Record, and say the line in a quiet room."
AGAIN = "This line has a recording. A new one takes its place."
CHECK = "Listen to it. Then keep it, or say it again."
DEAF = "No microphone hears you. Connect one, or see the sound settings of this device."
SPEAK, WAIT = "Speak now.", "One moment."
MUTE = "There is no sound. Check the speaker and the volume."

Run = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""Does work on the store's thread, and hands over what came of it while the page stands."""


class Found(Struct, frozen=True):
    """The lines of a language under a heading; the first ones, so many, lack a recording."""

    language: Language
    heading: str
    lines: tuple[Line, ...]
    lacking: int


class Spoken(QObject):
    """One line: spoken, heard, kept or spoken again. ``keep``: this is to be kept. ``others``: another line."""

    keep = Signal(object)
    others = Signal()

    def __init__(self, page: LinePage, listening: Listening, speaker: Speaker, run: Run) -> None:
        super().__init__(page)
        self._page, self._speaker, self._run = page, speaker, run
        self._ear, self._player = Ear(recorded.LONGEST, listening), Player(self)
        self._sound: Sound | None = None
        self._ear.full.connect(self._stop)
        self._ear.heard.connect(page.hear)
        self._acts = {"Record": self._start, "Again": self._start, "Stop": self._stop}
        self._acts |= {"Listen": self._listen, "Keep": self._keep, "Other lines": self.others.emit}
        page.asked.connect(lambda name: self._acts[name]())

    def silence(self) -> None:
        """Nothing is heard any more, here or by the microphone."""
        self._ear.stop()
        self._player.stop()

    def fail(self, trouble: Trouble) -> None:
        """Say it; what was spoken can still be kept."""
        self._page.show_state(SPOKEN if self._sound else READY, f"{trouble.what} {trouble.remedy}")

    def _start(self) -> None:
        self.silence()
        self._speaker.hush()
        self._sound = None
        heard = self._ear.start()
        self._page.show_state(SPEAKING if heard else READY, SPEAK if heard else DEAF)

    def _stop(self) -> None:
        said = Sound(RATE, self._ear.stop())
        self._page.show_state(WAITING, WAIT)
        self._run(lambda: recorded.even(said), self._hear)

    def _hear(self, sound: Sound) -> None:
        self._sound = sound
        self._page.show_state(SPOKEN, f"{sound.length / 1000:.1f} seconds. {CHECK}")

    def _listen(self) -> None:
        if self._sound is not None:
            heard = self._player.play(self._sound, LOUDNESS)
            self._page.show_state(SPOKEN, CHECK if heard else MUTE)

    def _keep(self) -> None:
        self.silence()
        self._page.show_state(WAITING, WAIT)
        self.keep.emit(self._sound)


class RecordingDoor(QObject):
    """From the languages to a line and back. ``recorded``: on leaving, when anything was kept."""

    recorded = Signal()

    def __init__(
        self, page: StaffPage, device: Device, store: Jobs, speaker: Speaker, listening: Listening
    ) -> None:
        super().__init__()
        self._page, self._device, self._store = page, device, store
        self._speaker, self._listening = speaker, listening
        self._data: Path = device.store.folder
        self._spoken: Spoken | None = None
        self._kept = self._over = False

    def begin(self) -> None:
        """Ask for the language."""
        page = Panel(self._page.sizes, HEADING)
        page.column.addWidget(words(self._page.sizes, NOTE))
        page.column.addStretch()
        for language, said in self._device.household().words.items():
            page.row([(said.line(NAME).words, partial(self._lines, language))])
        page.column.addStretch()
        page.row([("Back", self._leave)])
        self._show(page)

    def stop(self) -> None:
        """The microphone is let go; what was kept is heard from now on."""
        self._silence()
        self._over = True
        if self._kept:
            self._kept = False
            self._store.run(self._device.read, lambda _: self.recorded.emit(), lambda _: None)

    def _leave(self) -> None:
        self.stop()
        self._page.show_facts()

    def _silence(self) -> None:
        if self._spoken is not None:
            self._spoken.silence()
            self._spoken = None

    def _show(self, page: Panel) -> None:
        self._silence()
        self._page.show_page(page)

    def _lines(self, language: Language) -> None:
        """Look which lines lack a recording, and show them first."""
        household = self._device.household()
        heading = f"{HEADING}: {household.words[language].line(NAME).words}"

        def looked() -> Found:
            lines = recordings.recordable(household, language)
            lacking = recordings.lacking(recordings.folders(self._data, assets.folder()), lines)
            rest = [line for line in lines if line not in lacking]
            return Found(language, heading, (*lacking, *rest), len(lacking))

        self._run(looked, self._choose)

    def _choose(self, found: Found) -> None:
        rows = [(_said(line), place >= found.lacking) for place, line in enumerate(found.lines)]
        page = LinesPage(self._page.sizes, found.heading, rows)
        page.left.connect(self.begin)
        page.chosen.connect(partial(self._open, found))
        self._show(page)

    def _open(self, found: Found, place: int) -> None:
        """One line, to be spoken."""
        note = FIRST if place < found.lacking else AGAIN
        page = LinePage(self._page.sizes, found.heading, _said(found.lines[place]), note)
        self._show(page)
        self._spoken = spoken = Spoken(page, self._listening, self._speaker, self._run)
        spoken.others.connect(lambda: self._lines(found.language))
        spoken.keep.connect(lambda sound: self._keep(found, place, sound))

    def _keep(self, found: Found, place: int, sound: Sound) -> None:
        """Once it is kept, the next line that lacks one is there to be spoken."""

        def kept(_: None) -> None:
            if place + 1 < found.lacking:
                self._open(found, place + 1)
            else:
                self._lines(found.language)

        self._kept = True
        self._run(lambda: recorded.keep(self._data, found.lines[place], sound), kept)

    def _run(self, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """On the store's thread; what comes of it is dropped once another page stands."""
        page = self._page.shown

        def stands() -> bool:
            return not self._over and page is self._page.shown

        def failed(trouble: Trouble) -> None:
            if stands() and self._spoken is not None:
                self._spoken.fail(trouble)

        self._store.run(work, lambda done: then(done) if stands() else None, failed)


def _said(line: Line) -> str:
    """What is to be spoken, in one piece."""
    return " ".join(line.spoken.split())
