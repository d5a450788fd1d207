"""Where the sound of each line is: recorded, rendered, or still to be rendered by the worker."""

from collections.abc import Iterable
from pathlib import Path

from easyread.line import Line
from kiosk.voice import cache, recordings
from kiosk.voice.drivers import driver_of
from kiosk.voice.sound import Sound
from kiosk.voice.wire import Render
from kiosk.voice.worker import Worker


class Lines:
    """All lines that can be said, in the order in which they were prepared.

    What is rendered, and in what order, follows from the surveys alone: a line
    is asked for because it was prepared, and a new speed asks for all of them.
    """

    def __init__(self, folder: Path, recorded: Path, worker: Worker, wpm: int) -> None:
        self.folder, self.recorded, self.worker = folder, recorded, worker
        self.wpm = wpm
        self._known: dict[Line, None] = {}

    def prepare(self, lines: Iterable[Line]) -> bool:
        """Ask the worker for every line that no recording says; False when there is nothing to ask."""
        asked = False
        for line in lines:
            self._known[line] = None
            if self.can_render(line) and recordings.found(self.recorded, line) is None:
                self.worker.ask(self.render(line))
                asked = True
        return asked

    def set_speed(self, wpm: int) -> None:
        """Every line prepared so far at another rate."""
        if wpm != self.wpm:
            self.wpm = wpm
            self.prepare(tuple(self._known))

    def can_render(self, line: Line) -> bool:
        """There may be a voice for the line's language, and nothing else will ever read it."""
        languages = self.worker.languages
        if self.worker.broken or not driver_of(line.language):
            return False
        return languages is None or line.language.split("-")[0] in languages

    def render(self, line: Line) -> Render:
        """What the worker is asked for this line at the present speed."""
        return Render(line, self.wpm, str(cache.path_of(self.folder, cache.key_of(line, self.wpm))))

    def sound(self, line: Line) -> Sound | None:
        """The line's recording, or else its rendering; None when there is neither yet."""
        recorded = recordings.found(self.recorded, line)
        return recorded if recorded is not None else cache.load(Path(self.render(line).path))
