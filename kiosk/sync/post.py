"""One POST to a hub, over a road that is known to lead there, or that is not believed before it is proved."""

import http.client
import ipaddress
import ssl
from typing import TypeVar

import msgspec
import urllib3

from kiosk.trouble import HubAway, PairingFailed

T = TypeVar("T")

LONGEST = 4_000_000
"""Bytes of an answer that are read; a hub says less."""

NO_CHECK_TIME = 0x200000
"""X509_V_FLAG_NO_CHECK_TIME: a tablet with a dead clock must connect, and only the hub's own CA is trusted."""

TIMEOUT = urllib3.Timeout(connect=10, read=30)
_UNPROVED_SECONDS = 15
_KIND = {"Content-Type": "application/json", "Connection": "close"}
NOT_SAFE = "The pairing names an address that is not safe. Heard sends nothing there."


class Road:
    """The way to one hub: TLS 1.3 with its own authority pinned; without TLS to loopback only."""

    def __init__(self, hub: str, ca: str, timeout: urllib3.Timeout = TIMEOUT) -> None:
        """``ca``: PEM. ``PairingFailed`` when nothing could be reached safely there."""
        self._hub, self._timeout = hub.rstrip("/"), timeout
        self._pool = urllib3.PoolManager(num_pools=1, ssl_context=_pinned(hub, ca))

    def post(self, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """Status and body of the answer; a connection for each round, since the hub may close it between two."""
        try:
            answer = self._pool.request(
                "POST",
                self._hub + path,
                body=body,
                headers={**_KIND, **headers},
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


def post_unproved(hub: str, path: str, body: bytes) -> tuple[int, bytes]:
    """The same where no authority is known yet: whoever answers is believed in nothing that is not proved."""
    address = _parsed(hub)
    tls = address.scheme == "https"
    if not tls and not (address.scheme == "http" and is_loopback(address.host or "")):
        raise PairingFailed(NOT_SAFE, "Type the address as the portal shows it. It begins with https://")
    connection: http.client.HTTPConnection
    host = (address.host or "").strip("[]")
    if tls:
        road = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        road.minimum_version = ssl.TLSVersion.TLSv1_3
        road.check_hostname, road.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(host, address.port, timeout=_UNPROVED_SECONDS, context=road)
    else:
        connection = http.client.HTTPConnection(host, address.port, timeout=_UNPROVED_SECONDS)
    try:
        connection.request("POST", path, body, _KIND)
        answer = connection.getresponse()
        return answer.status, answer.read(LONGEST)
    except (OSError, http.client.HTTPException) as error:
        raise HubAway(
            f"Heard cannot reach {hub}.", "Check the address and the internet. Then try again."
        ) from error
    finally:
        connection.close()


def read(answer: bytes, kind: type[T]) -> T:
    """What the hub said; ``HubAway`` when it was somebody else, such as the sign-in page of a network."""
    try:
        return msgspec.json.decode(answer, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise HubAway("Something that is not the scheme's computer answered.") from error


def is_loopback(host: str) -> bool:
    """Whether nothing but this machine answers there."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _parsed(hub: str) -> urllib3.util.Url:
    try:
        return urllib3.util.parse_url(hub)
    except urllib3.exceptions.LocationParseError as error:
        raise PairingFailed(f"The pairing names no address that can be read: {hub}") from error


def _pinned(hub: str, ca: str) -> ssl.SSLContext | None:
    """What TLS must be on the way to this hub; None is without, on loopback."""
    address = _parsed(hub)
    if address.scheme == "http" and is_loopback(address.host or ""):
        return None
    if address.scheme != "https" or not address.host or not ca:
        raise PairingFailed(NOT_SAFE)
    road = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    road.minimum_version = ssl.TLSVersion.TLSv1_3
    road.verify_flags |= NO_CHECK_TIME
    try:
        road.load_verify_locations(cadata=ca)
    except (ssl.SSLError, ValueError) as error:
        raise PairingFailed("The pairing holds no certificate that can be read.") from error
    return road
