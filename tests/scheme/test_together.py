"""Rounds that come at the same moment: stored together in few statements, answered each for itself."""

import base64
import threading
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from easyread.envelope import Delivery, ExchangeRequest, pack_round, request_digest
from scheme.devices.signed import Claim
from scheme.exchange.answering import Asked, answers
from scheme.exchange.together import Together
from tests.scheme.conftest import Cast
from tests.scheme.speaking import STATE, Speaking
from tests.scheme.visits import my_life

Many = Callable[[Sequence[str]], Sequence[str]]


def together(many: Many) -> Together[str, str]:
    return Together(many, whose=lambda one: one[0], size=len, most=20)


def at_once(
    several: Sequence[str], fails: Callable[[Sequence[str]], bool]
) -> tuple[list[str], list[list[str]]]:
    """What becomes of these when all wait while a first is being done; and what was done together."""
    done: list[list[str]] = []
    begun, all_wait = threading.Event(), threading.Event()

    def many(asked: Sequence[str]) -> Sequence[str]:
        done.append(list(asked))
        if asked == ["first"]:
            begun.set()
            assert all_wait.wait(60)
        if fails(asked):
            raise DatabaseError
        return [one.upper() for one in asked]

    def one(asked: str) -> str:
        try:
            return ours(asked)
        except DatabaseError:
            return "failed"

    ours = together(many)
    with ThreadPoolExecutor(len(several) + 1) as threads:
        first = threads.submit(one, "first")
        assert begun.wait(60)
        waits = []
        for number, asked in enumerate(several, 1):
            waits.append(threads.submit(one, asked))
            while len(ours.waiting) < number:
                pass
        all_wait.set()
        assert first.result() == "FIRST"
        return [wait.result() for wait in waits], done


def test_what_waits_is_done_in_one_go() -> None:
    said, done = at_once(["a", "b", "c"], lambda asked: False)
    assert (said, done) == (["A", "B", "C"], [["first"], ["a", "b", "c"]])


def test_no_two_of_one_device_and_no_more_than_fits_are_done_at_once() -> None:
    said, done = at_once(["a 1", "a 2", "b", "c, which is large", "d"], lambda asked: False)
    assert said == ["A 1", "A 2", "B", "C, WHICH IS LARGE", "D"]
    assert done[1:] == [["a 1", "b"], ["a 2", "c, which is large"], ["d"]]


def test_what_the_database_refuses_spoils_no_other() -> None:
    said, done = at_once(["a", "bad", "c"], lambda asked: "bad" in asked)
    assert said == ["A", "failed", "C"]
    assert sorted(done[2:]) == [["a"], ["bad"], ["c"]]


def asked(device: Speaking, bodies: int, household: int = 1) -> Asked:
    """A round of so many answers, as the view hands it on."""
    envelopes = tuple(device.seal(my_life("")) for _ in range(bodies))
    body = pack_round(ExchangeRequest(envelopes=envelopes, state=STATE, household=household))
    words = request_digest("POST", "/api/v1/exchange", body, device.file["hub_id"])
    return Asked(Claim(uuid.UUID(device.id), words, device.key.sign(words).signature), body)


def test_many_rounds_take_no_more_statements_than_one(willow: Cast) -> None:
    devices = [willow.paired() for _ in range(5)]
    answers([asked(device, 1, household=0) for device in devices])
    with CaptureQueriesContext(connection) as one:
        answers([asked(devices[0], 1)])
    with CaptureQueriesContext(connection) as many:
        said = answers([asked(device, 3) for device in devices])
    assert len(many) <= len(one) <= 23, (
        "one of them makes the tasks, since somebody asks for a question later"
    )
    for answer, device in zip(said, devices, strict=True):
        delivery = msgspec.json.decode(answer.said, type=Delivery)
        assert [one.how for one in delivery.settled] == ["taken"] * 3
        assert willow.row(device).holds == willow.row(device).envelopes.count()
    assert willow.scheme.responses.count() == 21


@pytest.mark.parametrize("spoil", ["nobody", "unsigned"])
def test_one_that_is_not_believed_stops_no_other(willow: Cast, spoil: str) -> None:
    device, other = willow.paired(), willow.paired()
    claim = asked(other, 1).claim
    claim = msgspec.structs.replace(
        claim, **({"device": uuid.uuid4()} if spoil == "nobody" else {"signature": base64.b64decode("AA==")})
    )
    said = answers([asked(device, 1), Asked(claim, b"{}")])
    assert [answer.status for answer in said] == [200, 401]
    assert willow.scheme.envelopes.count() == 1
