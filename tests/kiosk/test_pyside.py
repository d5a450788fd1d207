"""Qt keeps count of None: PySide6 6.12 on Python 3.11 loses a reference on every void call, and aborts."""

import subprocess
import sys

CALLS = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range({calls}):
    label.setText(str(number))
print(before - sys.getrefcount(None), label.text())
"""


def call(calls: int) -> tuple[int, str]:
    """What so many void calls lose of the count of None, and their last text; in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", CALLS.format(calls=calls)], check=True, capture_output=True, encoding="utf-8"
    )
    lost, text = run.stdout.split()
    return int(lost), text


def test_a_thousand_void_calls_lose_no_none() -> None:
    lost, _ = call(1_000)
    # What else the interpreter does between the two counts may let go of a few.
    assert lost < 100


def test_fifty_thousand_void_calls_end_well() -> None:
    assert call(50_000)[1] == "49999"
