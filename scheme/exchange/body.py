"""The body of a device's request, read no further than it may be long."""

from django.http import HttpRequest

LARGEST = 4_000_000
"""Bytes: 50 envelopes of one page fit many times over."""


class TooLarge(Exception):
    """The request is larger than any device sends."""


def body_of(request: HttpRequest, most: int = LARGEST) -> bytes:
    """All bytes of the body; ``TooLarge`` when there are more than ``most``."""
    body = request.read(most + 1)
    if len(body) > most:
        raise TooLarge
    return body
