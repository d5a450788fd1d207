"""Commands that run the hub and say what is in it."""

import argparse
import json
import sys
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from scheme import folder, upgrading
from scheme.commands.beside import beside
from scheme.commands.trouble import CommandTrouble
from scheme.demo import care, year
from scheme.demo.cast import homes
from scheme.exchange.received import received
from scheme.parent import bind_children
from scheme.schemes import demo, founding
from scheme.schemes.models import Role
from scheme.serving import serve
from scheme.surveys import shelf


def prepare(data: Path, held: bool = False, asked: bool = False) -> None:
    """Database and authority as this version needs them; beside a running hub nothing of them is changed."""
    with nullcontext() if held or upgrading.is_current(data) else closing(folder.Held(data)):
        kept = upgrading.bring_up(data, asked)
        founding.make_hub(data)
    founding.check_hub(data)
    if kept:
        print(f"The database was brought up to this version. As it was before: {kept}", file=sys.stderr)


def _serve(chosen: argparse.Namespace, data: Path) -> int:
    lock = folder.Held(data)
    prepare(data, held=True)
    try:
        shelf.surveys()
    except shelf.SurveyTrouble as error:
        raise CommandTrouble(str(error)) from None
    if next(founding.schemes(), None) is None:
        _first_run(chosen.scheme, data)
    with _clock(data) if chosen.clock else nullcontext():
        serve(data, settings.CONFIGURED, lambda words: print(words, flush=True))
    lock.close()
    return 0


def _clock(data: Path) -> AbstractContextManager[None]:
    """The clock process, which ends with this one however that ends."""
    bind_children()
    return beside([sys.executable, "-m", "scheme", "clock", "--data", str(data)])


def _first_run(name: str, data: Path) -> None:
    scheme, escrow = founding.found_scheme(data, name)
    print(
        f"First run. The private keys are in {data / 'keys'}. Back that folder up with the database. Keep both safe."
    )
    print(f"The escrow key is in {escrow}. Move it off this machine today: it opens all that people said.")
    for role in (Role.ADMINISTRATOR, Role.RESPONDER):
        print_sign_in(founding.add_staff(scheme, role, f"{role}@heard.example", str(role.label)))
    sys.stdout.flush()


def print_sign_in(made: founding.SignIn) -> None:
    """What someone needs to begin, for whoever typed the command."""
    print(f"Sign-in for the {made.role}: {made.email}, one-time password {made.password}")


def _demo(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    made = demo.make_demo(data)
    scheme = demo.found()
    if chosen.year and scheme is not None:
        year.fill(scheme, timezone.now(), homes())
        care.fill(scheme, timezone.now())
    if scheme is not None:
        care.on_duty(scheme, timezone.now())
    print(json.dumps(made))
    return 0


def _received(chosen: argparse.Namespace, data: Path) -> int:
    prepare(data)
    print(json.dumps(received()))
    return 0


def _migrate(chosen: argparse.Namespace, data: Path) -> int:
    with closing(folder.Held(data)):
        prepare(data, held=True, asked=True)
    print("The database is as this version needs it.")
    return 0


COMMANDS = {
    "migrate": _migrate,
    "serve": _serve,
    "demo": _demo,
    "received": _received,
}
