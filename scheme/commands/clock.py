"""The command that keeps the clocks, beside the web process."""

import argparse
from pathlib import Path

from scheme import upgrading
from scheme.clocks import rounds
from scheme.commands.trouble import CommandTrouble
from scheme.parent import end_with_parent


def _clock(chosen: argparse.Namespace, data: Path) -> int:
    end_with_parent()
    if not upgrading.is_current(data):
        raise CommandTrouble(
            "The database is not of this version yet. Start the hub first: python -m scheme serve"
        )
    rounds.run(data)
    return 0


COMMANDS = {"clock": _clock}
