"""Tests use the real thing: nothing is swapped behind its back, and nothing waits for a time."""

import ast
from collections.abc import Iterator

import pytest

from tests.shape.source import PACKAGES, Source, dotted, faults, imports, is_under, python

MOCKS = ("unittest.mock", "mock", "pytest_mock", "asynctest")
WAITS = frozenset({"sleep", "qWait", "qSleep", "msleep", "usleep"})


def fakes_or_waits(source: Source) -> Iterator[str]:
    """Mocks, sleeps, and parts of our own code swapped in a running test."""
    for node, name in imports(source):
        if is_under(name, MOCKS):
            yield source.at(node, f"imports {name}; use the real thing or a fake that behaves")
        if name == "time.sleep":
            yield source.at(node, "imports sleep; wait for an event")
    for call in source.nodes(ast.Call):
        called = dotted(call.func)
        last = called.split(".")[-1]
        if last in WAITS or called == "qtbot.wait":
            yield source.at(call, f"calls {called}; wait for an event")
        if called == "monkeypatch.setattr" and is_ours(call):
            yield source.at(call, "swaps our own code; hand the part in instead")


def is_ours(call: ast.Call) -> bool:
    """Whether ``setattr`` is called with a dotted name of one of our packages."""
    target = call.args[0] if call.args else None
    name = target.value if isinstance(target, ast.Constant) else dotted(target) if target else ""
    return str(name).split(".")[0] in PACKAGES


def test_tests_fake_nothing_and_wait_for_events() -> None:
    assert faults(fakes_or_waits, python("tests")) == []


@pytest.mark.parametrize(
    "text",
    [
        "from unittest import mock",
        "from unittest.mock import patch",
        "import time\ntime.sleep(1)",
        "from time import sleep",
        "QTest.qWait(10)",
        "qtbot.wait(10)",
        "monkeypatch.setattr('kiosk.sync.hub.post', post)",
        "monkeypatch.setattr(kiosk.jobs, 'run', run)",
    ],
)
def test_a_fake_or_a_sleep_is_seen(text: str) -> None:
    assert faults(fakes_or_waits, [Source("tests/kiosk/test_play.py", text)])
