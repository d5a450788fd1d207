"""Commands that check what the hub holds against itself: the chain of the audit, and the tallies."""

import argparse
from pathlib import Path

from scheme.audit import chain
from scheme.commands.hub import prepare
from scheme.responses import tally
from scheme.schemes import founding


def _audit_verify(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    found = [f"{scheme.name}: {fault}" for scheme in founding.schemes() for fault in chain.faults(scheme)]
    print("\n".join(found) or "Every row follows from the one before it, and devices saw no other.")
    return 1 if found else 0


def _tally_check(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    status = 0
    for scheme in founding.schemes():
        held, found = tally.held(scheme), tally.scan(scheme)
        wrong = sum(held[key] != found[key] for key in {*held, *found})
        if wrong:
            are = "tally is" if wrong == 1 else "tallies are"
            print(f"{scheme.name}: {wrong} {are} not what a scan finds. Run: python -m scheme tally rebuild")
            status = 1
    if not status:
        print("The tallies equal a scan of all answers.")
    return status


def _tally_rebuild(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    for scheme in founding.schemes():
        made = tally.rebuild(scheme)
        print(f"{scheme.name}: {made} {'tally' if made == 1 else 'tallies'}.")
    return 0


COMMANDS = {
    "audit verify": _audit_verify,
    "tally check": _tally_check,
    "tally rebuild": _tally_rebuild,
}
