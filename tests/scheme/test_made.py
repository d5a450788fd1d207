"""What was sorted is counted by card and place; what was said, shown and written is opened only on its own page."""

import base64
import io
import uuid
from xml.etree import ElementTree

from django.test import Client
from django.utils import timezone
from PIL import Image

from easyread.attachment import Attachment
from easyread.response import Answer, Response, Said, Shown, Sorted, Written
from easyread.stream import Held, StreamPart
from kiosk.stream import Stream
from scheme.exchange import streams
from scheme.responses import counts, reading
from scheme.surveys import shelf
from tests.scheme.conftest import Cast
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking

WORDS = "we went to the sea"
SVG = "{http://www.w3.org/2000/svg}"
SOUND = bytes(range(200)) * 300


def sent(willow: Cast, device: Speaking, media: str, content: bytes) -> Attachment:
    """A stream that the hub has whole."""
    made = Stream(str(uuid.uuid4()), media)
    pieces = [made.header, *made.add(content)]
    rest, attachment = made.end()
    held = Held(id=attachment.id, size=attachment.size, digest=attachment.digest)
    whole = StreamPart(id=held.id, start=0, content=b"".join([*pieces, *rest]))
    assert streams.take(willow.row(device), (held,), whole, timezone.now())[0].receipt
    return attachment


def good_day(*answers: Answer) -> Response:
    seen = tuple(answer.question for answer in answers)
    return Response(ended="finished", survey="good-day", version=1, seen=seen, answers=answers)


def test_what_was_sorted_is_counted_and_a_mark_counts_where_it_is_put_in_bad(
    willow: Cast, device: Speaking
) -> None:
    for mat in (Sorted(good=("meals",), bad=("night",)), Sorted(good=("meals", "night"))):
        device.round([device.seal(good_day(Answer(question="parts-of-a-day", value=mat)))])
    assert sorted(willow.scheme.responses.values_list("watch", flat=True)) == [False, True]
    survey = shelf.survey("good-day", 1)
    assert survey is not None
    asked = counts.counted(willow.scheme, survey)[0]
    assert asked.n == 2
    found = {row.id: row.count for row in asked.rows if row.count}
    assert found == {"meals:good": 2, "night:bad": 1, "night:good": 1}


def test_each_is_opened_on_its_own_page_and_stands_nowhere_else(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    jpeg = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(jpeg, "JPEG")
    body = good_day(
        Answer(question="tell-us-more", value=Said(sent(willow, device, "audio/pcm", SOUND))),
        Answer(question="show-us", value=Shown(sent(willow, device, "image/jpeg", jpeg.getvalue()))),
        Answer(question="write-to-us", value=Written(WORDS)),
    )
    device.round([device.seal(body)])
    response = willow.scheme.responses.get()
    page = f"/responses/{response.pk}/"
    assert WORDS not in text(alice.get(page))
    assert "Said aloud" in text(alice.get(page))
    parts = {part.kind: part for part in response.sealed.all()}
    came = {kind: alice.get(f"{page}sealed/{part.pk}/") for kind, part in parts.items()}
    assert WORDS in text(came["words"])
    assert base64.b64encode(reading.wav(SOUND)).decode() in came["voice"].content.decode()
    assert base64.b64encode(jpeg.getvalue()).decode() in came["photo"].content.decode()
    policy = came["voice"].headers["Content-Security-Policy"]
    assert "media-src data:" in policy
    assert "data:" not in alice.get(page).headers["Content-Security-Policy"]
    opened = willow.scheme.audit.filter(what__startswith="opened").values_list("what", flat=True)
    assert sorted(opened) == ["opened photo", "opened voice", "opened words"]


def test_what_was_sorted_is_one_picture_drawn_from_what_is_kept(
    willow: Cast, device: Speaking, alice: Client
) -> None:
    value = Sorted(good=("meals",), bad=("night",))
    device.round([device.seal(good_day(Answer(question="parts-of-a-day", value=value)))])
    response = willow.scheme.responses.get()
    at = f"/responses/{response.pk}/mat/{response.answers.get().pk}.svg"
    assert f'src="{at}"' in alice.get(f"/responses/{response.pk}/").content.decode()
    came = alice.get(at)
    assert came.headers["Content-Type"] == "image/svg+xml"
    drawn = ElementTree.fromstring(came.content)
    said = {"".join(place.itertext()).strip(): place.get("transform", "") for place in drawn.iter(f"{SVG}g")}
    survey = shelf.survey("good-day", 1)
    asked = shelf.question(survey, "parts-of-a-day")
    assert asked is not None
    words = {card.id: card.words["en"] for card in asked.choices}
    lefts = {name: said[name].split()[0] for name in said}
    assert set(lefts) == {"Good", "Not sure", "Not good", words["meals"], words["night"]}
    assert lefts[words["meals"]] == lefts["Good"] != lefts["Not good"] == lefts[words["night"]]
    pictures = [image.get("href", "").partition(",") for image in drawn.iter(f"{SVG}image")]
    assert [base64.b64decode(data)[:4] for _, _, data in pictures] == [b"<svg"] * 5
    assert willow.scheme.audit.filter(what="read mat", about=str(response.pk)).count() == 1
    assert not response.sealed.exists()
