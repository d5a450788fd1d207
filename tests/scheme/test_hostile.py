"""Ten thousand deliveries that go wrong: nothing twice, nothing missing, nothing altered."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.paired import made
from tests.hubs import ROOT, lay
from tests.scheme.conftest import Cast, post
from tests.scheme.hostile import Sender, wave
from tests.scheme.hostile_run import rows


def test_ten_thousand_hostile_deliveries(willow: Cast) -> None:
    senders = [Sender(one, post) for one in made(4)]
    outcome = wave(senders, 10_000, random.Random(1), rows)
    assert outcome.deliveries >= 10_000
    assert outcome.wrong == (0, 0, 0)
    assert all(outcome.hows[how] > 30 for how in ("taken", "had", "quarantined", "401", "answer lost"))
    envelopes = willow.scheme.envelopes.filter(how="taken")
    opened = willow.scheme.responses.count() + willow.scheme.concerns.count()
    assert opened == envelopes.exclude(response=None, concern=None).count(), "each is opened into rows once"
    assert sum(len(sender.envelopes) for sender in senders) == envelopes.count()


@pytest.mark.parametrize(("more", "twice"), [([], False), (["--without-unique"], True)])
def test_rounds_that_overtake_each_other_are_held_by_the_unique_rows_alone(
    tmp_path: Path, more: list[str], twice: bool
) -> None:
    """The control: the same run without those constraints keeps things twice."""
    lay(tmp_path, {"DATABASE_URL": ""})
    more = ["--data", str(tmp_path), "--overtaking", *more]
    line = [sys.executable, "-m", "tests.scheme.hostile_run", "--deliveries", "200", *more]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == int(twice), done.stderr
    last = done.stdout.splitlines()[-1]
    assert ("0 duplicate" not in last) == twice, last
    assert "0 missing, 0 altered" in last
