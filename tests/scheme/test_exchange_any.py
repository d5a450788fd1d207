"""Whatever a device sends, each item is settled or refused, nothing breaks, and nothing is kept twice."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from easyread.concern import Concern
from easyread.response import Answer, AskLater, Consent, DontKnow, Picked, RatherNot, Response, Skipped
from tests.scheme.conftest import Cast
from tests.scheme.speaking import Speaking

# What JSON can carry and a table may not like.
words = st.one_of(st.text(max_size=12), st.just("\0"), st.just("x" * 201), st.just("my-life"))
wholes = st.one_of(st.integers(-3, 3), st.integers(-(2**63), 2**63 - 1))
several = st.lists(words, max_size=3).map(tuple)
values = st.one_of(
    several.map(Picked), *(st.builds(kind) for kind in (Skipped, DontKnow, RatherNot, AskLater))
)
answers = st.builds(
    Answer,
    question=words,
    value=values,
    by=words,
    order=several,
    seconds=st.floats(allow_nan=False, allow_infinity=False),
    tries=wholes,
    explained=st.booleans(),
)
responses = st.builds(
    Response,
    ended=words,
    person=words,
    survey=words,
    version=wholes,
    language=words,
    begun=st.one_of(words, st.datetimes().map(str), st.datetimes().map(lambda at: f"{at}+14:00")),
    consent=st.none() | st.builds(Consent, said=words, version=wholes),
    here=st.none() | several,
    on_own=st.none() | words,
    help=st.none() | several,
    seen=several,
    answers=st.lists(answers, max_size=3).map(tuple),
    practice=st.lists(answers, max_size=2).map(tuple),
)
concerns = st.builds(
    Concern, wish=words, person=st.none() | words, language=words, begun=words, here=st.none() | several
)
anything = st.one_of(responses, concerns, st.binary(max_size=40))


@settings(
    # Each example is several rounds through the whole hub.
    max_examples=settings().max_examples // 3,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(anything, min_size=1, max_size=4), st.data())
def test_every_item_is_settled_and_kept_once(
    willow: Cast, device: Speaking, bodies: list[Response | Concern | bytes], drawn: st.DataObject
) -> None:
    before = willow.scheme.envelopes.count()
    envelopes = [device.seal(body) for body in bodies]
    again = drawn.draw(st.lists(st.sampled_from(envelopes), max_size=4))
    status, delivery = device.round([*envelopes, *again])
    assert status == 200
    assert delivery
    assert len(delivery.settled) == len(envelopes) + len(again)
    assert not delivery.refused
    assert willow.scheme.envelopes.count() == before + len(envelopes)
    assert willow.row(device).holds == before + len(envelopes)


PATHS = ["exchange", "pairing/document", "pairing/knock", "pairing/wait"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(PATHS).map("/api/v1/{}".format))
def test_no_body_breaks_the_hub(device: Speaking, body: bytes, path: str) -> None:
    status, _ = device.send(body) if path.endswith("exchange") else device.post(path, body, {})
    assert status in (400, 403)
