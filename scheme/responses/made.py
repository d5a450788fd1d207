"""What people said, showed or wrote in answer to a question: kept sealed, and nowhere else."""

import msgspec

from easyread import response as said
from scheme.responses.models import Response, Sealed
from scheme.responses.sealing import seal


def seal_made(response: Response, body: said.Response) -> None:
    """Words as they are; of a recording or a picture, where its stream is and what opens it."""
    for answer in body.answers:
        match answer.value:
            case said.Written(words):
                seal(response, Sealed.Kind.WORDS, words.encode(), answer.question)
            case said.Said(spoken):
                seal(response, Sealed.Kind.VOICE, msgspec.json.encode(spoken), answer.question)
            case said.Shown(picture):
                seal(response, Sealed.Kind.PHOTO, msgspec.json.encode(picture), answer.question)
            case _:
                pass
