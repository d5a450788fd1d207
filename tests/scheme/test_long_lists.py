"""A list of responses that is longer than one pages through, and one by who was there."""

import msgspec
import pytest
from django.test import Client

from scheme.responses import views
from tests.scheme.conftest import Cast
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking
from tests.scheme.visits import my_life


def test_a_long_list_is_cut_and_goes_on_by_its_day(
    willow: Cast, device: Speaking, alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "PAGE", 2)
    monkeypatch.setattr(views, "MOST", 4)
    device.round([device.seal(my_life("")) for _ in range(4)])
    whole = alice.get("/responses/?ended=finished")
    assert "4 responses." in text(whole) and "Page 1 of 2" in text(whole)
    device.round([device.seal(my_life(""))])
    first, last = (alice.get(f"/responses/?ended=finished&page={page}") for page in (1, 2))
    assert "More than 4 responses." in text(first)
    assert b'href="?ended=finished&amp;page=2"' in first.content
    day = willow.scheme.responses.first().arrived_at.date()  # type: ignore[union-attr]
    assert f'href="?ended=finished&amp;until={day}"'.encode() in last.content
    again = alice.get(f"/responses/?ended=finished&until={day}&page=2")
    assert "More than 4" in text(again) and b">Older</a>" not in again.content
    assert text(alice.get("/responses/?ended=finished&page=9")) == text(last)


def test_a_list_by_who_was_there(device: Speaking, alice: Client) -> None:
    odd = msgspec.structs.replace(my_life(""), here=("other", "x" * 200, "me"))
    device.round([device.seal(body) for body in (my_life(""), odd)])
    pages = {who: text(alice.get(f"/responses/?here={who}")) for who in ("me", "other", "family")}
    assert "2 responses." in pages["me"]
    assert "1 response." in pages["other"]
    assert "No response fits." in pages["family"]
