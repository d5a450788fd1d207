"""Bengali on the screen: shaped from its own font, wrapped between words, and no vowel sign cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetricsF, QTextLayout
from PySide6.QtWidgets import QApplication

from kiosk.ui.look import font, load_fonts
from kiosk.ui.parts.card import TIGHT_LEADING
from kiosk.ui.parts.tool import CLEAR
from kiosk.ui.parts.words import laid
from tests.shape import walk

SIZES = (24, 29, 38, 48)


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def words() -> Iterator[str]:
    """Every word that the screens and the surveys say in Bengali."""
    for line in walk.words()["bn"].lines.values():
        yield from line.words.split()
    for survey in walk.surveys().values():
        for wording in walk.wordings(survey):
            yield from wording.words["bn"].split()


def glyphs(text: str) -> list[tuple[str, int]]:
    """The glyphs of a text, each with the family that it comes from; 0 is a glyph that is missing."""
    layout = QTextLayout(text, font(38))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [(run.rawFont().familyName(), glyph) for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


def test_every_sign_is_in_its_font() -> None:
    found = [one for word in set(words()) for one in glyphs(word)]
    assert len(found) > 500
    assert {family for family, _ in found} == {"Hind Siliguri", "Lexend"}
    assert all(glyph for _, glyph in found)


def test_signs_join_and_change_places_as_they_are_written() -> None:
    assert len(glyphs("ক্ষ")) == 1
    e, ka = (glyph for _, glyph in glyphs("ে" + "ক")[-2:])
    assert [glyph for _, glyph in glyphs("কে")][-1] == ka
    assert e != ka


@pytest.mark.parametrize("pixels", SIZES)
@pytest.mark.parametrize("bold", [False, True])
def test_no_vowel_sign_stands_out_of_its_row(pixels: int, bold: bool) -> None:
    face = font(pixels, bold)
    metrics = QFontMetricsF(face)
    cut = []
    for word in sorted(set(words())):
        row = laid(word, face, 2000.0)
        ink, baseline = metrics.tightBoundingRect(word), row.words[0].y
        if baseline + ink.top() < 0 or baseline + ink.bottom() > row.height:
            cut.append(word)
    assert cut == []


@pytest.mark.parametrize("pixels", SIZES)
def test_no_sign_of_a_tool_stands_in_the_picture_above_it(pixels: int) -> None:
    face = font(pixels, bold=True)
    metrics = QFontMetricsF(face)
    for word in sorted(set(words())):
        row = laid(word, face, 2000.0, TIGHT_LEADING)
        assert row.words[0].y + metrics.tightBoundingRect(word).top() > 1 - CLEAR, word


def test_a_sentence_wraps_between_words_and_keeps_them_all() -> None:
    sentence = walk.words()["bn"].lines["consent_6"].words
    text = laid(sentence, font(38), 400.0)
    assert [word.text for word in text.words] == sentence.split()
    assert len({word.y for word in text.words}) > 1
    assert text.width <= 400.0
