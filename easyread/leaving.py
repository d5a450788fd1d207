"""What of a visit leaves the device: its response, and what was told beside it."""

from easyread import stage as s
from easyread.concern import TALK, Concern
from easyread.giving import ALONE, beside
from easyread.message import Message
from easyread.response import GIVEN, Response
from easyread.route import practised, seen, trailed
from easyread.stage import Visit
from easyread.verdict import Verdict


def ending(visit: Visit) -> str:
    """How the visit stands, as a response says it; "running" while it goes on."""
    match visit.stage:
        case s.Ended("not-begun" | "none-due") | s.Hidden("not-begun" | "none-due") if visit.begun:
            return "stopped"
        case s.Ended(how) | s.Hidden(how):
            return how
        case s.Stopping():
            return "binned" if visit.bin else "stopped"
        case _:
            return "running"


def response(visit: Visit, begun: str) -> Response | None:
    """The response as it stands, None while there is nothing to send; ``begun``: device time, ISO 8601.

    There is one from the moment the first question is shown, from what was
    said to the consent on, and when someone wants to do it later, on their own.
    A person who goes back and takes back their consent, or bins what they said,
    leaves no answer: from the touch on the card, whether or not Next follows.
    """
    how = ending(visit)
    refused = visit.consent is not None and visit.consent.said not in GIVEN
    if visit.begun and how != "later-alone" and (how == "binned" or refused):
        return _unbegun(visit, "binned", begun) if visit.consents else Response(ended="binned")
    if not visit.begun or how == "later-alone":
        return _unbegun(visit, how, begun) if visit.consents or how == "later-alone" else None
    return Response(
        ended=how,
        by=visit.by,
        person=visit.person or "",
        survey=visit.survey.id if visit.survey else "",
        version=visit.survey.version if visit.survey else 0,
        language=visit.language,
        begun=begun,
        consent=visit.consent,
        consents=visit.consents,
        here=beside(visit),
        on_own=None if beside(visit) == (ALONE,) else visit.on_own,
        help=visit.help,
        seen=seen(visit),
        answers=trailed(visit),
        practice=practised(visit),
    )


def _unbegun(visit: Visit, how: str, begun: str) -> Response:
    """No answers: only what was said to the consent, or the wish to do it later, on their own."""
    return Response(
        ended="stopped" if how in ("not-begun", "none-due") else how,
        person=visit.person or "",
        language=visit.language,
        begun=begun,
        consent=visit.consent,
        consents=visit.consents,
        here=None if ending(visit) == "binned" else visit.here,
    )


def verdict(visit: Visit, begun: str) -> Verdict | None:
    """What was said to a reply, once it was confirmed."""
    match visit.stage:
        case s.InMessages(hearing) if hearing.at == "heard":
            person, language = visit.person or "", visit.language
            return Verdict(
                reply=hearing.reply, said=hearing.said, person=person, language=language, begun=begun
            )
        case _:
            return None


def told(visit: Visit, begun: str) -> Concern | Message | Verdict | None:
    """What was told, once its topic was confirmed, as long as a page of its path stands; else the verdict."""
    telling = visit.telling
    if telling is None:
        return verdict(visit, begun)
    if not telling.sent:
        return None
    if telling.kind == "message":
        return Message(
            topic=telling.topic,
            about=telling.one("about"),
            written=telling.written,
            said=telling.said,
            shown=telling.shown,
            person=telling.person,
            language=visit.language,
            begun=begun,
            here=visit.here,
        )
    return Concern(
        wish="alone" if telling.topic == TALK else "",
        topic=telling.topic,
        detail=telling.one("detail"),
        who=telling.picked.get("whom", ()),
        safe=telling.one("safe"),
        wants=telling.one("wants"),
        contact=telling.one("contact"),
        written=telling.written,
        said=telling.said,
        shown=telling.shown,
        by=telling.by,
        code=telling.code.kept if telling.code else "",
        person=telling.person,
        language=visit.language,
        begun=begun,
        here=visit.here,
    )


def is_told(visit: Visit) -> bool:
    """What was told has come to its last page, and nothing is added to it any more."""
    return visit.telling.at == "told" if visit.telling else verdict(visit, "") is not None
