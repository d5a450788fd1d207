"""Where the sound of each line is: recorded, rendered, or still to be rendered by the worker."""

from collections.abc import Iterable
from pathlib import Path

from easyread.line import Line
from kiosk.voice import cache, recordings
from kiosk.voice.drivers import driver_of
from kiosk.voice.sound import Sound
from kiosk.voice.wire import Render
from kiosk.voice.worker import Worker

SPEEDS = (140, 120, 100)
"""Words a minute that a person may ask for at any moment, the usual one first."""


class Lines:
    """All lines that can be said, in the order in which they were prepared.

    What is rendered follows from the surveys alone: every line that was
    prepared, at every speed that can be asked for, and at another speed again
    every line. Nothing is there because of what somebody said.
    """

    def __init__(self, folder: Path, recorded: Path, worker: Worker, wpm: int) -> None:
        self.folder, self.recorded, self.worker = folder, recorded, worker
        self.wpm = wpm
        self._known: dict[Line, None] = {}
        self._swept = True

    def prepare(self, lines: Iterable[Line]) -> bool:
        """Ask the worker for every line that no recording says; False when there is nothing to ask."""
        wanted = [line for line in dict.fromkeys(lines) if self.can_render(line)]
        self._known.update(dict.fromkeys(wanted))
        wanted = [line for line in wanted if recordings.found(self.recorded, line) is None]
        for wpm in dict.fromkeys((self.wpm, *SPEEDS)):
            for line in wanted:
                self.worker.ask(self.render(line, wpm))
                self._swept = False
        return bool(wanted)

    def set_speed(self, wpm: int) -> None:
        """Say lines at another rate; at one that is not among ``SPEEDS``, all of them are rendered anew."""
        if wpm != self.wpm:
            self.wpm = wpm
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
        recorded = recordings.found(self.recorded, line)
        return recorded if recorded is not None else cache.load(Path(self.render(line).path))
