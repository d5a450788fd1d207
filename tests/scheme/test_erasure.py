"""What is erased is nowhere any more; what is open, unread, held or referred stays, and the page says why."""

import uuid
from collections.abc import Callable

import msgspec
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from django.utils.functional import Promise

from easyread.concern import Concern as Told
from easyread.envelope import Envelope, receipt_digest
from easyread.message import Message
from easyread.response import Answer, Consent, Picked, Response, Said, Written
from scheme.audit import chain
from scheme.concerns.models import Step
from scheme.erasure import staying
from scheme.exchange.opening import Unopenable
from scheme.responses import reading, tally
from scheme.schemes.models import Role, Staff
from tests.scheme.conftest import Cast, signed_in
from tests.scheme.reading import text
from tests.scheme.rounds import how, settled
from tests.scheme.speaking import Speaking
from tests.scheme.test_made import SOUND, good_day, sent

CANARY = "the teapot is behind the curtain"
REASON = {"asked": "Dee", "why": "Dee asked us to.", "word": "Erase"}


@pytest.fixture
def officer(willow: Cast) -> Staff:
    return willow.staff(Role.PRIVACY_OFFICER, "Pia")


@pytest.fixture
def pia(officer: Staff) -> Client:
    return signed_in(officer)


def spoken(willow: Cast, device: Speaking) -> Response:
    """A response of Dee with words, a recording and a choice."""
    attachment = sent(willow, device, "audio/pcm", SOUND)
    answers = (
        Answer(question="say", value=Said(attachment)),
        Answer(question="write", value=Written(CANARY)),
        Answer(question="enjoyed", value=Picked(("yes",))),
    )
    return msgspec.structs.replace(good_day(*answers), person=str(willow.person.pk))


def steps(thing: object, by: Staff, *what: Step.What) -> None:
    for one in what:
        thing.steps.create(scheme=by.scheme, what=one, by=by, facts={})  # type: ignore[attr-defined]


def everything(willow: Cast, device: Speaking) -> list[Envelope]:
    """A response, a message and a concern of Dee, all read and done with."""
    dee = str(willow.person.pk)
    bodies = (
        spoken(willow, device),
        Message(topic="good", person=dee, written=CANARY),
        Told(topic="bad", detail="shouts", person=dee, written=CANARY),
    )
    envelopes = [device.seal(body) for body in bodies]
    assert how(device, *envelopes) == ["taken"] * 3
    by = willow.staff(Role.RESPONDER, "Rosa")
    steps(willow.scheme.messages.get(), by, Step.What.SEEN)
    steps(willow.scheme.concerns.get(), by, Step.What.SEEN, Step.What.NAMED, Step.What.CLOSED)
    return envelopes


def left(willow: Cast) -> dict[str, int]:
    kinds = ("responses", "answers", "picks", "concerns", "messages", "steps", "sealed", "consents")
    return {kind: n for kind in kinds if (n := getattr(willow.scheme, kind).count())}


def test_what_one_person_said_is_erased_with_all_that_hangs_on_it(
    willow: Cast, device: Speaking, pia: Client
) -> None:
    envelopes = everything(willow, device)
    scheme, ids = willow.scheme, [row.pk for row in willow.scheme.responses.all()]
    page = f"/erasure/person/{willow.person.pk}/"
    shown = text(pia.get(page))
    assert all(words in shown for words in ("Responses: 1", "Concerns: 1", "Messages: 1"))
    assert pia.post(page, {**REASON, "word": "yes"}).status_code == 422
    assert scheme.responses.count() == 1, "another word erases nothing"
    assert pia.post(page, REASON).status_code == 302
    assert left(willow) == {}
    assert tally.held(scheme) == tally.scan(scheme) == {}
    assert {row.how for row in scheme.envelopes.all()} == {"erased"}
    assert not any(bytes(row.sealed) or bytes(row.header) for row in scheme.envelopes.all())
    assert not any(stream.parts.exists() for stream in scheme.streams.all())
    listed = text(pia.get("/erasure/"))
    assert "Pia" in listed and "Dee asked us to." in listed
    gone = pia.get(f"/responses/{ids[0]}/")
    assert gone.status_code == 410 and "It cannot be brought back" in text(gone)
    said = list(scheme.audit.filter(what__startswith="erased").values_list("what", flat=True))
    assert said == ["erased response", "erased concern", "erased message", "erased what a person said"]
    assert chain.broken_at(scheme) is None
    assert how(device, *envelopes) == ["erased"] * 3


