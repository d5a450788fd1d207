"""The hub as the device meets it, whatever the road."""

from typing import Protocol

from easyread.envelope import Delivery, ExchangeRequest


class Hub(Protocol):
    """Whoever answers an exchange."""

    def exchange(self, request: ExchangeRequest) -> Delivery:
        """One round trip; raises ``HubAway`` or ``HubRefused``."""
