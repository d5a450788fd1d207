"""All tests on both cores, those of sound beside the others; or those that somebody names."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from . import part, processes

_SPREAD = ["--dist", "loadfile", "--no-loadscope-reorder"]
"""How processes share the tests: tests/conftest.py has them in their order, the longest first."""


def run(root: Path, arguments: list[str]) -> int:
    """The exit code of the tests that the arguments ask for, as for pytest, or of all of them."""
    os.chdir(root)
    environment = part.compiled_once(os.environ)
    if arguments:
        part.become(root, environment, ["pytest", "-q", *_SPREAD, "-n", "2", *arguments])
    pytest = part.command(root, "pytest", "-q")
    # Those of easyread run in tests/shape/test_tools.py, where each branch that they take is counted.
    most = [*_SPREAD, "-n", "3", "--ignore=tests/sound", "--ignore=tests/easyread"]
    # What is measured by ear goes first where both want the machine: a sound that waits is heard to stutter.
    gives_way = ["nice", "-n", "19"] if shutil.which("nice") else []
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "sound"
        with processes.started([*pytest, "-n", "1", "tests/sound"], environment, log) as ear:
            print("All tests but those of sound, which are heard meanwhile:", flush=True)
            status = subprocess.call([*gives_way, *pytest, *most], env=environment)
            heard = ear.wait()
        print("Those of sound:", log.read_text(encoding="utf-8", errors="replace"), sep="\n", flush=True)
    return heard or status
