"""Real clock processes killed with -9, and a real mail server: python -m tests.scheme.clock_kills [--postgresql]."""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests import postgres
from tests.hubs import ROOT, lay
from tests.mails import delivered

RACE = """
from scheme.clocks import rounds
from django.utils import timezone
while True:
    rounds.go_round(timezone.now())
"""
"""A clock that nobody elected: it goes round and round beside any other."""
PATIENCE, MINUTE = 300.0, timedelta(minutes=1)
DETAILS = ("hurts", "touches", "made-to", "self-harm", "shouts")


@dataclass
class Mails:
    """The mail server. ``at``: at which mail from now on the clocks are killed; ``late``: once it has been taken."""

    kill: Callable[[], None] = lambda: None
    at: int = 0
    late: bool = False
    taken: list[tuple[str, str]] = field(default_factory=list)
    killed: threading.Event = field(default_factory=threading.Event)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.at -= 1
        mine = self.at == 0
        if mine and not self.late:
            self._die()
            return "451 nobody is there"
        content = (envelope.original_content or b"").decode()
        (id,) = [row.split(" ", 1)[1] for row in content.splitlines() if row.startswith("Message-ID:")]
        self.taken.append((id, envelope.rcpt_tos[0]))
        if mine:
            self._die()
        return "250 taken"

    def _die(self) -> None:
        self.kill()
        self.killed.set()


@dataclass
class Clocks:
    """The clock processes of one hub; ``racing``: nobody elects one of them."""

    data: Path
    many: int
    racing: bool
    environment: dict[str, str]
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self) -> None:
        """As many as there should be."""
        act = ["shell", "-v0", "-c", RACE] if self.racing else ["clock"]
        line = [sys.executable, "-m", "scheme", act[0], "--data", str(self.data), *act[1:]]
        self.running = [one for one in self.running if one.poll() is None]
        while len(self.running) < self.many:
            self.running.append(subprocess.Popen(line, cwd=ROOT, env={**os.environ, **self.environment}))

    def kill(self, some: random.Random | None = None) -> None:
        """-9: all of them, or some by chance, so that another may take over what they had begun."""
        falls = (
            self.running if some is None else some.sample(self.running, some.randint(1, len(self.running)))
        )
        for one in falls:
            one.kill()
            one.wait()


def prepare(data: Path, url: str) -> Any:
    """A hub with a scheme and its crew, and this process turned to it; the scheme."""
    os.environ |= {"HEARD_DATA": str(data), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "scheme.settings"}
    import django

    django.setup()
    from django.utils import timezone

    from scheme.clocks.models import Duty
    from scheme.clocks.numbers import Chosen, choose
    from scheme.commands.hub import prepare
    from scheme.schemes.founding import found_scheme
    from scheme.schemes.models import Role

    prepare(data)
    scheme, _ = found_scheme(data, "Willow")
    for place, name in enumerate(("Ann", "Ben", "Cat", "Dan", "Eve")):
        role, what = Role.RESPONDER, Duty.What.READS if place < 4 else Duty.What.ON_CALL
        staff = scheme.staff.create(role=role, name=name, email=f"{name.lower()}@willow.example")
        scheme.duties.create(staff=staff, what=what, place=place, since=timezone.now() - timedelta(days=1))
    choose(scheme, Chosen(outside_name="Council", outside_email="council@outside.example"), None)
    return scheme


def tell(scheme: Any, chance: random.Random, minutes: float, count: int) -> None:
    """Concerns that came up to so many minutes ago: of some all were to be told by now, of others the next is soon."""
    from django.utils import timezone

    for _ in range(count):
        at = timezone.now() - timedelta(minutes=chance.uniform(0, minutes))
        scheme.concerns.create(
            arrived_at=at, language="en", begun="", topic="bad", detail=chance.choice(DETAILS)
        )


def first_mail(clocks: Clocks, mails: Mails) -> float:
    """How long after their start the clocks send: in seconds. They are killed by it."""
    began = time.monotonic()
    mails.at = 1
    clocks.start()
    assert mails.killed.wait(PATIENCE)
    return time.monotonic() - began


def kill_once(clocks: Clocks, mails: Mails, chance: random.Random, begins: float) -> None:
    """At some mail, before or after the server took it; or wherever they are, about when they send."""
    mails.killed.clear()
    mails.late, mails.at = chance.random() < 0.5, chance.choice((0, 0, 0, 1, 2, 3, 5))
    clocks.start()
    if not mails.killed.wait(20 if mails.at else begins * 0.8 + chance.uniform(0, 1.5)):
        clocks.kill(chance)
    mails.at = 0


