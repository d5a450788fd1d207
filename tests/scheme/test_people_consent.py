"""Who must not be told, how consent was judged, and who does not want to be asked."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone
from msgspec.structs import replace

from scheme.responses.tally import held, scan
from tests.scheme.conftest import Cast
from tests.scheme.people_forms import send, version
from tests.scheme.reading import text
from tests.scheme.rounds import RESPONSE, settled
from tests.scheme.speaking import Speaking

DAY = timedelta(days=1)


def test_who_must_not_be_told_stands_first_here_and_beside_what_they_say(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    settled(device, device.seal(replace(RESPONSE, person=str(willow.person.pk))))
    page = f"/people/{willow.person.pk}/"
    send(
        alice, f"{page}not-told/", {"name": "Tom Ashby", "relation": "carer", "why": "Dee is afraid of him."}
    )
    shown = text(alice.get(page))
    assert shown.index("Do NOT tell Tom Ashby (carer). Dee is afraid of him.") < shown.index("Languages")
    said = willow.scheme.responses.get().pk
    for address in ("/today/", f"/responses/{said}/"):
        told = text(alice.get(address))
        assert told.index("Do NOT tell Tom Ashby (carer).") < told.index("Do NOT phone the house.")
    mark = willow.scheme.not_told.get()
    assert "Why: This field is required." in text(send(alice, f"{page}not-told/{mark.pk}/lift/", {}, 422))
    send(alice, f"{page}not-told/{mark.pk}/lift/", {"why": "Dee asked for it."})
    assert "Do NOT tell Tom" not in text(alice.get("/today/"))
    assert "Tom Ashby (carer). Dee asked for it. Alice" in text(alice.get(page))
    assert alice.get(f"{page}not-told/{mark.pk}/lift/").status_code == 404


def test_consent_is_judged_in_rows_and_whether_they_want_to_be_asked(willow: Cast, alice: Client) -> None:
    page = f"/people/{willow.person.pk}/"
    assert "Consent not judged yet" in text(alice.get("/people/"))
    tomorrow = (timezone.localdate() + DAY).isoformat()
    fields = {"capacity": "has", "who": "Rosa, worker", "on": tomorrow, "how": "Explained with pictures."}
    assert "On which day: This day is still to come." in text(send(alice, f"{page}consent/", fields, 422))
    send(alice, f"{page}consent/", {**fields, "on": "2026-03-01"})
    send(alice, f"{page}consent/", {**fields, "capacity": "unsure", "on": "02/03/2026"})
    shown = text(alice.get(page))
    assert shown.index("Not sure") < shown.index("They can decide this for themself")
    assert "Judged by Rosa, worker on 1 Mar 2026. Written down by Alice" in shown
    before = version(willow)
    send(alice, f"{page}asking/", {"wants": "no", "how": "She pushed it away."})
    assert "Does not want to be asked. She pushed it away. (Alice" in text(alice.get(page))
    assert "Does not want to be asked" in text(alice.get("/people/"))
    send(alice, f"{page}asking/", {"wants": "yes", "how": "She asked for it."})
    assert "Does not want to be asked" not in text(alice.get("/people/"))
    assert (willow.scheme.askings.count(), version(willow)) == (2, before + 2)


def test_what_is_not_their_own_stays_and_is_counted_no_more(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    settled(device, device.seal(replace(RESPONSE, person=str(willow.person.pk))))
    said = willow.scheme.responses.get()
    page = f"/responses/{said.pk}/"
    assert "n = 1" in text(alice.get("/questions/my-life/1/"))
    for _ in range(2):
        send(alice, f"{page}not-own/")
    step = willow.scheme.steps.get()
    assert (step.what, step.response, step.by and step.by.name) == ("not-own", said, "Alice")
    shown = text(alice.get(page))
    assert "Not this person's own. Said by Alice" in shown
    assert "Scared" in shown and "Already seen" not in shown
    assert "n = 1" not in text(alice.get("/questions/my-life/1/"))
    assert held(willow.scheme) == scan(willow.scheme) == {}
    assert "Dee" in text(alice.get("/responses/"))
    assert "Needs a look today (1)" in text(alice.get("/today/"))
    send(alice, f"{page}seen/")
    assert "Nothing waits for a look." in text(alice.get("/today/"))
