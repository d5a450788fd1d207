"""The hub over HTTP: one signed request, one answer, over a road that is known to lead there."""

import base64
import ipaddress
import ssl
from typing import TypeVar

import msgspec
import urllib3
from msgspec import Struct

from easyread.envelope import Delivery, ExchangeRequest, pack_round, request_digest
from kiosk.seal import public_half, signature
from kiosk.store.household import Pairing
from kiosk.trouble import HubAway, HubRefused, PairingFailed

T = TypeVar("T")

EXCHANGE = "/api/v1/exchange"
PAIR = "/api/v1/pair"

LONGEST = 4_000_000
"""Bytes of an answer that are read; a hub says less."""

NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME: a tablet with a dead clock must connect, and only the hub's own CA is trusted."""

TIMEOUT = urllib3.Timeout(connect=10, read=30)

REFUSALS = {
    400: "The scheme's computer could not read what this kiosk sent.",
    401: "The scheme's computer does not know this kiosk.",
    403: "The scheme has switched this kiosk off.",
    413: "What this kiosk sent was too large for the scheme's computer.",
}


class Paired(Struct, frozen=True):
    """The hub's word that it knows the device now."""

    v: int
    device: str


class HttpHub:
    """The hub of a pairing, over HTTP with TLS 1.3; without TLS to loopback only."""

    def __init__(self, pairing: Pairing, timeout: urllib3.Timeout = TIMEOUT) -> None:
        """``PairingFailed`` when the pairing names no hub that could be reached safely."""
        self._pairing = pairing
        self._timeout = timeout
        self._pool = urllib3.PoolManager(num_pools=1, ssl_context=_road(pairing))

    def exchange(self, request: ExchangeRequest) -> Delivery:
        """Send a round and read the answer; raises ``HubAway``, ``HubRefused``."""
        body = pack_round(request)
        status, answer = self._post(EXCHANGE, body, self._signed(EXCHANGE, body))
        if status in REFUSALS:
            raise HubRefused(status, REFUSALS[status])
        if status != 200:
            raise HubAway()
        return _read(answer, Delivery)

    def pair(self, code: str) -> None:
        """Leave the public half of the device's key with the hub; raises ``HubAway``, ``PairingFailed``."""
        pairing = self._pairing
        seed = pairing.signing_key or b""
        digest = request_digest("POST", PAIR, f"{pairing.device}\n{code}".encode(), pairing.hub_id)
        body = msgspec.json.encode(
            {
                "v": 1,
                "device": pairing.device,
                "code": code,
                "public": public_half(seed),
                "signature": signature(digest, seed),
            }
        )
        status, answer = self._post(PAIR, body, {})
        if status in REFUSALS:
            raise PairingFailed(
                "The code in this file is wrong, used or too old. Or this kiosk is switched off."
            )
        if status != 200:
            raise HubAway()
        if _read(answer, Paired).device != pairing.device:
            raise HubAway()

    def _signed(self, path: str, body: bytes) -> dict[str, str]:
        pairing = self._pairing
        signed = signature(request_digest("POST", path, body, pairing.hub_id), pairing.signing_key)
        return {
            "Heard-Device": pairing.device,
            "Heard-Signature": base64.b64encode(signed).decode("ascii"),
        }

    def _post(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """Status and body of the answer; a connection for each round, since the hub may close it between two."""
        try:
            answer = self._pool.request(
                "POST",
                self._pairing.hub.rstrip("/") + path,
                body=body,
                headers={"Content-Type": "application/json", "Connection": "close", **headers},
                retries=False,
                redirect=False,
                timeout=self._timeout,
                preload_content=False,
            )
            try:
                return answer.status, answer.read(LONGEST)
            finally:
                answer.close()
        except urllib3.exceptions.SSLError as error:
            raise HubAway(
                "Heard cannot be sure that the scheme's computer is the one that answers."
            ) from error
        except urllib3.exceptions.HTTPError as error:
            raise HubAway() from error


def _read(answer: bytes, kind: type[T]) -> T:
    """What the hub said; ``HubAway`` when it was somebody else, such as the sign-in page of a network."""
    try:
        return msgspec.json.decode(answer, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HubAway("Something that is not the scheme's computer answered.") from error


def _road(pairing: Pairing) -> ssl.SSLContext | None:
    """What TLS must be on the way to this hub; None is without, on loopback."""
    try:
        address = urllib3.util.parse_url(pairing.hub)
    except urllib3.exceptions.LocationParseError as error:
        raise PairingFailed(f"The pairing names no address that can be read: {pairing.hub}") from error
    if address.scheme == "http" and _is_loopback(address.host or ""):
        return None
    if address.scheme != "https" or not address.host or not pairing.ca:
        raise PairingFailed("The pairing names an address that is not safe. Heard sends nothing there.")
    road = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    road.minimum_version = ssl.TLSVersion.TLSv1_3
    road.verify_flags |= NO_CHECK_TIME
    try:
        road.load_verify_locations(cadata=pairing.ca)
    except (ssl.SSLError, ValueError) as error:
        raise PairingFailed("The pairing holds no certificate that can be read.") from error
    return road


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
