"""What is sealed opens for the scheme alone; nothing the device keeps opens it, and nothing outside tells it apart."""

import sqlite3
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from easyread.envelope import Header, canonical, envelope_digest, pack
from easyread.response import Answer, Picked, Response
from kiosk.paired import open_outbox
from kiosk.seal import Seal, is_signed, new_signing_key, public_half, rehearsal_seal, signature
from kiosk.store.database import open_store
from kiosk.store.household import Pairing
from tests.kiosk.kept import KEYS, SMALL_BALLAST, answered, device, new_id, wish
from tests.opening import open_sealed, scheme_keys

HEADER = Header(v=1, key="team", device="d", id="i", sequence=1)
BODY = answered(3, "finished")
BOXES = 80 + 80 + 24 + 16
"""Bytes that sealing adds: two boxes, the nonce and the authenticator."""


def test_it_opens_for_team_and_escrow_and_for_nobody_else() -> None:
    sealed, _ = KEYS.seal().seal(HEADER, pack(BODY))
    assert open_sealed(canonical(HEADER), sealed, KEYS.team) == BODY
    assert open_sealed(canonical(HEADER), sealed, KEYS.escrow, escrow=True) == BODY
    with pytest.raises(CryptoError):
        open_sealed(canonical(HEADER), sealed, PrivateKey.generate())
    with pytest.raises(CryptoError):
        open_sealed(canonical(HEADER), sealed, KEYS.escrow)


def test_it_is_as_long_as_the_page_it_exchanges_says() -> None:
    sealed, signed = KEYS.seal().seal(HEADER, pack(BODY))
    assert len(sealed) == BOXES + 8192
    assert len(signed) == 64


@given(place=st.integers(0, BOXES + 8191), bit=st.integers(0, 7))
def test_one_bit_turned_is_found(place: int, bit: int) -> None:
    sealed, signed = KEYS.seal().seal(HEADER, pack(BODY))
    turned = bytearray(sealed)
    turned[place] ^= 1 << bit
    assert not is_signed(
        envelope_digest(canonical(HEADER), bytes(turned)), signed, bytes(KEYS.device.verify_key)
    )
    if not 80 <= place < 160:  # the escrow's box: the team does not look at it
        with pytest.raises(CryptoError):
            open_sealed(canonical(HEADER), bytes(turned), KEYS.team)


def test_a_header_cannot_be_exchanged_for_another() -> None:
    sealed, signed = KEYS.seal().seal(HEADER, pack(BODY))
    other = canonical(Header(v=1, key="team", device="d", id="i", sequence=2))
    with pytest.raises(CryptoError):
        open_sealed(other, sealed, KEYS.team)
    assert not is_signed(envelope_digest(other, sealed), signed, bytes(KEYS.device.verify_key))


def test_the_same_words_are_never_sealed_alike() -> None:
    seal = KEYS.seal()
    sealed = [seal.seal(HEADER, pack(BODY))[0] for _ in range(50)]
    boxes_nonce_and_words = ((0, 80), (80, 160), (160, 184), (184, 8392))
    parts = [{one[start:end] for one in sealed} for start, end in boxes_nonce_and_words]
    assert [len(part) for part in parts] == [50] * 4


def test_a_device_without_its_key_still_seals() -> None:
    seal = Seal(bytes(KEYS.team.public_key), bytes(KEYS.escrow.public_key), None)
    sealed, signed = seal.seal(HEADER, pack(BODY))
    assert signed == b""
    assert open_sealed(canonical(HEADER), sealed, KEYS.team) == BODY


def test_a_signature_is_the_devices_own() -> None:
    seed = new_signing_key()
    assert public_half(seed) == bytes(SigningKey(seed).verify_key)
    signed = signature(b"words", seed)
    assert is_signed(b"words", signed, public_half(seed))
    assert not is_signed(b"other words", signed, public_half(seed))
    assert not is_signed(b"words", signed, public_half(new_signing_key()))
    assert not is_signed(b"words", b"", public_half(seed))


