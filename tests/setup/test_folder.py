"""The demo's folder: held by one demo at a time, begun afresh only when it is a demo's."""

from pathlib import Path

import pytest

from launch import folder
from launch.trouble import Trouble


def test_two_demos_do_not_share_a_folder(tmp_path: Path) -> None:
    here, again = folder.held(tmp_path, fresh=False), folder.held(tmp_path, fresh=True)
    with here, pytest.raises(Trouble, match="a demo already runs"), again:
        pass
    with folder.held(tmp_path, fresh=False):
        pass


def test_what_is_remembered_is_there_next_time_and_for_its_owner_alone(tmp_path: Path) -> None:
    with folder.held(tmp_path, fresh=False):
        assert folder.remembered(tmp_path) == {}
        folder.remember(tmp_path, {"pin": "123456"})
    with folder.held(tmp_path, fresh=False):
        assert folder.remembered(tmp_path) == {"pin": "123456"}
    assert [place.stat().st_mode & 0o777 for place in tmp_path.iterdir()] == [0o600]


def test_fresh_empties_a_demos_folder(tmp_path: Path) -> None:
    with folder.held(tmp_path, fresh=False):
        (tmp_path / "hub").mkdir()
        (tmp_path / "hub" / "hub.sqlite3").touch()
        folder.remember(tmp_path, {"pin": "123456"})
    with folder.held(tmp_path, fresh=True):
        assert folder.remembered(tmp_path) == {}
        assert not (tmp_path / "hub").exists()


def test_fresh_does_not_empty_a_folder_of_someone_else(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.touch()
    with pytest.raises(Trouble, match="was made by no demo"), folder.held(tmp_path, fresh=True):
        pass
    assert letter.exists()


def test_a_folder_that_cannot_be_made_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with (
        pytest.raises(Trouble, match="Not a directory"),
        folder.held(tmp_path / "file" / "demo", fresh=False),
    ):
        pass


def test_a_torn_memory_is_trouble_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "demo.json").write_text("{", encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        folder.remembered(tmp_path)
    assert "--fresh" in caught.value.remedy
