"""Consent as acts of the person, in rows of their own, and the wish to answer on their own as a task until done."""

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from easyread.response import AskLater, Consent, Response
from easyread.stage import CONSENT_VERSION
from scheme.clocks import tasks
from scheme.clocks.models import Duty, Task
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast
from tests.scheme.people_forms import send
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking
from tests.scheme.visits import answer, this_week

YES = Consent(said="yes", version=CONSENT_VERSION)
NO = Consent(said="not-now", version=CONSENT_VERSION, survey="this-week")


def test_each_act_is_a_row_whatever_became_of_the_visit(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    dee = str(willow.person.pk)
    week = msgspec.structs.replace(this_week(dee, "not-now"), consents=(YES,), language="cy")
    device.round([device.seal(week)])
    said = Response(ended="binned", person=dee, consents=(YES, NO))
    begun = Response(
        ended="not-now", person="", begun="nonsense", consents=(msgspec.structs.replace(NO, version=0),)
    )
    device.round([device.seal(said), device.seal(begun), device.seal(Response(ended="binned"))])
    assert willow.scheme.responses.count() == 1, "what was binned or never begun is no response"
    rows = willow.scheme.consents.order_by("arrived_at", "envelope", "place")
    assert [(one.said, one.version, one.survey) for one in rows] == [
        ("yes", CONSENT_VERSION, ""),
        ("yes", CONSENT_VERSION, ""),
        ("not-now", CONSENT_VERSION, "this-week"),
        ("not-now", 0, "this-week"),
    ]
    first, *_, last = rows
    assert (first.person, first.household, first.language) == (willow.person, willow.household, "cy")
    assert (first.here, str(first.device_id)) == (["carer", "live-with"], device.file["device"])
    assert first.begun_at is not None
    assert (last.person, last.person_said, last.here, last.begun_at) == (None, "", None, None)


def test_the_persons_page_shows_what_they_said_and_to_which_wording(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    dee, page = str(willow.person.pk), f"/people/{willow.person.pk}/"
    assert "They have not been asked on a tablet yet." in text(alice.get(page))
    old = msgspec.structs.replace(YES, version=CONSENT_VERSION + 1)
    device.round([device.seal(msgspec.structs.replace(this_week(dee, "not-now"), consents=(old, NO)))])
    shown = text(alice.get(page)).partition("What they said themselves")[2]
    assert f"Not now this-week; wording {CONSENT_VERSION}, English Carer, Someone they live with" in shown
    assert f"Yes wording {CONSENT_VERSION + 1}, English changed since Carer" in shown
    assert shown.index("Not now") < shown.index("changed since")
    assert "Oak Lane, by the tablet's clock" in shown


@pytest.mark.parametrize("why", ["ended", "on own", "one question"])
def test_later_on_my_own_is_a_task_that_stands_until_it_is_done(
    willow: Cast, device: Speaking, alice: Client, why: str
) -> None:
    dee = str(willow.person.pk)
    week = this_week(dee, "not-now")
    said = {
        "ended": Response(ended="later-alone", person=dee),
        "on own": msgspec.structs.replace(week, on_own="later"),
        "one question": msgspec.structs.replace(week, answers=(answer("today", AskLater()),)),
    }[why]
    device.round([device.seal(said), device.seal(week)])
    task = willow.scheme.tasks.get()
    response = task.response
    assert response is not None
    assert (task.what, response.person, task.done_at) == (Task.What.ALONE, willow.person, None)
    today = text(alice.get("/today/")).partition("Who wants to answer on their own")[2]
    assert today.index("Do NOT phone the house. Do NOT tell the carer.") < today.index("Dee")
    alice.post(f"/responses/{response.pk}/seen/")
    assert "Who wants to answer on their own" in text(alice.get("/today/")), "seen is not done"
    assert "Wants to answer later, on their own: find a time" in text(alice.get("/overview/"))
    assert "Wants to answer later" in text(alice.get(f"/tasks/{task.pk}/done/"))
    assert "Dee" in text(alice.get(f"/tasks/{task.pk}/done/"))
    send(alice, f"/tasks/{task.pk}/done/", {"done": ""}, 422)
    send(alice, f"/tasks/{task.pk}/done/", {"done": "Rosa sees them on Monday at the library."})
    assert "Who wants to answer on their own" not in text(alice.get("/today/"))
    page = text(alice.get(f"/responses/{response.pk}/"))
    assert "Done by Alice" in page
    assert "Rosa sees them on Monday at the library." in page


def test_whoever_is_on_duty_is_told_of_it(willow: Cast, device: Speaking) -> None:
    rosa, now = willow.staff(Role.RESPONDER, "Rosa"), timezone.now()
    willow.scheme.duties.create(staff=rosa, what=Duty.What.READS, place=0, since=now)
    device.round([device.seal(Response(ended="later-alone"))])
    tasks.raise_tasks(willow.scheme, timezone.now())
    task = willow.scheme.tasks.get(what=Task.What.ALONE)
    assert (task.staff, task.alerts.get().staff) == (rosa, rosa)
