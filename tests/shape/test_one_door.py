"""One door off the GUI thread, and one hook for bugs."""

import ast
from collections.abc import Iterator

import pytest

from tests.shape.source import PACKAGES, Source, dotted, faults, imports, is_under, python

DOOR = "kiosk/jobs.py"
THREADS = ("threading", "_thread", "concurrent.futures", "multiprocessing", "asyncio")
QT_THREADS = frozenset({"QThread", "QThreadPool", "QRunnable", "QMutex", "QtConcurrent"})

TOO_WIDE = frozenset({"Exception", "BaseException", "object"})


def names_a_thread(source: Source) -> Iterator[str]:
    """Words of threads anywhere but at the door."""
    if source.path == DOOR:
        return
    for node, name in imports(source):
        if is_under(name, THREADS) or name.split(".")[-1] in QT_THREADS:
            yield source.at(node, f"imports {name}; work off the GUI thread goes through {DOOR}")
    for node in source.nodes(ast.Attribute):
        if node.attr in QT_THREADS or node.attr == "moveToThread":
            yield source.at(node, f"names {node.attr}; work off the GUI thread goes through {DOOR}")


def is_none(annotation: ast.expr | None) -> bool:
    """Whether a function is said to return None."""
    return isinstance(annotation, ast.Constant) and annotation.value is None


def is_the_hook(source: Source) -> bool:
    """The file that sets ``sys.excepthook``."""
    return any(
        dotted(target) == "sys.excepthook" for node in source.nodes(ast.Assign) for target in node.targets
    )


def is_let_go(clause: ast.ExceptHandler, path: str) -> bool:
    """Whether the clause only tidies up and raises again what it caught; or is the door, and hands it on."""
    last = clause.body[-1]
    if (
        path == DOOR
        and len(clause.body) == 1
        and isinstance(last, ast.Expr)
        and isinstance(last.value, ast.Call)
    ):
        return dotted(last.value.func) == "future.set_exception"
    return isinstance(last, ast.Raise) and last.exc is None


def catches_what_it_does_not_name(source: Source) -> Iterator[str]:
    """``except Exception``, a bare ``except`` and their like, anywhere but in the file of the hook."""
    if is_the_hook(source):
        return
    caught: list[tuple[ast.AST, ast.expr | None]] = []
    for clause in source.nodes(ast.ExceptHandler):
        if is_let_go(clause, source.path):
            continue
        kinds = clause.type.elts if isinstance(clause.type, ast.Tuple) else [clause.type]
        caught += [(clause, kind) for kind in kinds]
    for call in source.nodes(ast.Call):
        if dotted(call.func).split(".")[-1] == "suppress":
            caught += [(call, kind) for kind in call.args]
    for function in source.nodes(ast.FunctionDef):
        if function.name == "__exit__" and not is_none(function.returns):
            yield source.at(function, "a block that may swallow what it does not name")
    for node, kind in caught:
        if kind is None or dotted(kind) in TOO_WIDE:
            yield source.at(node, "catches what it does not name; Trouble is caught by name, a bug by none")


def test_only_the_door_names_threads() -> None:
    assert faults(names_a_thread, python("easyread", "kiosk")) == []


@pytest.mark.parametrize(
    "text",
    [
        "import threading",
        "from concurrent.futures import ThreadPoolExecutor",
        "from PySide6.QtCore import QObject, QThread",
        "from PySide6 import QtCore\nQtCore.QThreadPool.globalInstance()",
        "worker.moveToThread(other)",
    ],
)
def test_a_second_door_is_seen(text: str) -> None:
    assert faults(names_a_thread, [Source("kiosk/voice/play.py", text)])
    assert not faults(names_a_thread, [Source(DOOR, text)])


def test_failures_are_caught_by_name() -> None:
    assert faults(catches_what_it_does_not_name, python(*PACKAGES, "tests")) == []


def test_there_is_one_hook_for_bugs() -> None:
    assert [source.path for source in python(*PACKAGES) if is_the_hook(source)] == ["kiosk/bugs.py"]


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    f()\nexcept Exception:\n    pass",
        "try:\n    f()\nexcept:\n    pass",
        "try:\n    f()\nexcept (OSError, BaseException) as error:\n    raise Trouble from error",
        "with contextlib.suppress(Exception):\n    f()",
        "class Calm:\n    def __exit__(self, kind, error, trace) -> bool: ...",
    ],
)
def test_a_wide_catch_is_seen(text: str) -> None:
    assert faults(catches_what_it_does_not_name, [Source("kiosk/session.py", text)])
    assert not faults(catches_what_it_does_not_name, [Source("a.py", "sys.excepthook = hook\n" + text)])


def test_tidying_up_is_let_be() -> None:
    text = "try:\n    f()\nexcept BaseException:\n    end()\n    raise"
    assert not faults(catches_what_it_does_not_name, [Source("launch/progress.py", text)])


def test_the_door_may_only_hand_on_what_it_catches() -> None:
    caught = "try:\n    f()\nexcept BaseException as error:\n    "
    assert not faults(catches_what_it_does_not_name, [Source(DOOR, caught + "future.set_exception(error)")])
    assert faults(catches_what_it_does_not_name, [Source(DOOR, caught + "pass")])
