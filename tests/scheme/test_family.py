"""The page without an account: what is told becomes a concern with a code, once, and its answers are read by it."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from easyread import follow_up
from easyread.follow_up import Code
from easyread.pairing import PICTURES
from scheme.concerns.models import Concern
from scheme.family import tries, views
from scheme.family.models import Try
from scheme.responses import reading
from scheme.responses.models import Sealed
from scheme.schemes.models import Role
from tests.scheme.conftest import Cast
from tests.scheme.test_family_sounds import recorded

SAID = {
    "who": "family",
    "about": "Sam of Oak Lane",
    "safe": "not-sure",
    "detail": "shouts",
    "happened": "He is shouted at in the car.",
    "named": "yes",
    "name": "Rosa",
    "contact": "Telephone 01632 960 111. Not in the evening.",
}


def field(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def opened(willow: Cast, language: str = "") -> dict[str, Any]:
    """The form as it is opened, filled in."""
    page = Client().get(f"/tell/{willow.scheme.pk}/{language}").content.decode()
    return {**SAID, "form": field(page, "form")}


def sent(willow: Cast, filled: dict[str, Any]) -> str:
    answer = Client().post(f"/tell/{willow.scheme.pk}/", filled)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def code_of(page: str) -> Code:
    """The code that a page shows."""
    digits = re.search(r'class="digits">([0-9 ]+)<', page)
    picture = re.search(r"/pictures/([a-z_0-9]+)\.svg", page)
    assert digits and picture
    code = follow_up.read(digits[1], picture[1])
    assert code
    return code


def follow(willow: Cast, code: Code, **more: str) -> Any:
    said = {"digits": code.shown, "picture": code.picture, **more}
    return Client().post(f"/tell/{willow.scheme.pk}/code/", said)


def test_what_is_told_is_a_concern_whose_words_are_sealed(willow: Cast) -> None:
    code_of(sent(willow, opened(willow)))
    told = willow.scheme.concerns.get()
    assert (told.by, told.topic, told.detail, told.safe) == ("family", "bad", "shouts", "not-sure")
    assert told.device is None and told.household is None and told.envelope is None
    reader = willow.staff(Role.RESPONDER, "Rowan")
    words = {part.question: reading.read(reader, told, part).decode() for part in told.sealed.all()}
    assert words == {name: SAID[name] for name in ("about", "happened", "name", "contact")}
    assert not any(b"shouted" in bytes(part.sealed) for part in told.sealed.all())
    assert "shouted" not in repr(Concern.objects.values().get())


def test_a_form_that_is_sent_twice_is_told_once_and_shows_the_same_code(willow: Cast) -> None:
    filled = opened(willow)
    assert code_of(sent(willow, filled)) == code_of(sent(willow, filled))
    assert willow.scheme.concerns.count() == 1
    assert code_of(sent(willow, opened(willow))) != code_of(sent(willow, filled))
    assert willow.scheme.concerns.count() == 2


def test_a_code_that_is_taken_is_not_given_again(willow: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = opened(willow), opened(willow)
    taken = code_of(sent(willow, first))
    free = follow_up.of_form("free", 0)
    monkeypatch.setattr(follow_up, "of_form", lambda form, nth: free if nth else taken)
    assert code_of(sent(willow, second)) == free == code_of(sent(willow, second))
    assert willow.scheme.concerns.count() == 2


@pytest.mark.parametrize(
    ("changed", "trouble"),
    [
        ({"who": ""}, "This field is required"),
        ({"happened": " "}, "Write something, or send a voice message."),
        ({"name": ""}, "Write your name, or choose not to give it."),
        ({"form": "mine"}, "This page is too old."),
        ({"happened": "x" * 10_001}, "at most 10000 characters"),
        ({"detail": "nothing-of-ours"}, "nothing-of-ours is not one of the available choices"),
        ({"voice": io.BytesIO(b"RIFF but no sound")}, "This voice message cannot be read."),
        ({"photo": io.BytesIO(b"no photo")}, "no photo that the hub can read"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_lost(
    willow: Cast, changed: dict[str, Any], trouble: str
) -> None:
    answer = Client().post(f"/tell/{willow.scheme.pk}/", {**opened(willow), **changed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert trouble in page
    assert SAID["about"] in page and SAID["contact"] in page
    assert not Concern.objects.exists()


def test_what_is_sent_is_nowhere_on_the_disk_before_it_is_sealed(
    willow: Cast, settings: Any, tmp_path: Path
) -> None:
    """Django's own way lays a large file in the folder for temporary ones."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")
    large = recorded("wav", "pcm_s16le", 30.0)
    assert len(large) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
    sent(willow, {**opened(willow), "voice": io.BytesIO(large)})
    assert willow.scheme.concerns.get().sealed.filter(kind=Sealed.Kind.VOICE).exists()


