"""How many finite verbs an English sentence seems to hold: a guess, good enough to warn by."""

from collections.abc import Sequence

from easyread.english import listed

SUBJECTS = listed("i you he she it we they who nobody somebody everybody anybody someone everyone anyone")
TAKE_DO = listed(
    """do does did can could will would may might must shall should cannot don't doesn't didn't can't
    couldn't won't wouldn't mustn't shouldn't"""
)
"""Followed by another verb, which is then not finite."""
FINITE = TAKE_DO | listed(
    """am is are was were have has had i'm you're we're they're he's she's it's isn't aren't wasn't weren't
    haven't hasn't hadn't"""
)
NO_VERB = listed(
    """to in on at and or for of with from by about as than that if when where what how why which because
    but now too here there today then again first more not never always also all both only just yet
    so the a an my your his her our their this these"""
)
"""What stands after a subject or an object and is no verb."""
TAKE_OBJECT = listed(
    """give gives gave tell tells told show shows showed ask asks asked help helps helped let lets make
    makes made see sees saw hear hears heard hurt hurts like likes love loves phone phones visit
    visits call calls want wants take takes took get gets got send sends sent bring brings brought
    thank thanks scare scares treat treats near to for with at about of on from by"""
)
"""After these, "you" and "it" are not the subject of what follows."""


def finite_verbs(words: Sequence[str]) -> int:
    """A count for a sentence of small-letter words without punctuation."""
    count = 0
    waiting = False
    for n, word in enumerate(words):
        before = words[n - 1] if n else ""
        after = words[n + 1] if n + 1 < len(words) else ""
        subject_before = before in SUBJECTS and not (n > 1 and words[n - 2] in FINITE)
        if word in FINITE:
            if before != "to" and (subject_before or not (waiting and word in {"do", "have"})):
                count += 1
            waiting = word in TAKE_DO
        elif word in SUBJECTS and _is_subject(word, before) and _may_be_verb(after):
            count += 1
            waiting = False
    return count


def _is_subject(word: str, before: str) -> bool:
    return before not in FINITE and not (word in {"you", "it"} and before in TAKE_OBJECT)


def _may_be_verb(after: str) -> bool:
    return bool(after) and after not in FINITE | NO_VERB | SUBJECTS and not after[0].isdigit()
