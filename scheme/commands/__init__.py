"""What each command of the hub does, with its words for whoever typed it."""

import argparse
import sys
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import DatabaseError

from scheme import database, folder
from scheme.backup.copying import CopyTrouble
from scheme.commands.trouble import CommandTrouble
from scheme.configuration import SettingTrouble
from scheme.keys import KeyTrouble


def run(chosen: argparse.Namespace, rest: list[str], data: Path) -> int:
    """Run the command; when it cannot be done it says why: 1 for a setting, folder or database, else 2."""
    name = f"{chosen.command} {chosen.act}" if hasattr(chosen, "act") else chosen.command
    try:
        folder.make(data)
        django.setup()
        from scheme.commands import (
            adding,
            backup,
            checking,
            clock,
            devices,
            erasing,
            hub,
        )  # their rows need Django set up

        ours = {**hub.COMMANDS, **adding.COMMANDS, **devices.COMMANDS}
        command = {**ours, **backup.COMMANDS, **checking.COMMANDS, **clock.COMMANDS, **erasing.COMMANDS}.get(
            name
        )
        if command:
            return command(chosen, data)
        execute_from_command_line(["python -m scheme", name, *rest])
    except (folder.FolderTrouble, SettingTrouble, CopyTrouble) as error:
        return _stop(str(error), 1)
    except (CommandTrouble, KeyTrouble, ImproperlyConfigured) as error:
        return _stop(str(error))
    except DatabaseError as error:
        return _stop(database.trouble(data, str(error).strip()), 1)
    except OSError as error:
        return _stop(f"{error.filename or name}: {error.strerror or error}")
    return 0


def _stop(words: str, status: int = 2) -> int:
    print(words, file=sys.stderr)
    return status
