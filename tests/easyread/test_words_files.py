"""The files under assets/words: the lines of the screens, and the words that count as common."""

from easyread.line import Line
from easyread.reading import parse_word_list, parse_words
from tests.easyread.survey_files import PICTURES


def test_screen_words_are_lines_by_key() -> None:
    text = '[hello]\nwords = "Hello."\npicture = "home"\n[number]\nwords = "01"\npicture = "day"\nsaid_as = "0, 1"\n'
    assert parse_words(text, "en.toml", "en", PICTURES) == {
        "hello": Line("Hello.", "home"),
        "number": Line("01", "day", "0, 1"),
    }
    found = parse_words(
        'a = 1\n[b]\nwords = ""\npicture = "hom"\n[c]\npicture = "day"\n', "en.toml", "en", PICTURES
    )
    assert isinstance(found, tuple)
    assert [fault.place for fault in found] == ["a", "c.words", "b.picture", "b.words"]


def test_a_list_of_common_words_is_one_set() -> None:
    assert parse_word_list('people = ["carer"]\nhome = ["shower", "can\'t"]', "common-en.toml") == frozenset(
        {"carer", "shower", "can't"}
    )
    found = parse_word_list('a = 1\nb = ["two words", "Big", "x", 1]\nc = ["x"]', "common-en.toml")
    assert isinstance(found, tuple)
    assert [fault.place for fault in found] == ["a", "b[3]", "b[0]", "b[1]", "c[0]"]
