"""Where the sound of each line is: recorded, rendered, or still to be rendered by the worker."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from easyread.line import Line
from kiosk.voice import cache, recordings
from kiosk.voice.drivers import driver_of
from kiosk.voice.held import Held
from kiosk.voice.sound import Sound
from kiosk.voice.wire import Render
from kiosk.voice.worker import Worker

SPEEDS = (140, 120, 100)
"""Words a minute that a person may ask for at any moment, the usual one first."""


class Lines:
    """All lines that can be said, in the order in which they were prepared.

    What is rendered follows from the surveys alone: every line that was
    prepared, at every speed that can be asked for, and at another speed again
    every line. Nothing is there because of what somebody said. What was
    prepared is held in memory at the present speed, so that saying reads no file.
    """

    def __init__(self, folder: Path, recorded: Sequence[Path], worker: Worker, wpm: int) -> None:
        self.folder, self.recorded, self.worker = folder, recorded, worker
        self.wpm = wpm
        self._known: dict[Line, None] = {}
        self._swept = True
        self._recordings = Held(recordings.read)
        self._renderings = Held(_load)
        worker.done.connect(self._rendered)

    def prepare(self, lines: Iterable[Line]) -> bool:
        """Ask the worker for every line that no recording says; False when there is nothing to ask."""
        asked = tuple(dict.fromkeys(lines))
        self._known.update(dict.fromkeys(asked))
        self._expect(asked)
        places = _there(self.recorded)
        wanted = [line for line in asked if self.can_render(line) and self.recording(line, places) is None]
        for wpm in dict.fromkeys((self.wpm, *SPEEDS)):
            for line in wanted:
                self.worker.ask(self.render(line, wpm))
                self._swept = False
        return bool(wanted)

    def want(self, lines: Sequence[Line]) -> None:
        """These are to be said and have no sound: what was prepared keeps its turn, what was not comes first.

        A prepared line is never rendered because it is said, or the order of
        the files would tell an answer. Where one has gone missing, all are
        asked for again in their order.
        """
        silent = [line for line in lines if self.can_render(line) and self.sound(line) is None]
        for line in reversed(silent):
            if line not in self._known:
                self.worker.ask(self.render(line), first=True)
        pending = {self.worker.asked, *self.worker.waiting}
        if any(line in self._known and self.render(line) not in pending for line in silent):
            self.prepare(tuple(self._known))

    def forget(self) -> None:
        """What is not prepared again is swept away: the name of someone who left is among it."""
        self._known, self._swept = {}, False
        self._renderings.forget()
        self._recordings.forget()

    def set_speed(self, wpm: int) -> None:
        """Say lines at another rate; at one that is not among ``SPEEDS``, all of them are rendered anew."""
        if wpm != self.wpm:
            self.wpm = wpm
            self._renderings.forget()
            self._expect(self._known)
            if wpm not in SPEEDS:
                self.prepare(tuple(self._known))

    def sweep(self) -> None:
        """Once all is rendered that was prepared, remove what is said no more."""
        if not self._swept:
            self._swept = True
            speeds = {self.wpm, *SPEEDS}
            cache.sweep(self.folder, {cache.key_of(line, wpm) for line in self._known for wpm in speeds})

    def can_render(self, line: Line) -> bool:
        """There may be a voice for the line's language, and nothing else will ever read it."""
        languages = self.worker.languages
        if self.worker.broken or not driver_of(line.language):
            return False
        return languages is None or line.language.split("-")[0] in languages

    def render(self, line: Line, wpm: int = 0) -> Render:
        """What the worker is asked for this line, at the present speed where none is named."""
        rate = wpm or self.wpm
        return Render(line, rate, str(cache.path_of(self.folder, cache.key_of(line, rate))))

    def sound(self, line: Line) -> Sound | None:
        """The line's recording, or else its rendering; None when there is neither yet."""
        recorded = self.recording(line)
        if recorded is not None:
            return recorded
        path = self.render(line).path
        return self._renderings.get(path) if line in self._known else _load(path)

    def recording(self, line: Line, places: Sequence[Path] | None = None) -> Sound | None:
        """The line as a human voice says it, in one of these places or in any; None without a whole recording."""
        found = recordings.found(self.recorded if places is None else places, line)
        if found is None:
            return None
        if line not in self._known:
            sound = recordings.read(found)
        else:
            if found not in self._recordings:
                self._recordings.forget()
                self._expect(self._known)
            sound = self._recordings.get(found)
        return None if sound is None else recordings.spread(sound, line)

    def _expect(self, lines: Iterable[Line]) -> None:
        places = _there(self.recorded)
        for line in lines:
            found = recordings.found(places, line)
            if found is not None:
                self._recordings.expect(found)
            if driver_of(line.language):
                self._renderings.expect(self.render(line).path)
        self._recordings.read_due()

    def _rendered(self, path: str, fault: str) -> None:
        if not fault:
            self._renderings.take(path)


def _there(places: Iterable[Path]) -> list[Path]:
    """The folders that are there; most kiosks have none, and need not be asked for each of a thousand lines."""
    return [place for place in places if place.is_dir()]


def _load(path: str) -> Sound | None:
    return cache.load(Path(path))
