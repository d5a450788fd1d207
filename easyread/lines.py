"""Every line a household can be shown or told, so that all of it can be rendered before it is needed."""

from collections.abc import Iterator

from easyread.envelope import Number
from easyread.follow_up import Code
from easyread.hearing import hearing_lines
from easyread.keys import letter_line, rows
from easyread.line import Language, Line
from easyread.portrait import PHOTO, beside_me, name_line
from easyread.stage import Household
from easyread.survey import Survey
from easyread.words import NAME, Words

HERE_ME = "here_me"


def all_lines(household: Household, language: Language) -> Iterator[Line]:
    """The screens' own words first, in the order a visit meets them, then names, then the surveys."""
    words = household.words[language]
    filling = {"scheme": household.scheme}
    for key in words.lines:
        line = words.line(key, filling)
        if "{" not in line.words:
            yield line
    for letter in "".join(rows(language, "abc")):
        yield letter_line(letter, language)
    yield languages_line(household, language)
    for person in household.people:
        yield name_line(person, language)
        if person.photo:
            yield beside_me(words.line(HERE_ME, filling), person)
    for pending in range(2, MOST_PENDING + 1):
        yield pending_line(words, pending)
    if household.page:
        yield page_line(words, household.page)
    yield from hearing_lines(household, language)
    for number in household.numbers:
        yield number_line(number, language)
    practice = (household.practice,) if household.practice else ()
    noticed = (household.noticed,) if household.noticed else ()
    for survey in (*practice, *household.surveys, *noticed):
        if language in survey.languages:
            yield from survey_lines(survey, language)


def languages_line(household: Household, language: Language) -> Line:
    """What each language calls itself, one below the other; said as "Languages"."""
    line = household.words[language].line("languages")
    names = "\n".join(words.line(NAME).words for words in household.words.values())
    return Line(names, line.picture, line.spoken, language)


def survey_lines(survey: Survey, language: Language) -> Iterator[Line]:
    """Every line of a survey in one language, for every choice."""
    for wording in (survey.title, survey.opening, survey.ending):
        if wording is not None:
            yield wording.line(language)
    for question in survey.questions:
        yield question.line(language)
        for choice in question.choices:
            yield choice.line(language)
        yield question.explain.line(language)
        if question.known is not None:
            yield question.known.line(language)


PAGE = "page"
"""What the QR code of the scheme's page stands under, as the photo of somebody does under its digest."""

MOST_PENDING = 9
"""More are not counted out loud."""


def pending_line(words: Words, pending: int) -> Line:
    """How many things have not gone yet."""
    if pending > MOST_PENDING:
        return words.line("pending_many")
    key = {0: "pending_none", 1: "pending_one"}.get(pending, "pending_some")
    return words.line(key, {"count": str(pending)})


def page_line(words: Words, page: str) -> Line:
    """Where everyone can tell something, with its QR code; the address is shown and not said."""
    line = words.line("outside_page", {"page": page})
    return Line(line.words, f"{PHOTO}{PAGE}/{line.picture}", line.said_as, line.language)


def code_line(words: Words, code: Code) -> Line:
    """The follow-up code. Its page is silent: nobody else need hear it, and no voice has made sound of it before."""
    line = words.line("tell_code_is", {"digits": code.shown, "picture": code.word})
    return Line(line.words, code.picture, "", line.language)


def number_line(number: Number, language: Language) -> Line:
    """A telephone number, said digit by digit with a pause between its groups."""
    groups = ", ".join(" ".join(group) for group in number.digits.split())
    return Line(f"{number.name}\n{number.digits}", number.picture, f"{number.name}\n{groups}", language)
