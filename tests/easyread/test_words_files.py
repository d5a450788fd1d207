"""The files under assets/words: the lines of the screens, and the words that count as common."""

from easyread.line import Line
from easyread.reading import parse_word_list, parse_words
from easyread.words import Words
from tests.easyread.survey_files import PICTURES


def test_screen_words_are_lines_by_key() -> None:
    text = '[hello]\nwords = "Hello."\npicture = "home"\n[number]\nwords = "01"\npicture = "day"\nsaid_as = "0, 1"\n'
    english = parse_words(text, "en.toml", "en", PICTURES)
    lines = {"hello": Line("Hello.", "home"), "number": Line("01", "day", "0, 1")}
    assert english == Words("en", lines)
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


ENGLISH = Words("en", {"hello": Line("Hello.", "home"), "day": Line("Day", "day")})


def welsh(text: str) -> Words | tuple[str, ...]:
    read = parse_words(text, "cy.toml", "cy", PICTURES, ENGLISH)
    return read if isinstance(read, Words) else tuple(map(str, read))


def test_a_language_has_each_line_of_the_first_with_its_picture_and_no_other() -> None:
    hello = '[hello]\nwords = "Helo."\npicture = "home"\n'
    assert welsh(hello) == ('cy.toml: day: fail: this is missing. Say it in "cy".',)
    assert welsh(
        hello + '[day]\nwords = "Dydd"\npicture = "home"\n[nos]\nwords = "Nos"\npicture = "day"'
    ) == (
        'cy.toml: day.picture: fail: the picture is "home". It is "day" in en.toml.',
        "cy.toml: nos: fail: en.toml has no such line. Remove it.",
    )
    whole = welsh(hello + '[day]\nwords = "Dydd"\npicture = "day"\n')
    assert whole == Words(
        "cy", {"hello": Line("Helo.", "home", "", "cy"), "day": Line("Dydd", "day", "", "cy")}
    )


def test_words_that_no_speaker_has_checked_say_so() -> None:
    hello = '[hello]\nwords = "Helo."\npicture = "home"\n'
    draft, wrong = (
        parse_words(f"draft = {said}\n{hello}", "cy.toml", "cy", PICTURES) for said in ("true", "1")
    )
    assert isinstance(draft, Words)
    assert draft.draft
    assert isinstance(wrong, tuple)
    assert [str(fault) for fault in wrong] == [
        "cy.toml: draft: fail: this is a whole number. Write true or false here."
    ]
