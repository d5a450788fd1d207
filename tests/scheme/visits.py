"""Visits as a household might send them, for tests and pictures that need a full portal."""

from easyread.body import Body
from easyread.concern import Concern
from easyread.response import Answer, AskLater, Consent, DontKnow, Picked, RatherNot, Response, Skipped, Value

FACES = ("yes", "sometimes", "no")
ORDERS = {
    "choices": ("me", "together", "others"),
    "food": ("good", "ok", "not-good"),
    "today": ("happy", "ok", "sad"),
    "liked": ("going-out", "friends", "food", "music-tv", "home"),
    "calm": ("calm", "worried", "very-worried"),
    "went-out": FACES,
    "listened": FACES,
    "talk-to-us": ("alone", "with-someone", "not-now"),
}


def answer(question: str, given: Value | str, seconds: float = 6.4, **more: object) -> Answer:
    """An answer; a string is the choice that was picked."""
    value: Value = Picked((given,)) if isinstance(given, str) else given
    made = {"order": ORDERS.get(question, FACES), "seconds": seconds, **more}
    return Answer(question=question, value=value, **made)  # type: ignore[arg-type]


PRACTICE = (
    answer("bus", "no", order=("yes", "no")),
    answer("cold-food", "not-good", order=("good", "ok", "not-good")),
    answer("door", DontKnow(), order=("dog", "car")),
)


def this_week(person: str, talk: str, begun: str = "2026-03-04T16:20:00+00:00") -> Response:
    """A finished visit with one of each kind of answer; ``talk`` is the choice of its last question."""
    answers = (
        answer("today", "happy"),
        answer("liked", Picked(("going-out", "food")), 21.0, tries=3),
        answer("calm", Skipped()),
        answer("went-out", "sometimes", explained=True),
        answer("listened", RatherNot()),
        answer("talk-to-us", talk),
    )
    return Response(
        ended="finished",
        person=person,
        survey="this-week",
        version=1,
        begun=begun,
        consent=Consent(said="yes", version=1),
        here=("carer", "live-with"),
        on_own="fine",
        help=("read", "explained"),
        seen=tuple(one.question for one in answers),
        answers=answers,
        practice=PRACTICE,
    )


def my_life(person: str, safe: str = "safe", ended: str = "finished") -> Response:
    """A visit alone, with the answer to how safe it feels at home."""
    answers = (
        answer("choices", "together"),
        answer("wash", "yes"),
        answer("food", "good"),
        answer("safe", safe, 14.2, order=("safe", "worried", "scared")),
        answer("people", AskLater()),
    )
    return Response(
        ended=ended,
        person=person,
        survey="my-life",
        version=1,
        begun="2026-03-04T10:05:00+00:00",
        consent=Consent(said="before", version=1),
        here=("me",),
        help=("nobody",),
        seen=(*(one.question for one in answers), "days"),
        answers=answers,
    )


def everything(people: list[str]) -> list[Body]:
    """One of each thing that the portal shows in its own way."""
    first, second, third = (people * 3)[:3]
    return [
        this_week(first, "not-now"),
        my_life(second, "scared"),
        this_week(third, "alone"),
        my_life(first, "safe", ended="running"),
        Response(ended="later-alone", person=second, consent=Consent(said="later-alone", version=1)),
        Response(ended="stopped", person="", survey="my-life", version=99, seen=("a", "b"), answers=()),
        Response(ended="binned"),
        Concern(wish="alone", person=third, here=("carer",)),
        Concern(wish="with-someone"),
    ]
