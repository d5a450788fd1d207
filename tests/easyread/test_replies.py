"""The signed document that holds the replies of a device."""

import pytest

from easyread.envelope import HouseholdDocument, Signed, canonical
from easyread.line import Line
from easyread.reply import Change, Replies, Reply, read_replies

REPLIES = Replies(
    version=3,
    replies=(Reply(id="r1", person="p1", lines=(Line("We will visit you.", "visit"),), name="Jo"),),
    changes=(Change(id="c1", lines=(Line("There is fish on Friday.", "food"),)),),
)


def test_the_document_is_read_as_it_was_signed() -> None:
    assert read_replies(Signed(document=canonical(REPLIES), signature=b"")) == REPLIES


HOUSEHOLD = HouseholdDocument(version=3, scheme="Hillside", people=(), numbers=())


@pytest.mark.parametrize("document", [b"", b"{", b"\xff", b'{"version":1}', canonical(HOUSEHOLD)])
def test_another_document_is_none_of_it(document: bytes) -> None:
    assert read_replies(Signed(document=document, signature=b"")) is None
