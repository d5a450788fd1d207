"""What can be reached from anywhere: who is here now, and the consent over "Tell someone"."""

from easyread import act as a
from easyread import stage as s
from easyread.leaving import response, told
from easyread.screen import touchable
from easyread.showing import screen
from easyread.stage import CONSENT_VERSION, Visit
from tests import makers
from tests.makers import names, play

HERE = (a.OpenDoor("liking"), a.Choose("here"))
CONSENT = a.Choose("consent")
PAGES = (a.Next(), a.Next(), a.Next())


def can(visit: Visit, act: a.Act) -> bool:
    """A tool or a card of this screen does it."""
    shown = screen(visit)
    return act in [*(tool.act for tool in shown.tools if tool.works), *(c.act for c in touchable(shown))]


def test_it_is_not_offered_before_it_was_asked_nor_while_it_is() -> None:
    welcome = play(makers.make_visit(), a.OpenDoor("liking"), a.Choose("ali"), a.Next())
    asking = play(makers.make_visit(), *makers.TO_SURVEYS)
    for visit in (welcome, play(makers.make_asking(), *HERE, a.OpenDoor("liking"))):
        assert not can(visit, HERE[1])
        assert play(visit, HERE[1]) == visit
    assert can(play(asking, HERE[0]), HERE[1])


def test_who_was_here_at_any_answer_is_said_of_all() -> None:
    """The carer came after the first answer, or left before the last: nobody may read "alone"."""
    came = play(makers.make_asking(), a.Give("good"))
    assert came.here == ("me",)
    alone = response(came, "")
    assert alone is not None
    assert alone.here == ("me",)
    later = play(came, *HERE, a.Choose("carer"), a.Next())
    left = play(later, a.Next(), a.SayElse("skip"), *HERE, a.Choose("me"), a.Next(), a.Next())
    for visit in (later, left):
        body = response(visit, "")
        assert body is not None
        assert body.here == ("carer",)


def test_it_is_as_quiet_as_the_page_it_opens_over() -> None:
    quiet = play(makers.make_visit(), a.OpenDoor("tell"), CONSENT)
    assert screen(quiet).silent
    assert play(quiet, a.Choose("yes")) == quiet
    assert screen(play(quiet, a.TurnPage(1), a.Back())).name == "consent_0"
    loud = play(quiet, a.Choose("sound"), a.Choose("aloud"), CONSENT)
    assert not screen(loud).silent
    assert play(loud, a.Open("listen"), a.Back()) == loud


def test_from_welcome_it_is_heard_and_nothing_is_asked() -> None:
    begun = play(makers.make_visit(), a.OpenDoor("tell"))
    assert play(begun, CONSENT, *PAGES).consents == ()
    assert names(begun, CONSENT, *PAGES)[-1] == "tell_topic"


def test_over_a_visit_it_can_be_said_anew_and_what_is_told_goes_all_the_same() -> None:
    telling = play(
        makers.make_asking(), a.Give("good"), a.Tell(), a.Choose("else"), a.Next(), CONSENT, *PAGES
    )
    assert screen(telling).name == "consent_ask"
    same = play(telling, a.Next())
    assert (same.consents, same.stage) == (makers.make_asking().consents, s.Asking("food"))
    assert play(telling, a.Choose("not-now"), a.Back()).consent == same.consent
    yes = play(telling, a.Choose("yes"), a.Next())
    assert (yes.stage, yes.consents[-1].version) == (s.Asking("food"), CONSENT_VERSION)
    no = play(telling, a.Choose("not-now"), a.Next())
    assert no.telling is not None
    assert told(no, "") is not None
    body = response(no, "")
    assert body is not None
    assert (body.ended, body.answers, body.consents[-1].said) == ("binned", (), "not-now")


def test_who_tells_for_another_has_no_consent_here() -> None:
    family = play(makers.make_visit(), a.OpenDoor("outside"), a.Choose("family"))
    telling = family if family.telling else play(family, a.Choose("tell"))
    assert not can(telling, CONSENT)
    assert play(telling, CONSENT) == telling


def test_what_is_binned_says_nothing_of_who_was_here_and_a_no_does() -> None:
    stopped = play(makers.make_asking(), a.Give("good"), a.Stop())
    binned = response(play(stopped, a.Choose("bin"), a.Next()), "")
    assert binned is not None
    assert (binned.ended, binned.here, [one.said for one in binned.consents]) == ("binned", None, ["yes"])
    refused = response(play(stopped, HERE[0], CONSENT, *PAGES, a.Choose("not-now"), a.Next()), "")
    assert refused is not None
    assert (refused.ended, refused.here) == ("binned", ("me",))
