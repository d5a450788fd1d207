"""Forms of people as tests send them, and what they leave."""

from collections.abc import Mapping
from typing import Any

from django.test import Client

from scheme.audit import chain
from tests.scheme.conftest import Cast
from tests.scheme.reading import text


def send(browser: Client, address: str, fields: Mapping[str, object] = {}, status: int = 302) -> Any:
    answer = browser.post(address, fields)
    assert answer.status_code == status, text(answer)
    return answer


def actions(willow: Cast) -> list[str]:
    """What the audit says was done, readings aside."""
    assert chain.broken_at(willow.scheme) is None
    rows = willow.scheme.audit.values_list("what", flat=True)
    return [what for what in rows if not what.startswith("read ")]


def version(willow: Cast) -> int:
    willow.household.refresh_from_db()
    return willow.household.version
