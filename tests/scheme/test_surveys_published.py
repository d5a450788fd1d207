"""A version is published once, checked, signed, and never changed: the database itself refuses."""

import io
import wave

import pytest
from django.db import IntegrityError, connection, transaction
from nacl.signing import VerifyKey
from PIL import Image

from easyread.envelope import Signed, document_digest
from easyread.pack import digest, read_manifest, whole
from scheme.audit import chain
from scheme.schemes.models import PublicKey
from scheme.surveys import published as known
from scheme.surveys.drafting import draft, publish
from scheme.surveys.files import spoken
from tests.scheme.conftest import Cast
from tests.scheme.surveys import published, publisher, small, text_of


def picture(kind: str = "PNG", **more: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (900, 600), "#075E5A").save(made, kind, **more)
    return made.getvalue()


def sound(seconds: float = 0.1, width: int = 2) -> bytes:
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setparams((1, width, 16000, 0, "NONE", ""))
        file.writeframes(bytes(round(seconds * 16000) * width))
    return made.getvalue()


def whats(cast: Cast, text: str, **uploads: bytes) -> str:
    files = {name.replace("__", "."): content for name, content in uploads.items()}
    return "\n".join(str(fault) for fault in draft(cast.scheme, text, files).faults if fault.level == "fail")


def test_what_is_published_is_signed_whole_and_on_record(willow: Cast) -> None:
    row = published(willow, small(picture="own_bus"), own_bus__png=picture())
    key = VerifyKey(bytes(willow.scheme.public_keys.get(use=PublicKey.Use.SIGN).public))
    key.verify(document_digest(bytes(row.manifest)), bytes(row.signature))
    manifest = read_manifest(Signed(document=bytes(row.manifest), signature=b""))
    assert manifest is not None
    assert (manifest.survey, manifest.version) == ("garden", 1)
    files = {file.digest: bytes(file.content) for file in row.files.all()}
    assert whole(manifest, files)
    assert digest(row.text.encode()) == row.digest
    noted = willow.scheme.audit.last()
    assert noted
    assert (noted.what, noted.about) == ("published survey", "garden 1")
    assert chain.broken_at(willow.scheme) is None


def test_an_own_picture_is_small_and_says_nothing_of_where_it_was_taken(willow: Cast) -> None:
    exif = Image.Exif()
    exif[0x010E] = "canary"
    row = published(willow, small(picture="own_bus"), own_bus__jpg=picture("JPEG", exif=exif))
    content = bytes(row.files.get(name="pictures/own_bus.png").content)
    assert b"canary" not in content
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (512, 341)


CHANGES = (
    "UPDATE surveys_surveyversion SET text = 'other'",
    "UPDATE surveys_surveyversion SET digest = upper(digest)",
    "DELETE FROM surveys_surveyversion",
    "UPDATE surveys_packfile SET name = 'other'",
    "DELETE FROM surveys_packfile",
    "INSERT INTO surveys_surveyversion SELECT * FROM surveys_surveyversion",
    "INSERT INTO surveys_packfile SELECT * FROM surveys_packfile",
)
REPLACES = tuple(change.replace("INSERT INTO", "REPLACE INTO") for change in CHANGES[-2:])


def test_what_is_published_can_never_change(willow: Cast) -> None:
    row = published(willow)
    files = list(row.files.values())
    for change in (*CHANGES, *(REPLACES if connection.vendor == "sqlite" else ())):
        with (
            pytest.raises(IntegrityError, match="what is published never changes"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)
    row.text += "# more"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    assert list(willow.scheme.survey_versions.values("text", "digest")) == [
        {"text": small().strip() + "\n", "digest": row.digest}
    ]
    assert list(row.files.values()) == files


def test_a_new_text_needs_a_higher_version(willow: Cast) -> None:
    published(willow, small(3))
    assert "version 3 is too low" in whats(willow, small(3))
    assert "Write version = 4." in whats(willow, small(2))
    assert whats(willow, small(4)) == ""
    ready = draft(willow.scheme, small(4), {})
    publish(publisher(willow), ready)
    with pytest.raises(IntegrityError), transaction.atomic():
        publish(publisher(willow), ready)
    assert [row.version for row in willow.scheme.survey_versions.all()] == [4, 3]


def test_a_survey_that_comes_with_heard_can_be_taken_as_it_is_and_changed_only_upwards(willow: Cast) -> None:
    assert whats(willow, text_of(1)) == ""
    assert "version 1 is too low" in whats(willow, text_of(1, Today="Now"))
    row = published(willow, text_of(1))
    assert known.survey(willow.scheme, "this-week", 1) == known.of(row)


def test_a_scheme_knows_its_own_surveys_and_no_other_schemes(willow: Cast, elsewhere: Cast) -> None:
    published(willow, text_of(2, Happy="Glad"))
    published(elsewhere, text_of(2, Happy="Merry"))
    words = []
    for cast in (willow, elsewhere):
        found = known.survey(cast.scheme, "this-week", 2)
        assert found
        words.append(found.questions[0].choices[0].words["en"])
    assert words == ["Glad", "Merry"]
    assert known.survey(willow.scheme, "this-week", 3) is None
    assert known.survey(willow.scheme, "this-week", 2**40) is None


def test_every_fault_is_told_at_once_with_place_and_remedy(willow: Cast) -> None:
    text = small(picture="no_such").replace('"face_1"', '"face_12"')
    found = draft(willow.scheme, text, {"holiday.png": picture(), "own_x.png": b"none", "en_0.wav": b""})
    said = [str(fault) for fault in found.faults]
    assert not found.can_be_published
    assert len([row for row in said if "no_such" in row]) == 3
    assert any("face_12" in row and "questions[0].choices[1].picture" in row for row in said)
    assert any(row.startswith("holiday.png") and "own_bus.png" in row for row in said)
    assert any(row.startswith("own_x.png") and "PNG or JPEG" in row for row in said)
    assert any(row.startswith("en_0.wav") for row in said)


def test_a_hard_sentence_is_told_by_the_checks_of_easy_read(willow: Cast) -> None:
    hard = "Do you like it and why do you not never go out there to look at all of the plants?"
    assert "words are in a sentence" in whats(willow, small().replace("Do you like the garden?", hard))
    assert "the survey is too long" in whats(willow, "#" * 200_001)


def test_a_recording_is_of_a_line_of_the_survey(willow: Cast) -> None:
    survey = draft(willow.scheme, small(), {}).survey
    assert survey
    folder, language, name = next(iter(spoken(survey))).split("/")
    assert folder == "recordings"
    upload = {f"{language}_{name}".replace(".", "__"): sound()}
    row = published(willow, small(), **upload)
    assert row.files.filter(name=f"recordings/{language}/{name}").exists()
    nobody = {"en_0123456789abcdef__wav": sound()}
    assert "no line of the survey" in whats(willow, small(2), **nobody)
    assert "nobody is heard" in whats(willow, small(2), **dict.fromkeys(upload, sound(width=1)))


def test_a_picture_keeps_its_name_for_good(willow: Cast) -> None:
    published(willow, small(picture="own_bus"), own_bus__png=picture())
    other = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(other, "PNG")
    assert "another picture of this name" in whats(
        willow, small(2, picture="own_bus"), own_bus__png=other.getvalue()
    )
    assert whats(willow, small(2, picture="own_bus"), own_bus__png=picture()) == ""
