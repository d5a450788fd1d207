"""kill -9 of the whole kiosk: the next start shows Welcome, with everything that was kept."""

import sys
from collections.abc import Callable

import pytest

from tests.proofs.kills import prove

if sys.platform == "win32":
    pytest.skip("Windows has neither fork nor kill -9", allow_module_level=True)

KILLS = 20


@pytest.mark.slow
def test_a_kiosk_that_is_killed_starts_again_with_everything(
    record_property: Callable[[str, object], None],
) -> None:
    found = prove(KILLS, seed=7)
    assert (found.kills, found.lost, found.unusable, found.first) == (KILLS, 0, 0, "")
    assert found.welcomes > KILLS / 2
    assert found.acknowledged > KILLS / 2
    record_property("said", f"{KILLS} kills, {found.acknowledged} things acknowledged: 0 lost")
