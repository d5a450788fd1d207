"""System libraries: found by asking dpkg, installed by root, and named to anyone else in one line."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from launch import stamp, system
from launch.trouble import Trouble
from tests.setup import checkout

NOBODY = 65534
ALL = stamp.LIBRARIES["demo"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def tools(open_folder: Path) -> Path:
    place = open_folder / "tools"
    place.mkdir()
    return place


@pytest.fixture
def root(open_folder: Path) -> Path:
    place = open_folder / "heard"
    place.mkdir()
    return checkout.make(place)


@pytest.mark.skipif(sys.platform != "linux", reason="dpkg is Debian's")
def test_a_plain_user_gets_the_one_line_to_run(root: Path, tools: Path) -> None:
    checkout.tool(tools, "dpkg-query", checkout.installed(*ALL[2:]))
    user = NOBODY if os.geteuid() == 0 else None
    said = checkout.run(root, "demo", "--play", environment=checkout.surroundings(tools), user=user)
    assert said.returncode == 2
    [line] = [line for line in said.stderr.splitlines() if "sudo" in line]
    assert line.endswith(f"apt-get install -y --no-install-recommends {ALL[0]} {ALL[1]}")
    assert said.stderr.endswith("then again: ./heard demo --play\n")
    assert not (root / ".venv").exists()


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may install system libraries")


@needs_root
@pytest.mark.parametrize(
    ("printed", "why", "remedy"),
    [
        ("E: Could not get lock /var/lib/dpkg/lock-frontend.", "another apt or dpkg is at work", "Wait"),
        ("E: Unable to locate package libgl1", "could not be fetched", "internet"),
        ("E: You don't have enough free space in /var/cache/apt/archives/.", "the disk is full", "2 GB"),
        ("E: dpkg was interrupted, you must manually run it", "was interrupted", "dpkg --configure -a"),
        ("E: Something that nobody foresaw", "E: Something that nobody foresaw", ""),
    ],
)
def test_apt_that_fails_is_explained(root: Path, tools: Path, printed: str, why: str, remedy: str) -> None:
    checkout.tool(tools, "dpkg-query", checkout.installed())
    checkout.tool(tools, "apt-get", f'echo "Reading package lists..."; echo "{printed}" >&2; exit 100')
    said = checkout.run(root, "demo", "--play", environment=checkout.surroundings(tools))
    assert said.returncode == 2
    assert "Heard stopped at: system libraries" in said.stderr
    assert why in said.stderr
    assert remedy in said.stderr
    assert said.stderr.endswith("then again: ./heard demo --play\n")


@needs_root
def test_a_list_out_of_reach_does_not_stop_the_installation(tools: Path) -> None:
    asked = tools / "asked"
    script = f'echo "$DEBIAN_FRONTEND $@" >> {asked}; case "$*" in *update*) exit 100;; esac'
    checkout.tool(tools, "apt-get", script)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
        system.install(["libgl1", "libpulse0"])
    update, install = asked.read_text(encoding="utf-8").splitlines()
    assert (update.split()[0], update.split()[-1]) == ("noninteractive", "update")
    assert install.endswith("install -y --no-install-recommends libgl1 libpulse0")


@needs_root
def test_ctrl_c_while_apt_works_ends_both(root: Path, tools: Path) -> None:
    """The fake apt-get waits for ever, on a pipe that nobody writes to."""
    os.mkfifo(tools / "never")
    checkout.tool(tools, "dpkg-query", checkout.installed())
    checkout.tool(tools, "apt-get", f'echo "$$" > {tools}/pid; cat {tools}/never')
    mark = str(tools)
    environment = checkout.surroundings(tools, **{checkout.MARK: mark})
    # A run in the background of a shell hands on that Ctrl-C is ignored.
    hears = ["env", "--default-signal=INT"]
    command = [*hears, checkout.python(), str(root / "heard"), "demo", "--play"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stderr is not None
            assert any("to install" in line for line in running.stderr)
            running.send_signal(signal.SIGINT)
            assert running.wait(timeout=60) == 130
            assert list(checkout.marked(mark)) == []
        finally:
            checkout.kill_marked(mark)


def test_a_package_that_provides_the_old_name_counts(tools: Path) -> None:
    rows = "printf 'installed\\tlibglib2.0-0t64\\tlibglib2.0-0 (= 2.80.0-6)\\n'; printf 'not-installed\\tlibgl1\\t\\n'"
    checkout.tool(tools, "dpkg-query", rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
        assert system.missing(["libglib2.0-0", "libgl1"]) == ["libgl1"]


def test_where_there_is_no_dpkg_nothing_is_asked(tools: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(tools))
        assert system.missing(ALL) is None


def test_dpkg_that_fails_is_trouble(tools: Path) -> None:
    checkout.tool(tools, "dpkg-query", 'echo "dpkg-query: error: the database is broken" >&2; exit 2')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
        with pytest.raises(Trouble, match="the database is broken"):
            system.missing(ALL)
