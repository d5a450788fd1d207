"""Times the pages of the portal on a full database, through the real WSGI application: ``--answers 1000000``."""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests import postgres

PAGES = {
    "today": "/today/",
    "responses": "/responses/",
    "responses, page 40": "/responses/?page=40",
    "responses of one person": "/responses/?person={person}",
    "responses with a carer": "/responses/?here=carer",
    "responses with family, none": "/responses/?here=family",
    "responses chosen by others, none": "/responses/?helped=chose",
    "responses of a month, stopped": "/responses/?since={since}&until={until}&ended=stopped",
    "one response": "/responses/{response}/",
    "questions": "/questions/",
    "bars and months of a survey": "/questions/my-life/1/",
    "ten years of months": "/questions/my-life/1/?since={ten}",
    "parts of life": "/areas/",
}
TIMES = 9


def main(arguments: list[str]) -> int:
    """Fill a database, then print the median and the slowest of each page, in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.portal", description=__doc__)
    parser.add_argument("--answers", type=int, default=1_000_000)
    parser.add_argument("--postgresql", action="store_true", help="on a server of its own, else on SQLite")
    parser.add_argument("--quick", action="store_true", help="a trial: 10,000 answers")
    parser.add_argument("--kept", type=Path, help="a folder for what is filled: the next time it is there")
    chosen = parser.parse_args(arguments)
    with ExitStack() as after:
        folder = chosen.kept or Path(after.enter_context(tempfile.TemporaryDirectory(prefix="heard-bench-")))
        os.environ["HEARD_DATA"] = str(folder / "hub")
        os.environ["DJANGO_SETTINGS_MODULE"] = "scheme.settings"
        if chosen.postgresql:
            os.environ["DATABASE_URL"] = after.enter_context(postgres.running(kept=chosen.kept))
        import django

        django.setup()
        after.callback(_close)
        scheme = _scheme(folder, 10_000 if chosen.quick else chosen.answers)
        slowest = max(_timed(name, page, browser) for name, page, browser in _pages(scheme))
    print(f"slowest median: {slowest:.0f} ms")
    return 0 if slowest < 300 else 1


def _scheme(folder: Path, answers: int) -> Any:
    """The scheme that was filled in this folder, by now if it was not before."""
    from django.core.management import call_command

    from scheme import database
    from scheme.schemes.models import Scheme
    from tests.bench.filled import fill

    filled = folder / "filled"
    if not filled.exists():
        fill(folder / "hub", answers)
        filled.touch()
    call_command("migrate", verbosity=0)
    # As the clock process does when it starts.
    database.measure()
    return Scheme._base_manager.get()


def _pages(scheme: Any) -> Iterator[tuple[str, str, Any]]:
    from django.utils import timezone

    from scheme.schemes.models import Role, Staff
    from tests.scheme.conftest import signed_in

    viewer = Staff.objects.filter(name="Vera").first()
    if viewer is None:
        viewer = Staff(scheme=scheme, role=Role.RESPONDER, name="Vera", email="vera@willow.example")
        viewer.set_unusable_password()
        viewer.save()
    browser, today = signed_in(viewer), timezone.localdate()
    filled = {
        "person": scheme.people.first().pk,
        "response": scheme.responses.order_by("-arrived_at").first().pk,
        "since": today - timedelta(days=30),
        "until": today,
        "ten": today.replace(year=today.year - 10, day=1),
    }
    for name, page in PAGES.items():
        yield name, page.format(**filled), browser


def _timed(name: str, page: str, browser: Any) -> float:
    """The median in milliseconds."""
    taken, worked = [], []
    for _ in range(TIMES):
        began, before = time.perf_counter(), time.process_time()
        answer = browser.get(page, headers={"host": "localhost"})
        taken.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.process_time() - before))
        assert answer.status_code == 200, f"{page}: {answer.status_code}"
    median = statistics.median(taken)
    said = f"median {median:7.1f} ms   slowest {max(taken):7.1f} ms"
    print(f"{name:32} {said}   processor {statistics.median(worked):7.1f} ms", flush=True)
    return median


def _close() -> None:
    from django.db import connections

    connections.close_all()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
