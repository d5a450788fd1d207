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
    parser.add_argument("--times", type=int, default=1)
    return parser.parse_args()


def main() -> int:
    given = arguments()
    application = QCoreApplication(sys.argv)
    lines = msgspec.json.decode(given.lines, type=tuple[Line, ...])
    speaker = Speaker(given.folder / "voice", given.folder / "recordings")
    left = given.times

    def say() -> None:
        tell("said")
        speaker.say(lines)

    def read(line: int, word: int) -> None:
        tell("reading", line=line, word=word)
        if (line, word) == (0, given.hush_at):
            player = speaker.player
            position = player.position
            speaker.hush()
            tell("hushed", position=position, playing=player.playing)
            QTimer.singleShot(0, application.quit)

    def finished() -> None:
        nonlocal left
        left -= 1
        tell("finished")
        if left:
            say()
        else:
            QTimer.singleShot(300, application.quit)

    speaker.reading.connect(read)
    speaker.finished.connect(finished)
    speaker.trouble_changed.connect(lambda trouble: tell("trouble", trouble=trouble))
    tell("begun", trouble=speaker.trouble)
    if given.prepare:
        speaker.prepared.connect(say)
        speaker.prepare(lines)
    else:
        say()
    if given.kill:
        os.kill(speaker.worker.pid, signal.SIGKILL)
    application.exec()
    tell("ended", tested=msgspec.to_builtins(speaker.self_test()))
    speaker.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
