"""Steps never change, and whoever is named in a concern reaches nothing of it."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from easyread.attachment import Attachment
from easyread.concern import Concern as Told
from easyread.message import Message
from easyread.verdict import Verdict
from scheme.concerns import reach
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import closed, standing, still_open
from scheme.responses.reading import Shut, read
from scheme.schemes.models import Role, Staff
from tests.scheme.conftest import Cast
from tests.scheme.speaking import Speaking

TOLD = Told(topic="bad", detail="hurts", who=("carer",), safe="no", contact="elsewhere", written="He hits me")


@pytest.fixture
def concern(willow: Cast, device: Speaking) -> Concern:
    device.round([device.seal(TOLD)])
    return willow.scheme.concerns.get()


@pytest.fixture
def rosa(willow: Cast) -> Staff:
    return willow.staff(Role.RESPONDER, "Rosa")


def step(concern: Concern, what: Step.What, by: Staff, **facts: object) -> Step:
    return concern.steps.create(scheme=concern.scheme, what=what, by=by, facts=facts)


def name(concern: Concern, by: Staff, *named: Staff) -> Step:
    made = step(concern, Step.What.NAMED, by, staff=[str(one.pk) for one in named])
    for one in named:
        concern.named.create(scheme=concern.scheme, staff=one, step=made)
    return made


def test_a_concern_is_kept_as_it_was_told_and_its_words_are_sealed(concern: Concern, rosa: Staff) -> None:
    kept = (concern.topic, concern.detail, concern.who, concern.safe, concern.contact, concern.by)
    assert kept == ("bad", "hurts", ["carer"], "no", "elsewhere", "self")
    part = concern.sealed.get()
    assert b"He hits me" not in bytes(part.sealed)


def test_the_door_opens_for_who_reaches_it(concern: Concern, rosa: Staff, willow: Cast) -> None:
    part = concern.sealed.get()
    assert read(rosa, concern, part) == b"He hits me"
    other = willow.staff(Role.RESPONDER, "Noor")
    step(concern, Step.What.SEEN, rosa)
    with pytest.raises(Shut):
        read(other, concern, part)
    name(concern, rosa)
    assert read(other, concern, part) == b"He hits me"


def test_a_message_and_its_recording(willow: Cast, device: Speaking) -> None:
    said = Attachment(id="a", key=b"k" * 32, digest="d", size=4, media="audio/wav", seconds=3.0)
    device.round([device.seal(Message(topic="good", about="food", said=said, person=str(willow.person.pk)))])
    message = willow.scheme.messages.get()
    assert (message.topic, message.about, message.person) == ("good", "food", willow.person)
    assert [part.kind for part in message.sealed.all()] == ["voice"]


@pytest.mark.parametrize(
    "change",
    [
        lambda steps: steps.update(what=Step.What.CLOSED),
        lambda steps: steps.all()._raw_delete("default"),
        lambda steps: steps.first().save(force_update=True),
    ],
)
def test_the_database_takes_no_change_of_a_step(
    concern: Concern, rosa: Staff, change: Callable[[object], object]
) -> None:
    step(concern, Step.What.SEEN, rosa)
    with pytest.raises(IntegrityError), transaction.atomic():
        change(concern.steps)
    assert [one.what for one in concern.steps.all()] == ["seen"]


def test_no_step_is_put_over_another(concern: Concern, rosa: Staff) -> None:
    over = {
        "sqlite": "INSERT OR REPLACE INTO concerns_step SELECT * FROM concerns_step",
        "postgresql": "INSERT INTO concerns_step SELECT * FROM concerns_step "
        "ON CONFLICT (id) DO UPDATE SET what = 'closed'",
    }
    step(concern, Step.What.SEEN, rosa)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(over[connection.vendor])


def test_until_it_is_said_who_is_named_it_is_for_its_first_reader(concern: Concern, willow: Cast) -> None:
    rosa, noor = willow.staff(Role.RESPONDER, "Rosa"), willow.staff(Role.SAFEGUARDING_LEAD, "Noor")
    vera = willow.staff(Role.VIEWER, "Vera")
    everybody = (rosa, noor, vera)
    assert [reach.concerns(one).count() for one in everybody] == [1, 1, 0]
    step(concern, Step.What.SEEN, rosa)
    assert [reach.concerns(one).count() for one in everybody] == [1, 0, 0]
    said = name(concern, rosa, noor)
    assert [reach.concerns(one).count() for one in everybody] == [1, 0, 1]
    assert reach.kept_out(concern) == [noor]
    assert [reach.steps(one).count() for one in everybody] == [2, 0, 2]
    again = concern.steps.create(
        scheme=concern.scheme, what=Step.What.NAMED, by=rosa, corrects=said, facts={"staff": []}
    )
    assert again.corrects == said
    assert reach.kept_out(concern) == []
    assert reach.concerns(noor).count() == 1


def test_no_opens_again_and_silence_does_not(
    concern: Concern, rosa: Staff, willow: Cast, device: Speaking
) -> None:
    reply = concern.replies.create(
        scheme=concern.scheme,
        person=willow.person,
        lines=[],
        on_tablet=True,
        by=rosa,
        at=timezone.now(),
    )
    willow.scheme.approvals.create(reply=reply, by=rosa, at=timezone.now())
    step(concern, Step.What.CLOSED, rosa)
    assert (closed(willow.scheme.concerns.all()).count(), standing(concern).closed_at is None) == (1, False)
    person = str(willow.person.pk)
    device.round([device.seal(Verdict(reply=str(reply.pk), said="bit", person=person))])
    assert still_open(willow.scheme.concerns.all()).count() == 0
    device.round([device.seal(Verdict(reply=str(reply.pk), said="no", person="somebody else"))])
    assert still_open(willow.scheme.concerns.all()).count() == 0
    device.round([device.seal(Verdict(reply=str(reply.pk), said="no", person=person))])
    assert still_open(willow.scheme.concerns.all()).count() == 1
    concern = willow.scheme.concerns.get()
    assert [one.what for one in standing(concern).steps] == ["closed", "sorted", "sorted", "reopened"]
    assert standing(concern).times_opened == 1
    assert willow.scheme.verdicts.count() == 3
