"""The hub's commands: ``python -m scheme COMMAND --data DIR``."""

import argparse
import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from scheme import configuration

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
DJANGO = ("makemigrations", "showmigrations", "check", "shell")


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when it went well."""
    parser = _parser()
    if arguments and arguments[0] in DJANGO:
        chosen, rest = parser.parse_known_args(arguments)
    else:
        chosen, rest = parser.parse_args(arguments), []
    # Whatever the hub writes is for its owner alone.
    os.umask(0o077)
    os.environ["DJANGO_SETTINGS_MODULE"] = "scheme.settings"
    try:
        data = _settle(chosen)
    except configuration.SettingTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    from scheme import commands  # settings are read on import

    return commands.run(chosen, rest, data)


def _settle(chosen: argparse.Namespace) -> Path:
    """The data folder. What the command line says is said to the environment, where the workers hear it too."""
    if chosen.data:
        os.environ["HEARD_DATA"] = str(Path(chosen.data).absolute())
    configured = configuration.read(os.environ)
    if _stands_apart(chosen):
        return _apart(chosen, configured.data)
    if configured.data is None:
        raise configuration.SettingTrouble("HEARD_DATA is not set. Name the hub's data folder: --data DIR.")
    os.environ["HEARD_DATA"] = str(configured.data)
    if chosen.command == "serve":
        os.environ["HEARD_HOST"] = chosen.host or configured.host
        os.environ["HEARD_PORT"] = str(configured.port if chosen.port is None else chosen.port)
        os.environ["HEARD_HOSTS"] = " ".join(dict.fromkeys([*configured.hosts, *chosen.name]))
        configuration.read(os.environ)
    return configured.data


def _stands_apart(chosen: argparse.Namespace) -> bool:
    """Whether a command must run on no hub: it makes a new one, or is for a machine that has none."""
    return chosen.command == "backup" and (
        chosen.act in ("key", "restore") or getattr(chosen, "apart", False)
    )


def _apart(chosen: argparse.Namespace, target: Path | None) -> Path:
    """A folder of its own for as long as the command runs; the one that was named is its target."""
    chosen.target = target
    if target and (target / "hub.toml").is_file():
        os.environ.setdefault(configuration.FILE, str(target / "hub.toml"))
    own = Path(tempfile.mkdtemp(prefix="heard-"))
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    os.environ["HEARD_DATA"] = str(own)
    return own


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scheme", description="The hub of Heard.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    serve = _command(commands, "serve", "run the hub; the first run makes all it needs")
    serve.add_argument("--host", default="", help="where to listen; beyond this machine means TLS")
    serve.add_argument("--port", type=_port, help="if taken, the next free one (default: 8800)")
    serve.add_argument("--name", action="append", default=[], help="a name that the hub is reached by")
    serve.add_argument("--scheme", default="Our scheme", help="the scheme's name, at the first run")
    serve.add_argument("--clock", action="store_true", help="keep the clocks too, in a process beside it")
    _command(commands, "clock", "keep the clocks: raise and send alerts; beside serve")
    demo = _command(commands, "demo", "make the fictional demo scheme, if it is not there")
    demo.add_argument("--year", action="store_true", help="with 70 people and a year of what they said")
    _command(commands, "received", "count what has arrived, as JSON")
    _command(_acts(commands, "audit", "the chain of who read what"), "verify", "name the first broken row")
    _command(commands, "migrate", "bring the database up to this version, with a copy of what was there")
    _backups(_acts(commands, "backup", "make, check and restore backups"))
    _command(
        _acts(commands, "erase", "what is over its time"),
        "due",
        "erase what is due now, as the clocks do each day",
    )
    acts = _acts(commands, "tally", "answers counted by month, for the charts")
    _command(acts, "check", "compare the tallies with a scan of all answers")
    _command(acts, "rebuild", "count all answers anew")
    _devices(_acts(commands, "device", "pair or revoke a device"))
    _households(commands)
    _staff(commands)
    for name in DJANGO:
        _command(commands, name, f"Django's own {name}")
    return parser


def _port(said: str) -> int:
    if not said.isascii() or not said.isdigit() or int(said[:6]) > 65535:
        raise argparse.ArgumentTypeError(f"{said} is no port. Write a number from 0 to 65535.")
    return int(said)


def _devices(acts: Commands) -> None:
    add = _command(acts, "add", "make a one-time code that pairs a device, as JSON")
    which = add.add_mutually_exclusive_group(required=True)
    which.add_argument("--household", help="its id, or its name where only one has it")
    which.add_argument("--again", metavar="ID", help="a device that lost its key, or whose hub has moved")
    add.add_argument("--hub", required=True, metavar="ADDRESS", help="as the device reaches the hub")
    confirm = _command(acts, "confirm", "believe the device that shows these four pictures, and no other")
    confirm.add_argument("--pairing", required=True, metavar="ID", help="as device add printed it")
    confirm.add_argument(
        "--pictures", required=True, nargs=4, metavar="NAME", help="as the device shows them"
    )
    revoke = _command(acts, "revoke", "stop believing a device")
    revoke.add_argument("--device", required=True, metavar="ID")
    revoke.add_argument("--why", required=True, help="kept with it: lost, stolen, given back")


def _backups(acts: Commands) -> None:
    _command(acts, "make", "write an encrypted backup while the hub runs")
    check = _command(acts, "check", "restore the newest backup in a scratch place and move the backup mark")
    check.add_argument(
        "--apart", action="store_true", help="touch no hub: only say whether the backup is whole"
    )
    restore = _command(acts, "restore", "make a hub of a backup, in an empty data folder")
    for command, asked in ((check, False), (restore, True)):
        command.add_argument("--identity", type=Path, metavar="FILE", required=asked, help="an age identity")
        command.add_argument("--file", type=Path, metavar="BACKUP", required=asked)
    _command(acts, "key", "make an age identity, on the machine where it stays").add_argument(
        "--out", type=Path, required=True, metavar="FILE"
    )
    _command(acts, "look", "look at a restored hub from within; used by check")


def _households(commands: Commands) -> None:
    add = _of_scheme(_command(_acts(commands, "household", "add a household"), "add", "add a household"))
    add.add_argument("--name", required=True)
    add.add_argument("--carer", action="append", default=[], help="a carer's name; may be repeated")
    add = _command(_acts(commands, "person", "add a person"), "add", "add a person to a household")
    add.add_argument("--household", required=True, help="its id, or its name where only one has it")
    add.add_argument("--name", required=True)
    add.add_argument("--portrait", default="portrait_1", help="a picture of pictures.toml")
    add = _of_scheme(_command(_acts(commands, "number", "add a help number"), "add", "add a help number"))
    add.add_argument("--name", required=True, help="whose it is")
    add.add_argument("--digits", required=True, help="as devices show it")


def _staff(commands: Commands) -> None:
    acts = _acts(commands, "staff", "add staff, or let someone begin again")
    add = _of_scheme(_command(acts, "add", "add one with a one-time password"))
    add.add_argument("--email", required=True)
    add.add_argument("--name", required=True)
    add.add_argument("--role", required=True)
    words = "for whoever lost their second step: a one-time password, and a new second step to set up"
    _command(acts, "reset", words).add_argument("--email", required=True)
    add = _command(_acts(commands, "scheme", "add a scheme"), "add", "add a scheme and its administrator")
    add.add_argument("--name", required=True)
    add.add_argument("--administrator", required=True, metavar="EMAIL")


def _acts(commands: Commands, name: str, words: str) -> Commands:
    return commands.add_parser(name, help=words, description=words).add_subparsers(
        dest="act", required=True, metavar="ACT"
    )


def _of_scheme(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    command.add_argument("--scheme", default="", metavar="NAME", help="where the hub has several")
    return command


def _command(commands: Commands, name: str, words: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=words)
    command.add_argument("--data", default="", metavar="DIR", help="the hub's data folder (else HEARD_DATA)")
    return command


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