def test_the_device_is_told_by_a_receipt_that_it_can_prove(
    willow: Cast, device: Speaking, pia: Client
) -> None:
    (envelope,) = [device.seal(spoken(willow, device))]
    (before,) = settled(device, envelope)
    pia.post(f"/erasure/response/{willow.scheme.responses.get().pk}/", REASON)
    (after,) = settled(device, envelope)
    assert (after.how, after.mark) == ("erased", before.mark)
    assert receipt_digest(device.id, envelope, "erased") != receipt_digest(device.id, envelope, "taken")
    other = msgspec.structs.replace(envelope, signature=b"")
    assert how(device, other) == ["erased"], "nothing under its id is kept any more"
    assert willow.scheme.envelopes.count() == 1
    used = device.seal(spoken(willow, device), sequence=envelope.sequence)
    assert how(device, used) == ["quarantined"], "its sequence stays used"


def test_one_recording_goes_with_the_envelope_that_held_it_and_the_rest_stays(
    willow: Cast, device: Speaking, pia: Client, officer: Staff
) -> None:
    settled(device, device.seal(spoken(willow, device)))
    response = willow.scheme.responses.get()
    voice = response.sealed.get(kind="voice")
    counted = tally.held(willow.scheme)
    assert pia.post(f"/erasure/part/{voice.pk}/", REASON).status_code == 302
    assert [part.kind for part in response.sealed.all()] == ["words"]
    assert response.answers.count() == 3 and tally.held(willow.scheme) == counted
    page = text(pia.get(f"/responses/{response.pk}/"))
    assert "Open the envelope as it came" not in page
    assert pia.get(f"/responses/{response.pk}/as-it-came/").status_code == 404
    assert pia.get(f"/responses/{response.pk}/sealed/{voice.pk}/").status_code == 410
    reading.break_glass(officer, response, "to see that it is gone")
    response.refresh_from_db()
    with transaction.atomic(), pytest.raises(Unopenable, match="erased"):
        reading._plain(response.envelope)  # type: ignore[arg-type]
    assert not any(stream.parts.exists() for stream in willow.scheme.streams.all())


def unread(willow: Cast, by: Staff) -> None:
    """As it came."""


def read(willow: Cast, by: Staff) -> None:
    steps(willow.scheme.concerns.get(), by, Step.What.SEEN, Step.What.NAMED)


def referred(willow: Cast, by: Staff) -> None:
    steps(willow.scheme.concerns.get(), by, Step.What.SEEN, Step.What.REFERRED, Step.What.CLOSED)


def held(willow: Cast, by: Staff) -> None:
    steps(willow.scheme.concerns.get(), by, Step.What.SEEN, Step.What.CLOSED)
    willow.scheme.holds.create(person=willow.person, why="An inquest.", by=by, at=timezone.now())


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (unread, staying.UNREAD),
        (read, staying.OPEN),
        (referred, staying.REFERRED),
        (held, staying.HELD),
    ],
)
def test_what_is_unread_open_referred_or_held_stays(
    willow: Cast, device: Speaking, state: Callable[[Cast, Staff], None], why: Promise
) -> None:
    device.round([device.seal(Told(topic="bad", person=str(willow.person.pk), written=CANARY))])
    state(willow, willow.staff(Role.RESPONDER, "Rosa"))
    concern = willow.scheme.concerns.get()
    assert staying.kept_for(concern) == why
    assert staying.kept_for(concern.sealed.get()) == why
    assert staying.sort([concern]).goes == ()


