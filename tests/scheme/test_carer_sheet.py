"""The sheet for carers, and what a proxy's answer comes to."""

import msgspec
from django.test import Client

from easyread.response import Answer, Picked
from tests.scheme.conftest import Cast
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking
from tests.scheme.visits import my_life


def test_a_page_to_print_says_how_to_help_without_choosing(willow: Cast, alice: Client) -> None:
    assert "A sheet for carers, to print" in text(alice.get("/households/"))
    page = text(alice.get("/households/carer-sheet/"))
    for said in (
        "Use its own words.",
        "Wait.",
        "Do not choose for them.",
        "Do not say whether an answer is good",
    ):
        assert said in page


def test_it_is_in_welsh_too(alice: Client) -> None:
    alice.post("/language/", {"language": "cy", "next": "/"})
    page = text(alice.get("/households/carer-sheet/"))
    assert "Peidiwch â dewis drostyn nhw." in page


def test_nobody_answers_for_another(willow: Cast, device: Speaking) -> None:
    """No shipped question is marked as a fact: what someone else gave is kept apart and has no score."""
    answers = tuple(
        Answer(question="safe", value=Picked((id,)), by=by)
        for id, by in (("safe", "proxy"), ("safe", "self"))
    )
    device.round([device.seal(msgspec.structs.replace(my_life(""), answers=(answer,))) for answer in answers])
    picks = {pick.answer.by: pick.score for pick in willow.scheme.picks.select_related("answer")}
    assert picks == {"proxy": None, "self": 4}
    assert {(row.by, row.choice) for row in willow.scheme.tallies.filter(question="safe")} >= {
        ("proxy", ""),
        ("self", "safe"),
    }
