"""Commands that run the hub and say what is in it."""

import argparse
import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from scheme import folder
from scheme.audit import chain
from scheme.commands.trouble import CommandTrouble
from scheme.exchange.received import received
from scheme.schemes import demo, founding
from scheme.schemes.models import Role
from scheme.serving import serve
from scheme.surveys import shelf


def prepare(data: Path) -> None:
    """Database and authority as this version needs them."""
    founding.make_hub(data)
    call_command("migrate", verbosity=0, interactive=False)
    founding.check_hub(data)


def _serve(chosen: argparse.Namespace, data: Path) -> int:
    folder.hold(data)
    prepare(data)
    try:
        shelf.surveys()
    except shelf.SurveyTrouble as error:
        raise CommandTrouble(str(error)) from None
    if next(founding.schemes(), None) is None:
        _first_run(chosen.scheme, data)
    serve(data, settings.CONFIGURED, lambda words: print(words, flush=True))
    return 0


def _first_run(name: str, data: Path) -> None:
    scheme, escrow = founding.found_scheme(data, name)
    print(
        f"First run. The private keys are in {data / 'keys'}. Back that folder up with the database. Keep both safe."
    )
    print(f"The escrow key is in {escrow}. Move it off this machine today: it opens all that people said.")
    for role in (Role.ADMINISTRATOR, Role.RESPONDER):
        made = founding.add_staff(scheme, role, f"{role}@heard.example", str(role.label))
        print(f"Sign-in for the {role}: {made.email}, one-time password {made.password}")
    sys.stdout.flush()


def _demo(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    print(json.dumps(demo.make_demo(data)))
    return 0


def _received(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    print(json.dumps(received()))
    return 0


def _audit_verify(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    found = [f"{scheme.name}: {fault}" for scheme in founding.schemes() for fault in chain.faults(scheme)]
    print("\n".join(found) or "Every row follows from the one before it, and devices saw no other.")
    return 1 if found else 0


COMMANDS = {"serve": _serve, "demo": _demo, "received": _received, "audit verify": _audit_verify}
