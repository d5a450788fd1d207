"""A programme that says the lines it is given with the real voice, and prints what happens as it happens."""

import argparse
import json
import os
import signal
import sys
import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication, QTimer

from easyread.line import Line
from kiosk.voice.speaker import Speaker


def tell(event: str, **more: object) -> None:
    """Print an event with its moment."""
    print(json.dumps({"event": event, "at": time.monotonic(), **more}), flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("lines", help="JSON")
    parser.add_argument("--hush-at", type=int, help="word of the first line")
    parser.add_argument(
        "--kill", action="store_true", help="kill the worker as soon as the line is asked for"
    )
    parser.add_argument("--prepare", action="store_true", help="wait until the lines are rendered")
    parser.add_argument(
        "--traces", action="store_true", help="tell which files were opened or got a new time"
    )
    parser.add_argument("--times", type=int, default=1)
    return parser.parse_args()


class Aloud:
    """Says its lines as often as it was asked, and prints what happens."""

    def __init__(self, given: argparse.Namespace, application: QCoreApplication) -> None:
        self.given, self.application, self.left = given, application, given.times
        self.opened: list[str] = []
        self.before: dict[str, tuple[int, int]] = {}
        if given.traces:
            sys.addaudithook(self.watch)
        self.lines = msgspec.json.decode(given.lines, type=tuple[Line, ...])
        self.speaker = speaker = Speaker(given.folder / "voice", [given.folder / "recordings"])
        speaker.reading.connect(self.read)
        speaker.finished.connect(self.finish)
        speaker.trouble_changed.connect(lambda trouble: tell("trouble", trouble=trouble))
        tell("begun", trouble=speaker.trouble)
        if given.prepare:
            speaker.prepared.connect(self.say)
            speaker.prepare(self.lines)
        else:
            self.say()
        if given.kill:
            os.kill(speaker.worker.pid, signal.SIGKILL)

    def say(self) -> None:
        if self.given.traces:
            self.age()
        tell("said")
        self.speaker.say(self.lines)

    def age(self) -> None:
        """Every file was read long ago, so that reading it now would show; from now on opening shows too."""
        for path in self.files():
            os.utime(path, ns=(0, path.stat().st_mtime_ns))
        self.opened.clear()
        self.before = self.times()

    def files(self) -> list[Path]:
        return [path for path in self.given.folder.rglob("*") if path.is_file()]

    def times(self) -> dict[str, tuple[int, int]]:
        stats = {path.name: path.stat() for path in self.files()}
        return {name: (stat.st_atime_ns, stat.st_ctime_ns) for name, stat in stats.items()}

    def traces(self) -> None:
        """What saying left."""
        opened = [name for name in self.opened if name.startswith(str(self.given.folder))]
        changed = [name for name, times in self.times().items() if times != self.before.get(name)]
        tell("traces", files=len(self.before), opened=opened, changed=changed)

    def watch(self, event: str, given: tuple[object, ...]) -> None:
        if event == "open":
            self.opened.append(str(given[0]))

    def read(self, line: int, word: int) -> None:
        tell("reading", line=line, word=word)
        if (line, word) == (0, self.given.hush_at):
            player = self.speaker.player
            position = player.position
            self.speaker.hush()
            tell("hushed", position=position, playing=player.playing)
            QTimer.singleShot(0, self.application.quit)

    def finish(self) -> None:
        self.left -= 1
        tell("finished")
        if self.given.traces:
            self.traces()
        if self.left:
            self.say()
        else:
            QTimer.singleShot(300, self.application.quit)


def main() -> int:
    application = QCoreApplication(sys.argv)
    aloud = Aloud(arguments(), application)
    application.exec()
    tell("ended", tested=msgspec.to_builtins(aloud.speaker.self_test()))
    aloud.speaker.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
