"""Whoever is named in a concern, of any role, reaches nothing of it: every page is as if the concern were not there."""

import ast
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from easyread.line import Line
from scheme.clocks import raising
from scheme.clocks.models import Duty
from scheme.clocks.numbers import Chosen, choose
from scheme.concerns.models import Concern, Step
from scheme.concerns.taking import take
from scheme.replies import writing
from scheme.responses.models import Sealed
from scheme.responses.sealing import seal
from scheme.schemes.models import Role, Staff
from scheme.schemes.roles import POWERS, Power, has
from tests.scheme.addresses import ROWS, Place, address, place, powered
from tests.scheme.care_addresses import concern, known, reply, sealed, step, writer, wrong
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.pages import answers
from tests.scheme.speaking import Speaking
from tests.shape.source import Source, dotted, faults, python

OF_IT = [name for name, row in ROWS.items() if row.about in (concern, step, wrong, sealed, reply)]
"""The addresses that name this concern, wherever they are; what is told without an account is another."""
STATES = ("open", "unseen", "overdue", "mine", "closed", "all")
MORE = (
    *(f"/concerns/?state={state}&said=dee" for state in STATES),
    "/people/?said=dee",
    "/responses/?said=dee",
    "/privacy/?what=took+step+acted",
)
"""Lists that are searched and narrowed, besides each as it stands."""
CHANGING = re.compile(
    r'name="(csrfmiddlewaretoken|form)"\s+value="[^"]*"|\d\d:\d\d(:\d\d)?(\.\d+)?'
    r'|\d+-[0-9a-f]{64}|data-label="Row">\d+'
)
"""What differs whatever was told: the time, tokens, and the numbers of the audit, which counts all rows."""
CANARY = "quoxalot"
MAY_NAME_CONCERNS = (
    "scheme/concerns/reach.py",
    "scheme/concerns/keeping.py",
    "scheme/family/telling.py",
    "scheme/clocks/raising.py",
    "scheme/clocks/alarms.py",
    "scheme/erasure/retention.py",
    "scheme/demo/",
)
"""Where the concerns of a scheme are named whoever reaches them: intake, the clock, retention, and proofs."""


@pytest.fixture
def here(willow: Cast, device: Speaking) -> Place:
    return place(willow, device)


def read(browser: Client, at: str) -> str:
    """A page or a file as somebody sees it, without what changes by itself."""
    content = b"".join(browser.get(at))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            content = book.read("xl/worksheets/sheet1.xml")
    return CHANGING.sub("", content.decode(errors="replace"))


@contextmanager
def undone() -> Iterator[None]:
    """What is written meanwhile, such as who read what, is not kept."""
    mark = transaction.savepoint()
    yield
    transaction.savepoint_rollback(mark)


def everywhere(staff: Staff, places: dict[str, str]) -> dict[str, str]:
    """All that this member of staff can open, and what stands there."""
    pages = [
        at for name, at in places.items() if ROWS[name].get and ROWS[name].who in POWERS[Role(staff.role)]
    ]
    with undone():
        browser = signed_in(staff)
        return {at: read(browser, at) for at in (*pages, *MORE)}


def against(staff: Staff, beside: Concern) -> Concern:
    """A concern about them with something of everything, worked on by others and linked to one that they reach."""
    scheme, now = staff.scheme, timezone.now()
    by = scheme.staff.get(name="Wren")
    assert beside.person
    found = Concern(scheme=scheme, arrived_at=now - timedelta(days=30), topic="bad", language="en", begun="")
    found.household, found.person = beside.household, beside.person
    found.detail, found.safe, found.who = "hurts", "no", ["staff"]
    found.save(force_insert=True)
    seal(found, Sealed.Kind.WORDS, CANARY.encode())
    take(by, found, Step.What.SEEN, {})
    take(by, found, Step.What.NAMED, {"named": [str(staff.pk)]})
    take(by, found, Step.What.ACTED, {"what": CANARY})
    take(by, found, Step.What.LINKED, {"concern_id": str(beside.pk), "why": CANARY})
    answer = writing.write(by, found, beside.person, [Line(CANARY, "visit")], asks=True)
    writing.approve(by, answer)
    raising.raise_alerts(scheme, now)
    assert found.alerts.exists()
    return found


def on_duty(willow: Cast) -> None:
    """Somebody is alerted, and it is not who is named."""
    since = timezone.now() - timedelta(days=40)
    willow.scheme.duties.create(staff=writer(willow), what=Duty.What.READS, since=since)


@pytest.mark.parametrize("role", Role)
def test_who_is_named_sees_every_page_as_if_it_were_not_there(willow: Cast, here: Place, role: Role) -> None:
    robin, beside = willow.staff(role, "Robin"), known(here)
    on_duty(willow)
    places = {name: address(name, here) for name in powered()}
    raising.raise_alerts(willow.scheme, timezone.now())
    before = everywhere(robin, places)
    found = against(robin, beside)
    after = everywhere(robin, places)
    assert len(before) > len(MORE) + 15
    differ = {at: set(before[at].split("\n")) ^ set(words.split("\n")) for at, words in after.items()}
    assert {at: rows for at, rows in differ.items() if rows} == {}
    for words in after.values():
        assert str(found.pk) not in words and CANARY not in words
    if has(robin, Power.READ):
        take(writer(willow), found, Step.What.NAMED, {"named": []}, found.steps.get(what="named"))
        lists = everywhere(robin, {"concerns": places["concerns"]})
        assert str(found.pk) in lists[places["concerns"]], "the control: with nobody named it would be there"


