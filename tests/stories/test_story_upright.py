"""The same tablet stood upright: a household with people, and a visit through to the end."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from easyread.envelope import Person
from easyread.response import Picked
from tests.stories.home import DOCUMENT, UPRIGHT, Home, new_home

PEOPLE = tuple(
    Person(id=name.lower(), name=name, portrait="me")
    for name in ("Sam", "Ali", "Alexandra", "Jo", "Benjamin", "Li", "Mary", "Tom", "Rose", "Kit", "Ann", "Bo")
)


@pytest.fixture
def home(hand: str) -> Iterator[Home]:
    with new_home(hand, replace(DOCUMENT, people=PEOPLE), place=UPRIGHT) as one:
        yield one


def test_everyone_can_be_found(home: Home) -> None:
    home.do("questions")
    for person in PEOPLE:
        home.do(person.id)
        assert home.kiosk.session.visit.person == person.id
    home.do("")
    assert home.said == ["Someone else"]


def test_a_visit_upright(home: Home) -> None:
    home.do("questions", "rose", "next").to("consent_ask")
    home.do("yes", "next", "me", "next", "this-week", "next", "no", "next").to("ask")
    home.do(
        "ok", "next", "home", "next", "worried", "next", "sometimes", "next", "else", "rather-not", "next"
    )
    home.do("alone", "next").to("help_given").do("nobody")
    assert home.next() == "thanks"
    kept = home.response()
    assert (kept.ended, kept.person, kept.help) == ("finished", "rose", ("nobody",))
    picked = [answer.value.choices for answer in kept.answers if isinstance(answer.value, Picked)]
    assert picked == [("ok",), ("home",), ("worried",), ("sometimes",), ("alone",)]