def settle(scheme: Any) -> None:
    """Until nothing waits: what a killed process had taken up goes to another after its time."""
    end = time.monotonic() + PATIENCE
    pause = threading.Event()
    while scheme.postings.filter(sent_at=None).exists() and time.monotonic() < end:
        pause.wait(1)


def faults(scheme: Any, mails: Mails, kills: int, quiet: datetime) -> list[str]:
    """What is not as promised; ``quiet``: from then on no clock was killed."""
    sent = Counter(id for id, _ in mails.taken)
    again = sum(times - 1 for times in sent.values())
    found = [f"{again} mails went again, with {kills} kills"] if again > kills else []
    for posting in scheme.postings.all():
        if not any(id.startswith(f"<{posting.pk}@") for id in sent):
            found.append(f"{posting.pk} never came")
    for concern in scheme.concerns.prefetch_related("steps", "alerts"):
        found += [f"{concern.pk}: {words}" for words in wrong(concern, quiet)]
    return found


def wrong(concern: Any, quiet: datetime) -> Iterator[str]:
    """A place left out, somebody told twice, an alert before its minute, or after it though no clock was killed."""
    from django.utils import timezone

    from scheme.clocks.numbers import chosen
    from scheme.clocks.targets import places
    from scheme.concerns.standing import standing

    told = {alert.place: alert for alert in concern.alerts.all()}
    moments = places(standing(concern), chosen(concern.scheme))
    due = [place for place, moment in enumerate(moments) if moment < timezone.now() - MINUTE]
    if set(due) - set(told):
        yield f"{due} were due, {sorted(told)} were told"
    if len({alert.address for alert in concern.alerts.all()}) != concern.alerts.count():
        yield "somebody was told twice"
    for alert in told.values():
        late = max(alert.due_at, concern.arrived_at, quiet) + MINUTE
        if alert.at < moments[alert.place] or alert.at > late:
            yield f"place {alert.place} was for {alert.due_at}, came {alert.at}"


def run(clocks: Clocks, scheme: Any, mails: Mails, kills: int, seed: int) -> list[str]:
    """Kill after kill, each with new concerns; then nobody is killed, and all must come right."""
    from django.utils import timezone

    chance = random.Random(seed)
    mails.kill = lambda: clocks.kill(chance)
    tell(scheme, chance, 1, 1)
    begins = first_mail(clocks, mails)
    for number in range(1, kills):
        tell(scheme, chance, 100, 5)
        kill_once(clocks, mails, chance, begins)
        print(f"{number + 1} kills, {len(mails.taken)} mails", file=sys.stderr, flush=True)
    clocks.start()
    quiet = timezone.now() + timedelta(seconds=begins)
    tell(scheme, chance, 14.9, 20)
    settle(scheme)
    found = faults(scheme, mails, kills, quiet)
    clocks.kill()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and say; 1 when an alert is there twice, missing, early or late."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true", help="two clocks at once, on PostgreSQL")
    parser.add_argument(
        "--racing", action="store_true", help="nobody elects one of the two: rows alone hold them"
    )
    asked = parser.parse_args(arguments)
    mails = Mails()
    with ExitStack() as undo:
        url = undo.enter_context(postgres.running()) if asked.postgresql else ""
        data = Path(undo.enter_context(tempfile.TemporaryDirectory()))
        lay(data, {"DATABASE_URL": url})
        scheme = prepare(data, url)
        port = undo.enter_context(delivered(mails))
        many = 2 if asked.postgresql or asked.racing else 1
        clocks = Clocks(data, many, asked.racing, {"HEARD_MAIL": f"smtp://127.0.0.1:{port}"})
        undo.callback(clocks.kill)
        found = run(clocks, scheme, mails, asked.kills, asked.seed)
        told, alerts = scheme.concerns.count(), scheme.alerts.count()
        from django.db import connections

        connections.close_all()
    mailed = len({id for id, _ in mails.taken})
    print("\n".join(found))
    print(f"{asked.kills} kills of {many}, {told} concerns, {alerts} alerts, {mailed} mails,", end=" ")
    print(f"{len(mails.taken) - mailed} of them once more under the same id, {len(found)} faults")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
