"""The road to the hub over real HTTP: signed, pinned, TLS 1.3, and calm about everything that can go wrong on it."""

import base64
import gzip
import socket
import ssl
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
import urllib3
from msgspec.structs import replace

from easyread.envelope import ROUND, ExchangeRequest, request_digest
from kiosk.seal import is_signed
from kiosk.store.household import Pairing
from kiosk.sync.http_hub import LONGEST, HttpHub
from kiosk.sync.sync import sync_once
from kiosk.trouble import HubAway, HubRefused, PairingFailed
from tests.fakes import FakeHub
from tests.kiosk.kept import DEVICE, KEYS, STATE, device, pairing, wish
from tests.serving import Asked, certificates, exchanging, served

REQUEST = ExchangeRequest(envelopes=(), state=STATE)
SOON = urllib3.Timeout(connect=0.2, read=0.2)


def answering() -> FakeHub:
    return FakeHub(KEYS, DEVICE)


def test_a_request_is_signed_and_padded() -> None:
    asked: list[Asked] = []

    def answer(one: Asked) -> tuple[int, bytes]:
        asked.append(one)
        return exchanging(answering().exchange)(one)

    with served(answer) as address:
        HttpHub(pairing(hub=address)).exchange(REQUEST)
    (one,) = asked
    assert one.path == "/api/v1/exchange"
    assert one.headers["Content-Type"] == "application/json"
    assert one.headers["Heard-Device"] == DEVICE
    assert len(one.body) % ROUND == 0
    signed = base64.b64decode(one.headers["Heard-Signature"])
    digest = request_digest("POST", one.path, one.body, "hub")
    assert is_signed(digest, signed, bytes(KEYS.device.verify_key))


def test_an_envelope_goes_over_http_once(tmp_path: Path) -> None:
    one, hub = device(tmp_path), answering()
    one.outbox.put("a", wish(), running=False)
    with served(exchanging(hub.exchange)) as address:
        road = HttpHub(pairing(hub=address))
        for _ in range(3):
            sync_once(one.outbox, one.household, road, STATE)
    assert one.outbox.has_gone("a")
    assert hub.bodies("a") == [wish()]
    one.store.close()


@pytest.mark.parametrize("status", [400, 401, 403, 413])
def test_a_refused_request_is_said_with_its_status(status: int) -> None:
    with (
        served(lambda asked: (status, b'{"error": "no"}')) as address,
        pytest.raises(HubRefused) as caught,
    ):
        HttpHub(pairing(hub=address)).exchange(REQUEST)
    assert caught.value.status == status
    assert caught.value.what
    assert caught.value.remedy


SIGN_IN = b"<html>Welcome to our free wifi</html>"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b""),
        (503, b"{}"),
        (404, b""),
        (302, b""),
        (200, SIGN_IN),
        (200, b""),
        (200, b'{"time": "x"}'),
        (200, b'{"lost": "many", "time": "x"}'),
        (200, b"\xff\xfe"),
        (200, b"[" * 100_000),
        (200, b" " * (LONGEST + 100)),
        (200, gzip.compress(b"{}")),
    ],
    ids=range(12),
)
def test_any_other_answer_is_the_world(status: int, body: bytes) -> None:
    with served(lambda asked: (status, body)) as address, pytest.raises(HubAway):
        HttpHub(pairing(hub=address)).exchange(REQUEST)


def test_nobody_there_is_the_world() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    with pytest.raises(HubAway):
        HttpHub(pairing(hub=f"http://127.0.0.1:{port}")).exchange(REQUEST)


def test_a_hub_that_never_answers_is_the_world() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        hub = HttpHub(pairing(hub=f"http://127.0.0.1:{silent.getsockname()[1]}"), SOON)
        with pytest.raises(HubAway):
            hub.exchange(REQUEST)


def over_tls(address: str, ca: str) -> Pairing:
    return replace(pairing(hub=address), ca=ca)


@pytest.mark.parametrize("begins", [None, datetime(2006, 1, 1, tzinfo=UTC), datetime(2046, 1, 1, tzinfo=UTC)])
def test_tls_13_with_the_hubs_own_ca_whatever_the_clock_says(tmp_path: Path, begins: datetime | None) -> None:
    own = certificates(tmp_path, begins)
    own.tls.minimum_version = ssl.TLSVersion.TLSv1_3
    with served(exchanging(answering().exchange), own.tls) as address:
        assert HttpHub(over_tls(address, own.ca)).exchange(REQUEST).settled == ()


def test_a_road_that_looks_at_the_time_would_not_get_there(tmp_path: Path) -> None:
    own = certificates(tmp_path, datetime(2006, 1, 1, tzinfo=UTC))
    strict = ssl.create_default_context(cadata=own.ca)
    with (
        served(exchanging(answering().exchange), own.tls) as address,
        urllib3.PoolManager(ssl_context=strict) as pool,
        pytest.raises(urllib3.exceptions.SSLError, match="expired"),
    ):
        pool.request("POST", address, retries=False)


def test_another_ca_is_not_the_hub(tmp_path: Path) -> None:
    own = certificates(tmp_path)
    (tmp_path / "other").mkdir()
    other = certificates(tmp_path / "other")
    with (
        served(exchanging(answering().exchange), other.tls) as address,
        pytest.raises(HubAway, match="cannot be sure"),
    ):
        HttpHub(over_tls(address, own.ca)).exchange(REQUEST)


def test_another_name_is_not_the_hub(tmp_path: Path) -> None:
    own = certificates(tmp_path)
    with (
        served(exchanging(answering().exchange), own.tls) as address,
        pytest.raises(HubAway, match="cannot be sure"),
    ):
        HttpHub(over_tls(address.replace("127.0.0.1", "localhost"), own.ca)).exchange(REQUEST)


def test_older_tls_is_not_spoken(tmp_path: Path) -> None:
    own = certificates(tmp_path)
    own.tls.maximum_version = ssl.TLSVersion.TLSv1_2
    with served(exchanging(answering().exchange), own.tls) as address, pytest.raises(HubAway):
        HttpHub(over_tls(address, own.ca)).exchange(REQUEST)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "[::1]", "localhost"])
def test_without_tls_loopback_is_allowed(host: str) -> None:
    HttpHub(pairing(hub=f"http://{host}:8800"))


@pytest.mark.parametrize(
    ("hub", "ca"),
    [
        ("http://192.0.2.1:8800", ""),
        ("http://hub.example.org", ""),
        ("http://127.0.0.1.example.org", ""),
        ("https://hub.example.org", ""),
        ("https://hub.example.org", "no certificate"),
        ("https://hub.example.org", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
        ("ftp://127.0.0.1", ""),
        ("127.0.0.1:8800", ""),
        ("https://", "x"),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_a_road_that_is_not_safe_is_not_taken(hub: str, ca: str) -> None:
    with pytest.raises(PairingFailed):
        HttpHub(replace(pairing(hub=hub), ca=ca))


def test_a_request_fits_the_answer_of_fifty_envelopes(tmp_path: Path) -> None:
    one, hub = device(tmp_path), answering()
    for number in range(60):
        one.outbox.put(f"id-{number}", wish(), running=False)
    sizes: list[int] = []

    def answer(asked: Asked) -> tuple[int, bytes]:
        sizes.append(len(asked.body))
        return exchanging(hub.exchange)(asked)

    with served(answer) as address:
        road = HttpHub(pairing(hub=address))
        while one.outbox.pending():
            sync_once(one.outbox, one.household, road, STATE)
    assert len(hub.ids()) == 60
    assert max(sizes) < 1_000_000
    one.store.close()
