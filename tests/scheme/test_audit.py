"""Who read what: a row before each reading, in a chain where every change shows."""

from django.test import Client

from scheme.audit import chain
from scheme.schemes.models import Scheme
from tests.scheme.conftest import Cast
from tests.scheme.speaking import Speaking
from tests.scheme.visits import my_life


def whats(scheme: Scheme) -> list[str]:
    return list(scheme.audit.order_by("number").values_list("what", flat=True))


def test_every_reading_leaves_its_row(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(my_life("", "scared"))])
    id = willow.scheme.responses.get().pk
    pages = ["/today/", "/responses/", f"/responses/{id}/", "/questions/my-life/1/"]
    for page in pages:
        assert alice.get(page).status_code == 200
    alice.post(f"/responses/{id}/seen/")
    assert whats(willow.scheme) == [
        *("read today", "read responses", "read response", "read counts", "marked response as seen")
    ]
    entry = willow.scheme.audit.get(what="read response")
    assert (entry.about, entry.who and entry.who.name) == (str(id), "Alice")
    assert chain.broken_at(willow.scheme) is None


def test_who_may_not_read_leaves_no_row(willow: Cast, ada: Client) -> None:
    ada.get("/today/")
    assert whats(willow.scheme) == []


def test_each_scheme_has_its_own(willow: Cast, elsewhere: Cast) -> None:
    for cast in (willow, elsewhere, willow):
        chain.note(cast.scheme, None, "made")
    assert [entry.number for entry in willow.scheme.audit.all()] == [1, 2]
    assert [entry.number for entry in elsewhere.scheme.audit.all()] == [1]
