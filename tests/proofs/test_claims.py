"""What the tablet says of the road is so; the rest of the proof is run by itself."""

import pytest
from pytestqt.qtbot import QtBot

from kiosk.road import Known, Road
from tests.proofs.claims import prove


def test_it_says_that_something_has_gone_when_it_has_and_only_then(qtbot: QtBot) -> None:
    found = prove(200, 3)
    assert not found.wrong
    assert found.claims > 50 and found.sent > 50


def test_a_tablet_that_says_so_too_early_is_found_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def early(self: Road, known: Known, pending: int) -> None:
        self.told.emit("gone" if pending < 2 else known, pending)

    monkeypatch.setattr(Road, "_tell", early)
    assert prove(100, 3).wrong
