"""This hub's own id."""

from functools import cache

from django.conf import settings

from scheme import certificates


@cache
def this_hub() -> str:
    """The id that devices sign into each request."""
    return certificates.hub_id(settings.DATA)
