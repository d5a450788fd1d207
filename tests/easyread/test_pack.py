"""A pack is whole byte for byte or not at all, and its parts put together are its files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread.envelope import Signed, canonical
from easyread.line import Line
from easyread.pack import (
    LARGEST,
    SURVEY,
    SYMBOLS,
    Manifest,
    Offered,
    PackFile,
    SurveyList,
    cut,
    digest,
    read_list,
    read_manifest,
    recording_name,
    symbol_file,
    symbols_of,
    whole,
)


def packed(content: bytes, name: str = SURVEY) -> PackFile:
    return PackFile(name=name, digest=digest(content), size=len(content))


def signed(value: object) -> Signed:
    return Signed(document=canonical(value), signature=b"")


def manifest(*files: PackFile) -> Manifest:
    return Manifest(survey="life", version=2, files=files)


@given(st.binary(min_size=1, max_size=400), st.integers(1, 150))
def test_parts_put_together_are_the_file(content: bytes, most: int) -> None:
    found = b""
    while part := cut("name", content, len(found), most):
        assert (part.file, part.start) == ("name", len(found))
        found += part.content
    assert found == content


@pytest.mark.parametrize(("start", "most"), [(-1, 5), (3, 5), (0, 0), (0, -2)])
def test_there_is_no_part_outside_of_a_file(start: int, most: int) -> None:
    assert cut("name", b"abc", start, most) is None


@given(st.binary(min_size=1, max_size=60), st.integers(0, 479))
def test_a_pack_with_any_bit_turned_is_not_whole(content: bytes, bit: int) -> None:
    file = packed(content)
    turned = bytearray(content)
    turned[bit // 8 % len(content)] ^= 1 << bit % 8
    assert whole(manifest(file), {file.digest: content})
    assert not whole(manifest(file), {file.digest: bytes(turned)})
    assert not whole(manifest(file), {file.digest: content[:-1]})
    assert not whole(manifest(file), {})


@pytest.mark.parametrize(
    "files",
    [
        (packed(b"a"),),
        (packed(b"a"), packed(b"b", "pictures/own_bus.png")),
        (packed(b"a"), packed(b"b", "recordings/en-GB/0123456789abcdef.wav")),
    ],
)
def test_a_manifest_is_read_as_it_was_written(files: tuple[PackFile, ...]) -> None:
    assert read_manifest(signed(manifest(*files))) == manifest(*files)


@pytest.mark.parametrize(
    "spoilt",
    [
        b"\xff",
        b"[]",
        canonical(manifest()),
        canonical(manifest(packed(b"a", "pictures/own_bus.png"))),
        canonical(manifest(packed(b"a"), packed(b"b", "../heard.sqlite3"))),
        canonical(manifest(packed(b"a"), packed(b"b", "pictures/bus.png"))),
        canonical(manifest(packed(b"a"), packed(b"b"))),
        canonical(manifest(PackFile(name=SURVEY, digest="", size=0))),
        canonical(manifest(PackFile(name=SURVEY, digest="", size=LARGEST + 1))),
    ],
)
def test_a_manifest_that_no_device_could_take_is_none(spoilt: bytes) -> None:
    assert read_manifest(Signed(document=spoilt, signature=b"")) is None


def test_a_symbol_set_is_a_pack_of_pictures_by_their_concept() -> None:
    files = (packed(b"a", symbol_file("food")), packed(b"b", symbol_file("face_5")))
    found = Manifest(survey=SYMBOLS + "makaton", version=1, files=files)
    assert read_manifest(signed(found)) == found
    assert (found.symbols, manifest(packed(b"a")).symbols) == ("makaton", "")
    contents = {symbol_file("food"): b"a", SURVEY: b"b"}
    assert symbols_of(contents) == {"food": b"a"}


@pytest.mark.parametrize(
    "names", [(), (SURVEY,), ("pictures/own_bus.png",), ("symbols/../food.png",), (symbol_file("food"),) * 2]
)
def test_a_symbol_set_holds_pictures_and_nothing_else(names: tuple[str, ...]) -> None:
    files = tuple(packed(b"a", name) for name in names)
    assert read_manifest(signed(Manifest(survey=SYMBOLS + "makaton", version=1, files=files))) is None


def test_a_survey_holds_no_symbols() -> None:
    assert read_manifest(signed(manifest(packed(b"a"), packed(b"b", symbol_file("food"))))) is None


def test_the_tag_of_a_list_is_of_what_it_says_and_not_for_whom() -> None:
    offered = Offered(survey="life", version=2, manifest="m")
    one = SurveyList(device="a", follows="", packs=(offered,), due={"sam": ("life",)})
    other = SurveyList(device="b", follows="x", packs=(offered,), due={"sam": ("life",)})
    assert read_list(signed(one)) == one
    unplanned = SurveyList(device="a", follows="", packs=(), due=None)
    assert read_list(signed(unplanned)) == unplanned
    assert unplanned.tag != SurveyList(device="a", follows="", packs=(), due={}).tag
    assert one.tag == other.tag != SurveyList(device="a", follows="", packs=(), due={}).tag
    assert read_list(Signed(document=b"{}", signature=b"")) is None


def test_a_recording_is_named_by_what_is_said() -> None:
    assert recording_name(Line("Good\nday", "home")) == recording_name(Line("x", "y", "Good day", "cy"))
    assert recording_name(Line("Good", "home")) != recording_name(Line("Bad", "home"))
