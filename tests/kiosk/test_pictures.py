"""Pictures as the kiosk draws them, on real Qt."""

import shutil
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot

from kiosk import assets
from kiosk.trouble import PictureMissing
from kiosk.ui.pictures import MARGIN, Pictures

FOLDER = assets.folder() / "pictures"
SIDE = 64


@pytest.fixture
def pictures(qtbot: QtBot) -> Pictures:
    """``qtbot`` is asked for its application alone."""
    return Pictures(FOLDER)


@pytest.fixture
def few(qtbot: QtBot, tmp_path: Path) -> Path:
    """A folder of pictures of our own: one good, one gone, one broken, one red, one that is somebody else."""
    (tmp_path / "own").mkdir()
    names = ("good", "gone", "broken", "other")
    entries = (f'[{name}]\nsource = "own/{name}.svg"\nlabel = "{name}"\n' for name in names)
    (tmp_path / "pictures.toml").write_text("".join(entries) + "other = true\n")
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72"><path fill="#A5793B" '
    square += 'd="M40 16h20v50H40Z"/></svg>'
    for name in ("good", "other"):
        (tmp_path / "own" / f"{name}.svg").write_text(square)
    (tmp_path / "own" / "broken.svg").write_text("<svg")
    return tmp_path


def inked(pixmap: QPixmap) -> list[tuple[int, int]]:
    """Where a pixmap is not transparent."""
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_Alpha8)
    pixels, pitch = bytes(image.constBits()), image.bytesPerLine()
    return [(x, y) for y in range(image.height()) for x in range(image.width()) if pixels[y * pitch + x] > 40]


def test_every_picture_has_ink_and_fills_its_square(pictures: Pictures) -> None:
    assert len(pictures.concepts) > 160
    assert pictures.troubles() == []
    for concept in pictures.concepts:
        assert pictures.exists(concept)
        at = inked(pictures.pixmap(concept, SIDE))
        assert len(at) > SIDE * SIDE * 0.05, concept
        spans = [max(p[axis] for p in at) - min(p[axis] for p in at) + 1 for axis in (0, 1)]
        assert SIDE * 0.86 <= max(spans) <= SIDE, (concept, spans)


def test_the_ink_stands_in_the_middle_with_its_margin(few: Path) -> None:
    at = inked(Pictures(few).pixmap("good", 108))
    xs, ys = [x for x, _ in at], [y for _, y in at]
    margin = 108 * MARGIN / (1 + 2 * MARGIN)
    assert min(ys) == pytest.approx(margin, abs=2.5)
    assert max(ys) == pytest.approx(107 - margin, abs=2.5)
    assert min(xs) + max(xs) == pytest.approx(107, abs=2.5)
    assert max(xs) - min(xs) == pytest.approx(40, abs=2.5)


