"""The letters on the screen in each language: all that its words are written with can be typed."""

import unicodedata

import pytest
from PySide6.QtWidgets import QApplication

from easyread.act import Keys
from easyread.keys import in_order, rows
from easyread.profile import Profile
from easyread.screen import Keyboard
from kiosk import assets
from kiosk.ui.input.guard import RepeatGuard
from kiosk.ui.look import Sizes, load_fonts
from kiosk.ui.parts.key import KeyButton
from kiosk.ui.pictures import Pictures
from kiosk.ui.screens.keyboard import LETTER, KeyboardBoard
from kiosk.ui.window import Window
from tests.kiosk import layout
from tests.kiosk.layout_screens import all_screens
from tests.shape import walk
from tests.stories.hands import by_touch, flush

ORDERS: tuple[Keys, ...] = ("abc", "qwerty")


def keys_of(language: str) -> set[str]:
    return set(unicodedata.normalize("NFC", "".join("".join(rows(language, keys)) for keys in ORDERS)))


@pytest.mark.parametrize("language", ["en", "cy", "bn", "so"])
def test_whatever_the_words_of_a_language_need_can_be_typed(language: str) -> None:
    written = "".join(line.words for line in walk.words()[language].lines.values()).lower()
    letters = {one for one in written if unicodedata.category(one)[0] in "LM"}
    if language == "bn":
        letters = {one for one in letters if "BENGALI" in unicodedata.name(one)}
        assert "\u09cd" in letters, "the sign that joins two consonants"
    if language == "cy":
        assert {"ŵ", "ŷ"} <= keys_of(language)
    assert letters - keys_of(language) == set()


def test_the_consonants_of_bengali_stand_in_the_order_of_its_alphabet() -> None:
    shown = [one for one in "".join(rows("bn", "abc")) if "ক" <= one <= "হ"]
    assert shown == sorted(shown)
    assert len(shown) == 32
    assert [one for one in "".join(rows("bn", "qwerty")) if "অ" <= one <= "ঔ"] == list("অআইঈউঊঋএঐওঔ")
    assert in_order("bn", "qwerty")
    assert not in_order("cy", "qwerty")


@pytest.mark.parametrize("glass", ["8 lying", "8 upright"])
def test_a_word_with_a_joined_consonant_and_vowel_signs_is_typed_by_touch(
    qapp: QApplication, glass: str
) -> None:
    load_fonts()
    size = layout.GLASS[glass]
    pictures = Pictures(assets.folder() / "pictures")
    window = Window(Sizes(size.ppi, Profile(guard=0)), pictures, RepeatGuard(lambda: 0.0), closes=True)
    window.resize(size.width, size.height)
    window.show()
    window.show_screen(next(shown for shown in all_screens("bn") if isinstance(shown, Keyboard)))
    assert isinstance(window.board, KeyboardBoard)
    keys = {part.card.id: part for part in window.board.lightable if isinstance(part, KeyButton)}
    typed: list[str] = []
    window.acted.connect(lambda act: typed.append(act.letter))
    for letter in "প্রশ্নো":
        key = keys[LETTER + letter]
        assert not key.pictured, letter
        by_touch(window, key)
        flush()
    assert "".join(typed) == "প্রশ্নো"
    window.deleteLater()
    flush()
