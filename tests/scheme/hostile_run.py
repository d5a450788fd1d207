"""As many hostile deliveries as asked for: python -m tests.scheme.hostile_run --deliveries 1000000 [--postgresql]."""

import argparse
import os
import random
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import msgspec

from easyread.envelope import Delivery, ExchangeRequest
from tests import postgres
from tests.hubs import lay
from tests.scheme.hostile import Outcome, Row, Sender, wave

WAVE, DEVICES, AT_ONCE = 10_000, 4, 16
"""Deliveries of a wave, its devices, and waves that go on at the same time: their rounds are stored together."""


def rows(device: str) -> Iterator[Row]:
    """What stands in the table as taken from a device."""
    from scheme.exchange.models import Envelope

    for row in Envelope.objects.filter(device=uuid.UUID(device), how="taken"):
        yield str(row.envelope_id), row.sequence, bytes(row.header), bytes(row.sealed), bytes(row.signature)


def plain(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """To the hub's own view, without a socket."""
    from django.test import Client

    answer = Client().post(
        path, data=body, content_type="application/json", headers={**headers, "Host": "localhost"}
    )
    return answer.status_code, answer.content


def overtaking(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """As ``plain``, but one round in five was begun before the last was stored, and no lock held it back."""
    if body[-3] % 5 and len(body) % 5:
        return plain(path, body, headers)
    return unseeing(path, body, headers)


def unseeing(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """A round that sees nothing of what was stored before it."""
    from django.db import DatabaseError, transaction
    from django.utils import timezone

    from scheme.devices.signed import device_of
    from scheme.exchange.taking import Round, receipts, store

    device = device_of(uuid.UUID(headers["Heard-Device"]))
    assert device
    try:
        sent = msgspec.json.decode(body, type=ExchangeRequest)
        with transaction.atomic():
            round = Round(device, sent.envelopes, sent.state)
            judged = store([round], timezone.now(), lambda scheme, sent: {})
        (taken,) = receipts(judged)
    except msgspec.MsgspecError:
        return 400, b""
    except DatabaseError:
        return 500, b""
    delivery = Delivery(settled=taken.settled, refused=taken.refused, lost=False, time="")
    return 200, msgspec.json.encode(delivery)


def without_unique() -> None:
    """The same table, but nothing in it keeps a row from standing there twice."""
    from django.db import connection
    from django.db.backends.sqlite3.schema import DatabaseSchemaEditor

    from scheme.exchange.models import Envelope

    constraints, Envelope._meta.constraints = Envelope._meta.constraints, []
    with connection.schema_editor() as editor:
        if isinstance(editor, DatabaseSchemaEditor):
            # SQLite makes the table anew, with what the model asks for: nothing.
            editor._remake_table(Envelope)  # type: ignore[attr-defined]
        else:
            for constraint in constraints:
                editor.remove_constraint(Envelope, constraint)


def prepare(data: str, url: str) -> None:
    """A hub with one household, and this process turned to it."""
    os.environ |= {"HEARD_DATA": data, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "scheme.settings"}
    import django

    django.setup()
    from scheme.commands.hub import prepare
    from scheme.schemes.founding import found_scheme

    prepare(Path(data))
    scheme, _ = found_scheme(Path(data), "Willow")
    scheme.households.create(name="Oak Lane")


def run(deliveries: int, seed: int, racing: bool) -> tuple[Outcome, float]:
    """Waves, each by devices of its own; those that overtake leave no lock, and go one after the other."""
    from django.db import connections

    from tests.bench.paired import made

    began, total = time.monotonic(), Outcome(0, 0, 0, 0, Counter())
    waves = [min(WAVE, deliveries - start) for start in range(0, deliveries, WAVE)]

    def one(number: int) -> Outcome:
        try:
            senders = [Sender(one, overtaking if racing else plain) for one in made(DEVICES)]
            return wave(senders, waves[number], random.Random(seed + number), rows)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1 if racing else AT_ONCE) as threads:
        for outcome in threads.map(one, range(len(waves))):
            total = total.and_then(outcome)
            print(f"so far: {said(total, time.monotonic() - began)}", file=sys.stderr, flush=True)
    return total, time.monotonic() - began


def said(outcome: Outcome, seconds: float) -> str:
    """What it came to."""
    return (
        f"{outcome.deliveries} deliveries in {seconds:.0f} s: {outcome.duplicate} duplicate, "
        f"{outcome.missing} missing, {outcome.altered} altered"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run and say; 1 when something is there twice, missing or altered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deliveries", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument(
        "--overtaking", action="store_true", help="some rounds see nothing of those before them"
    )
    parser.add_argument("--without-unique", action="store_true", help="the control: it must find duplicates")
    parser.add_argument("--data", default="", help="an empty folder (else a temporary one)")
    asked = parser.parse_args(arguments)
    with ExitStack() as undo:
        url = undo.enter_context(postgres.running()) if asked.postgresql else ""
        data = asked.data or undo.enter_context(tempfile.TemporaryDirectory())
        lay(Path(data), {"DATABASE_URL": url})
        prepare(data, url)
        if asked.without_unique:
            without_unique()
        outcome, seconds = run(asked.deliveries, asked.seed, asked.overtaking)
        from django.db import connections

        connections.close_all()
    print(f"{dict(outcome.hows)}")
    print(said(outcome, seconds))
    return int(outcome.wrong != (0, 0, 0))


if __name__ == "__main__":
    sys.exit(main())
