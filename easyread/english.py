"""English words and patterns that easy read keeps out, or treats in a way of their own."""

import re


def listed(words: str) -> frozenset[str]:
    """The words of a text, parted by spaces."""
    return frozenset(words.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, parted by commas."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


WORDS_IN_CAPITALS = frozenset({"OK", "TV", "I"})
"""Written in capitals, and words all the same."""

NEGATIONS = listed("not no never nobody nothing none nowhere neither nor cannot without no-one")
HIDDEN_NEGATIONS = listed("unhappy unsafe unkind unable unfair unsure unlikely impossible")
"""A second "no" beside a word of ``NEGATIONS``."""

NUMBER_WORDS = listed(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    thousand million dozen twice half halves quarter quarters percent"""
)
ONE = re.compile(
    r"(?<!this )(?<!that )(?<!no )(?<!each )(?<!any )(?<!every )(?<!some )(?<!the )(?<!which )(?<!another )"
    r"\bone (?!(?:of|another|by|to|is|was|you|that|who|here|in|at|on|for|with|or|and|day)\b)[a-z]",
    re.IGNORECASE,
)
"""The number, not "this one"."""

METAPHORS = phrases(
    """piece of cake, under the weather, feeling blue, feel blue, feeling down, feel down, over the moon,
    on top of the world, an eye on, in the same boat, ups and downs, bottle up, bottled up, on the
    same page, at the end of the day, butterflies in, an arm and a leg, on your
    mind, off your chest, fed up, let you down, in your shoes, end of the tunnel, break the ice,
    heart to heart, by heart, blue moon, cats and dogs, in hot water, pull your leg, big picture,
    safety net, driving seat, new leaf, weight off, extra mile, touch base, black and white,
    shoulder to cry on, make your voice heard, raise your voice, hand in hand, lend a hand, a step
    forward, go a long way, keep in touch, in the loop, stand on your own, stand up for, speak your
    mind, broken heart"""
)
"""Phrases that do not mean what their words say."""

FOREIGN = listed("eg e.g ie i.e etc via vs versus ergo viz circa")
FOREIGN_PHRASES = phrases(
    """ad hoc, en route, vice versa, pro rata, status quo, per se, bona fide, per cent"""
)

CHILDISH = listed(
    """yummy tummy mummy daddy naughty yay yippee hooray whoopsie oopsie teddy wee-wee poo-poo din-dins
    sweetie darling kiddo"""
)
CHILDISH_PHRASES = phrases(
    """good boy, good girl, clever boy, clever girl, well done you, aren't you clever"""
)

LINKS = listed("and but because although though while whereas unless however therefore")
"""Words that begin a second idea; "which" does too, except at the start."""

HARD_TO_COUNT = phrases(
    """how often, how long, how many times, how frequently, compared with, compared to, than before, than
    last, than other, usually, in general, generally, on average, on the whole"""
)
"""Frequency, length of time, comparison, the general case: these fail most (Finlay and Lyons 2001)."""

BE = listed("am is are was were be been being get gets got")
BETWEEN = listed("not always often never ever also now still being only just very too so")
"""May stand between a form of "be" and its participle."""

PARTICIPLES = listed(
    """asked beaten broken brought built bought caught chosen drawn driven eaten fed felt forgotten found
    given held hit kept known led lent made meant met paid put read said seen sent set shown sold
    spent spoken stolen sworn taken taught thought thrown told understood woken won worn written"""
)
STATES = listed(
    """worried scared tired bored excited interested pleased confused married disabled finished relaxed
    retired dressed annoyed upset frightened embarrassed disappointed surprised blessed naked wicked sacred
    hundred indeed gone done left lost hurt shut"""
)
"""Look like participles, and say how someone or something is."""

SAME_THING = (
    ("phone", "telephone"),
    ("doctor", "physician"),
    ("scared", "frightened", "afraid"),
    ("happy", "glad", "pleased"),
    ("ill", "unwell", "sick", "poorly"),
    ("start", "begin", "commence"),
    ("choose", "pick", "select"),
    ("carer", "caregiver"),
    ("medicine", "medication"),
    ("toilet", "bathroom", "loo"),
    ("worried", "anxious"),
    ("angry", "cross"),
    ("holiday", "vacation"),
)
"""Words for one thing: a survey uses one of each row."""
