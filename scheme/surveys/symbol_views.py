"""The pages of symbol sets: handed in, looked at, and who they are drawn for."""

from typing import Any

from django import forms
from django.db import IntegrityError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from easyread.pack import SET_NAME
from easyread.profile import PHOTOS
from scheme.people.household import going_on
from scheme.people.models import Person
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, may
from scheme.surveys import symbols
from scheme.surveys.models import SymbolSet
from scheme.surveys.pictures import pictures
from scheme.surveys.standing import devices
from scheme.surveys.views import MOST_BYTES, Files


class SetForm(forms.Form):
    """A symbol set: its name, who holds its licence, and its pictures."""

    name = forms.CharField(
        label=_("Name of the set"),
        max_length=40,
        help_text=_(
            "As you choose it for a person, like makaton. "
            "A set called photos goes to every device, for whoever likes photos better."
        ),
    )
    holder = forms.CharField(
        label=_("Who holds the licence"),
        max_length=200,
        help_text=_("Whose symbols these are, and by which licence your scheme may show them."),
    )
    pictures = forms.FileField(
        label=_("Its pictures"),
        widget=Files(attrs={"multiple": True, "accept": ".zip,.png,.jpg,.jpeg"}),
        help_text=_(
            "One zip, or up to 100 PNG or JPEG files, each named by the picture it stands for: food.png. "
            "Whatever is not among them is drawn as ours."
        ),
    )

    def clean_name(self) -> str:
        """In small letters, with a hyphen in the place of a space."""
        name = "-".join(str(self.cleaned_data["name"]).lower().split())
        if not SET_NAME.fullmatch(name):
            raise forms.ValidationError(say("Use letters from a to z, numbers and hyphens."))
        return name


class WithdrawForm(forms.Form):
    """Why a symbol set is drawn for nobody any more."""

    why = forms.CharField(
        label=_("Why"), help_text=_("For example: the licence ends, or nobody uses it."), max_length=200
    )


@require_http_methods(["GET", "POST"])
@may(Power.SURVEYS)
def symbol_sets(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What is there, and the form for another, or for a newer version of one."""
    form = SetForm(request.POST, request.FILES) if request.method == "POST" else SetForm()
    if request.method == "POST" and form.is_valid():
        row = _kept(request, staff, form)
        if row is not None:
            return redirect("symbol-set", row.name)
    shown = {"form": form, "sets": symbols.newest(staff.scheme).values(), "pictures": sorted(pictures())}
    return render(request, "surveys/symbols.html", shown, status=422 if form.errors else 200)


@require_GET
@may(Power.SURVEYS)
def symbol_set(request: HttpRequest, staff: Staff, name: str) -> HttpResponse:
    """The newest version of a set: its pictures, who it is drawn for, and which devices have it."""
    row = _found(staff, name)
    people, named_by = _drawn_for(staff, name)
    lacking = set() if hasattr(row, "end") else named_by
    shown = {
        "row": row,
        "concepts": row.files.values_list("concept", flat=True),
        "people": people,
        "devices": [one for one in devices(staff.scheme, row) if one.has or one.id in lacking],
    }
    return render(request, "surveys/symbol_set.html", shown)


@require_http_methods(["GET", "POST"])
@may(Power.SURVEYS)
def withdraw(request: HttpRequest, staff: Staff, name: str) -> HttpResponse:
    """Why, and then the set is drawn for nobody any more."""
    row = _found(staff, name)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        shown = {"form": form, "row": row, "people": _drawn_for(staff, name)[0]}
        return render(request, "surveys/symbol_set_withdraw.html", shown, status=422 if form.errors else 200)
    symbols.withdraw(staff, name, form.cleaned_data["why"])
    return redirect("symbol-set", name)


@require_GET
@may(Power.SURVEYS)
def symbol(request: HttpRequest, staff: Staff, name: str, concept: str) -> HttpResponse:
    """One picture of a set, as devices draw it."""
    files: Any = staff.scheme.symbol_files
    file = get_object_or_404(files, set__name=name, concept=concept)
    return HttpResponse(bytes(file.content), content_type="image/png")


def _found(staff: Staff, name: str) -> SymbolSet:
    row = symbols.newest(staff.scheme).get(name)
    if row is None:
        raise Http404
    return row


def _drawn_for(staff: Staff, name: str) -> tuple[list[Person], set[str]]:
    """Everyone supported today for whom the set is drawn, and the ids of the devices that should have it."""
    scheme, today = staff.scheme, timezone.localdate()
    everyone = list(scheme.people.filter(going_on(today)).order_by("name"))
    theirs = symbols.profiles_of(scheme, everyone)
    named = [one for one in everyone if theirs[one.pk].symbols == name]
    staying = going_on(today, "stays__") & Q(stays__person__in=named)
    visited = Q(visiting__errands__person__in=named, visiting__errands__over=None)
    homes = scheme.households.all() if name == PHOTOS else scheme.households.filter(staying | visited)
    told = scheme.devices.filter(household__in=homes).values_list("pk", flat=True)
    return [one for one in everyone if theirs[one.pk].drawn_by == name], {str(id) for id in told}


def _kept(request: HttpRequest, staff: Staff, form: SetForm) -> SymbolSet | None:
    """The set, when all of it is right; every fault of it is in the form."""
    uploads = request.FILES.getlist("pictures")
    if sum(file.size or 0 for file in uploads) > MOST_BYTES:
        form.add_error("pictures", say("These files are too large together. Make them smaller."))
        return None
    found = symbols.handed((file.name or "", file.read()) for file in uploads)
    for fault in found.faults:
        form.add_error("pictures", fault)
    if found.faults:
        return None
    try:
        return symbols.keep(staff, form.cleaned_data["name"], form.cleaned_data["holder"], found.pictures)
    except IntegrityError:
        form.add_error("name", say("Somebody else handed in this set a moment ago. Look at it first."))
        return None