def test_the_page_says_what_stays_and_why_and_erases_none_of_it(
    willow: Cast, device: Speaking, pia: Client
) -> None:
    device.round([device.seal(Message(topic="good", person=str(willow.person.pk), written=CANARY))])
    page = f"/erasure/person/{willow.person.pk}/"
    assert "Nobody has read it yet." in text(pia.get(page))
    answer = pia.post(page, REASON)
    assert answer.status_code == 422 and "Nothing was erased." in text(answer)
    assert willow.scheme.messages.count() == 1 and not willow.scheme.tombstones.exists()


def test_a_hold_keeps_everything_until_it_is_lifted(willow: Cast, device: Speaking, pia: Client) -> None:
    everything(willow, device)
    person = f"/erasure/person/{willow.person.pk}/"
    assert pia.post(f"{person}hold/", {"why": "The coroner asks for all of it."}).status_code == 302
    assert pia.post(person, REASON).status_code == 422
    hold = willow.scheme.holds.get()
    assert "The coroner asks" in text(pia.get("/erasure/"))
    pia.post(f"/erasure/hold/{hold.pk}/lift/")
    assert pia.post(person, REASON).status_code == 302
    assert left(willow) == {}


def test_whoever_is_kept_out_of_a_concern_cannot_erase_it_nor_hear_that_it_was(
    willow: Cast, device: Speaking, officer: Staff, pia: Client
) -> None:
    everything(willow, device)
    concern = willow.scheme.concerns.get()
    concern.named.create(scheme=willow.scheme, staff=officer, step=concern.steps.get(what="named"))
    assert pia.get(f"/erasure/concern/{concern.pk}/").status_code == 404
    assert "Concerns: 1" not in text(pia.get(f"/erasure/person/{willow.person.pk}/"))
    pim = signed_in(willow.staff(Role.PRIVACY_OFFICER, "Pim"))
    assert pim.post(f"/erasure/concern/{concern.pk}/", REASON).status_code == 302
    alice = signed_in(willow.staff(Role.RESPONDER, "Alice"))
    assert alice.get(f"/concerns/{concern.pk}/").status_code == 404
    assert pim.get(f"/concerns/{concern.pk}/").status_code == 410


def test_the_database_lets_no_step_go_without_a_tombstone(
    willow: Cast, device: Speaking, officer: Staff
) -> None:
    everything(willow, device)
    for table in ("concerns_step", "concerns_named"):
        concern = willow.scheme.concerns.get()
        concern.named.create(scheme=willow.scheme, staff=officer, step=concern.steps.get(what="named"))
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
    erasure = willow.scheme.erasures.create(asked="Dee", why="asked", by=officer, at=timezone.now())
    willow.scheme.tombstones.create(erasure=erasure, kind="concern", subject=uuid.uuid4())
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM concerns_step")


def test_what_they_said_to_being_asked_goes_but_with_a_response_that_stays(
    willow: Cast, device: Speaking, pia: Client
) -> None:
    said = (Consent(said="yes", version=1),)
    binned = Response(ended="binned", person=str(willow.person.pk), consents=said)
    done = msgspec.structs.replace(spoken(willow, device), consents=said)
    unread = msgspec.structs.replace(done, ended="later-alone")
    envelopes = [device.seal(body) for body in (binned, done, unread)]
    assert how(device, *envelopes) == ["taken"] * 3
    assert willow.person.consents.count() == 3
    pia.post(f"/erasure/person/{willow.person.pk}/", REASON)
    stays = willow.scheme.responses.get()
    assert [act.envelope_id for act in willow.person.consents.all()] == [stays.envelope_id]
    assert how(device, *envelopes) == ["erased", "erased", "had"]
