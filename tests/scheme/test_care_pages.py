"""The pages of concerns, replies and clocks, as staff go through them."""

import msgspec
import pytest
from django.test import Client

from easyread.concern import Concern as Told
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import standing
from scheme.schemes.models import Role, Staff
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking

LINE = {"words_1": "We will visit you on Monday.", "picture_1": "visit"}


@pytest.fixture
def rosa(willow: Cast) -> Staff:
    return willow.staff(Role.RESPONDER, "Rosa")


@pytest.fixture
def noor(willow: Cast) -> Staff:
    return willow.staff(Role.SAFEGUARDING_LEAD, "Noor")


def tell(willow: Cast, device: Speaking, **told: str) -> Concern:
    body = Told(topic="bad", detail="shouts", safe="yes", person=str(willow.person.pk))
    device.round([device.seal(msgspec.structs.replace(body, **told))])
    return willow.scheme.concerns.latest("arrived_at")


def do(browser: Client, found: Concern, what: str, **said: object) -> None:
    """Fill in the form of one step; it must be taken."""
    page = browser.post(f"/concerns/{found.pk}/step/{what}/", said)
    assert page.status_code == 302, text(page)


def test_a_concern_at_its_first_look(willow: Cast, device: Speaking, rosa: Staff, noor: Staff) -> None:
    found = tell(willow, device, written="He shouts at night", contact="elsewhere")
    browser, at = signed_in(rosa), f"/concerns/{found.pk}/"
    first = text(browser.get(at))
    assert first.index("Do NOT phone the house.") < first.index("Someone shouts at them")
    assert "Nobody has seen it" in text(browser.get("/concerns/"))
    assert browser.get(f"{at}step/triaged/").status_code == 302, "first it is read"
    browser.post(f"{at}seen/")
    page = text(browser.get(at))
    assert "First: is anyone named here someone who can see this?" in page
    part = found.sealed.get()
    assert "He shouts at night" in text(browser.get(f"{at}sealed/{part.pk}/"))
    assert signed_in(noor).get(at).status_code == 404
    assert browser.post(f"{at}step/named/", {"somebody": "yes"}).status_code == 422
    do(browser, found, "named", somebody="no")
    assert "Nobody who works here is named in it." in text(signed_in(noor).get(at))


def test_from_deciding_to_its_end(willow: Cast, device: Speaking, rosa: Staff, noor: Staff) -> None:
    found = tell(willow, device)
    browser, at = signed_in(rosa), f"/concerns/{found.pk}/"
    browser.post(f"{at}seen/")
    do(browser, found, "named", somebody="no")
    do(browser, found, "owned", staff_id=noor.pk)
    do(browser, found, "wishes", wants="I want him to stop", how="Alone, at the club")
    triage = {"category": "psychological", "seriousness": "medium", "capacity": "has", "consent": "no"}
    more = {
        "advocate": "no",
        "others": "unsure",
        "trust": "yes",
        "cqc": "yes",
        "decision": "refer",
        "reason": "x",
    }
    refused = browser.post(f"{at}step/triaged/", {**triage, **more})
    assert "Say why you act all the same." in text(refused)
    do(browser, found, "triaged", **triage, **more, without="Someone else is at risk")
    assert "CQC notified" in text(browser.get(at)) and "Referred to the local authority" in text(
        browser.get(at)
    )
    do(browser, found, "referred", to="local-authority", on="2026-03-04", reference="LA 1")
    do(browser, found, "told", told="We visit on Monday", how="Alone", on="2026-03-04")
    do(browser, found, "numbered", number="INC-7")
    do(browser, found, "sorted", said="better", how="Alone")
    do(browser, found, "closed", outcome="He moved", met="fully", lessons="Ask sooner")
    printed = text(browser.get(f"{at}paper/"))
    for words in (
        "I want him to stop",
        "Someone else is at risk",
        "LA 1",
        "INC-7",
        "Ask sooner",
        "Psychological",
    ):
        assert words in printed
    do(browser, found, "reopened", reason="It began again")
    found = willow.scheme.concerns.get()
    assert standing(found).closed_at is None and standing(found).owner == str(noor.pk)


def test_a_mistake_is_put_right_by_another_step(willow: Cast, device: Speaking, rosa: Staff) -> None:
    found = tell(willow, device)
    browser, at = signed_in(rosa), f"/concerns/{found.pk}/"
    browser.post(f"{at}seen/")
    do(browser, found, "named", somebody="no")
    do(browser, found, "acted", acted="Phoned Dee", who="Rosa", on="2026-03-04")
    wrong = found.steps.get(what=Step.What.ACTED)
    form = browser.get(f"{at}correct/{wrong.pk}/")
    assert "Phoned Dee" in form.content.decode()
    browser.post(f"{at}correct/{wrong.pk}/", {"acted": "Visited Dee", "who": "Rosa", "on": "2026-03-04"})
    page = text(browser.get(at))
    assert "Visited Dee" in page and "Phoned Dee" in page and "Corrected later; it stays on record." in page
    facts = [step.facts for step in standing(willow.scheme.concerns.get()).steps]
    assert [one["acted"] for one in facts if one.get("acted")] == ["Visited Dee"]


def test_open_concerns_are_handed_over(willow: Cast, device: Speaking, rosa: Staff, noor: Staff) -> None:
    found = tell(willow, device)
    browser = signed_in(rosa)
    browser.post(f"/concerns/{found.pk}/seen/")
    do(browser, found, "named", somebody="no")
    assert browser.post("/concerns/handover/", {"to": noor.pk, "why": "leave"}).status_code == 422
    browser.post("/concerns/handover/", {"to": noor.pk, "why": "leave", "concern": str(found.pk)})
    assert standing(willow.scheme.concerns.get()).owner == str(noor.pk)


def test_two_concerns_are_linked_both_ways(willow: Cast, device: Speaking, rosa: Staff, noor: Staff) -> None:
    one, other = tell(willow, device), tell(willow, device, detail="online")
    browser = signed_in(rosa)
    for found in (one, other):
        browser.post(f"/concerns/{found.pk}/seen/")
        do(browser, found, "named", somebody="no")
    do(browser, one, "linked", concern_id=str(other.pk), why="The same person")
    pages = [browser.get(f"/concerns/{found.pk}/").content.decode() for found in (one, other)]
    assert f"/concerns/{other.pk}/" in pages[0] and f"/concerns/{one.pk}/" in pages[1]
    step = other.steps.create(scheme=willow.scheme, what=Step.What.NAMED, by=rosa, facts={})
    other.named.create(scheme=willow.scheme, staff=noor, step=step)
    assert str(other.pk) not in signed_in(noor).get(f"/concerns/{one.pk}/").content.decode()
