"""The table of all addresses of the hub: who may open each, and whose object it names. A new view is one row here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from scheme.devices.codes import make_code
from scheme.responses.models import Sealed
from scheme.responses.reading import break_glass
from scheme.responses.sealing import seal
from scheme.schemes.models import Role
from scheme.schemes.roles import Power
from tests.scheme import erasure_addresses, symbol_addresses
from tests.scheme.care_addresses import CARE
from tests.scheme.conftest import Cast
from tests.scheme.people_addresses import PEOPLE
from tests.scheme.rounds import kept_aside
from tests.scheme.speaking import Speaking
from tests.scheme.surveys import planned, publisher
from tests.scheme.surveys import published as publish_small
from tests.scheme.visits import everything


class Door(Enum):
    """Addresses that no power opens."""

    ANYONE = "says nothing of anybody, or is where one signs in"
    ONESELF = "for whoever is signed in, about themselves; part of the sign-in"
    DEVICE = "signed by a device, not opened by staff"


V, R, L, P, A = (
    Role.VIEWER,
    Role.RESPONDER,
    Role.SAFEGUARDING_LEAD,
    Role.PRIVACY_OFFICER,
    Role.ADMINISTRATOR,
)
MAY: dict[Power, set[Role]] = {
    Power.READ: {V, R, L, P},
    Power.ACT: {R, L},
    Power.DEVICES: {V, R, L, P, A},
    Power.PAIR: {L, A},
    Power.PEOPLE: {V, R, L, A},
    Power.CHANGE_PEOPLE: {R, L, A},
    Power.SURVEYS: {L, A},
    Power.PAPER: {R, L},
    Power.CARE: {L, A},
    Power.EXPORT: {L, P},
    Power.PRIVACY: {P},
    Power.ERASE: {P},
    Power.STAFF: {A},
    Power.SETTINGS: {A},
}
"""Who is meant to have which power, said a second time, so that a change in ``roles.py`` shows."""


@dataclass(frozen=True)
class Place:
    """Willow, with something of everything."""

    willow: Cast
    device: Speaking

    def response(self) -> dict[str, Any]:
        """A response that needs a look."""
        marked = self.willow.scheme.responses.filter(watch=True).first()
        assert marked
        return {"id": marked.pk}

    def mat(self) -> dict[str, Any]:
        """An answer to a sort."""
        answers = self.willow.scheme.answers.filter(response=self.response()["id"])
        answers.update(value="sorted")
        return {**self.response(), "answer": answers[0].pk}

    def sealed(self) -> dict[str, Any]:
        """A note of a response, kept sealed."""
        response = self.willow.scheme.responses.get(pk=self.response()["id"])
        kept = response.sealed.first() or seal(response, Sealed.Kind.NOTE, b"Dee of Oak Lane")
        return {"id": response.pk, "part": kept.pk}

    def glass(self) -> dict[str, Any]:
        """Glass that a viewer broke."""
        scheme = self.willow.scheme
        if not scheme.broken_glass.exists():
            viewer = self.willow.staff(Role.VIEWER, "Vera")
            break_glass(viewer, scheme.responses.get(pk=self.response()["id"]), "asked to")
        return {"kind": "glass", "id": scheme.broken_glass.get().pk}

    def draft(self) -> dict[str, Any]:
        """A draft of a survey that has a fault."""
        made = self.willow.scheme.drafts.create(text="id = 1", made_by=publisher(self.willow))
        return {"id": made.pk}

    def published(self) -> dict[str, Any]:
        """A survey that Willow alone has."""
        if not self.willow.scheme.survey_versions.exists():
            publish_small(self.willow)
        return {"survey": "garden"}

    def published_version(self) -> dict[str, Any]:
        """One version of it."""
        return {**self.published(), "version": 1}

    def plan(self) -> dict[str, Any]:
        """A plan."""
        return {"id": planned(self.willow).pk}

    def own_device(self) -> dict[str, Any]:
        """Its device."""
        return {"id": self.device.id}

    def kept_aside(self) -> dict[str, Any]:
        """Something that was sent unsigned."""
        return {"mark": kept_aside(self.willow, self.device)}

    def code(self) -> dict[str, Any]:
        """A code that waits for a device."""
        waiting = self.willow.scheme.pairings.filter(end=None).first()
        return {"id": (waiting or make_code(self.willow.household, "http://127.0.0.1:1").pairing).pk}

    def colleague(self) -> dict[str, Any]:
        """A member of staff of Willow, who is not whoever asks."""
        found = self.willow.scheme.staff.filter(name="Zoe").first()
        return {"id": (found or self.willow.staff(Role.VIEWER, "Zoe")).pk}


class Row(NamedTuple):
    """One address. ``about``: gives the object of Willow that it names; nobody of another scheme finds it.

    ``post``: it takes POST, and GET too where ``get``. ``again``: it asks for a fresh second step.
    """

    who: Power | Door
    about: Callable[[Place], dict[str, Any]] | None = None
    post: bool = False
    get: bool = True
    again: bool = False
    fixed: tuple[tuple[str, Any], ...] = ()


ROWS: dict[str, Row] = {
    "home": Row(Power.DEVICES),
    "today": Row(Power.READ),
    "responses": Row(Power.READ),
    "response": Row(Power.READ, Place.response),
    "mat": Row(Power.READ, Place.mat),
    "as-it-came": Row(Power.READ, Place.response, post=True),
    "sealed": Row(Power.READ, Place.sealed, post=True),
    "privacy": Row(Power.PRIVACY),
    "heeded": Row(Power.PRIVACY, Place.glass, post=True, get=False),
    "questions": Row(Power.READ),
    "survey": Row(Power.READ, fixed=(("id", "my-life"), ("version", 1))),
    "areas": Row(Power.READ),
    **{
        name: Row(Power.EXPORT, again=True)
        for name in ("exports", "answers-csv", "answers-xlsx", "counts-csv", "counts-xlsx", "fhir")
    },
    "response-seen": Row(Power.ACT, Place.response, post=True, get=False),
    "devices": Row(Power.DEVICES),
    "surveys": Row(Power.SURVEYS),
    "survey-draft-new": Row(Power.SURVEYS, post=True),
    "survey-draft": Row(Power.SURVEYS, Place.draft, post=True),
    "survey-publish": Row(Power.SURVEYS, Place.draft, post=True, get=False),
    "survey-published": Row(Power.SURVEYS, Place.published),
    "survey-version": Row(Power.SURVEYS, Place.published_version),
    "plan-add": Row(Power.SURVEYS, Place.published, post=True),
    "plan-end": Row(Power.SURVEYS, Place.plan, post=True, get=False),
    "review-add": Row(Power.SURVEYS, post=True),
    "symbol-sets": Row(Power.SURVEYS, post=True),
    "symbol-set": Row(Power.SURVEYS, symbol_addresses.symbol_set),
    "symbol-set-withdraw": Row(Power.SURVEYS, symbol_addresses.symbol_set, post=True),
    "symbol": Row(Power.SURVEYS, symbol_addresses.symbol),
    "paper": Row(Power.PAPER),
    "paper-print": Row(Power.PAPER, Place.published_version),
    "paper-enter": Row(Power.PAPER, Place.published_version, post=True),
    "device": Row(Power.DEVICES, Place.own_device),
    "quarantine": Row(Power.DEVICES),
    "release": Row(Power.PAIR, Place.kept_aside, post=True, again=True),
    "device-add": Row(Power.PAIR, post=True),
    "device-again": Row(Power.PAIR, Place.own_device, post=True),
    "device-revoke": Row(Power.PAIR, Place.own_device, post=True),
    "pairing": Row(Power.PAIR, Place.code, post=True),
    "staff": Row(Power.STAFF),
    "staff-add": Row(Power.STAFF, post=True, again=True),
    "staff-made": Row(Power.STAFF),
    "staff-change": Row(Power.STAFF, Place.colleague, post=True, again=True),
    "staff-reset": Row(Power.STAFF, Place.colleague, post=True, get=False, again=True),
    "staff-leave": Row(Power.STAFF, Place.colleague, post=True, get=False, again=True),
    "staff-return": Row(Power.STAFF, Place.colleague, post=True, get=False, again=True),
    **{
        name: Row(power, about, post=takes != "get", get=takes != "post")
        for name, (power, about, takes) in {**PEOPLE, **CARE}.items()
    },
    "erasure": Row(Power.ERASE),
    "erasure-due": Row(Power.ERASE),
    "agree": Row(Power.ACT, erasure_addresses.voice, post=True),
    "erase-response": Row(Power.ERASE, Place.response, post=True, again=True),
    **{
        name: Row(Power.ERASE, about, post=True, get=takes != "post", again=True)
        for name, (about, takes) in erasure_addresses.ERASURE.items()
    },
    "account_login": Row(Door.ANYONE),
    "mfa_authenticate": Row(Door.ANYONE),
    "sign-out": Row(Door.ANYONE),
    **{name: Row(Door.ANYONE) for name in ("picture", "language", "ready")},
    **{name: Row(Door.ANYONE) for name in ("tell", "tell-scheme", "tell-code")},
    "password": Row(Door.ONESELF),
    "second-step": Row(Door.ONESELF),
    **{name: Row(Door.ONESELF) for name in ("app", "passkey", "passkey-remove")},
    "recovery-codes": Row(Door.ONESELF),
    "again": Row(Door.ONESELF),
    "api/v1/pairing/document": Row(Door.DEVICE),
    "api/v1/pairing/knock": Row(Door.DEVICE),
    "api/v1/pairing/wait": Row(Door.DEVICE),
    "api/v1/exchange": Row(Door.DEVICE),
}


def names() -> Iterator[str]:
    """The name of every address, or its path where it has none."""
    ahead: list[URLPattern | URLResolver] = list(get_resolver().url_patterns)
    while ahead:
        found = ahead.pop()
        if isinstance(found, URLResolver):
            ahead += found.url_patterns
        else:
            yield found.name or str(found.pattern)


def place(willow: Cast, device: Speaking) -> Place:
    """Willow, with everything a device can send."""
    device.round([device.seal(body) for body in everything([str(willow.person.pk)])])
    return Place(willow, device)


def powered() -> dict[str, Row]:
    """The rows that a power opens."""
    return {name: row for name, row in ROWS.items() if isinstance(row.who, Power)}


def address(name: str, here: Place) -> str:
    """A real address of Willow."""
    row = ROWS[name]
    return reverse(name, kwargs={**dict(row.fixed), **(row.about(here) if row.about else {})})
