"""The command that erases what is due, for a hub whose clocks stand still."""

import argparse
from pathlib import Path

from django.utils import timezone

from scheme.commands.hub import prepare
from scheme.erasure import retention
from scheme.schemes import founding


def _due(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    for scheme in founding.schemes():
        went, stayed = retention.erase_due(scheme, timezone.now())
        print(f"{scheme.name}: {went} erased, {stayed} stayed since they are unread, open, held or referred.")
    return 0


COMMANDS = {"erase due": _due}