def test_a_file_is_chosen_again_where_something_else_was_wrong(willow: Cast) -> None:
    words = "Choose the voice message and the photo once more"
    wrong = {**opened(willow), "who": ""}
    at = f"/tell/{willow.scheme.pk}/"
    assert words not in Client().post(at, wrong).content.decode()
    voice = io.BytesIO(recorded("wav", "pcm_s16le"))
    assert words in Client().post(at, {**wrong, "voice": voice}).content.decode()


def test_more_than_may_be_sent_is_not_even_read(willow: Cast) -> None:
    answer = Client().post(f"/tell/{willow.scheme.pk}/", opened(willow), CONTENT_LENGTH=str(views.MOST + 1))
    assert answer.status_code == 413
    assert "a photo 10 MB" in answer.content.decode()


def test_a_photo_keeps_no_place_and_no_time(willow: Cast) -> None:
    image = Image.new("RGB", (2000, 1000), "teal")
    exif = image.getexif()
    exif[0x9003] = "2026:01:02 03:04:05"
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    file.seek(0)
    file.name = "at-rosas-house.jpg"
    sent(willow, {**opened(willow), "happened": "See the photo.", "photo": file})
    told = willow.scheme.concerns.get()
    kept = reading.read(willow.staff(Role.RESPONDER, "Rowan"), told, told.sealed.get(kind=Sealed.Kind.PHOTO))
    assert Image.open(io.BytesIO(kept)).size == (1600, 800)
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_a_wrong_code_opens_nothing_and_is_counted(willow: Cast, elsewhere: Cast) -> None:
    code = code_of(sent(willow, opened(willow)))
    others = [name for name in PICTURES if name != code.picture]
    for digits in ("1234567", "123456789", "1234 56OO"):
        mistyped = follow(willow, Code(digits, code.picture))
        assert mistyped.status_code == 422 and "The code has 8 numbers." in mistyped.content.decode()
    assert not Try.objects.filter(what=Try.What.CODE).exists(), "what is no code guesses nothing"
    for picture in others[: tries.MOST[Try.What.CODE]]:
        assert follow(willow, Code(code.digits, picture)).status_code == 422
    assert follow(willow, code).status_code == 429
    Try.objects.update(at=timezone.now() - tries.SPAN)
    assert follow(elsewhere, code).status_code == 422
    assert follow(willow, code).status_code == 200


def test_one_network_tells_only_so_often_and_does_not_stop_another(willow: Cast) -> None:
    filled = opened(willow)
    for _ in range(tries.MOST[Try.What.TELL]):
        sent(willow, filled)
    at = f"/tell/{willow.scheme.pk}/"
    assert Client().post(at, filled).status_code == 429
    assert Client(REMOTE_ADDR="127.0.0.2").post(at, opened(willow)).status_code == 200
    assert not Try.objects.filter(whose__contains="127.0.0").exists()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.2"}, False),
        ({"REMOTE_ADDR": "2001:db8::1"}, {"REMOTE_ADDR": "2001:db8::ffff:1"}, True),
        ({"REMOTE_ADDR": "2001:db8::1"}, {"REMOTE_ADDR": "2001:db8:0:1::1"}, False),
        ({"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1"}, True),
        ({"REMOTE_ADDR": ""}, {"REMOTE_ADDR": "no address"}, True),
        (
            {"REMOTE_ADDR": "192.0.2.9", "HTTP_X_FORWARDED_FOR": "6.6.6.6, 198.51.100.1"},
            {"REMOTE_ADDR": "198.51.100.1"},
            True,
        ),
    ],
)
def test_networks_are_told_apart(
    rf: Any, settings: Any, first: dict[str, str], second: dict[str, str], same: bool
) -> None:
    settings.PROXY = "192.0.2.9"
    one, other = rf.get("/", **first), rf.get("/", **second)
    assert (tries.whose(one) == tries.whose(other)) is same


def test_the_pages_leave_no_cookie_and_lead_to_the_one_scheme(willow: Cast) -> None:
    browser = Client()
    assert browser.get("/tell/")["Location"] == f"/tell/{willow.scheme.pk}/"
    for page in (f"/tell/{willow.scheme.pk}/", f"/tell/{willow.scheme.pk}/code/"):
        assert browser.get(page)["Cache-Control"] == "no-store"
    browser.post(f"/tell/{willow.scheme.pk}/", opened(willow))
    assert not browser.cookies


def test_where_there_are_several_schemes_none_is_named(willow: Cast, elsewhere: Cast) -> None:
    page = Client().get("/tell/")
    assert page.status_code == 404
    assert willow.scheme.name.encode() not in page.content


def test_it_speaks_welsh_where_its_address_says_so(willow: Cast) -> None:
    page = Client().get(f"/tell/{willow.scheme.pk}/?language=cy").content.decode()
    assert '<html lang="cy">' in page
