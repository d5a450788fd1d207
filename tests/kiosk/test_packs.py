"""A pack is asked by when every byte of it is what the scheme signed; until then the old one stays."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from nacl.signing import SigningKey

from easyread.envelope import Packed, Signed
from easyread.pack import SURVEY
from easyread.parts import Part
from kiosk.store.database import open_store
from kiosk.store.packs import Pack, Packs
from kiosk.sync.sync import proving
from kiosk.trouble import NoRoomForPack
from tests.kiosk.kept import DEVICE, SMALL_BALLAST, memory_folder, pairing
from tests.kiosk.packs import Made, bringing, listed, made, sign, text

PROVES = proving(pairing())
SOUND = {"recordings/en/0123456789abcdef.wav": b"RIFF" * 700}
OLD, NEW = made(1), made(2, files=SOUND)


class Kept:
    """Packs in a store of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fitting = True
        self.open()

    def open(self) -> None:
        self.store = open_store(self.folder, ballast=SMALL_BALLAST)
        self.packs = Packs(self.store, lambda pack: self.fitting)

    def again(self) -> None:
        """The kiosk is started anew."""
        self.store.close()
        self.open()
        self.packs.check(PROVES)

    def take(self, packed: Packed) -> bool:
        return self.packs.take(packed, DEVICE, PROVES)[0]

    def versions(self) -> list[int]:
        return [pack.manifest.version for pack in self.packs.load()]

    def sql(self, statement: str, *values: object) -> None:
        self.store.write(lambda connection: connection.execute(statement, values))


@pytest.fixture
def kept() -> Iterator[Kept]:
    with memory_folder() as folder:
        kept = Kept(folder)
        yield kept
        kept.store.close()


def test_a_whole_pack_is_asked_by_and_takes_the_place_of_the_old(kept: Kept) -> None:
    assert kept.packs.having().tag == ""
    assert kept.take(bringing(kept.packs.having(), OLD, due={"p": ("garden",)}))
    assert kept.versions() == [1]
    told = kept.packs.list()
    assert told and told.due == {"p": ("garden",)}
    kept.again()
    assert kept.versions() == [1]
    assert kept.take(bringing(kept.packs.having(), NEW))
    (pack,) = kept.packs.load()
    assert pack == Pack(digest=NEW.offered.manifest, manifest=NEW.manifest, files={SURVEY: text(2), **SOUND})
    assert kept.packs.having().packs == (NEW.offered.manifest,)
    assert not kept.take(Packed())


def test_a_big_pack_comes_over_several_rounds_and_a_start_between(kept: Kept) -> None:
    kept.take(bringing(kept.packs.having(), OLD))
    kept.take(Packed(list=listed(kept.packs.having(), NEW), manifests=(NEW.signed,)))
    rounds = 0
    while wanted := kept.packs.having().wanted:
        assert kept.versions() == [1]
        rounds += 1
        parts = [
            part for part in NEW.parts(500) if (part.file, part.start) == (wanted[0].file, wanted[0].start)
        ]
        changed = kept.take(Packed(parts=tuple(parts)))
        assert changed == (kept.versions() == [2])
        kept.again()
    assert rounds == 1 + 6
    assert kept.versions() == [2]


Spoil = st.sampled_from(["keep", "drop", "turn", "cut", "twice", "late", "other"])


def spoilt(part: Part, how: str) -> list[Part]:
    """What may become of a part on the way."""
    turned = bytes([part.content[0] ^ 1]) + part.content[1:]
    return {
        "keep": [part],
        "drop": [],
        "turn": [replace(part, content=turned)],
        "cut": [replace(part, content=part.content[:-1])],
        "twice": [part, part],
        "late": [replace(part, start=part.start + 1)],
        "other": [replace(part, file="0" * 64)],
    }[how]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(Spoil, st.booleans()), min_size=9, max_size=9), st.randoms())
def test_any_loss_or_damage_of_parts_never_asks_by_less_than_the_whole(
    plan: list[tuple[str, bool]], chance: st.DataObject
) -> None:
    with memory_folder() as folder:
        kept = Kept(folder)
        kept.take(bringing(kept.packs.having(), OLD))
        kept.take(Packed(list=listed(kept.packs.having(), NEW), manifests=(NEW.signed,)))
        for part, (how, restart) in zip(NEW.parts(400), plan, strict=False):
            kept.take(Packed(parts=tuple(spoilt(part, how))))
            if restart:
                kept.again()
            assert_old_or_new(kept)
        # However it began, a hub that gives what is wanted brings it to its end.
        for _ in range(40):
            wanted = kept.packs.having().wanted
            if not wanted:
                break
            pieces = [
                Part(file=w.file, start=w.start, content=NEW.files[w.file][w.start :][:900]) for w in wanted
            ]
            kept.take(Packed(parts=tuple(pieces)))
            assert_old_or_new(kept)
        assert kept.versions() == [2]
        kept.store.close()


def assert_old_or_new(kept: Kept) -> None:
    """One pack, and every byte of it."""
    (pack,) = kept.packs.load()
    whole = {1: {SURVEY: text(1)}, 2: {SURVEY: text(2), **SOUND}}
    assert pack.files == whole[pack.manifest.version]


STRANGER = SigningKey(b"\7" * 32)


def forged(pack: Made) -> Made:
    return replace(pack, signed=sign(pack.signed.document, STRANGER))


def turned(signed: Signed) -> Signed:
    return replace(signed, document=signed.document.replace(b"garden", b"gardex", 1))


@pytest.mark.parametrize(
    "how", ["list forged", "list turned", "list of another", "list replayed", "manifest forged", "not named"]
)
def test_what_the_scheme_did_not_sign_for_this_device_is_left_aside(kept: Kept, how: str) -> None:
    kept.take(bringing(kept.packs.having(), OLD))
    having = kept.packs.having()
    good = bringing(having, NEW)
    assert good.list
    bad = {
        "list forged": replace(good, list=sign(good.list.document, STRANGER)),
        "list turned": replace(good, list=turned(good.list)),
        "list of another": replace(good, list=listed(having, NEW, device="another")),
        "list replayed": replace(good, list=listed(having, NEW, follows="")),
        "manifest forged": replace(good, manifests=(forged(NEW).signed,)),
        "not named": replace(good, list=None),
    }[how]
    kept.take(bad)
    assert kept.versions() == [1]
    assert kept.packs.having().wanted == ()


def test_a_pack_that_this_kiosk_cannot_ask_by_waits_for_one_that_can(kept: Kept) -> None:
    kept.take(bringing(kept.packs.having(), OLD))
    kept.fitting = False
    kept.take(bringing(kept.packs.having(), NEW))
    assert (kept.versions(), kept.packs.having().wanted) == ([1], ())
    kept.fitting = True
    kept.again()
    assert kept.versions() == [2]


def test_what_the_list_names_no_more_goes(kept: Kept) -> None:
    other = made(4, "pets")
    kept.take(bringing(kept.packs.having(), OLD, other))
    assert kept.versions() == [1, 4]
    assert kept.take(bringing(kept.packs.having(), other))
    assert kept.versions() == [4]
    count = kept.store.read(lambda c: c.execute("SELECT count(*) FROM piece").fetchone())
    assert count == (1,)


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


class Killed(sqlite3.DatabaseError):
    """The power went."""


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
