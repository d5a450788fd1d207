"""The commands of the hub: what they add, and the words when something cannot be done."""

import json
from collections.abc import Callable

import pytest
from django.conf import settings
from pytest_django import Settings

from scheme.__main__ import _parser
from scheme.commands import run
from scheme.exchange.received import received
from scheme.schemes import demo, second_step
from scheme.schemes.demo import make_demo
from scheme.schemes.models import Scheme, Staff
from tests.scheme.conftest import Cast, post
from tests.scheme.speaking import Speaking, typed
from tests.scheme.visits import everything

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(db: None, capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command as it would be typed: its status, what it printed, and what it said went wrong."""

    def typed(*line: str) -> tuple[int, str, str]:
        chosen = _parser().parse_args([*line, "--data", str(settings.DATA)])
        status = run(chosen, [], settings.DATA)
        printed = capsys.readouterr()
        return status, printed.out.strip(), printed.err.strip()

    return typed


def test_a_household_a_person_a_number_and_staff(say: Say, elsewhere: Cast) -> None:
    assert say("household", "add", "--name", "Oak Lane", "--carer", "Priya")[0] == 0
    household = elsewhere.scheme.households.get(name="Oak Lane")
    assert [carer.name for carer in household.carers.all()] == ["Priya"]
    assert say("person", "add", "--household", "Oak Lane", "--name", "Dee")[0] == 0
    assert say("number", "add", "--name", "Night", "--digits", "01632 960 199")[0] == 0
    household.refresh_from_db()
    assert household.version == 3
    assert [stay.person.name for stay in household.stays.all()] == ["Dee"]
    status, said, _ = say("staff", "add", "--email", "Al@x.example", "--name", "Al", "--role", "viewer")
    assert (status, said.partition(",")[0]) == (0, "Sign-in for the viewer: al@x.example")


def test_staff_who_lost_their_password_get_another(say: Say, elsewhere: Cast) -> None:
    line = ("staff", "add", "--email", "al@x.example", "--name", "Al", "--role", "viewer")
    first, second = say(*line)[1], say(*line)[1]
    assert first != second
    staff = Staff.objects.get()
    assert staff.check_password(second.rpartition(" ")[2])
    assert staff.new_password_due


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (("person", "add", "--household", "Nowhere", "--name", "Dee"), "There is no household Nowhere."),
        (
            ("person", "add", "--household", "High Street", "--name", "D", "--portrait", "x"),
            "There is no picture x.",
        ),
        (("household", "add", "--name", "High Street"), "There is a household High Street already."),
        (("household", "add", "--name", "Hill", "--scheme", "Nobody"), "There is no such scheme."),
        (("staff", "add", "--email", "a@b.c", "--name", "A", "--role", "king"), "There is no role king."),
        (("device", "revoke", "--device", "nobody", "--why", "lost"), "There is no device nobody."),
        (
            ("device", "confirm", "--pairing", "x", "--pictures", "a", "b", "c", "d"),
            "There is no pairing x.",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_said(say: Say, elsewhere: Cast, line: tuple[str, ...], words: str) -> None:
    status, said, trouble = say(*line)
    assert (status, said) == (2, "")
    assert trouble.startswith(words)


def test_staff_who_lost_their_second_step_begin_again(say: Say, elsewhere: Cast) -> None:
    say("staff", "add", "--email", "al@x.example", "--name", "Al", "--role", "viewer")
    staff = Staff.objects.get()
    second_step.held_by(staff).create(user=staff, type="totp", data={})
    status, said, _ = say("staff", "reset", "--email", "AL@x.example")
    assert (status, said.partition(",")[0]) == (0, "Sign-in for the viewer: al@x.example")
    assert second_step.kinds(staff) == set()
    assert say("staff", "reset", "--email", "no@x.example")[2] == "Nobody signs in as no@x.example."


def test_a_second_scheme_is_added_with_its_administrator(say: Say, elsewhere: Cast) -> None:
    line = ("scheme", "add", "--name", "Hillside", "--administrator", "Una@h.example")
    status, said, _ = say(*line)
    assert status == 0
    assert "Move it off this machine today" in said
    assert "Sign-in for the administrator: una@h.example, one-time password" in said
    made = Scheme.objects.get(name="Hillside")
    assert [one.role for one in made.staff.all()] == ["administrator"]
    assert say(*line)[2] == "There is a scheme Hillside already."
    other = ("scheme", "add", "--name", "Other", "--administrator", "una@h.example")
    assert say(*other)[2].startswith("una@h.example signs in for another scheme")


def test_a_device_is_paired_by_commands_alone(say: Say, willow: Cast) -> None:
    status, said, _ = say("device", "add", "--household", "Oak Lane", "--hub", "https://hub.example:8800/")
    made = json.loads(said)
    assert (status, made["hub"], len(made["words"].split())) == (0, "https://hub.example:8800", 12)
    device = Speaking(typed(made["words"], post), post)
    confirm = ("device", "confirm", "--pairing", made["pairing"], "--pictures")
    assert "has not asked yet" in say(*confirm, *["star"] * 4)[2]
    device.knock()
    _, word = device.wait()
    assert "There is no picture nothing." in say(*confirm, *["nothing"] * 4)[2]
    status, id, _ = say(*confirm, *device.pictures(word))
    assert (status, id) == (0, device.wait()[1]["device"])
    lost = say("device", "add", "--again", id, "--hub", "https://hub.example:8800")
    assert typed(json.loads(lost[1])["words"], post)["device"] == id
    assert say("device", "revoke", "--device", id, "--why", "lost")[0] == 0
    again = say("device", "add", "--again", id, "--hub", "https://hub.example:8800")
    assert again[2] == "That device is revoked. Pair it as a new one, with --household."


def test_other_pictures_end_the_code(say: Say, willow: Cast) -> None:
    made = json.loads(say("device", "add", "--household", "Oak Lane", "--hub", "http://127.0.0.1:1")[1])
    device = Speaking(typed(made["words"], post), post)
    device.knock()
    shown = device.pictures(device.wait()[1])
    other = ["star" if concept != "star" else "key" for concept in shown]
    status, _, trouble = say("device", "confirm", "--pairing", made["pairing"], "--pictures", *other)
    assert (status, "not the pictures" in trouble) == (2, True)
    assert device.wait()[1]["state"] == "different"
    assert willow.scheme.devices.count() == 0


def test_an_address_that_is_none(say: Say, willow: Cast) -> None:
    line = ("device", "add", "--household", "Oak Lane", "--hub", "hub.example")
    assert say(*line)[2] == "hub.example is no address. Write it as https://host:port."


def test_a_device_by_the_name_of_a_household_that_two_schemes_have(
    say: Say, willow: Cast, elsewhere: Cast
) -> None:
    elsewhere.scheme.households.create(name="Oak Lane")
    line = ("--hub", "http://127.0.0.1:8800")
    assert say("device", "add", "--household", "Oak Lane", *line)[0] == 2
    assert say("device", "add", "--household", str(willow.household.pk), *line)[0] == 0


def test_a_revoked_device(say: Say, willow: Cast, device: Speaking) -> None:
    for _ in range(2):
        assert say("device", "revoke", "--device", device.id, "--why", "lost")[0] == 0
    assert device.round([])[0] == 403


def test_received_counts_and_says_nothing_of_what_was_said(say: Say, device: Speaking) -> None:
    assert say("received")[1] == json.dumps({"responses": 0, "concerns": 0, "quarantined": 0, "latest": None})
    device.round([device.seal(body) for body in everything([""])])
    device.round([device.seal(b"nothing we know")])
    counts = received()
    assert (counts["responses"], counts["concerns"], counts["quarantined"]) == (6, 2, 1)
    assert set(counts["latest"]) == {"id", "envelope", "survey", "ended", "answers"}


def test_the_demo_is_made_once(say: Say, settings: Settings) -> None:
    assert say("demo") == say("demo")
    made = make_demo(settings.DATA)
    assert [home["name"] for home in made["households"]] == ["Oak Lane", "Mill Cottage"]
    assert [one["role"] for one in made["signins"]] == list(demo.STAFF_NAMES)
    scheme = Scheme.objects.get()
    assert (scheme.people.count(), scheme.carers.count(), scheme.staff.count()) == (3, 2, 5)
    assert all(number.digits.startswith("01632 96") for number in scheme.help_numbers.all())


def test_a_key_that_is_not_the_databases_stops_the_hub(say: Say, willow: Cast) -> None:
    willow.scheme.public_keys.filter(use="team").update(public=bytes(32))
    status, _, trouble = say("received")
    assert status == 2
    assert "is not the one the database knows" in trouble
