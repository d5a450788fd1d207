"""Symbol sets are handed in whole or not at all, with every fault told, and each picture is made anew."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from PIL import Image

from easyread.envelope import Signed
from easyread.pack import read_manifest
from scheme.schemes.models import Role
from scheme.surveys import symbols
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text as words
from tests.scheme.surveys import publisher, square
from tests.scheme.test_surveys_due import check


@pytest.fixture
def petra(willow: Cast) -> Client:
    """The safeguarding lead of Willow."""
    return signed_in(publisher(willow))


def zipped(names: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return file.getvalue()


def hand_in(browser: Client, *files: tuple[str, bytes], name: str = "Makaton") -> tuple[int, str]:
    """The status, and where it leads or what is said."""
    uploads = [SimpleUploadedFile(called, content) for called, content in files]
    sent = {"name": name, "holder": "The Makaton Charity, licence 7", "pictures": uploads}
    answer = browser.post("/symbols/", sent)
    return answer.status_code, answer.get("Location") or words(answer)


def test_a_zip_becomes_a_set_that_is_made_anew_and_signed(petra: Client, willow: Cast) -> None:
    folder = {
        "set/": b"",
        "set/food.png": square("red", 900),
        "set/Home.JPG": square("blue", kind="JPEG"),
        "__MACOSX/set/._food.png": b"\0",
    }
    assert hand_in(petra, ("all.zip", zipped(folder))) == (302, "/symbols/makaton/")
    row = willow.scheme.symbol_sets.get()
    assert (row.name, row.version, row.holder) == ("makaton", 1, "The Makaton Charity, licence 7")
    manifest = read_manifest(symbols_signed(willow))
    assert manifest and manifest.symbols == "makaton"
    files = {file.concept: file for file in row.files.all()}
    assert {f"symbols/{c}.png": file.digest for c, file in files.items()} == {
        file.name: file.digest for file in manifest.files
    }
    with Image.open(io.BytesIO(bytes(files["food"].content))) as made:
        assert (made.format, made.size) == ("PNG", (512, 512))
    page = words(petra.get("/symbols/makaton/"))
    assert "Version 1" in page and "The Makaton Charity, licence 7" in page and "2 pictures" in page
    assert petra.get("/symbols/makaton/food.png").content == bytes(files["food"].content)
    noted = willow.scheme.audit.order_by("number").last()
    assert noted and (noted.what, noted.about) == ("handed in symbol set", "makaton 1")


@pytest.mark.parametrize("clear", [False, True])
def test_the_room_around_a_symbol_is_left_out(clear: bool) -> None:
    image = Image.new("RGBA", (400, 200), (255, 255, 255, 0 if clear else 255))
    image.paste("black", (50, 60, 150, 110))
    file = io.BytesIO()
    image.save(file, "PNG")
    (made,) = symbols.handed([("food.png", file.getvalue())]).pictures.values()
    with Image.open(io.BytesIO(made)) as small:
        assert small.size == (100, 50)


def symbols_signed(willow: Cast) -> Signed:
    """The manifest of Willow's set, its signature checked."""
    row = willow.scheme.symbol_sets.get()
    signed = Signed(document=bytes(row.manifest), signature=bytes(row.signature))
    check(willow, signed)
    return signed


def test_pictures_by_themselves_become_a_newer_version(petra: Client, willow: Cast) -> None:
    hand_in(petra, ("food.png", square()))
    assert hand_in(petra, ("food.png", square("blue")), ("drink.jpeg", square(kind="JPEG")))[0] == 302
    assert "Version 2" in words(petra.get("/symbols/makaton/"))
    kept = willow.scheme.symbol_files.values_list("set__version", "concept")
    assert list(kept) == [(2, "drink"), (2, "food")], "the pictures of the older one are gone"


def test_every_fault_is_told_and_nothing_is_kept(petra: Client, willow: Cast) -> None:
    bad = [
        ("food.png", square()),
        ("set.zip", zipped({"a/food.png": square(), "fod.png": square(), "drink.png": b"no picture"})),
        ("note.txt", b"hello"),
        ("broken.zip", b"PK"),
    ]
    status, said = hand_in(petra, *bad)
    assert status == 422
    for fault in (
        "“food.png” is there twice.",
        "“fod.png” is the name of no picture of Heard.",
        "“drink.png” is no picture",
        "“note.txt” is not named like food.png",
        "“broken.zip” is no zip",
    ):
        assert fault in said
    assert not willow.scheme.symbol_sets.exists()


def declaring(content: bytes, size: int) -> bytes:
    """A zip of one file whose directory says another size of it."""
    at = content.index(b"PK\x01\x02") + 24
    return content[:at] + size.to_bytes(4, "little") + content[at + 4 :]


ZEROS = zipped({"food.png": bytes(100_000)})


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (lambda: declaring(ZEROS, 70_000_000), "over 64 MB together"),
        (lambda: declaring(ZEROS, 1000), "no zip that the hub can unpack"),
        (lambda: zipped({"food.png": bytes(11_000_000)}), "no picture of at most 10 MB"),
        (lambda: zipped({f"{n}/food.png": b"" for n in range(1001)}), "more than 1000 files"),
        (lambda: zipped({}), "There is no picture in it."),
    ],
    ids=["declared", "lies", "one too large", "too many", "empty"],
)
def test_a_zip_that_is_too_much_is_not_unpacked(content: Callable[[], bytes], fault: str) -> None:
    with override("en"):
        found = symbols.handed([("set.zip", content())])
    assert not found.pictures
    assert len(found.faults) == 1 and fault in found.faults[0]


@pytest.mark.parametrize("name", ["", "a/b", "ünter", "-x", "x" * 41])
def test_a_set_has_a_name_that_can_be_one(petra: Client, willow: Cast, name: str) -> None:
    assert hand_in(petra, ("food.png", square()), name=name)[0] == 422
    assert not willow.scheme.symbol_sets.exists()


def test_a_responder_hands_in_none(willow: Cast) -> None:
    assert hand_in(signed_in(willow.staff(Role.RESPONDER, "Rob")), ("food.png", square()))[0] == 403
