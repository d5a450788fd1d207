"""The device API is as its description says: whatever is sent, no bug answers, and each refusal says why."""

import json
import os
from typing import Any

import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easyread.envelope import Delivery
from scheme.description import description
from tests.hubs import ROOT
from tests.scheme.conftest import Cast, post
from tests.scheme.speaking import Speaking

FILE = ROOT / "docs" / "openapi.json"
EXAMPLES = int(os.environ.get("EXAMPLES", "8"))
"""More by: EXAMPLES=2000 pytest tests/scheme/test_description.py."""
API = schemathesis.openapi.from_dict(description())


def test_the_file_is_what_the_types_say() -> None:
    """Write it anew: python -m tests.scheme.write_description."""
    assert json.loads(FILE.read_text(encoding="utf-8")) == json.loads(json.dumps(description()))


def test_it_is_sound_and_names_every_address_of_the_api() -> None:
    API.validate()
    from scheme.urls import urlpatterns

    addresses = (str(getattr(one, "pattern", "")) for one in urlpatterns)
    asked = {f"/{address}" for address in addresses if address.startswith("api/")}
    assert set(description()["paths"]) == asked


def is_well(status: int, answer: bytes, path: str) -> None:
    """As described: what was asked for, or a reason."""
    known = description()["paths"][path]["post"]["responses"]
    assert str(status) in known, answer
    said = msgspec.json.decode(answer)
    if status == 200:
        if path == "/api/v1/exchange":
            msgspec.json.decode(answer, type=Delivery)
    else:
        assert isinstance(said["error"], str) and said["error"]


@pytest.mark.parametrize("path", sorted(description()["paths"]))
def test_any_request_of_that_shape_is_answered_as_described(
    willow: Cast, device: Speaking, path: str
) -> None:
    quiet = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much]

    @settings(
        max_examples=EXAMPLES, deadline=None, suppress_health_check=[*quiet, HealthCheck.data_too_large]
    )
    @given(case=API[path]["POST"].as_strategy(), signs=st.booleans())
    def asks(case: schemathesis.Case[Any], signs: bool) -> None:
        body = json.dumps(case.body).encode()
        if path == "/api/v1/exchange" and signs:
            status, answer = device.send(body)
        else:
            plain = {"Heard-Device": device.id, "Heard-Signature": "AAAA"}
            status, answer = post(path, body, plain)
        is_well(status, answer, path)

    asks()
