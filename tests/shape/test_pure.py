"""easyread is frozen values and plain functions: it loads nothing of the world and asks it nothing."""

import ast
import enum
import importlib
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from msgspec import Struct

from tests.shape.source import ROOT, Source, dotted, faults, imports, is_under, python

WORLD = ("PySide6", "django", "sqlite3", "socket", "threading", "nacl", "urllib", "ssl", "subprocess")
"""What stays unloaded when all of easyread is imported."""

CLOCK_AND_CHANCE = ("time", "random", "secrets", "uuid")
READS = (
    "os",
    "io",
    "pathlib",
    "shutil",
    "tempfile",
    "glob",
    "logging",
    "asyncio",
    "multiprocessing",
    "concurrent",
)
CALLS = ("open", "print", "input", "exec", "eval")
NOW = ("now", "utcnow", "today", "fromtimestamp")

MODULES = [
    source.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    for source in python("easyread")
    if not source.path.endswith("/__main__.py")
]


def touches_the_world(source: Source) -> Iterator[str]:
    """Imports of clock, chance and disk, and the calls that need no import."""
    for node, name in imports(source):
        if is_under(name, WORLD + CLOCK_AND_CHANCE + READS):
            yield source.at(node, f"imports {name}")
    for node in source.nodes(ast.Call):
        called = dotted(node.func)
        if called in CALLS or called.split(".")[-1] in NOW:
            yield source.at(node, f"calls {called}")


def is_loose(kind: type) -> bool:
    """A class that is neither a frozen value, nor an enum, an exception or a protocol."""
    if issubclass(kind, Struct):
        return not kind.__struct_config__.frozen
    return not issubclass(kind, enum.Enum | Exception) and not getattr(kind, "_is_protocol", False)


def test_easyread_loads_nothing_of_the_world() -> None:
    asked = f"import sys, json, {', '.join(MODULES)}; print(json.dumps(sorted(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    )
    loaded = json.loads(run.stdout)
    assert set(MODULES) <= set(loaded)
    assert [name for name in loaded if is_under(name, WORLD)] == []


def test_easyread_asks_no_clock_no_chance_and_no_disk() -> None:
    sources = [source for source in python("easyread") if not source.path.endswith("/__main__.py")]
    assert faults(touches_the_world, sources) == []


@pytest.mark.parametrize(
    "text",
    [
        "import time",
        "from random import choice",
        "import os.path",
        "def f(path):\n    return open(path)",
        "from datetime import datetime\nx = datetime.now()",
        "import datetime\nx = datetime.date.today()",
    ],
)
def test_a_touch_of_the_world_is_seen(text: str) -> None:
    assert faults(touches_the_world, [Source("easyread/bad.py", text)])


def test_every_class_of_easyread_is_a_frozen_value() -> None:
    classes = [
        kind
        for module in map(importlib.import_module, MODULES)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__
    ]
    assert len(classes) > 20
    assert [f"{kind.__module__}.{kind.__name__}" for kind in classes if is_loose(kind)] == []


def test_a_class_that_can_change_is_seen() -> None:
    class Loose(Struct):
        words: str

    class Plain:
        words = ""

    class Frozen(Struct, frozen=True):
        words: str

    assert [is_loose(kind) for kind in (Loose, Plain, Frozen)] == [True, True, False]
