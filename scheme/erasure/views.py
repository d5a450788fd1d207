"""The pages on which a privacy officer erases what was said, and holds back what must not go."""

import uuid
from collections import Counter
from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from scheme.audit import chain
from scheme.clocks.numbers import chosen
from scheme.concerns import reach
from scheme.erasure import retention
from scheme.erasure.erasing import KINDS, erase
from scheme.erasure.forms import EraseForm, WhyForm, WordsForm
from scheme.erasure.models import Tombstone
from scheme.erasure.staying import Sorted, Stays, Thing, said_by, sort
from scheme.people.models import Person
from scheme.people.pages import posted
from scheme.responses.models import Sealed
from scheme.responses.reading import subject_of
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
    return _asked(request, staff, sort(said_by(person, reach.concerns(staff))), person.name, person)


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


@require_GET
@may(Power.ERASE)
def due(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What the hub erases by itself at its next sweep, and what it would but for a reason."""
    chain.note(staff.scheme, staff, "read what is due to be erased")
    numbers, now = chosen(staff.scheme), timezone.now()
    people = [
        (one.person, _goes(one.found), _stays(one.found))
        for one in retention.people(staff.scheme, reach.concerns(staff), numbers, now)
    ]
    voices = retention.voices(staff.scheme, numbers, now)
    shown = {
        "numbers": numbers,
        "people": people,
        "voices": len(voices.goes),
        "waiting": len(voices.stays),
        "sweeps": staff.scheme.sweeps.all()[:MOST],
    }
    return render(request, "erasure/due.html", shown)


@require_http_methods(["GET", "POST"])
@may(Power.ACT)
def agree(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """The words of a recorded voice, written down as the person agreed to them. Written twice, the first stand."""
    voice = _part(staff, id)
    if voice.kind != Sealed.Kind.VOICE:
        raise Http404
    form = WordsForm(**posted(request))
    link = _link(voice)
    if form.is_valid():
        retention.agree(staff, voice, form.cleaned_data["words"], timezone.now())
        return redirect(link[0], link[1])
    shown = {"form": form, "link": link, "done": staff.scheme.agreed.filter(voice=voice).exists()}
    return render(request, "erasure/agree.html", shown, status=422 if form.errors else 200)


def _thing(staff: Staff, kind: str, id: uuid.UUID) -> Thing:
    """One thing that they reach, or 404."""
    if kind == KIND.RESPONSE:
        return get_object_or_404(staff.scheme.responses, pk=id)
    if kind == KIND.MESSAGE:
        return get_object_or_404(reach.messages(staff), pk=id)
    if kind == KIND.CONCERN:
        return get_object_or_404(reach.concerns(staff), pk=id)
    return _part(staff, id)


def _part(staff: Staff, id: uuid.UUID) -> Sealed:
    """Something sealed of what they reach, or 404."""
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
        "goes": _goes(found),
        "stays": _stays(found),
        "nothing": request.method == "POST" and not found.goes,
    }
    return render(request, "erasure/erase.html", shown, status=422 if request.method == "POST" else 200)


def _goes(found: Sorted) -> list[Count]:
    return _counts(KINDS[type(thing)] for thing in found.goes)


def _stays(found: Sorted) -> list[tuple[Stays, str, tuple[str, uuid.UUID]]]:
    return [(one, str(KINDS[type(one.thing)].label), _link(one.thing)) for one in found.stays]


def _counts(kinds: Iterable[str]) -> list[Count]:
    found = Counter(kinds)
    return [Count(words, found[kind]) for kind, words in SEVERAL.items() if found[kind]]


def _link(thing: Thing) -> tuple[str, uuid.UUID]:
    """Its page, or that of what it is part of: the address by name, and the id."""
    whole = subject_of(thing) if isinstance(thing, Sealed) else thing
    return type(whole).__name__.lower(), whole.pk
