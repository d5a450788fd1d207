"""What is said to the consent: when it is confirmed, and where it leads."""

from msgspec.structs import replace

from easyread import stage as s
from easyread.response import Consent
from easyread.route import offered
from easyread.stage import Stage, Visit

CONSENT_PAGES = 4
"""The last of them asks."""


def confirmed(visit: Visit) -> Visit:
    """The visit in which what is chosen of the consent is said for good: an act, at the questions that go on."""
    stage = visit.stage
    last = isinstance(stage, s.Consenting) and stage.page == CONSENT_PAGES - 1
    return acted(visit) if last else visit


def acted(visit: Visit) -> Visit:
    """The visit with the act of what was said to the consent; a yes from before is none."""
    said = visit.consent
    if said is None or said.said == "before":
        return visit
    act = replace(said, survey=visit.survey.id if visit.survey and visit.begun else "")
    return visit if visit.consents[-1:] == (act,) else replace(visit, consents=(*visit.consents, act))


def after_consent(visit: Visit) -> Stage:
    """On to who is here, or to an end."""
    match visit.consent:
        case Consent(said="yes"):
            return s.SayingWhoIsHere() if offered(visit) else s.Ended("none-due")
        case Consent(said="later-alone"):
            return s.Ended("later-alone")
        case _:
            return s.Ended("not-now")
