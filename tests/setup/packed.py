"""Builds the kiosk's folder, measures it, and proves it away from the tree: python -m tests.setup.packed [--camera]."""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.spent import children
from tests.hubs import ROOT, Hub, running_hub

NAME = "heard-kiosk"
PIN = "492137"
PATIENCE = 300


def build(place: Path, camera: bool) -> Path:
    """The folder that PyInstaller makes."""
    line = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    line += ["--distpath", str(place / "dist"), "--workpath", str(place / "work"), "build.spec"]
    subprocess.run([*line, *(["--", "--camera"] if camera else [])], cwd=ROOT, check=True)
    return place / "dist" / NAME


def size(folder: Path) -> float:
    """Megabytes of all its files."""
    return (
        sum(file.lstat().st_size for file in folder.rglob("*") if file.is_symlink() or file.is_file()) / 1e6
    )


def packed(folder: Path) -> float:
    """Megabytes as a .tar.xz."""
    archive = folder.with_suffix(".tar.xz")
    with tarfile.open(archive, "w:xz") as file:
        file.add(folder, NAME)
    return archive.stat().st_size / 1e6


def locked(lock: str = "kiosk.txt") -> list[str]:
    """The names of the packages of a lock."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    return re.findall(r"^([\w.-]+)==", text, re.MULTILINE)


def unnamed(notice: str) -> list[str]:
    """Packages that may be in a folder and that a NOTICE does not name."""
    words = set(re.findall(r"[\w.-]*\w", notice.lower()))
    return [name for name in locked() if name.lower() not in words]


@contextmanager
def screen() -> Iterator[str]:
    """The name of a display that nobody sees."""
    line = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


class Away:
    """A copy of the folder in a place of its own, run with nothing of this environment."""

    def __init__(self, folder: Path, place: Path, display: str) -> None:
        self.folder, self.place = place / NAME, place
        shutil.copytree(folder, self.folder, symlinks=True)
        home = {"HOME": str(place), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        self.environment = {**home, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """The kiosk, on its own data folder."""
        line = [str(self.folder / NAME), *arguments, "--data", str(self.place / "data")]
        return subprocess.Popen(
            line,
            cwd=self.place,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def check(self) -> str:
        """What its self-test says; it must pass."""
        process = self.start("--check")
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, said
        return said

    def pair(self, hub: Hub) -> None:
        """Make it the hub's, as staff do."""
        code = hub.code()
        process = self.start("pair", "--hub", code["hub"], "--words", code["words"])
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{PIN}\n")
        process.stdin.flush()
        for row in process.stdout:
            if row.startswith("Pictures: "):
                hub.confirm(code, row.removeprefix("Pictures: ").split())
        assert process.wait(PATIENCE) == 0

    def visit(self) -> tuple[int, set[str]]:
        """A visit plays itself: how many screens it showed, and the files it has open that lie in the tree."""
        process = self.start("--play", str(self.place / "screens"), "--window", "1280x800", "--pace", "0.4")
        assert process.stdout
        screens, tree = 0, set()
        for _ in process.stdout:
            screens += 1
            tree |= in_the_tree(process.pid)
        assert process.wait(PATIENCE) == 0
        return screens, tree


def in_the_tree(pid: int) -> set[str]:
    """What a process and all that it started hold in memory of the source tree or of the Python that built it."""
    places = (str(ROOT), sys.prefix, sys.base_prefix)
    rows = (
        Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
        if Path(f"/proc/{pid}").exists()
        else []
    )
    held = {row.partition("/")[2] for row in rows if "/" in row}
    return {f"/{one}" for one in held if f"/{one}".startswith(places)}.union(*map(in_the_tree, children(pid)))


def prove(folder: Path) -> None:
    """The self-test and a visit from the first touch to the hub, away from the tree; prints what was seen."""
    with tempfile.TemporaryDirectory() as name, screen() as display, running_hub(Path(name) / "hub") as hub:
        away = Away(folder, Path(name), display)
        print(away.check(), end="")
        away.pair(hub)
        before = hub.received()["responses"]
        screens, tree = away.visit()
        came = hub.received()["responses"] - before
        print(
            f"a visit of {screens} screens, {came} response at the hub, {len(tree)} files of the tree in use"
        )
        assert came == 1, "the visit did not arrive"
        assert not tree, sorted(tree)


def main() -> int:
    """Build, measure, prove; 1 when a package is not named in NOTICE."""
    parser = argparse.ArgumentParser(prog="python -m tests.setup.packed", description=__doc__)
    parser.add_argument("--camera", action="store_true", help="with the camera, and FFmpeg for it")
    parser.add_argument("--built", type=Path, help="a folder that was built before")
    parser.add_argument("--unpacked", action="store_true", help="make no archive, which takes two minutes")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = asked.built or build(Path(name), asked.camera)
        print(f"unpacked {size(folder):.1f} MB", flush=True)
        if not asked.unpacked:
            print(f"packed {packed(folder):.1f} MB (.tar.xz)", flush=True)
        inside = folder / "_internal"
        texts = {file.parent.name for file in (inside / "licences").glob("*/*")}
        missing = unnamed((inside / "assets" / "NOTICE").read_text(encoding="utf-8"))
        print(
            f"licences of {len(texts)} packages; not named in NOTICE: {', '.join(missing) or 'none'}",
            flush=True,
        )
        prove(folder)
    return int(bool(missing))


if __name__ == "__main__":
    os.environ.pop("PYTHONPATH", None)
    sys.exit(main())
