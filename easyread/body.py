"""Whatever an envelope may hold: a response, a concern, a message or a verdict."""

from easyread.concern import Concern
from easyread.message import Message
from easyread.response import Response
from easyread.verdict import Verdict

Body = Response | Concern | Message | Verdict
