"""The hub over HTTP: one signed request, one answer."""

import base64

import urllib3

from easyread.envelope import Delivery, ExchangeRequest, pack_round, request_digest
from kiosk.seal import signature
from kiosk.store.household import Pairing
from kiosk.sync.post import LONGEST, TIMEOUT, Road, read
from kiosk.trouble import HubAway, HubRefused, KeyLost

__all__ = ["LONGEST", "HttpHub", "signed"]

EXCHANGE = "/api/v1/exchange"

REFUSALS = {
    400: "The scheme's computer could not read what this kiosk sent.",
    401: "The scheme's computer does not know this kiosk.",
    403: "The scheme has switched this kiosk off.",
    413: "What this kiosk sent was too large for the scheme's computer.",
}


class HttpHub:
    """The hub of a pairing, over HTTP with TLS 1.3; without TLS to loopback only."""

    def __init__(self, pairing: Pairing, timeout: urllib3.Timeout = TIMEOUT) -> None:
        """``PairingFailed`` when the pairing names no hub that could be reached safely."""
        self._pairing = pairing
        self._road = Road(pairing.hub, pairing.ca, timeout)

    def exchange(self, request: ExchangeRequest) -> Delivery:
        """Send a round and read the answer; raises ``HubAway``, ``HubRefused``, ``KeyLost``."""
        pairing = self._pairing
        if pairing.signing_key is None:
            raise KeyLost()
        body = pack_round(request)
        headers = {
            "Heard-Device": pairing.device,
            "Heard-Signature": signed(EXCHANGE, body, pairing.hub_id, pairing.signing_key),
        }
        status, answer = self._road.post(EXCHANGE, body, headers)
        if status in REFUSALS:
            raise HubRefused(status, REFUSALS[status])
        if status != 200:
            raise HubAway()
        return read(answer, Delivery)


def signed(path: str, body: bytes, hub_id: str, seed: bytes) -> str:
    """The signature of a request, as its header has it."""
    digest = request_digest("POST", path, body, hub_id)
    return base64.b64encode(signature(digest, seed)).decode("ascii")
