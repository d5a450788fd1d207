"""A small checkout: the real command and its real steps, with one small package to install and no network."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MARK = "TEST_STARTED_BY"


def make(folder: Path) -> Path:
    """The command and its steps, lock files that name one package lying beside them, and a kiosk that echoes."""
    folder.mkdir(exist_ok=True)
    shutil.copy(ROOT / "heard", folder / "heard")
    shutil.copytree(ROOT / "launch", folder / "launch", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "requirements").mkdir()
    wheel = small_package(folder)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    for name in ("demo", "dev"):
        lock = folder / "requirements" / f"{name}.txt"
        lock.write_text(f"{wheel.as_uri()} --hash=sha256:{digest}\n", encoding="utf-8")
    (folder / "kiosk").mkdir()
    echo = "import sys\nimport small\nprint('kiosk', *sys.argv[1:])\n"
    (folder / "kiosk" / "__main__.py").write_text(echo, encoding="utf-8")
    return folder


def small_package(folder: Path, version: int = 1) -> Path:
    """A wheel of one empty module."""
    wheel = folder / f"small-{version}-py3-none-any.whl"
    about = f"small-{version}.dist-info"
    written = {
        "small.py": "",
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: small\nVersion: {version}\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in written) + f"{about}/RECORD,,\n"
    with zipfile.ZipFile(wheel, "w") as file:
        for name, text in {**written, f"{about}/RECORD": record}.items():
            file.writestr(name, text)
    return wheel


def tool(folder: Path, name: str, script: str) -> None:
    """A programme that stands on PATH in place of the system's own."""
    place = folder / name
    place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    place.chmod(0o755)


def installed(*packages: str) -> str:
    """What dpkg-query prints for these packages, as a script."""
    return "\n".join(f"printf 'installed\\t{package}\\t\\n'" for package in packages) or ":"


def surroundings(tools: Path | None = None, **more: str) -> dict[str, str]:
    """A bare environment with no screen; the tools first on PATH."""
    path = "/usr/sbin:/usr/bin:/sbin:/bin"
    return {"PATH": f"{tools}:{path}" if tools else path, "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", **more}


def run(
    root: Path, *arguments: str, environment: dict[str, str] | None = None, user: int | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python(), str(root / "heard"), *arguments],
        env=environment or surroundings(),
        user=user,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def python() -> str:
    """A Python that every user may start: the system's own where it is new enough."""
    system = Path("/usr/bin/python3")
    newest = system.exists() and system.resolve().name in ("python3.11", "python3.12", "python3.13")
    return str(system) if newest else sys.executable


def marked(value: str) -> Iterator[int]:
    """The processes that were started, by whomever, with this mark in their environment."""
    wanted = f"{MARK}={value}".encode()
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if wanted in (place / "environ").read_bytes().split(b"\0"):
                yield int(place.name)
        except OSError:
            continue  # gone, or another user's


def kill_marked(value: str) -> None:
    """Leaves nothing behind when a test failed."""
    for number in marked(value):
        os.kill(number, signal.SIGKILL)
