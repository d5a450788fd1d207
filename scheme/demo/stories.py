"""What some people of the made-up scheme told, and what staff did: a concern in every state."""

from typing import Any

from msgspec import Struct

from easyread.concern import Concern as ToldConcern
from easyread.line import Line
from easyread.message import Message as ToldMessage
from scheme.concerns.models import Step

W = Step.What
Taken = tuple[tuple[Step.What, float, dict[str, Any]], ...]
"""Steps: which, how many hours after it came, and its facts."""
READ: Taken = ((W.SEEN, 0.4, {}), (W.NAMED, 0.6, {"somebody": "no"}))
TRIAGE = {
    "seriousness": "high",
    "capacity": "has",
    "consent": "yes",
    "advocate": "no",
    "others": "yes",
    "trust": "no",
    "cqc": "yes",
    "decision": "refer",
    "reason": "She says that it happens each week. Another person lives there.",
}
MONEY = {
    **TRIAGE,
    "category": "financial",
    "seriousness": "medium",
    "cqc": "no",
    "decision": "ourselves",
    "reason": "His card was used without him. The carer says that she shops for both.",
}
ENDED = {
    "outcome": "He has his own card and keeps it in his room. His link worker looks at it with him.",
    "met": "fully",
    "lessons": "We now ask at each review who holds a person's bank card.",
}
DECIDED: Taken = (
    (
        W.WISHES,
        3,
        {"wants": "I want him to stop shouting. I want to stay here.", "how": "At the day centre, alone"},
    ),
    (W.TRIAGED, 5, {**TRIAGE, "category": "physical"}),
    (W.REFERRED, 6, {"to": "local-authority", "on": "2026-01-05", "reference": "LA 20417"}),
    (
        W.ACTED,
        8,
        {"acted": "Stayed with her sister for the night.", "who": "Rosa Lindqvist", "on": "2026-01-05"},
    ),
)
TOLD: Taken = (
    (W.TRIAGED, 20, MONEY),
    (
        W.TOLD,
        30,
        {"told": "We talk to the bank with you on Friday.", "how": "At his club, alone", "on": "2026-01-06"},
    ),
)
SORTED: Taken = (
    (W.SORTED, 300, {"said": "better", "how": "On a walk, alone"}),
    (W.CLOSED, 320, ENDED),
    (W.FOLLOWED, 1700, {"said": "better", "how": "At home, alone"}),
)


class Story(Struct, frozen=True):
    """One concern of a household's first person, so many days ago, and what staff did."""

    home: str
    days: float
    told: ToldConcern
    steps: Taken = ()


STORIES = (
    Story(
        "Station Road",
        0.02,
        ToldConcern(
            topic="bad",
            detail="hurts",
            who=("carer",),
            safe="no",
            wants="stop",
            contact="elsewhere",
            written="He hit my arm. Please come to the club.",
        ),
    ),
    Story(
        "Kiln House",
        0.3,
        ToldConcern(
            topic="mine", detail="takes-money", who=("other",), safe="yes", wants="stop", contact="visit"
        ),
        READ[:1],
    ),
    Story(
        "Field End",
        2,
        ToldConcern(
            topic="body-home", detail="not-looked-after", safe="not-sure", wants="talk", contact="visit"
        ),
        READ,
    ),
    Story(
        "Church Walk",
        6,
        ToldConcern(
            topic="bad",
            detail="hurts",
            who=("live-with",),
            safe="not-sure",
            wants="stop",
            contact="elsewhere",
        ),
        (*READ, *DECIDED),
    ),
    Story(
        "Elm Terrace",
        9,
        ToldConcern(topic="else", detail="not-allowed", safe="yes", wants="talk", contact="tablet"),
        (*READ, (W.TRIAGED, 60, {**MONEY, "category": "complaint", "decision": "complaint"})),
    ),
    Story(
        "Mill Cottage",
        40,
        ToldConcern(
            topic="mine", detail="takes-money", who=("carer",), safe="yes", wants="stop", contact="phone"
        ),
        (*READ, *TOLD, *SORTED),
    ),
    Story("Hazel Court", 75, ToldConcern(topic="talk", wish="alone"), (*READ, *TOLD, *SORTED)),
    Story(
        "Lark Rise",
        130,
        ToldConcern(topic="bad", detail="shouts", who=("live-with",), safe="yes", contact="tablet"),
        (*READ, *TOLD, *SORTED),
    ),
    Story(
        "Park Side",
        210,
        ToldConcern(topic="body-home", detail="not-live-here", safe="yes", wants="move", contact="visit"),
        (*READ, *TOLD, *SORTED),
    ),
)
MESSAGES = (
    ("Ash Grove", 3, ToldMessage(topic="good", about="friends", written="I went to the sea with my friend.")),
    ("Oak Lane", 5, ToldMessage(topic="idea", written="A disco on a Friday.")),
    ("Fern Bank", 12, ToldMessage(topic="problem", about="transport", written="The bus is always late.")),
)
REPLY = (
    Line("We talked to the bus people.", "talk"),
    Line("A new bus comes from Monday.", "transport"),
)
CHANGE = (
    Line("You said the bus is always late.", "transport"),
    Line("We did: a new bus comes at 9.", "thumbs_up"),
)
