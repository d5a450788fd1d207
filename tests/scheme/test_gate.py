"""A network that floods waits outside, comes back by itself, and keeps nobody else out."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from scheme.gate import A_SECOND, MOST, REMEMBERED, Gate
from scheme.network import network_of

PROXY = "10.0.0.1"


class Door:
    """A gate before an application that answers with the status in the path; the clock is turned by hand."""

    def __init__(self, proxy: str = PROXY) -> None:
        self.now, self.inner = 0.0, 0
        self.gate = Gate(self._answer, proxy, lambda: self.now)

    def _answer(self, environ: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
        self.inner += 1
        begin("200 OK" if "refused" not in environ["PATH_INFO"] else "401 Unauthorized", [])
        return [b"said"]

    def ask(self, path: str, remote: str = "192.0.2.1", forwarded: str = "") -> str:
        said: list[str] = []
        environ = {"PATH_INFO": path, "REMOTE_ADDR": remote, "HTTP_X_FORWARDED_FOR": forwarded}
        list(self.gate(environ, lambda status, headers: said.append(status[:3])))
        return said[0]


@pytest.mark.parametrize(("path", "status"), [("/refused", "401"), ("/tell/hillside/", "200")])
def test_a_flood_waits_and_others_do_not(path: str, status: str) -> None:
    door = Door()
    assert {door.ask(path) for _ in range(MOST)} == {status}
    asked = door.inner
    assert {door.ask(path) for _ in range(1000)} == {"429"}
    assert {door.ask(path, forwarded="192.0.2.7") for _ in range(9)} == {"429"}, (
        "a word of its own is no excuse"
    )
    assert door.inner == asked, "it costs no more than the door"
    assert door.ask(path, "192.0.2.2") == status
    door.now += 1
    assert [door.ask(path) for _ in range(A_SECOND + 1)] == [status] * A_SECOND + ["429"]


def test_what_is_answered_well_is_never_counted() -> None:
    door = Door()
    assert {door.ask("/api/v1/exchange") for _ in range(10 * MOST)} == {"200"}


def test_behind_a_proxy_that_nobody_named_no_tablet_is_held_for_another() -> None:
    door = Door(proxy="")
    said = [door.ask("/refused", "127.0.0.1", f"192.0.2.{number % 9}") for number in range(3 * MOST)]
    assert set(said) == {"401"}
    assert [door.ask("/refused", "127.0.0.1") for _ in range(MOST + 1)].count("429") == 1, (
        "without one it holds"
    )


def test_behind_our_proxy_each_network_is_its_own() -> None:
    door = Door()
    for _ in range(MOST):
        door.ask("/refused", PROXY, "203.0.113.9")
    assert door.ask("/refused", PROXY, "192.0.2.7, 203.0.113.9") == "429"
    assert door.ask("/refused", PROXY, "203.0.113.9, 192.0.2.7") == "401"


def test_only_so_many_networks_are_remembered() -> None:
    door = Door()
    for number in range(REMEMBERED + 10):
        door.ask("/refused", f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}")
    assert len(door.gate._spent) == REMEMBERED


def test_a_home_is_half_an_address() -> None:
    assert network_of("2001:db8::1", "", PROXY) == network_of("2001:db8::9:9", "", PROXY) == "2001:db8::/64"
    assert network_of("no address", "", PROXY) == ""
