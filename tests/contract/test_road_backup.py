"""The real device against a real hub that is put back from an old backup: all comes back, and nothing twice."""

from pathlib import Path

import pytest

from tests.contract.put_back import all_comes_back


@pytest.mark.long
def test_a_hub_put_back_from_an_old_backup_is_given_all_again(tmp_path: Path) -> None:
    all_comes_back(tmp_path, {}, {})
