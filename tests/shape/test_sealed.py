"""The device can open nothing it sealed: no part of it holds the call."""

import ast
from collections.abc import Iterator

import pytest

from tests.shape.source import Source, dotted, faults, imports, python

OPENS = ("decrypt", "seal_open", "_pull")


def can_open(source: Source) -> Iterator[str]:
    """Calls and imports of what opens a sealed box or stream."""
    for node, name in imports(source):
        if name.startswith("nacl.") and name.endswith(OPENS):
            yield source.at(node, f"imports {name}")
    for node in source.nodes(ast.Attribute):
        if node.attr.endswith(OPENS):
            yield source.at(node, f"names {dotted(node)}")


def test_nothing_in_the_kiosk_opens_what_is_sealed() -> None:
    assert faults(can_open, python("easyread", "kiosk")) == []


@pytest.mark.parametrize(
    "text",
    [
        "SealedBox(key).decrypt(sealed)",
        "bindings.crypto_box_seal_open(sealed, public, secret)",
        "from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt",
        "nacl.bindings.crypto_secretstream_xchacha20poly1305_pull(state, chunk)",
    ],
)
def test_what_opens_is_seen(text: str) -> None:
    assert faults(can_open, [Source("kiosk/seal.py", text)])
