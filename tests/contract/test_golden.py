"""An envelope that any released version made is opened by today's code, on both sides, and always will be."""

from pathlib import Path

import msgspec
import pytest
from nacl.public import PrivateKey

from easyread.body import Body
from easyread.envelope import PAGE, Envelope, Header, canonical, envelope_digest
from kiosk.seal import is_signed
from scheme.exchange.opening import opened
from tests.contract.golden_envelopes import BODIES, FOLDER, Golden
from tests.opening import open_envelope

FILES = sorted(FOLDER.glob("*/*.json"))


def read(file: Path) -> tuple[Golden, Body]:
    golden = msgspec.json.decode(file.read_bytes(), type=Golden)
    return golden, msgspec.json.decode(golden.body, type=Body)


def test_there_is_one_of_each_kind_in_each_version() -> None:
    versions = {file.parent for file in FILES}
    kinds = {folder.name: {file.stem for file in folder.iterdir()} for folder in versions}
    assert kinds.pop("v1") == {"response", "concern", "binned"}
    assert list(kinds)
    assert all(found == set(BODIES) for found in kinds.values())


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_team_and_escrow_open_it(file: Path) -> None:
    golden, body = read(file)
    assert open_envelope(golden.envelope, PrivateKey(golden.team_private)) == body
    assert open_envelope(golden.envelope, PrivateKey(golden.escrow_private), escrow=True) == body


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_the_hub_opens_it(file: Path) -> None:
    golden, body = read(file)
    envelope = golden.envelope
    header = msgspec.json.decode(envelope.header, type=Header)
    team = PrivateKey(golden.team_private)
    assert opened(header, envelope.header, envelope.sealed, team, header.key) == body


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_its_signature_stands(file: Path) -> None:
    golden, _ = read(file)
    envelope = golden.envelope
    digest = envelope_digest(envelope.header, envelope.sealed)
    assert is_signed(digest, envelope.signature, golden.device_public)
    assert not is_signed(digest + b"x", envelope.signature, golden.device_public)


def test_version_1_is_laid_out_as_the_page_says() -> None:
    golden, _ = read(FOLDER / "v1" / "response.json")
    envelope = golden.envelope
    header = Header(
        v=1,
        key="team-1",
        device="0b5ae9b2-7c1c-4a55-9f0e-3f6f0f0d2a11",
        id="5d1f3c1e-9a77-4f6e-8a54-000000000001",
        sequence=1,
    )
    assert envelope.header == canonical(header)
    assert envelope.header == (
        b'{"device":"0b5ae9b2-7c1c-4a55-9f0e-3f6f0f0d2a11",'
        b'"id":"5d1f3c1e-9a77-4f6e-8a54-000000000001","key":"team-1","sequence":1,"v":1}'
    )
    assert len(envelope.sealed) == 80 + 80 + 24 + PAGE + 16
    assert len(envelope.signature) == 64


def test_one_size_tells_nothing_apart() -> None:
    envelopes = [read(file)[0].envelope for file in FILES]
    assert len({(len(e.header), len(e.sealed), len(e.signature)) for e in envelopes}) == 1
    assert all(isinstance(envelope, Envelope) for envelope in envelopes)
