"""The pages on which a privacy officer erases what was said, and holds back what must not go."""

import uuid
from collections import Counter
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from scheme.audit import chain
from scheme.concerns import reach
from scheme.concerns.models import Concern
from scheme.erasure.erasing import KINDS, erase
from scheme.erasure.forms import EraseForm, WhyForm
from scheme.erasure.models import Tombstone
from scheme.erasure.staying import Sorted, Stays, Thing, said_by, sort
from scheme.people.models import Person
from scheme.people.pages import posted
from scheme.responses.models import Sealed
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, may

MOST = 100
KIND = Tombstone.Kind
SEVERAL = {
    KIND.RESPONSE: _("Responses"),
    KIND.CONCERN: _("Concerns"),
    KIND.MESSAGE: _("Messages"),
    KIND.PART: _("Words, recordings and photos by themselves"),
}


class Count(Struct, frozen=True):
    """How many of one kind."""

    words: str | Promise
    n: int


@require_GET
@may(Power.ERASE)
def page(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Whose words can be erased, what is held, and what was erased."""
    chain.note(staff.scheme, staff, "read what was erased")
    erased = staff.scheme.erasures.select_related("person", "by").prefetch_related("tombstones")[:MOST]
    shown = {
        "people": staff.scheme.people.order_by("name"),
        "holds": staff.scheme.holds.filter(lifted_at=None).select_related("person", "by"),
        "erased": [(one, _counts(stone.kind for stone in one.tombstones.all())) for one in erased],
    }
    return render(request, "erasure/erasure.html", shown)


@require_http_methods(["GET", "POST"])
@may(Power.ERASE, again=True)
def of_person(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """All that one person said, but for what stays."""
    person = get_object_or_404(staff.scheme.people, pk=id)
    return _asked(request, staff, sort(said_by(staff, person)), person.name, person)


@require_http_methods(["GET", "POST"])
@may(Power.ERASE, again=True)
def one(request: HttpRequest, staff: Staff, kind: str, id: uuid.UUID) -> HttpResponse:
    """One response, concern or message, or one recording, photo or text of it."""
    thing = _thing(staff, kind, id)
    return _asked(request, staff, sort([thing]), str(Tombstone.Kind(kind).label))


@require_http_methods(["GET", "POST"])
@may(Power.ERASE, again=True)
def hold(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Nothing of this person's goes until the hold is lifted. Held twice, the first stands."""
    person = get_object_or_404(staff.scheme.people, pk=id)
    form = WhyForm(**posted(request))
    if form.is_valid():
        why = form.cleaned_data["why"]
        chain.note(staff.scheme, staff, "held what a person said", str(person.pk), why)
        made = {"why": why, "by": staff, "at": timezone.now()}
        staff.scheme.holds.get_or_create(person=person, lifted_at=None, defaults=made)
        return redirect("erasure")
    shown = {"form": form, "name": person.name}
    return render(request, "erasure/hold.html", shown, status=422 if form.errors else 200)


@require_POST
@may(Power.ERASE, again=True)
def lift(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """From here on it may go again."""
    held = get_object_or_404(staff.scheme.holds, pk=id)
    chain.note(staff.scheme, staff, "lifted a hold", str(held.person_id))
    staff.scheme.holds.filter(pk=held.pk, lifted_at=None).update(lifted_at=timezone.now(), lifted_by=staff)
    return redirect("erasure")


def _thing(staff: Staff, kind: str, id: uuid.UUID) -> Thing:
    """One thing that they reach, or 404."""
    if kind == KIND.RESPONSE:
        return get_object_or_404(staff.scheme.responses, pk=id)
    if kind == KIND.MESSAGE:
        return get_object_or_404(reach.messages(staff), pk=id)
    if kind == KIND.CONCERN:
        return get_object_or_404(reach.concerns(staff), pk=id)
    part: Sealed = get_object_or_404(staff.scheme.sealed, pk=id)
    if part.concern_id:
        get_object_or_404(reach.concerns(staff), pk=part.concern_id)
    return part


def _asked(
    request: HttpRequest, staff: Staff, found: Sorted, name: str, person: Person | None = None
) -> HttpResponse:
    """What goes and what stays, as counts; then it is erased by whoever typed the word."""
    form = EraseForm(**posted(request))
    if form.is_valid() and found.goes:
        said = form.cleaned_data
        erase(staff.scheme, staff, found.goes, said["asked"], said["why"], timezone.now(), person)
        return redirect("erasure")
    shown = {
        "form": form,
        "name": name,
        "person": person,
        "goes": _counts(KINDS[type(thing)] for thing in found.goes),
        "stays": [(one, KINDS[type(one.thing)].label, _link(one)) for one in found.stays],
        "nothing": request.method == "POST" and not found.goes,
    }
    return render(request, "erasure/erase.html", shown, status=422 if request.method == "POST" else 200)


def _counts(kinds: Iterable[str]) -> list[Count]:
    found = Counter(kinds)
    return [Count(words, found[kind]) for kind, words in SEVERAL.items() if found[kind]]


def _link(one: Stays) -> tuple[str, object]:
    """The page of what stays: its address by name, and its id."""
    thing = one.thing
    if isinstance(thing, Sealed):
        thing = thing.response or thing.concern or thing.message or thing
    return ("concern" if isinstance(thing, Concern) else type(thing).__name__.lower(), thing.pk)
