"""What staff answer to whoever told without an account, and what is answered back."""

from django.utils import timezone

from scheme.concerns.models import Step
from scheme.concerns.standing import standing
from scheme.family.models import Answered
from scheme.responses import reading
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.test_family import code_of, field, follow, opened, sent


def test_the_code_opens_the_answers_and_nothing_of_what_was_said(willow: Cast) -> None:
    code = code_of(sent(willow, opened(willow)))
    page = follow(willow, code).content.decode()
    assert "Nobody has read it yet." in page and "There is no answer yet." in page
    told = willow.scheme.follow_ups.get()
    staff = willow.staff(Role.RESPONDER, "Rowan")
    told.answers.create(
        scheme=willow.scheme, by=staff, words="We talked to him.", form=b"1" * 32, at=timezone.now()
    )
    page = follow(willow, code).content.decode()
    assert "We talked to him." in page and "Rowan" in page
    assert "shouted" not in page and "Oak Lane" not in page


def test_what_is_answered_back_is_sealed_and_kept_once(willow: Cast) -> None:
    code = code_of(sent(willow, opened(willow)))
    form = field(follow(willow, code).content.decode(), "form")
    for _ in range(2):
        page = follow(willow, code, back="1", form=form, answer="It goes on.").content.decode()
        assert "We have what you answered." in page
        assert "It goes on." not in page
    told = willow.scheme.concerns.get()
    back = told.sealed.get(question="back")
    assert reading.read(willow.staff(Role.RESPONDER, "Rowan"), told, back) == b"It goes on."
    assert Answered.objects.get().words == ""
    assert follow(willow, code, back="1", form=form, answer="").status_code == 422


def test_what_is_answered_back_after_it_was_read_begins_the_clocks_again(willow: Cast) -> None:
    code = code_of(sent(willow, opened(willow)))
    told, staff = willow.scheme.concerns.get(), willow.staff(Role.RESPONDER, "Rowan")
    form = field(follow(willow, code).content.decode(), "form")
    follow(willow, code, back="1", form=form, answer="More of it.")
    assert not told.steps.exists(), "nobody has read it: it is to be read anyway"
    for what in (Step.What.SEEN, Step.What.NAMED, Step.What.CLOSED):
        told.steps.create(scheme=willow.scheme, what=what, by=staff, facts={})
    assert standing(told).closed_at
    form = field(follow(willow, code).content.decode(), "form")
    follow(willow, code, back="1", form=form, answer="It goes on.")
    assert not standing(told).closed_at
    assert standing(told).since_begun(Step.What.SEEN) is None
    page = signed_in(staff).get(f"/concerns/{told.pk}/").content.decode()
    assert "They answered back" in page and "what they answered back" in page


def test_staff_answer_once_and_whoever_told_reads_it(willow: Cast) -> None:
    code = code_of(sent(willow, opened(willow)))
    told, staff = willow.scheme.concerns.get(), willow.staff(Role.RESPONDER, "Rowan")
    for what in (Step.What.SEEN, Step.What.NAMED):
        told.steps.create(scheme=willow.scheme, what=what, by=staff, facts={})
    browser = signed_in(staff)
    page = browser.get(f"/concerns/{told.pk}/").content.decode()
    assert "Whoever told is not sure that they are safe" in page
    assert f"/concerns/{told.pk}/answer/" in page
    form = field(browser.get(f"/concerns/{told.pk}/answer/").content.decode(), "form")
    for _ in range(2):
        said = {"form": form, "words": "We came to see him."}
        assert browser.post(f"/concerns/{told.pk}/answer/", said)["Location"] == f"/concerns/{told.pk}/"
    assert follow(willow, code).content.decode().count("We came to see him.") == 1
    assert "Whoever told was answered" in browser.get(f"/concerns/{told.pk}/").content.decode()
    assert browser.post(f"/concerns/{told.pk}/answer/", {"form": form}).status_code == 422
