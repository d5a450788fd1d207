"""Finds and installs the system libraries that the packages need, on Debian and what is made from it."""

import os
import shutil
import subprocess
from collections.abc import Sequence

from . import progress
from .trouble import Trouble

STEP = "system libraries"


def missing(packages: Sequence[str]) -> list[str] | None:
    """Those of packages that are not installed; None where there is no dpkg to ask."""
    if shutil.which("dpkg-query") is None:
        return None
    asked = ["dpkg-query", "--show", "--showformat=${db:Status-Status}\t${Package}\t${Provides}\n"]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        lines = answer.stderr.strip().splitlines()
        raise Trouble(STEP, (lines or ["dpkg-query failed"])[-1])
    installed: set[str] = set()
    for row in answer.stdout.splitlines():
        status, package, provides = row.split("\t")
        if status == "installed":
            installed.add(package)
            # Later Debians name libglib2.0-0 libglib2.0-0t64, which provides the old name.
            installed.update(name.split(" ")[0] for name in provides.split(", "))
    return [package for package in packages if package not in installed]


def install(packages: Sequence[str]) -> None:
    """Installs packages as root; a plain user is told the one line to run."""
    if os.geteuid() != 0:
        names = " ".join(packages)
        line = f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
        raise Trouble(STEP, "some are missing, and only an administrator can install them", f"Run: {line}")
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=20"]
    try:
        progress.run(STEP, [*apt, "update"], _list_read, quiet)
    except Trouble as trouble:
        # One list of many may be out of reach and the rest serve: the installation decides.
        progress.say(f"      Not all package lists were read ({trouble.why}); going on with what there is.")
    wanted = [*apt, "install", "-y", "--no-install-recommends", *packages]
    progress.run(STEP, wanted, _package_handled, quiet)


def _list_read(line: str) -> str | None:
    return "reading the package lists" if line.startswith(("Get:", "Hit:")) else None


def _package_handled(line: str) -> str | None:
    """`Get:3 (address) bookworm/main amd64 libgl1 amd64 1.6.0-1 [88.4 kB]`, `Setting up libgl1:amd64 ...`."""
    words = line.split()
    if line.startswith("Get:") and len(words) > 4:
        return f"fetching {words[4]}"
    if line.startswith(("Unpacking ", "Setting up ")):
        return f"installing {words[1 if words[0] == 'Unpacking' else 2].split(':')[0]}"
    return None
