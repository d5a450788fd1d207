"""Parts run in groups of their own and are ended whole."""

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from launch import processes
from tests.setup import checkout

# A parent that leaves a child behind; both say that they stand, and the child will not be asked to go.
STUBBORN = """
import os, signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = os.fork() == 0
if not child:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
os.write(1, b"+")
signal.pause()
"""


def stubborn(mark: str) -> subprocess.Popen[bytes]:
    running = subprocess.Popen(
        [sys.executable, "-c", STUBBORN],
        stdout=subprocess.PIPE,
        env={**os.environ, checkout.MARK: mark},
        start_new_session=True,
    )
    assert running.stdout is not None
    with running.stdout as said:
        assert said.read(1) + said.read(1) == b"++"
    return running


def test_a_child_that_will_not_go_goes_with_its_group(tmp_path: Path) -> None:
    mark = str(tmp_path)
    running = stubborn(mark)
    try:
        assert len(list(checkout.marked(mark))) == 2
        processes.end(running, patience=0.2)
        assert running.returncode == -signal.SIGTERM
        assert list(checkout.marked(mark)) == []
    finally:
        checkout.kill_marked(mark)


def test_children_of_a_part_that_died_are_ended_too(tmp_path: Path) -> None:
    mark = str(tmp_path)
    running = stubborn(mark)
    try:
        running.kill()
        running.wait()
        processes.end(running, patience=0.2)
        assert list(checkout.marked(mark)) == []
    finally:
        checkout.kill_marked(mark)


def test_what_a_part_prints_goes_to_its_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    script = "import sys; print('said', flush=True); sys.exit('cried')"
    with processes.started([sys.executable, "-c", script], os.environ, log) as running:
        assert running.wait() == 1
    assert log.read_text(encoding="utf-8") == "said\ncried\n"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_once_or_often_clears_up_once(number: signal.Signals) -> None:
    script = f"""
import os, signal
from launch import processes
try:
    with processes.ending_raises():
        os.kill(os.getpid(), {int(number)})
        signal.pause()
except processes.Ended as ended:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    print("cleared up after", ended.number)
"""
    command = [sys.executable, "-c", script]
    said = subprocess.run(command, cwd=checkout.ROOT, capture_output=True, text=True, check=False)
    assert said.stdout == f"cleared up after {int(number)}\n", said.stderr


def test_asked_to_end_while_a_part_starts_ends_that_part_too(tmp_path: Path) -> None:
    """The part asks for it itself, at the first moment that it can."""
    script = """
import os, sys
from launch import processes
asks = "import os, signal; os.kill(os.getppid(), signal.SIGTERM); signal.pause()"
for _ in range(10):
    try:
        with processes.ending_raises(), processes.started([sys.executable, "-c", asks], os.environ) as part:
            part.wait()
    except processes.Ended:
        print("ended")
"""
    mark = str(tmp_path)
    environment = {**os.environ, checkout.MARK: mark}
    command = [sys.executable, "-c", script]
    try:
        said = subprocess.run(
            command, cwd=checkout.ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert said.stdout == 10 * "ended\n", said.stderr
        assert list(checkout.marked(mark)) == []
    finally:
        checkout.kill_marked(mark)


def test_asked_to_end_at_a_bad_moment_is_heard_after_it() -> None:
    script = """
import os, signal
from launch import processes
try:
    with processes.ending_raises(), processes.held_back():
        os.kill(os.getpid(), signal.SIGTERM)
        print("the work is done")
except processes.Ended as ended:
    print("then", ended)
"""
    command = [sys.executable, "-c", script]
    said = subprocess.run(command, cwd=checkout.ROOT, capture_output=True, text=True, check=False)
    assert said.stdout == "the work is done\nthen SIGTERM\n", said.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone ends a part with its parent")
def test_a_launcher_that_is_killed_takes_its_parts_along() -> None:
    script = """
import os, sys
from launch import processes
says = "import os, signal; print(os.getpid(), flush=True); signal.pause()"
with processes.started([sys.executable, "-c", says], os.environ) as part:
    part.wait()
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], cwd=checkout.ROOT, stdout=subprocess.PIPE
    ) as launcher:
        assert launcher.stdout is not None
        part = os.pidfd_open(int(launcher.stdout.readline()))
        launcher.kill()
        ended, _, _ = select.select([part], [], [], 60)
        os.close(part)
    assert ended
