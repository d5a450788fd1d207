"""A wheel carries all that a hub and a kiosk need, by name alone: pytest tests/setup/long_wheel.py."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_CARRIED = (".gitkeep", ".py", ".po", ".pot", ".xcf")


def ran(*line: str | Path, cwd: Path) -> str:
    """What a command prints; it must end well."""
    environment = {name: words for name, words in os.environ.items() if name != "PYTHONPATH"}
    whole = [str(part) for part in line]
    done = subprocess.run(whole, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_wheel_carries_all_that_is_read(tmp_path: Path) -> None:
    tracked = ran("git", "ls-files", "easyread", "kiosk", "scheme", "assets", cwd=ROOT).splitlines()
    source = tmp_path / "source"
    for name in [*tracked, "pyproject.toml", "README.md", "LICENSE"]:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    build = "import setuptools.build_meta as b, sys; print(b.build_wheel(sys.argv[1]))"
    wheel = tmp_path / ran(sys.executable, "-c", build, tmp_path, cwd=source).splitlines()[-1]
    place = tmp_path / "place"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
    expected = [
        name
        for name in tracked
        if not name.endswith(NOT_CARRIED) and not name.startswith("assets/pictures/draw/")
    ]
    assert expected
    assert [name for name in expected if not (place / name).is_file()] == []
    made = json.loads(ran(sys.executable, "-m", "scheme", "demo", "--data", tmp_path / "hub", cwd=place))
    assert made["households"]
    assert "scheme/__init__.py" in ran(
        sys.executable, "-c", "import scheme; print(scheme.__file__)", cwd=place
    ).replace(os.sep, "/")
    opened = "from kiosk import assets, contents; from kiosk.store.database import open_store; from pathlib import Path"
    line = f"{opened}; contents.load(assets.folder()); open_store(Path({str(tmp_path / 'kiosk')!r})).close()"
    ran(sys.executable, "-c", line, cwd=place)
