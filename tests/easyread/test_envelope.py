"""The bytes of envelopes and rounds: one size whatever was said, and the same on both sides."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from easyread import envelope as wire
from easyread.attachment import Attachment
from easyread.body import Body
from easyread.concern import Concern
from easyread.envelope import PAGE, ROUND, canonical, pack, pack_round, unpack
from easyread.message import Message
from easyread.response import Answer, Consent, Picked, Response, Value
from easyread.verdict import Verdict

SECONDS = st.floats(0, 1e6, allow_nan=False).map(lambda seconds: round(seconds, 1))
# JSON has no NaN, and no recording is so long.
st.register_type_strategy(Attachment, st.builds(Attachment, seconds=SECONDS))
ANSWERS = st.lists(
    st.builds(
        Answer,
        question=st.text(max_size=9),
        value=st.one_of(*(st.from_type(kind) for kind in get_args(Value))),
        seconds=SECONDS,
    ),
    max_size=2,
).map(tuple)
BODIES: st.SearchStrategy[Body] = st.one_of(
    st.builds(
        Response,
        ended=st.text(max_size=20),
        consent=st.none() | st.builds(Consent),
        answers=ANSWERS,
        practice=ANSWERS,
    ),
    st.from_type(Concern),
    st.from_type(Message),
    st.from_type(Verdict),
)


@given(body=BODIES)
def test_what_was_packed_is_unpacked(body: Body) -> None:
    packed = pack(body)
    assert len(packed) % PAGE == 0
    assert unpack(packed) == body


@pytest.mark.parametrize(
    ("head", "number"),
    [("12-0a1b", 12), ("", 0), ("-0a1b", 0), ("x-0a1b", 0), ("\u0663-0a", 0), ("9" * 19 + "-0a", 0)],
)
def test_a_head_of_the_audit_names_its_row(head: str, number: int) -> None:
    assert wire.head_number(head) == number


def test_every_visit_and_every_wish_has_one_size() -> None:
    answers = tuple(
        Answer(question=f"question-{n}", value=Picked(("yes", "no", "other")), order=("yes", "no", "other"))
        for n in range(12)
    )
    full = Response(ended="finished", person="p" * 36, survey="s" * 40, answers=answers, practice=answers[:3])
    written = "\N{WAVING HAND SIGN}" * 1000
    told = (Concern(wish="alone"), Concern(written=written), Message(written=written))
    assert {len(pack(body)) for body in (full, Response(ended="binned"), *told)} == {PAGE}


@given(padded=st.binary(max_size=60))
def test_bytes_that_are_no_body_are_named_so(padded: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        unpack(padded)


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"{}",
        b"{}\x80\x00",
        b"\x00" * PAGE,
        b'{"kind":"other"}\x80',
        b'{"kind":"\xff"}\x80',
        b'{"kind":' * 9999 + b"\x80",
    ],
)
def test_a_body_without_its_end_or_its_kind_is_no_body(padded: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        unpack(padded)


def test_a_round_is_padded_and_still_read() -> None:
    state = wire.State(pending=0, free_bytes=1, app="0.1.0")
    sealed = wire.Envelope(id="i", sequence=1, header=b"{}", sealed=bytes(PAGE))
    empty = wire.ExchangeRequest(envelopes=(), state=state)
    full = wire.ExchangeRequest(envelopes=(sealed,) * wire.MOST, state=state)
    assert len(pack_round(empty)) == ROUND
    for request in (empty, full):
        packed = pack_round(request)
        assert len(packed) % ROUND == 0
        assert msgspec.json.decode(packed, type=wire.ExchangeRequest) == request


def test_canonical_bytes_do_not_depend_on_the_order_of_fields() -> None:
    header = wire.Header(v=1, key="k", device="d", id="i", sequence=7)
    assert canonical(header) == b'{"device":"d","id":"i","key":"k","sequence":7,"v":1}'
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()


def test_a_receipt_of_what_was_set_aside_is_of_all_that_came() -> None:
    came = wire.Envelope(id="i", sequence=1, header=b"h", sealed=b"s", signature=b"signed")
    other = msgspec.structs.replace(came, signature=b"otherwise")
    for how, same in (("taken", True), ("quarantined", False)):
        assert (wire.receipt_digest("d", came, how) == wire.receipt_digest("d", other, how)) == same


def test_each_digest_says_what_it_signs() -> None:
    digests = [
        wire.envelope_digest(b"h", b"s"),
        wire.receipt_digest("d", wire.Envelope(id="i", sequence=1, header=b"h", sealed=b"s"), "taken"),
        wire.request_digest("POST", "/api/v1/exchange", b"s", "hub"),
        wire.document_digest(b"s"),
    ]
    assert [digest.split(b"\n")[0] for digest in digests] == [
        b"heard envelope 1",
        b"heard receipt 1",
        b"heard request 1",
        b"heard document 1",
    ]


@given(header=st.binary(max_size=8), sealed=st.binary(max_size=8), cut=st.integers(0, 8))
def test_a_header_cannot_be_taken_for_part_of_what_is_sealed(header: bytes, sealed: bytes, cut: int) -> None:
    both = header + sealed
    other = wire.envelope_digest(both[:cut], both[cut:])
    same = len(both[:cut]) == len(header)
    assert (other == wire.envelope_digest(header, sealed)) == same


@pytest.mark.parametrize("plain", [b'{"type": "\xb1"}', b'{"type":' + b"[" * 100_000])
def test_what_is_no_text_is_no_body(plain: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        unpack(plain + b"\x80")
