"""What is hard to read in one sentence: the checks of easy read that need no more than its words."""

import re
from collections.abc import Collection, Iterator, Sequence

from easyread import english
from easyread.fault import FAIL, WARN, quoted
from easyread.line import Language
from easyread.verbs import finite_verbs

LONG = 10
TOO_LONG = 15
"""Words in a sentence (Department of Health 2009, GOV.UK)."""
LENGTHS: dict[Language, tuple[int, int]] = {"bn": (9, 13)}
"""The same where a language says as much in fewer words: our own lines in Bengali have 0.87 of the English words.

Welsh has 1.02 of them, and keeps the English limits.
"""

Finding = tuple[str, str, str]
"""Level, what, remedy."""

_SENTENCE_END = re.compile(r"(?<=[.?!।])[\"'\u201d\u2019]?\s+(?=\S)")
_AROUND = "\"'\u2019\u201d\u2018\u201c.,:;?!()[]{}<>\u2026\u2013\u2014।"
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(IX|IV|V?I{0,3})")
_FRACTION = re.compile(r"%|[½¼¾⅓⅔⅕⅛]|\b\d+/\d+\b")


def sentences(row: str) -> list[str]:
    """The sentences that stand in one row."""
    return [part for part in _SENTENCE_END.split(row) if part]


def words_of(sentence: str) -> list[str]:
    """The words as they are written, without the signs around them."""
    stripped = (word.strip(_AROUND) for word in sentence.split())
    return [word.replace("\u2019", "'") for word in stripped if any(sign.isalnum() for sign in word)]


def any_language(sentence: str, language: Language) -> Iterator[Finding]:
    """The checks that hold in every language."""
    count = len(sentence.split())
    long, too_long = LENGTHS.get(language, (LONG, TOO_LONG))
    if count > long:
        level = FAIL if count > too_long else WARN
        yield level, f"{count} words are in a sentence", f"Say it in {long} or fewer, or make 2 sentences."
    if re.search(r"[()\[\]{}<>]", sentence):
        yield FAIL, "there is a bracket", "Say it in a sentence of its own."
    if ";" in sentence:
        yield WARN, "there is a semicolon", "Make 2 sentences, each on a new line."
    if re.search(r"[&@#*+=~^|\\_]|(?<!\d)/|/(?!\d)", sentence):
        yield WARN, "there is a sign that many people do not read", "Write a word for it."
    if "!" in sentence:
        yield WARN, "there is a !", "End with a full stop: the tone is calm and adult."
    if _FRACTION.search(sentence):
        yield FAIL, "there is a % or a part of a number", 'Say it with whole numbers, like "3 in 10 people".'
    for word in words_of(sentence):
        if _ROMAN.fullmatch(word):
            yield FAIL, f"{quoted(word)} is a Roman number", "Use digits."


def in_english(sentence: str) -> Iterator[Finding]:
    """The checks for English, besides the common words."""
    written = words_of(sentence)
    words = [word.lower() for word in written]
    text = " ".join(words)
    yield from _one_idea(sentence, words)
    yield from _negations(words)
    yield from _numbers(words, text)
    yield from _passive(words)
    for word in written:
        if (
            len(word) > 1
            and word.isupper()
            and word not in english.WORDS_IN_CAPITALS
            and not _ROMAN.fullmatch(word)
        ):
            yield WARN, f"{quoted(word)} is in capitals", "Write it out, in small letters."
    for what, remedy, single, phrases in _LISTS:
        for found in [word for word in words if word in single] + [
            phrase for phrase in phrases if _has(text, phrase)
        ]:
            yield WARN, f"{quoted(found)} is {what}", remedy
    if sentence.rstrip(_AROUND[:4]).endswith("?"):
        for phrase in english.HARD_TO_COUNT:
            if _has(text, phrase):
                yield WARN, f"{quoted(phrase)} is hard to answer", "Ask about now, or about this week."


_LISTS: tuple[tuple[str, str, Collection[str], Collection[str]], ...] = (
    ("not meant as it is said", "Say what it means.", (), english.METAPHORS),
    ("not English for most people", "Say it in plain English.", english.FOREIGN, english.FOREIGN_PHRASES),
    ("said to children", "Speak to adults.", english.CHILDISH, english.CHILDISH_PHRASES),
)


def _has(text: str, phrase: str) -> bool:
    return f" {phrase} " in f" {text} "


def _one_idea(sentence: str, words: list[str]) -> Iterator[Finding]:
    links = [word for n, word in enumerate(words) if word in english.LINKS or (n and word == "which")]
    if links:
        yield WARN, f"{quoted(links[0])} may join 2 ideas", "Make 2 sentences, each on a new line."
    elif finite_verbs(words) > 1:
        yield WARN, "there may be 2 verbs", "Say 1 thing in a sentence."


def _negations(words: list[str]) -> Iterator[Finding]:
    said = [word for word in words if word in english.NEGATIONS or word.endswith("n't")]
    if said:
        said += [word for word in words if word in english.HIDDEN_NEGATIONS]
    if len(said) > 1:
        yield FAIL, f"{quoted(' '.join(said))}: a sentence says no twice", "Say it in a positive way."


def _numbers(words: list[str], text: str) -> Iterator[Finding]:
    found = [word for word in words if word in english.NUMBER_WORDS]
    if not found and english.ONE.search(text):
        found = ["one"]
    if found:
        yield FAIL, f"{quoted(found[0])} is a number in words", "Use digits and whole numbers."


def _passive(words: list[str]) -> Iterator[Finding]:
    for n, word in enumerate(words):
        if word not in english.BE:
            continue
        rest = [after for after in words[n + 1 : n + 4] if after not in english.BETWEEN]
        if rest and _is_participle(rest[0]):
            yield WARN, f"{quoted(f'{word} {rest[0]}')} may be passive", "Say who does it."
            return


def _is_participle(word: str) -> bool:
    if word in english.STATES:
        return False
    return word in english.PARTICIPLES or (len(word) > 4 and word.endswith("ed"))


def uncommon(line: Sequence[str], common: Collection[str]) -> Iterator[Finding]:
    """Words of a line's sentences that are outside ``common``, and that no later sentence explains."""
    seen: set[str] = set()
    for number, sentence in enumerate(line):
        after = " ".join(word.lower() for later in line[number + 1 :] for word in words_of(later))
        for position, word in enumerate(words_of(sentence)):
            plain = word.lower().removesuffix("'s").removesuffix("s'")
            if plain in seen or _is_name(word, position) or _is_common(plain, common):
                continue
            seen.add(plain)
            if not re.search(rf"\b{re.escape(plain)} (means|mean|is an?|is the|are)\b", after):
                yield (
                    WARN,
                    f"{quoted(plain)} is not a common word",
                    "Use another, or explain it in the next sentence.",
                )


def _is_name(word: str, position: int) -> bool:
    """Whether it is a name, a number or a word in capitals, none of which is in a list of words."""
    return (position > 0 and word[0].isupper()) or word in english.WORDS_IN_CAPITALS or word[0].isdigit()


def _is_common(word: str, common: Collection[str]) -> bool:
    stems = [word, *(word.removesuffix(ending) for ending in ("s", "es", "ed", "ing", "d"))]
    return any(stem in common for stem in stems) or all(part in common for part in word.split("-"))
