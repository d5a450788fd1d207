"""The hub of a simulated history: Heard's own views, clock and copies on one SQLite file, killed at will."""

import os
import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from easyread.envelope import Delivery
from tests.hubs import lay
from tests.proofs.times import Times

AT_MOST = 60
"""Statements of a round of the exchange or the clock, roughly: where in it a process is killed."""


class Killed(BaseException):
    """The process is gone, here."""


class Founded(Struct):
    """A hub with a scheme, its crew and two paired tablets, as bytes to begin each history with."""

    data: Path
    rows: bytes
    tablets: list[dict[str, Any]]

    @property
    def file(self) -> Path:
        """The hub's rows as they are now."""
        return self.data / "hub.sqlite3"


class Backup(Struct, frozen=True):
    """Rows as they were, which of the mails had gone by then, and how far it reaches."""

    rows: bytes
    mails: int


@contextmanager
def founded() -> Iterator[Founded]:
    """In a folder in memory, for this process alone, which is turned to it for good."""
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        data = Path(folder)
        lay(data, {"DATABASE_URL": ""})
        os.environ["HEARD_MAIL"] = "smtp://mail.example:25"
        from tests.scheme.hostile_run import prepare

        prepare(folder, "")
        tablets = _people_it()
        from django.db import connections

        connections.close_all()
        yield Founded(data, (data / "hub.sqlite3").read_bytes(), tablets)
        connections.close_all()


def _people_it() -> list[dict[str, Any]]:
    from scheme.clocks.models import Duty
    from scheme.clocks.numbers import Chosen, choose
    from scheme.schemes.founding import add_staff, schemes
    from scheme.schemes.models import Role
    from tests.bench.paired import made
    from tests.proofs.times import BEGIN

    scheme = next(schemes())
    for place, (name, what) in enumerate((("ann", Duty.What.READS), ("eve", Duty.What.ON_CALL))):
        add_staff(scheme, Role.SAFEGUARDING_LEAD, f"{name}@willow.example", name)
        staff = scheme.staff.get(email=f"{name}@willow.example")
        scheme.duties.create(staff=staff, what=what, place=place, since=BEGIN.replace(year=1970))
    choose(scheme, Chosen(outside_name="Council", outside_email="council@outside.example"), None)
    return made(2)


class Hub:
    """One history of the hub. ``chance`` says where an armed kill falls and whether the mail server answers."""

    def __init__(self, founded: Founded, times: Times, chance: random.Random) -> None:
        self.data, self._times, self._chance = founded.data, times, chance
        self._file = founded.file
        self.mails: list[str] = []
        self.mail_is_up = True
        self.killed = 0
        self.receipted: set[tuple[str, str]] = set()
        self.lost: set[tuple[str, str]] = set()
        self._left: int | None = None
        self._after_mail = self._full = False
        self._begin(founded.rows)

    def arm(self) -> None:
        """The process will be killed at some statement of what it does next."""
        self._left = self._chance.randrange(AT_MOST)

    def disarm(self) -> None:
        """Nobody will be killed."""
        self._left, self._after_mail = None, False

    def kill(self) -> None:
        """The process is gone; what it had not committed is too."""
        from django.db import connection

        self.killed += 1
        self.disarm()
        connection.close()
        self._start()
        self.lost |= self.receipted - self._held()

    def fill_disk(self, full: bool) -> None:
        """From here on no page can be added, or any again."""
        self._full = full
        self._limit()

    def ask(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """One request to the exchange's own view; ``Killed`` when the process dies in it."""
        from django.db import DatabaseError
        from django.test import RequestFactory

        from scheme.exchange import views

        request = RequestFactory().post(path, body, "application/json", headers=headers)
        try:
            with self._dying():
                answer = views.exchange(request)
        except Killed:
            self.kill()
            raise
        except DatabaseError as error:
            return 500, repr(error).encode()
        if answer.status_code == 200:
            settled = msgspec.json.decode(answer.content, type=Delivery).settled
            self.receipted |= {(headers["Heard-Device"], item.id) for item in settled}
        return answer.status_code, answer.content

    def ask_unseeing(self, path: str, body: bytes, headers: dict[str, str]) -> None:
        """The same once more by another process, which began before the last was stored and no lock held back."""
        from tests.scheme.hostile_run import unseeing

        unseeing(path, body, headers)

    def go_round(self, until_mail: bool = False) -> None:
        """A round of the clock process, which may die in it; ``until_mail``: once the mail server has taken one."""
        from django.db import DatabaseError

        from scheme.clocks import rounds
        from scheme.clocks.models import Posting
        from scheme.clocks.posting import SENDS

        SENDS[Posting.Way.MAIL] = self._send
        self._after_mail = until_mail
        try:
            with self._dying():
                rounds.go_round(self._times.hub())
        except Killed:
            self.kill()
        except DatabaseError:
            pass  # as rounds.run: the next round tries again

    def posts_wait(self) -> bool:
        """Whether a mail was not sent: it is tried again when the process that took it up is thought dead."""
        from scheme.clocks.models import Posting

        return Posting._base_manager.filter(sent_at=None).exists()

    def back_up(self) -> Backup:
        """A copy while it runs; once it was looked at, the mark moves."""
        from scheme.backup.copying import copy
        from scheme.backup.models import CheckedBackup

        target = self.data / "copied"
        target.unlink(missing_ok=True)
        copied = copy(self.data, "", target)
        if not self._full:
            CheckedBackup.objects.create(name="b", digest="", mark=copied.mark, made_at=self._times.hub())
        return Backup(target.read_bytes(), len(self.mails))

    def put_back(self, backup: Backup) -> None:
        """Restored from it: what came later is forgotten here."""
        self._begin(backup.rows)
        del self.mails[backup.mails :]
        self.receipted &= self._held()

    def _held(self) -> set[tuple[str, str]]:
        from scheme.exchange.models import Envelope

        rows = Envelope.objects.values_list("device", "envelope_id")
        return {(str(device), str(id)) for device, id in rows}

    def _begin(self, rows: bytes) -> None:
        from django.db import connection

        connection.close()
        self._file.with_name("hub.sqlite3-journal").unlink(missing_ok=True)
        self._file.write_bytes(rows)
        self._start()

    def _start(self) -> None:
        from django.db import connection

        connection.connect()
        self._limit()

    def _limit(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            (pages,) = cursor.execute("PRAGMA page_count").fetchone()
            cursor.execute(f"PRAGMA max_page_count = {pages if self._full else 2**31 - 1}")

    @contextmanager
    def _dying(self) -> Iterator[None]:
        from django.db import connection

        with connection.execute_wrapper(self._statement):
            yield
        if self._left is not None:
            # It lived longer than that; it is gone now, after its answer.
            raise Killed

    def _statement(self, execute: Any, sql: str, *rest: Any) -> Any:
        if self._left is not None:
            self._left -= 1
            if self._left < 0:
                raise Killed
        return execute(sql, *rest)

    def _send(self, posting: Any) -> None:
        if not self.mail_is_up:
            raise ConnectionRefusedError
        self.mails.append(str(posting.pk))
        if self._after_mail:
            self._left = 0
