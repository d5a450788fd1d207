"""The environment: made from the lock file, made again when half made, and left alone when it is whole."""

import resource
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from launch import packages, stamp
from launch.trouble import Trouble
from tests.setup import checkout


def started(command: list[str], environment: dict[str, str]) -> float:
    """The quickest of five starts, in seconds of the processor: a busy machine does not count."""
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, env=environment, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return min(times)


def whole_environment(root: Path) -> None:
    """One that only looks whole: enough for what reads the stamp."""
    stamp.python(root).parent.mkdir(parents=True)
    stamp.python(root).symlink_to(checkout.python())
    stamp.write(root, "demo")


def added(root: Path, environment: dict[str, str]) -> float:
    """Seconds that a second start takes longer than starting Python directly."""
    ours = started([checkout.python(), str(root / "heard"), "kiosk", "--help"], environment)
    direct = [str(stamp.python(root)), "-m", "kiosk", "--help"]
    return ours - started(direct, {**environment, "PYTHONPATH": str(root), "PYTHONSAFEPATH": "1"})


@pytest.mark.slow
def test_the_life_of_an_environment(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    checkout.tool(tools, "dpkg-query", checkout.installed(*stamp.LIBRARIES["demo"]))
    environment = checkout.surroundings(tools, HOME=str(tmp_path))
    root = checkout.make(tmp_path / "heard")
    junk = root / ".venv" / "lib" / "junk"
    junk.parent.mkdir(parents=True)
    junk.touch()

    first = checkout.run(root, "kiosk", "--help", environment=environment | {"PYTHONDONTWRITEBYTECODE": "1"})
    assert first.stdout == "kiosk --help\n", first.stderr
    assert list((root / ".venv").rglob("small*.pyc")), "compiled once, whatever the environment says"
    assert "set-up took" in first.stderr
    assert "warning" not in first.stderr.lower()
    assert not junk.exists(), "what was half made is made again"
    made = (root / ".venv" / "pyvenv.cfg").stat().st_mtime_ns

    second = checkout.run(root, "kiosk", "--help", environment=environment)
    assert (second.stdout, second.stderr) == ("kiosk --help\n", "")

    more = added(root, environment)
    record_property("said", f"a second start adds {1000 * more:.0f} ms")
    assert more < 0.3

    lock = root / stamp.LOCKS["demo"]
    lock.write_text(lock.read_text(encoding="utf-8") + "# newer\n", encoding="utf-8")
    third = checkout.run(root, "kiosk", "--help", environment=environment)
    assert third.stdout == "kiosk --help\n"
    assert "set-up took" in third.stderr
    assert (root / ".venv" / "pyvenv.cfg").stat().st_mtime_ns == made, "brought up to date in place"

    other = checkout.small_package(root, version=2)
    lock.write_text(f"{other.as_uri()} --hash=sha256:{64 * '0'}\n", encoding="utf-8")
    fourth = checkout.run(root, "kiosk", "--help", environment=environment)
    assert fourth.returncode == 2
    assert "Heard stopped at: Python packages" in fourth.stderr
    assert "not the one that the lock file names" in fourth.stderr
    assert fourth.stderr.endswith("then again: ./heard kiosk --help\n")
    assert not stamp.whole(root), "a failed installation is half made"


def test_a_whole_environment_is_ready(tmp_path: Path) -> None:
    root = checkout.make(tmp_path)
    assert not stamp.ready(root, "demo")
    whole_environment(root)
    assert stamp.ready(root, "demo")
    assert not stamp.ready(root, "test"), "the tests need more"


def test_the_environment_of_the_tests_serves_a_demo(tmp_path: Path) -> None:
    root = checkout.make(tmp_path)
    whole_environment(root)
    stamp.write(root, "test")
    assert stamp.ready(root, "demo")


def test_a_newer_lock_asks_for_an_update(tmp_path: Path) -> None:
    root = checkout.make(tmp_path)
    whole_environment(root)
    (root / stamp.LOCKS["demo"]).write_text("# newer\n", encoding="utf-8")
    assert not stamp.ready(root, "demo")
    assert stamp.whole(root)


@pytest.mark.parametrize("target", ["/usr/bin/env", "/nonexistent/python3"])
def test_another_python_makes_it_useless(tmp_path: Path, target: str) -> None:
    root = checkout.make(tmp_path)
    whole_environment(root)
    stamp.python(root).unlink()
    stamp.python(root).symlink_to(target)
    assert not stamp.whole(root)


@pytest.mark.parametrize("text", ["", "\x00", "python", "python /usr/bin/python3\ndemo"])
def test_a_torn_stamp_is_none(tmp_path: Path, text: str) -> None:
    root = checkout.make(tmp_path)
    whole_environment(root)
    (root / ".venv" / "heard.stamp").write_text(text, encoding="utf-8")
    assert not stamp.ready(root, "demo")


def test_a_link_is_discarded_and_not_what_it_points_to(tmp_path: Path) -> None:
    root = checkout.make(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    stamp.environment(root).symlink_to(elsewhere)
    packages.discard(root)
    assert elsewhere.exists()
    assert not stamp.environment(root).exists()


def test_too_little_space_is_said_before_anything_is_fetched(tmp_path: Path) -> None:
    packages.need_space(tmp_path, needed=1)
    with pytest.raises(Trouble, match="set-up needs about 1000000000 GB"):
        packages.need_space(tmp_path, needed=10**18)
