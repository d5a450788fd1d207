"""The kiosk's command line: run it, pair it, check it, or let it play a visit."""

import argparse
import os
import signal
import sys
from pathlib import Path

from msgspec.structs import replace

from kiosk import settings
from kiosk.settings import Settings
from kiosk.trouble import SettingInvalid, Trouble


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    made = argparse.ArgumentParser(prog="python -m kiosk", description="Heard on a tablet or PC in a home.")
    made.add_argument("--data", type=Path, default=default_folder(), help="the kiosk's own folder")
    made.add_argument("--window", metavar="WIDTHxHEIGHT", help="a window in the place of the whole screen")
    made.add_argument("--ppi", type=float, help="pixels in an inch of this screen")
    made.add_argument("--check", action="store_true", help="the self-test, a line each")
    made.add_argument(
        "--play", type=Path, metavar="FOLDER", help="a visit plays itself; pictures into FOLDER"
    )
    made.add_argument("--pace", type=float, default=1.0, help=argparse.SUPPRESS)
    commands = made.add_subparsers(dest="command")
    pair = commands.add_parser("pair", help="pair with a scheme by the words that its portal shows")
    pair.add_argument("--hub", required=True, metavar="URL", help="the hub's address, as the portal shows it")
    pair.add_argument("--words", required=True, help="the twelve words, in quotes")
    pair.add_argument("--data", type=Path, default=argparse.SUPPRESS)
    record = commands.add_parser("record", help="which lines no human voice says yet; take in a WAV for one")
    record.add_argument("--language", required=True, metavar="TAG", help="en, cy, bn or so")
    what = record.add_mutually_exclusive_group(required=True)
    what.add_argument("--list", action="store_true", help="an id and the words of each line without one")
    what.add_argument("--line", metavar="ID", help="the line, by its id in the list")
    record.add_argument("--wav", type=Path, metavar="FILE", help="the recording of --line")
    record.add_argument("--data", type=Path, default=argparse.SUPPRESS)
    return made


def default_folder() -> Path:
    """Where this kind of system keeps a programme's own files."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / "Heard"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Heard"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "heard"


def main(arguments: list[str] | None = None) -> int:
    """Run; the exit status. A trouble at start ends in two plain lines."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["--voice-worker"]:
        from kiosk.voice import render

        return int(render.main() or 0)
    asked = parser().parse_args(given)
    try:
        return run(asked)
    except Trouble as trouble:
        print(f"{trouble.what}\n{trouble.remedy}", file=sys.stderr)
        return 1


def run(asked: argparse.Namespace) -> int:
    """Do what was asked for; raises Trouble."""
    folder: Path = asked.data
    if asked.command == "pair":
        from kiosk.pairing_command import pair

        exchanged = pair(asked.hub, asked.words, folder)
        print("Paired." if exchanged else "Paired. The first exchange comes when the hub can be reached.")
        return 0
    if asked.command == "record":
        from kiosk.recording_command import record

        record(folder, asked.language, asked.line or "", asked.wav)
        return 0
    from kiosk import running

    return running.run(folder, with_arguments(folder, asked), asked)


def with_arguments(folder: Path, asked: argparse.Namespace) -> Settings:
    """The settings of the folder, with what the command line says in their place."""
    found = settings.load(folder)
    for key in ("window", "ppi"):
        value = getattr(asked, key)
        if value is None:
            continue
        if not settings.is_allowed(key, value):
            raise SettingInvalid(f"--{key} cannot be {value!r}.", f"Write {settings.ALLOWED[key]}.")
        found = replace(found, **{key: value})
    return found


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(main())
