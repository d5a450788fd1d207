"""A survey: questions with choices, in a version that never changes once published."""

from msgspec import Struct

from easyread.line import Language, Wording

DONT_KNOW = "dont-know"
"""The known answer of a practice question that nobody can know."""

SETS = (2, 3, 5)
"""How many choices a person may be shown at once."""


class Choice(Wording, frozen=True, kw_only=True):
    """One card that can be picked.

    ``watch``: staff look at a response with it today. ``value``: its score,
    higher is better, never shown. ``sets``: the numbers of choices it is part
    of; empty means all of them.
    """

    id: str
    watch: bool = False
    value: int | None = None
    sets: tuple[int, ...] = ()


class Condition(Struct, frozen=True, kw_only=True):
    """True when the answer to ``question`` picked at least one of ``picked``."""

    question: str
    picked: tuple[str, ...]


class Known(Wording, frozen=True, kw_only=True):
    """The known answer of a practice question and what is said after it.

    ``answer`` is a choice id of the question, or ``DONT_KNOW``.
    """

    answer: str


class Question(Wording, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of question has: id, words, explanation, outcome area, conditions.

    ``opposite_of``: an earlier question that asks the same the other way round; at most one pair in a survey.
    Its values are turned, so that whoever means what they say gives both the same.
    """

    id: str
    about: str
    explain: Wording
    asked_if: tuple[Condition, ...] = ()
    factual: bool = False
    opposite_of: str = ""
    known: Known | None = None


class Carded(Question, frozen=True, kw_only=True):
    """What every question with cards has."""

    choices: tuple[Choice, ...]


class PickOne(Carded, frozen=True, kw_only=True, tag="pick-one"):
    """One choice of up to five; ``scale``: its choices run from good to bad and keep that line when turned."""

    scale: bool = False


class PickSome(Carded, frozen=True, kw_only=True, tag="pick-some"):
    """Any number of up to five choices."""


class EitherOr(Carded, frozen=True, kw_only=True, tag="either-or"):
    """One of exactly two choices."""


class Sort(Carded, frozen=True, kw_only=True, tag="sort"):
    """Cards that go to one of three places: good, not sure, bad; ``watch`` of a card counts where it is put in bad."""


class Made(Question, frozen=True, kw_only=True):
    """What every question has whose answer is made and not chosen."""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """There are none."""
        return ()


class SayIt(Made, frozen=True, kw_only=True, tag="say-it"):
    """The answer is said aloud and recorded."""


class ShowIt(Made, frozen=True, kw_only=True, tag="show-it"):
    """The answer is a photo."""


class WriteIt(Made, frozen=True, kw_only=True, tag="write-it"):
    """The answer is written."""


AnyQuestion = PickOne | PickSome | EitherOr | Sort | SayIt | ShowIt | WriteIt


class SignOff(Struct, frozen=True, kw_only=True):
    """Who tried the survey: a group of people with learning disabilities, with a date (YYYY-MM-DD)."""

    group: str
    date: str


class Survey(Struct, frozen=True, kw_only=True):
    """One version of one survey. ``ending`` is shown after its last question, ``opening`` before its first.

    ``by_proxy``: family and carers answer it, of someone who uses no words; all of it is factual.
    """

    id: str
    version: int
    title: Wording
    languages: tuple[Language, ...]
    questions: tuple[AnyQuestion, ...]
    practice: bool = False
    by_proxy: bool = False
    opening: Wording | None = None
    ending: Wording | None = None
    signed_off: SignOff | None = None
    draft_languages: tuple[Language, ...] = ()

    @property
    def asked(self) -> bool:
        """People are asked it of their own lives: it is no practice, and not for others."""
        return not (self.practice or self.by_proxy)

    def question(self, id: str) -> AnyQuestion:
        """The question with this id (``KeyError`` when there is none)."""
        for question in self.questions:
            if question.id == id:
                return question
        raise KeyError(id)


def choices_for(question: AnyQuestion, number: int) -> tuple[Choice, ...]:
    """The choices shown to a person who is shown ``number`` at once, in the file's order.

    A question that states no set of that size ignores the number: its set of
    3, or else every choice it has.
    """
    stated = {size for choice in question.choices for size in choice.sets}
    size = number if number in stated else 3
    return tuple(choice for choice in question.choices if not choice.sets or size in choice.sets)
