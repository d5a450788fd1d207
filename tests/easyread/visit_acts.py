"""What hypothesis draws for a visit: households, acts that make sense somewhere, and acts that never do."""

from hypothesis import strategies as st
from msgspec.structs import replace

from easyread import act as a
from easyread.profile import Profile
from easyread.sorting import PLACES
from easyread.stage import Household, Visit
from tests import makers
from tests.shape import walk

HOUSEHOLDS: dict[str, Household] = {
    "usual": makers.make_household(),
    "checked": makers.make_household(profile=Profile(check=True), consented=frozenset({"sam", "ali"})),
    "two choices, a rehearsal": makers.make_household(
        profile=Profile(choices=2), rehearsal=True, practice=None
    ),
    "nobody and no numbers": makers.make_household(people=(), numbers=()),
    "no surveys": makers.make_household(surveys=()),
    "sorted and made": makers.make_household(surveys=(makers.make_made_survey(),), practice=None),
    "shipped": walk.start().household,
    "replies": makers.make_household(
        replies=(walk.REPLY, replace(walk.REPLY, id="s", person="sam", asks=False)),
        locks={"ali": ("car", "music", "pets")},
    ),
    "languages": replace(makers.make_household(words=walk.words()), silent=frozenset({"cy"})),
}


def _starts() -> dict[str, Visit]:
    """Welcome of every household, and places that a drawn walk seldom reaches."""
    found = {name: makers.make_visit(household) for name, household in HOUSEHOLDS.items()}
    asking = makers.make_asking(makers.make_household(profile=Profile(check=True)))
    found["at a question"] = asking
    found["at the check"] = makers.until(
        makers.play(asking, a.Give("bad"), a.Next(), a.Give("yes"), a.Next(), a.Give("staff"), a.Next()),
        "check",
        a.Give("music"),
    )
    known = replace(asking, household=HOUSEHOLDS["checked"])
    found["hidden after answers"] = makers.play(
        known, a.Give("bad"), a.Next(), a.Give("yes"), a.Next(), a.Hide()
    )
    day = makers.make_asking(HOUSEHOLDS["sorted and made"], "day")
    found["at a sort"] = day
    found["saying it"] = makers.play(day, a.Put("good"), a.Next(), a.Make("say"))
    found["writing it"] = makers.play(
        found["saying it"],
        a.Record(),
        a.Begun(walk.MADE),
        a.Recorded(walk.MADE),
        a.Next(),
        a.Next(),
        a.Make("write"),
    )
    return found


STARTS = _starts()

CARDS = (
    *("en", "cy"),
    *(
        "sam",
        "ali",
        "",
        "yes",
        "no",
        "not-now",
        "later-alone",
        "now",
        "later",
        "fine",
        "me",
        "carer",
        "other",
    ),
    *(
        "life",
        "week",
        "this-week",
        "change",
        "keep",
        "bin",
        "nobody",
        "read",
        "talk",
        "bad",
        "body-home",
        "self-harm",
        "all",
        "good",
        "numbers",
    ),
)
CHOICES = ("good", "ok", "bad", "yes", "no", "carer", "staff", "music", "walks", "home", "dog")

simple = st.sampled_from(
    (a.Next(), a.Back(), a.Stop(), a.Tell(), a.Hide(), a.Touch(), a.Idled(), a.Stay(), a.Idled(), a.Next())
)
any_act: st.SearchStrategy[a.Act] = st.one_of(
    simple,
    st.builds(a.Choose, st.sampled_from(CARDS) | st.text(max_size=3)),
    st.builds(a.Give, st.sampled_from(CHOICES) | st.text(max_size=3)),
    st.builds(a.Hold, st.sampled_from(CHOICES)),
    st.builds(a.Put, st.sampled_from(PLACES), st.sampled_from(("", *CHOICES))),
    st.builds(a.Make, st.sampled_from(("say", "write", "show"))),
    st.sampled_from(
        (
            a.Record(),
            a.Halt(),
            a.Play(),
            a.Bin(),
            a.Erase(),
            a.Type("a"),
            a.Type(" "),
            a.Spell(True),
            a.Unmade(),
        )
    ),
    st.sampled_from(
        (a.Begun(walk.MADE), a.Recorded(walk.MADE), a.Recorded(walk.MADE, b"jpeg"), a.Arrange("qwerty"))
    ),
    st.builds(a.TurnPage, st.integers(-2, 3)),
    st.from_type(a.OpenDoor),
    st.from_type(a.SayElse),
    st.from_type(a.Open),
    st.from_type(a.Listen),
    st.from_type(a.Told),
)
