"""What hypothesis draws for a visit: households, acts that make sense somewhere, and acts that never do."""

from hypothesis import strategies as st
from msgspec.structs import replace

from easyread import act as a
from easyread.profile import Profile
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
    "shipped": walk.start().household,
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
    return found


STARTS = _starts()

CARDS = (
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
        "alone",
        "with-someone",
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
    st.builds(a.TurnPage, st.integers(-2, 3)),
    st.from_type(a.OpenDoor),
    st.from_type(a.SayElse),
    st.from_type(a.Open),
    st.from_type(a.Listen),
    st.from_type(a.Told),
)
