"""The text checks of easy read: what makes a line or a survey hard, as faults with a fail or a warn."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from easyread.english import SAME_THING
from easyread.fault import FAIL, NOTE, WARN, Fault, quoted
from easyread.line import Language, Wording
from easyread.plain_survey import asking
from easyread.sentences import Finding, any_language, in_english, sentences, uncommon, words_of
from easyread.survey import Survey

WordLists = Mapping[Language, Collection[str]]
"""The common words of each language, in small letters; a language that is missing is not checked for them."""


def check(survey: Survey, common: WordLists, file: str = "") -> tuple[Fault, ...]:
    """What is hard in this survey: first what is true of all of it, then line by line."""
    found = [*asking(survey), *_same_words(survey)]
    for n, language in enumerate(survey.languages):
        found += notes(language, f"languages[{n}]", common)
    for place, wording in wordings(survey):
        for language, words in wording.words.items():
            found += _text(words, language, f"{place}.words.{language}", common)
    return tuple(replace(fault, file=file) for fault in found)


def check_line(words: str, language: Language, place: str, file: str, common: WordLists) -> tuple[Fault, ...]:
    """What is hard in the words of one line; a name to fill in, such as ``{scheme}``, is read as a name."""
    found = _text(re.sub(r"\{[a-z_]+\}", "Sam", words), language, place, common)
    return tuple(replace(fault, file=file) for fault in found)


def notes(language: Language, place: str, common: WordLists) -> Iterator[Fault]:
    """What is not checked in this language."""
    if language != "en":
        what = f"in {language} only length, rows, signs and numbers are checked"
        yield Fault(place, what, "Have a speaker read it.", NOTE)
    if language not in common:
        yield Fault(
            place, f"the words of {language} are not checked", "There is no list of common words.", NOTE
        )


def wordings(survey: Survey) -> Iterator[tuple[str, Wording]]:
    """Every wording of a survey with its place."""
    for name, whole in (("title", survey.title), ("opening", survey.opening), ("ending", survey.ending)):
        if whole:
            yield name, whole
    for n, question in enumerate(survey.questions):
        place = f"questions[{n}]"
        yield place, question
        yield f"{place}.explain", question.explain
        for position, choice in enumerate(question.choices):
            yield f"{place}.choices[{position}]", choice
        if question.known:
            yield f"{place}.known", question.known


def _text(words: str, language: Language, place: str, common: WordLists) -> Iterator[Fault]:
    rows = [sentences(row) for row in words.split("\n")]
    for row in rows:
        if len(row) > 1:
            yield Fault(place, f"{len(row)} sentences stand in one row", "Start a new line for each.", FAIL)
    for level, what, remedy in _findings([sentence for row in rows for sentence in row], language, common):
        yield Fault(place, what, remedy, level)


def _findings(line: Sequence[str], language: Language, common: WordLists) -> Iterator[Finding]:
    for sentence in line:
        yield from any_language(sentence, language)
        if language == "en":
            yield from in_english(sentence)
    if language in common:
        yield from uncommon(line, common[language])


def _same_words(survey: Survey) -> Iterator[Fault]:
    """The same word stands for the same thing all through a survey."""
    first: dict[tuple[str, ...], str] = {}
    for place, wording in wordings(survey):
        for word in words_of(wording.words.get("en", "").lower()):
            for row in SAME_THING:
                if word in row and first.setdefault(row, word) != word:
                    what = f"{quoted(word)} stands here and {quoted(first[row])} before"
                    yield Fault(f"{place}.words.en", what, "Use the same word for the same thing.", WARN)
