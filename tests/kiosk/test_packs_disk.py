"""What disk and power do to packs: the old one or the new one, whole, and never a part."""

import sqlite3
from collections.abc import Iterator

import pytest

from easyread.envelope import Packed
from kiosk.trouble import NoRoomForPack
from tests.kiosk.kept import DEVICE, memory_folder
from tests.kiosk.packs import NEW, OLD, PROVES, Kept, assert_old_or_new, bringing


@pytest.fixture
def kept() -> Iterator[Kept]:
    with memory_folder() as folder:
        kept = Kept(folder)
        yield kept
        kept.store.close()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE piece SET content = zeroblob(length(content))",
        "DELETE FROM piece WHERE start = 0",
        "UPDATE pack SET document = x'00'",
        "UPDATE pack SET signature = zeroblob(64)",
    ],
)
def test_what_the_disk_damaged_is_not_asked_by_and_is_wanted_anew(kept: Kept, damage: str) -> None:
    kept.take(bringing(kept.packs.having(), OLD))
    kept.sql(damage)
    kept.again()
    having = kept.packs.having()
    assert (kept.versions(), having.packs) == ([], ())
    parts = tuple(OLD.parts())
    kept.take(Packed(manifests=(OLD.signed,), parts=parts))
    assert kept.versions() == [1]


def test_a_full_disk_keeps_the_old_and_says_so(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.take(bringing(kept.packs.having(), OLD))
    monkeypatch.setattr(kept.store, "free_bytes", lambda: 1000)
    _, trouble = kept.packs.take(bringing(kept.packs.having(), NEW), DEVICE, PROVES)
    assert isinstance(trouble, NoRoomForPack)
    assert kept.versions() == [1]
    monkeypatch.undo()
    kept.take(Packed(parts=tuple(NEW.parts())))
    assert kept.versions() == [2]


@pytest.mark.parametrize("at", range(1, 16, 2))
def test_cut_short_at_any_statement_it_is_the_old_or_the_new_whole(kept: Kept, at: int) -> None:
    kept.take(bringing(kept.packs.having(), OLD))
    packed = bringing(kept.packs.having(), NEW)
    said = 0

    def trace(statement: str) -> None:
        nonlocal said
        said += statement.startswith(("INSERT", "UPDATE", "DELETE"))

    def stop() -> int:
        return int(said >= at)

    connection = kept.store.read(lambda connection: connection)
    connection.set_trace_callback(trace)
    connection.set_progress_handler(stop, 1)
    try:
        kept.take(packed)
    except sqlite3.OperationalError as error:
        assert "interrupted" in str(error)  # noqa: PT017
    connection.set_progress_handler(None, 0)
    connection.set_trace_callback(None)
    assert_old_or_new(kept)
    kept.again()
    assert_old_or_new(kept)
    kept.take(packed)
    assert kept.versions() == [2]
