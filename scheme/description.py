"""The device API in OpenAPI 3.1, made from the types that the hub reads and writes."""

from typing import Any

import msgspec
from msgspec import Struct

from easyread.envelope import Delivery, ExchangeRequest
from scheme.devices.api import Asked, Knocking, Waiting

_REF = "#/components/schemas/{name}"


class Refusal(Struct, frozen=True):
    """Why a request was not taken."""

    error: str


def description() -> dict[str, Any]:
    """All paths that a device may ask."""
    kinds = (ExchangeRequest, Delivery, Asked, Knocking, Waiting, Refusal)
    (exchange, delivery, asked, knocking, waiting, refusal), parts = msgspec.json.schema_components(
        kinds, ref_template=_REF
    )
    signed = [
        _header(
            "Heard-Signature", "base64 Ed25519 of the device over request_digest(method, path, body, hub)"
        )
    ]
    known = [_header("Heard-Device", "the device's id"), *signed]
    paths = {
        "/api/v1/exchange": _post(
            "One round", exchange, delivery, refusal, ("400", "401", "403", "413"), known
        ),
        "/api/v1/pairing/document": _post("What a code leads to", asked, {}, refusal, ("400", "403", "413")),
        "/api/v1/pairing/knock": _post(
            "A device proves its code", knocking, {}, refusal, ("400", "403", "413"), signed
        ),
        "/api/v1/pairing/wait": _post("What staff said", waiting, {}, refusal, ("400", "403", "413"), signed),
    }
    about = "docs/exchange.md says what each part means and what it promises."
    return {
        "openapi": "3.1.0",
        "info": {"title": "Heard, the device API", "version": "1", "description": about},
        "paths": paths,
        "components": {"schemas": parts},
    }


def _post(
    words: str,
    sent: dict[str, Any],
    answer: dict[str, Any],
    refusal: dict[str, Any],
    refused: tuple[str, ...],
    headers: list[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    whole = answer or {"type": "object"}
    answers = {"200": {"description": "Done", "content": _json(whole)}}
    answers |= {status: {"description": "Refused", "content": _json(refusal)} for status in refused}
    body = {"required": True, "content": _json(sent)}
    return {
        "post": {"summary": words, "parameters": headers or [], "requestBody": body, "responses": answers}
    }


def _json(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _header(name: str, words: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": True,
        "description": words,
        "schema": {"type": "string"},
    }
