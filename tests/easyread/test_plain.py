"""The text checks of easy read: each finds the sentence that trips it, and leaves the one beside it."""

import pytest

from easyread.english import listed
from easyread.fault import FAIL, NOTE, WARN, Fault
from easyread.plain import check_line, notes
from easyread.verbs import finite_verbs

COMMON = {"en": listed("what do you like this is a are cup of tea we phone talk the box")}


def findings(words: str, language: str = "en") -> list[tuple[str, str]]:
    return [(fault.level, fault.what) for fault in check_line(words, language, "here", "en.toml", {})]


def word(count: int) -> str:
    return " ".join(["tea"] * count) + "."


TRIPS: list[tuple[str, str, str, str]] = [
    # level, what it says, what trips it, what does not
    (FAIL, "16 words are in a sentence", word(16), word(10)),
    (WARN, "15 words are in a sentence", word(15), "\n".join([word(10)] * 3)),
    (FAIL, "2 sentences stand in one row", "Look here. This is tea.", "Look here.\nThis is tea."),
    (FAIL, "2 sentences stand in one row", 'They say "No." They go.', 'They say "No."'),
    (WARN, '"and" may join 2 ideas', "You eat and you drink.", "You eat.\nYou drink."),
    (WARN, '"but" may join 2 ideas', "You can go but not now.", "You can go.\nNot now."),
    (WARN, '"because" may join 2 ideas', "We ask because we care.", "We ask.\nWe care."),
    (WARN, '"which" may join 2 ideas', "Choose the food which is good.", "Which food is good?"),
    (WARN, "there is a semicolon", "You eat; then you drink.", "You eat."),
    (WARN, "there may be 2 verbs", "Do you see the people you like?", "Do you see your friends?"),
    (FAIL, "there is a bracket", "Have tea (hot).", "Have hot tea."),
    (FAIL, "there is a bracket", "Have tea [hot].", "Have hot tea."),
    (FAIL, '"IV" is a Roman number', "Read page IV.", "Read page 4."),
    (WARN, '"CQC" is in capitals', "Ask the CQC.", "OK, I like TV."),
    (WARN, '"STOP" is in capitals', "STOP here.", "Stop here."),
    (WARN, '"fed up" is not meant as it is said', "Are you fed up?", "Are you sad?"),
    (WARN, '"eg" is not English for most people', "Have fruit, eg a pear.", "Have a pear."),
    (WARN, '"ad hoc" is not English for most people', "Come ad hoc.", "Come when asked."),
    (WARN, '"tummy" is said to children', "Is your tummy sore?", "Is your stomach sore?"),
    (WARN, '"good boy" is said to children', "Good boy.", "Good."),
    (WARN, "there is a !", "Have fun!", "Have fun."),
    (WARN, "there is a sign that many people do not read", "Tea & cake.", "Tea or cake."),
    (WARN, "there is a sign that many people do not read", "Him/her.", "Them."),
    (FAIL, "there is a % or a part of a number", "10% like tea.", "1 in 10 like tea."),
    (FAIL, "there is a % or a part of a number", "Eat ½ now.", "Eat 1 now."),
    (FAIL, "there is a % or a part of a number", "Eat 1/2 now.", "Eat 1 now."),
    (FAIL, '"two" is a number in words', "Choose two.", "Choose 2."),
    (FAIL, '"half" is a number in words', "Eat half now.", "Eat some now."),
    (FAIL, '"one" is a number in words', "Choose one card.", "Choose this one now.\nOne of you can go."),
    (FAIL, '"not never": a sentence says no twice', "Do not never go.", "Do not go."),
    (FAIL, '"don\'t nothing": a sentence says no twice', "I don’t want nothing.", "I don't want food."),
    (FAIL, '"not unhappy": a sentence says no twice', "I am not unhappy.", "I am unhappy."),
    (WARN, '"is cooked" may be passive', "The food is cooked.", "Someone cooks the food."),
    (WARN, '"was told" may be passive', "I was not told.", "They did not tell me."),
    (WARN, '"are chosen" may be passive', "Your clothes are always chosen.", "You choose your clothes."),
    (WARN, '"how often" is hard to answer', "How often do you go out?", "Did you go out today?\nSay how often."),
    (WARN, '"compared with" is hard to answer', "Is it good compared with home?", "Is it good?"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "what", "trips", "does_not"), TRIPS, ids=[f"{what}: {trips}" for _, what, trips, _ in TRIPS]
)
def test_each_check_finds_what_is_hard_and_nothing_else(
    level: str, what: str, trips: str, does_not: str
) -> None:
    assert (level, what) in findings(trips)
    assert findings(does_not) == []


