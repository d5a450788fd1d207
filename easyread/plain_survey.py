"""What is hard in how a survey asks: how many questions and choices, which faces, and who has tried it."""

from collections.abc import Iterator

from easyread.fault import FAIL, WARN, Fault, quoted
from easyread.survey import SETS, AnyQuestion, Choice, Sort, Survey, choices_for

SITTING = 8
"""Questions in a sitting (Talking Mats pilot)."""
BREAK = 5
"""The kiosk offers a break after this many."""
USUAL = 3
MOST = 5

SMILES = frozenset({"face_4", "face_5", "happy", "thumbs_up", "proud", "love", "star", "party"})
"""Pictures that say: this is good."""


def asking(survey: Survey) -> Iterator[Fault]:
    """What is hard in the survey as a whole, then question by question."""
    if survey.signed_off is None:
        yield Fault(
            "signed_off",
            "this is missing",
            "Try it with people with learning disabilities, then name the group and the date.",
            WARN,
        )
    for n, language in enumerate(survey.draft_languages):
        yield Fault(f"draft_languages[{n}]", f"{language} is a draft", "Have a speaker check it.", WARN)
    if len(survey.questions) > SITTING:
        what = f"{len(survey.questions)} questions are more than {SITTING} in a sitting"
        yield Fault(
            "questions", what, f"The kiosk offers a break after question {BREAK}. Fewer is better.", WARN
        )
    for n, question in enumerate(survey.questions):
        yield from _question(question, f"questions[{n}]")


def _question(question: AnyQuestion, place: str) -> Iterator[Fault]:
    for language, words in question.words.items():
        asked = sum(words.count(sign) for sign in "?؟")
        if asked > 1:
            yield Fault(f"{place}.words.{language}", f"{asked} things are asked", "Ask 1 thing.", WARN)
    if question.picture in {choice.picture for choice in question.choices}:
        what = f"the picture {quoted(question.picture)} is also the picture of an answer"
        yield Fault(f"{place}.picture", what, "Show what the question is about, not an answer.", WARN)
    if not isinstance(question, Sort):
        yield from _shown(question, place)
        yield from _smiles(question, place)


def _shown(question: AnyQuestion, place: str) -> Iterator[Fault]:
    usual = choices_for(question, USUAL)
    most = max((choices_for(question, number) for number in SETS), key=len)
    if len(most) > MOST:
        yield Fault(f"{place}.choices", f"{len(most)} choices are shown", f"Show {MOST} at most.", FAIL)
    elif len(usual) > USUAL:
        yield Fault(f"{place}.choices", f"{len(usual)} choices are usually shown", f"Show {USUAL}.", WARN)
    together = [[choice.picture for choice in choices_for(question, number)] for number in SETS]
    for picture in sorted({name for names in together for name in names if names.count(name) > 1}):
        what = f"choices shown together have the picture {quoted(picture)}"
        yield Fault(f"{place}.choices", what, "Give each its own.", WARN)


def _smiles(question: AnyQuestion, place: str) -> Iterator[Fault]:
    """No smile stands on a bad answer: many people would pick it for the smile."""
    values = [choice.value for choice in question.choices if choice.value is not None]
    lowest = min(values) if len(set(values)) > 1 else None
    for n, choice in enumerate(question.choices):
        if choice.picture in SMILES and (choice.watch or _is(choice, lowest)):
            what = f"the picture {quoted(choice.picture)} smiles on a bad answer"
            yield Fault(f"{place}.choices[{n}].picture", what, "Use a picture that does not smile.", FAIL)


def _is(choice: Choice, lowest: int | None) -> bool:
    return lowest is not None and choice.value == lowest