def test_nobody_opens_a_rehearsal() -> None:
    sealed, signed = rehearsal_seal().seal(HEADER, pack(BODY))
    assert signed == b""
    for keys in (KEYS, scheme_keys("other")):
        with pytest.raises(CryptoError):
            open_sealed(canonical(HEADER), sealed, keys.team)


def secrets_of(folder: Path) -> Iterator[bytes]:
    """Every key the device keeps, and each signing key as the X25519 key it can be turned into."""
    connection = sqlite3.connect(folder / "heard.sqlite3")
    (document,) = connection.execute("SELECT document FROM pairing").fetchone()
    connection.close()
    pairing = msgspec.json.decode(document, type=Pairing)
    keys = (
        pairing.signing_key,
        pairing.scheme_key,
        pairing.team_key.public,
        pairing.escrow_key.public,
    )
    for key in keys:
        assert key is not None
        yield key
        yield bytes(SigningKey(key).to_curve25519_private_key())


def test_what_the_device_keeps_opens_none_of_its_envelopes(tmp_path: Path) -> None:
    one = device(tmp_path)
    for number in range(5):
        one.outbox.put(new_id(), answered(number), running=False)
    envelopes = one.outbox.waiting()
    one.store.close()
    opened = 0
    for secret in secrets_of(tmp_path):
        for envelope in envelopes:
            try:
                open_sealed(envelope.header, envelope.sealed, PrivateKey(secret))
                opened += 1
            except CryptoError:
                continue
    assert opened == 0


CANARY = "canary-4f1c-Zaunkoenig"


class Watched(sqlite3.Connection):
    """A connection that looks through every file of its folder before each commit, journal included."""

    folder: Path
    looked = 0

    def execute(self, sql: str, *others: Any) -> sqlite3.Cursor:
        if sql == "COMMIT":
            for path in self.folder.iterdir():
                find_no_canary(path)
                Watched.looked += 1
        return super().execute(sql, *others)


def find_no_canary(path: Path) -> None:
    content = path.read_bytes()
    for word in (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY[::-1].encode()):
        assert word not in content, path.name


def canary_visit(number: int, ended: str) -> Response:
    answers = tuple(
        Answer(question=f"{CANARY}-{index}", value=Picked(choices=(CANARY,))) for index in range(number)
    )
    return Response(ended=ended, person=CANARY, survey=CANARY, answers=answers)


@pytest.mark.parametrize("paired", [True, False])
def test_what_a_person_said_is_in_no_file_at_any_commit(tmp_path: Path, paired: bool) -> None:
    Watched.folder, Watched.looked = tmp_path, 0
    if paired:
        one = device(tmp_path, Watched)
        store, outbox = one.store, one.outbox
    else:
        store = open_store(tmp_path, Watched, SMALL_BALLAST)
        outbox = open_outbox(store)
    for visit in range(3):
        id = f"visit-{visit}"
        for number in range(6):
            outbox.put(id, canary_visit(number, "running"), running=True)
        outbox.put(id, canary_visit(6, "finished"), running=False)
        outbox.put(f"wish-{visit}", wish(CANARY), running=False)
    assert outbox.pending() == 6
    store.close()
    for path in tmp_path.iterdir():
        find_no_canary(path)
    assert Watched.looked > 24 * 3


def test_the_canary_is_seen_where_it_sits(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"x" * 5000 + CANARY.encode() + b"x")
    with pytest.raises(AssertionError):
        find_no_canary(tmp_path / "log")


def files_after(folder: Path, bodies: list[Response]) -> dict[str, int]:
    one = device(folder)
    for number, body in enumerate(bodies):
        one.outbox.put(f"visit-{number}", body, running=False)
    one.store.close()
    return {path.name: path.stat().st_size for path in folder.iterdir()}


def test_visits_that_differ_only_in_what_was_said_leave_the_same_files(tmp_path: Path) -> None:
    told = [answered(8, "finished"), answered(3, "stopped"), answered(8, "finished")]
    binned = [Response(ended="binned"), answered(0, "idle"), canary_visit(5, "finished")]
    left = [
        files_after(tmp_path / name, bodies)
        for name, bodies in (("one", told), ("two", binned), ("three", told))
    ]
    assert all(first == second for first, second in pairwise(left))