PLAIN = [
    "How do you feel at home?",
    "Are you worried?",
    "I am so tired.",
    "Are they?",
    "You can choose more than 1.",
    "It is OK to say no.",
    "It is OK not to know.",
    "They can phone you.",
    "Kind means nobody shouts.",
    "Do you want to have tea?",
    "Who makes the choices in your day?",
    "Phone 01632 960123.",
    "Look at the picture.",
]


@pytest.mark.parametrize("words", PLAIN)
def test_plain_words_pass(words: str) -> None:
    assert findings(words) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("", 0),
        ("think about your meals", 0),
        ("do you have tea", 1),
        ("do people have tea", 1),
        ("i think you have tea", 2),
        ("you have to go", 1),
        ("i want to have tea", 1),
        ("they give you food", 1),
        ("i know you", 1),
        ("who chooses what you do", 2),
        ("did you go out when you wanted to", 2),
        ("i like it when they 2", 1),
    ],
)
def test_finite_verbs_are_guessed_from_small_words(sentence: str, count: int) -> None:
    assert finite_verbs(sentence.split()) == count


def uncommon(words: str) -> list[str]:
    found = check_line(words, "en", "here", "en.toml", COMMON)
    return [fault.what.split('"')[1] for fault in found if "not a common word" in fault.what]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("What do you like?", []),
        ("Do you like the advocate?", ["advocate"]),
        ("Do you like the advocate?\nThis is the advocate.", ["advocate"]),
        ("Do you like the advocate?\nThe advocate is a cup.", []),
        ("Do you like advocates?\nLike advocates.\nAdvocates are cups.", []),
        ("The advocate is a cup.", ["advocate"]),
        ("Phones, boxes, talked, liked, talking, the cup's tea-cup.", []),
        ("This is 10am.", []),
        ("This is Sam.", []),
        ("OK, TV.", []),
    ],
)
def test_words_are_common_or_explained_in_the_next_sentence(words: str, found: list[str]) -> None:
    assert uncommon(words) == found


def test_a_name_that_is_filled_in_is_a_name() -> None:
    assert check_line("We like {scheme}.", "en", "key.words", "en.toml", COMMON) == ()
    assert findings("We like {Scheme}.") == [(FAIL, "there is a bracket")]


def test_a_fault_says_file_and_place() -> None:
    assert check_line("Eat half.", "en", "key.words", "en.toml", {}) == (
        Fault("key.words", '"half" is a number in words', "Use digits and whole numbers.", FAIL, "en.toml"),
    )


def test_another_language_has_the_checks_that_need_no_lists() -> None:
    assert findings("two and half, not never", "cy") == []
    assert findings(f"({word(16)}", "cy") == [
        (FAIL, "16 words are in a sentence"),
        (FAIL, "there is a bracket"),
    ]
    assert findings("কেমন আছেন? ভালো আছি।", "bn") == [(FAIL, "2 sentences stand in one row")]
    assert [(note.level, note.what) for note in notes("cy", "languages[0]", COMMON)] == [
        (NOTE, "in cy only length, rows, signs and numbers are checked"),
        (NOTE, "the words of cy are not checked"),
    ]
    assert list(notes("en", "languages[0]", COMMON)) == []


def test_a_language_that_says_as_much_in_fewer_words_has_shorter_sentences() -> None:
    for language, words, level in (
        ("en", 10, ""),
        ("bn", 10, WARN),
        ("en", 14, WARN),
        ("bn", 14, FAIL),
        ("bn", 9, ""),
    ):
        assert findings(word(words), language) == (
            [(level, f"{words} words are in a sentence")] if level else []
        )