def test_a_sharp_screen_gets_more_pixels_of_the_same_size(few: Path) -> None:
    pixmap = Pictures(few).pixmap("good", 50, ratio=2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (100, 2.0)
    assert pixmap.deviceIndependentSize().width() == 50
    assert len(inked(pixmap)) == pytest.approx(4 * len(inked(Pictures(few).pixmap("good", 50))), rel=0.1)


def test_the_tone_is_put_on_the_person_and_on_nobody_else(few: Path) -> None:
    pictures = Pictures(few)

    def middle(concept: str, tone: str | None) -> str:
        return pictures.pixmap(concept, 40, tone=tone).toImage().pixelColor(20, 20).name().upper()

    assert middle("good", None) == "#A5793B"
    assert middle("good", "dark") == "#6A462F"
    assert middle("good", "light") == "#FADCBC"
    assert middle("other", "dark") == "#A5793B"


def test_the_hospital_has_no_red(pictures: Pictures) -> None:
    image: QImage = pictures.pixmap("hospital", 200).toImage()
    colours = [image.pixelColor(x, y) for x in range(200) for y in range(200)]
    assert not any(c.alpha() > 200 and c.red() > 150 and c.red() > c.green() * 1.6 for c in colours)
    assert any(c.name().upper() == "#5C9E31" for c in colours)


def test_what_is_drawn_is_kept_while_there_is_room(few: Path) -> None:
    pictures = Pictures(few, room=3 * 40 * 40 * 4)
    first = pictures.pixmap("good", 40)
    second = pictures.pixmap("other", 40)
    third = pictures.pixmap("good", 40, tone="dark")
    assert pictures.pixmap("good", 40).cacheKey() == first.cacheKey()
    pictures.pixmap("other", 40, tone="light")
    assert pictures.pixmap("good", 40).cacheKey() == first.cacheKey()
    assert pictures.pixmap("good", 40, tone="dark").cacheKey() == third.cacheKey()
    assert pictures.pixmap("other", 40).cacheKey() != second.cacheKey()


def test_what_was_drawn_is_there(few: Path) -> None:
    pictures = Pictures(few)
    pictures.pixmap("good", 40, ratio=2.0)
    shutil.rmtree(few)
    assert inked(pictures.pixmap("good", 40, ratio=2.0))
    assert not inked(pictures.pixmap("good", 41, ratio=2.0))


@pytest.mark.parametrize("concept", ["gone", "broken", "never_named"])
def test_a_picture_that_is_missing_is_an_empty_card(few: Path, concept: str) -> None:
    pictures = Pictures(few)
    pixmap = pictures.pixmap(concept, 40, ratio=1.5)
    assert (pixmap.width(), inked(pixmap)) == (60, [])
    assert not pictures.exists(concept)


def test_what_is_missing_has_a_name(few: Path) -> None:
    pictures = Pictures(few)
    with pytest.raises(PictureMissing, match="There is no picture never_named"):
        pictures.drawing("never_named")
    said = [str(trouble) for trouble in pictures.troubles()]
    assert len(said) == 2
    assert "broken" in said[0]
    assert "gone" in said[1]


@pytest.mark.parametrize("text", [None, "[cup", '[cup]\nsource = "cup.png"\nlabel = "Cup"'])
def test_a_pack_that_cannot_be_read_never_stops_a_visit(
    qtbot: QtBot, tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "pictures.toml").write_text(text)
    pictures = Pictures(tmp_path)
    assert not inked(pictures.pixmap("cup", 40))
    assert pictures.concepts == frozenset()
    assert ["pictures.toml" in str(trouble) for trouble in pictures.troubles()] == [True]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (800, 1280), (640, 361)])
def test_the_neutral_picture_fills_any_screen(pictures: Pictures, width: int, height: int) -> None:
    image = pictures.filling("neutral", width, height).toImage()
    assert (image.width(), image.height()) == (width, height)
    corners = [(x, y) for x in (0, width - 1) for y in (0, height - 1)]
    assert [image.pixelColor(x, y).alpha() for x, y in corners] == [255] * 4
    assert not inked(pictures.filling("never_named", 20, 20))


def test_a_picture_is_drawn_in_a_moment(
    pictures: Pictures, record_property: Callable[[str, object], None]
) -> None:
    """The median of the processor's time is told; the limit leaves room for a slow machine."""
    for concept in pictures.concepts:
        pictures.pixmap(concept, 32)
    spent = []
    for concept in sorted(pictures.concepts):
        begun = time.process_time()
        pictures.pixmap(concept, 256)
        spent.append((time.process_time() - begun) * 1000)
    median = statistics.median(spent)
    record_property("said", f"a picture at 256 px: median {median:.1f} ms, most {max(spent):.1f} ms")
    assert median < 10


def test_once_all_are_read_drawing_reads_no_file(few: Path) -> None:
    pictures = Pictures(few)
    pictures.texts.read_all()
    shutil.rmtree(few / "own")
    assert inked(pictures.pixmap("good", SIDE))
    assert not pictures.exists("gone")