@pytest.mark.parametrize("role", Role)
def test_who_is_named_finds_it_at_no_address(willow: Cast, here: Place, role: Role) -> None:
    found, robin = known(here), willow.staff(role, "Robin")
    places = {name: address(name, here) for name in OF_IT}
    take(writer(willow), found, Step.What.NAMED, {"named": [str(robin.pk)]})
    before, browser = found.steps.count(), signed_in(robin)
    for name in OF_IT:
        expected = {404} if ROWS[name].who in POWERS[role] else {403}
        assert answers(browser, name, places[name]) == expected, name
    assert found.steps.count() == before


def test_safe_contact_stands_first_on_every_page_of_a_concern(willow: Cast, here: Place) -> None:
    """On the page of what was told without an account too; what a page leads to is not looked at."""
    browser = signed_in(willow.staff(Role.SAFEGUARDING_LEAD, "Robin"))
    shown = {}
    for name in (*OF_IT, "concern-answer"):
        if ROWS[name].get and ROWS[name].who in POWERS[Role.SAFEGUARDING_LEAD]:
            main = browser.get(address(name, here)).content.decode().partition("<main")[2]
            shown[name] = re.sub(r"\s+", "", re.sub(r"<[^>]*>|^[^>]*>", "", main)).startswith("DoNOT")
    assert len(shown) >= 8 and all(shown.values()), shown


def test_a_link_to_it_is_not_on_the_page_of_another(willow: Cast, here: Place) -> None:
    robin, beside = willow.staff(Role.SAFEGUARDING_LEAD, "Robin"), known(here)
    on_duty(willow)
    found = against(robin, beside)
    link = take(writer(willow), beside, Step.What.LINKED, {"concern_id": str(found.pk), "why": CANARY})
    for staff, there in ((robin, False), (writer(willow), True)):
        browser = signed_in(staff)
        for page in (f"/concerns/{beside.pk}/", f"/concerns/{beside.pk}/paper/"):
            assert ("Linked to another concern" in read(browser, page)) is there
        wrong = f"/concerns/{beside.pk}/correct/{link.pk}/"
        assert browser.get(wrong).status_code == (200 if there else 404)
    form = signed_in(robin)
    told = form.post(f"/concerns/{beside.pk}/step/linked/", {"concern_id": str(found.pk), "why": "I guess"})
    assert told.status_code in (404, 422) and beside.steps.filter(what="linked").count() == 1
    form.post("/concerns/handover/", {"concern": [str(found.pk)], "to": str(writer(willow).pk), "why": "x"})
    assert not found.steps.filter(what=Step.What.OWNED).exists()


@pytest.mark.parametrize("role", [role for role in Role if Power.ACT in POWERS[role]])
def test_no_alert_and_no_digest_goes_to_who_is_named(willow: Cast, role: Role) -> None:
    """They read first, are on call and cover for whoever else does: the outside name is told instead."""
    robin, wren = willow.staff(role, "Robin"), writer(willow)
    now, long = timezone.now(), timedelta(days=60)
    for staff, what in ((robin, Duty.What.READS), (robin, Duty.What.ON_CALL), (wren, Duty.What.READS)):
        willow.scheme.duties.create(staff=staff, what=what, since=now - long)
    willow.scheme.leaves.create(staff=wren, cover=robin, since=now - long, until=now + long)
    choose(willow.scheme, Chosen(outside_name="Council", outside_email="council@outside.example"), None)
    found = willow.scheme.concerns.create(
        topic="bad", detail="hurts", arrived_at=now, language="en", begun=""
    )
    take(wren, found, Step.What.NAMED, {"named": [str(robin.pk)]})
    for days in range(9):
        raising.raise_alerts(willow.scheme, now + timedelta(days=days))
        raising.raise_digests(willow.scheme, (now + timedelta(days=days)).replace(hour=12))
    assert found.alerts.exists()
    assert {alert.address for alert in willow.scheme.alerts.exclude(staff=wren)} == {
        "council@outside.example"
    }


def names_them_past_reach(source: Source) -> Iterator[str]:
    """``scheme.concerns`` outside the places that may name them all."""
    if source.path.startswith(MAY_NAME_CONCERNS):
        return
    for node in source.nodes(ast.Attribute):
        if node.attr == "concerns" and dotted(node).endswith("scheme.concerns"):
            yield source.at(node, "names concerns past reach.py")


def test_concerns_are_named_in_one_place() -> None:
    sources = [one for one in python("scheme") if "import" not in one.path]
    assert faults(names_them_past_reach, sources) == []
    assert faults(names_them_past_reach, [Source("scheme/portal/x.py", "a = staff.scheme.concerns.all()")])
