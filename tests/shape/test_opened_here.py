"""On the hub what is sealed is opened at intake, into rows, and at the one door that writes a row first."""

import ast
from collections.abc import Iterator

import pytest

from tests.shape.source import Source, dotted, faults, imports, python

INTAKE = "scheme/exchange/opening.py"
DOOR = "scheme/responses/reading.py"
BOXES = ("nacl.public", "nacl.secret", "nacl.bindings")
OPENS = ("decrypt", "seal_open", "_pull")
RELEASE = "scheme/exchange/releasing.py"
CALLS_INTAKE = frozenset({"scheme/exchange/judging.py", "scheme/backup/looking.py", RELEASE, DOOR})
"""Who may open an envelope: intake, as it arrives or is released, and the door; a backup's check asks if it opens."""


def opens_elsewhere(source: Source) -> Iterator[str]:
    """Calls that open a sealed box or stream, and imports of what opens envelopes, anywhere but where they belong."""
    names = [(node, name) for node, name in imports(source)]
    if source.path not in (INTAKE, DOOR):
        for node, name in names:
            if name.startswith("nacl.") and name.endswith(OPENS):
                yield source.at(node, f"imports {name}; what is sealed is opened in {DOOR}")
        if any(name.startswith(BOXES) for _, name in names):
            for attribute in source.nodes(ast.Attribute):
                if attribute.attr.endswith(OPENS):
                    yield source.at(
                        attribute, f"names {dotted(attribute)}; what is sealed is opened in {DOOR}"
                    )
    if source.path != DOOR:
        for node, name in names:
            if name == "scheme.exchange.opening.opened_stream":
                yield source.at(node, f"imports {name}; what is sealed is opened in {DOOR}")
    if source.path not in CALLS_INTAKE:
        for node, name in names:
            if name == "scheme.exchange.opening.opened":
                yield source.at(node, f"imports {name}; what is sealed is opened in {DOOR}")


def reads_the_sealed_bytes(source: Source) -> Iterator[str]:
    """The door's inner part, called from outside."""
    for call in source.nodes(ast.Call):
        if dotted(call.func).endswith("reading._plain"):
            yield source.at(call, "goes around the row of the audit")


def test_what_is_sealed_is_opened_at_intake_and_at_the_door() -> None:
    assert faults(opens_elsewhere, python("scheme")) == []
    assert faults(reads_the_sealed_bytes, python("scheme")) == []


def test_the_door_writes_its_row_before_it_opens() -> None:
    """In ``read`` the note stands before the only call of ``_plain``, in a transaction that nothing can undo."""
    door = next(source for source in python("scheme") if source.path == DOOR)
    read = next(node for node in door.nodes(ast.FunctionDef) if node.name == "read")
    lines = {dotted(call.func): call.lineno for call in ast.walk(read) if isinstance(call, ast.Call)}
    assert lines["transaction.atomic"] < lines["chain.note"] < lines["_plain"]
    calls = [call for call in door.nodes(ast.Call) if dotted(call.func) == "_plain"]
    assert len(calls) == 1


@pytest.mark.parametrize(
    "text",
    [
        "from nacl.public import SealedBox\nSealedBox(key).decrypt(sealed)",
        "from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt",
        "from scheme.exchange.opening import opened",
    ],
)
def test_a_second_door_is_seen(text: str) -> None:
    assert faults(opens_elsewhere, [Source("scheme/portal/views.py", text)])


def test_sealing_is_let_be() -> None:
    text = "from nacl.public import SealedBox\nSealedBox(key).encrypt(plain)"
    assert not faults(opens_elsewhere, [Source("scheme/responses/sealing.py", text)])


def test_going_around_the_row_is_seen() -> None:
    assert faults(reads_the_sealed_bytes, [Source("scheme/portal/views.py", "reading._plain(part)")])
