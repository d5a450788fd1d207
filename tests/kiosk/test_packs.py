"""A pack is asked by when every byte of it is what the scheme signed; until then the old one stays."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from nacl.signing import SigningKey

from easyread.envelope import Packed, Signed
from easyread.pack import SURVEY
from easyread.parts import Part
from kiosk.store.packs import Pack
from tests.kiosk.kept import memory_folder
from tests.kiosk.packs import (
    NEW,
    OLD,
    SOUND,
    Kept,
    Made,
    assert_old_or_new,
    bringing,
    listed,
    made,
    sign,
    text,
)


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
