"""Whatever an envelope may hold: a response, a concern, a message or a verdict."""

from easyread.attachment import Attachment
from easyread.concern import Concern
from easyread.message import Message
from easyread.response import Response, attachment
from easyread.verdict import Verdict

Body = Response | Concern | Message | Verdict


def attachments(body: Body) -> tuple[Attachment, ...]:
    """What travels beside this body."""
    match body:
        case Response():
            given = (attachment(answer.value) for answer in (*body.answers, *body.practice))
            return tuple(one for one in given if one is not None)
        case Concern() | Message():
            return tuple(one for one in (body.said, body.shown) if one is not None)
        case _:
            return ()
