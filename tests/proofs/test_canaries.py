"""What was said stands in no file and in no memory of a new kiosk; how much was said shows in no size."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.kiosk.kept import memory_folder
from tests.proofs.canaries import after_restart, sizes
from tests.proofs.planted_words import CONCERN, in_files, say_all
from tests.stories.alone import TO_CONSENT
from tests.stories.home import at_home, paired

TO_GOOD_DAY = (*TO_CONSENT, "yes", "next", "me", "next", "good-day", "next", "no", "next")


def test_sets_of_answers_have_one_size() -> None:
    assert len(sizes(200, seed=5)) == 1


@pytest.mark.slow
@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
@pytest.mark.skipif(sys.platform != "linux", reason="the memory of another process is read in /proc")
def test_a_new_kiosk_knows_nothing_of_what_was_said(qapp: QApplication, tmp_path: Path) -> None:
    with memory_folder() as folder:
        with at_home(paired(folder), guard=0) as home:
            sought = say_all(home.do(*TO_GOOD_DAY))
        searched, hits = in_files([folder], sought)
        assert (searched > 3, hits) == (True, [])
        read, found = after_restart(folder, sought, tmp_path / "log")
        assert (read > 10_000_000, found) == (True, [])
        (folder / "leak").write_text(CONCERN.upper(), encoding="utf-8")
        assert in_files([folder], sought)[1] == ["leak"]
