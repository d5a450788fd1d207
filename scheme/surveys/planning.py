"""The pages where staff choose who is asked, how often, and when a review is."""

import uuid
from datetime import date

from django import forms
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from scheme.audit import chain
from scheme.schemes.models import Scheme, Staff
from scheme.schemes.roles import Power, may
from scheme.surveys import published
from scheme.surveys.models import Often

EVERYONE = "everyone"


class Day(forms.DateInput):
    """A day, as browsers ask for it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class PlanForm(forms.Form):
    """Who is asked a survey, how often, and when."""

    who = forms.ChoiceField(label=_("Who is asked"))
    often = forms.ChoiceField(label=_("How often"), choices=Often.choices)
    begins = forms.DateField(label=_("From"), widget=Day)
    until = forms.DateField(
        label=_("Until"), widget=Day, required=False, help_text=_("The last day. Empty: it goes on.")
    )

    def __init__(self, scheme: Scheme, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        homes = [(f"household:{home.pk}", home.name) for home in scheme.households.order_by("name")]
        people = [(f"person:{one.pk}", one.name) for one in scheme.people.filter(until=None).order_by("name")]
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = [(EVERYONE, _("Everyone")), (_("Households"), homes), (_("People"), people)]

    def clean(self) -> dict[str, object]:
        """The last day is not before the first."""
        cleaned: dict[str, object] = super().clean() or {}
        begins, until = cleaned.get("begins"), cleaned.get("until")
        if isinstance(begins, date) and isinstance(until, date) and until < begins:
            self.add_error("until", _("This is before the first day. Choose a later one, or none."))
        return cleaned


class ReviewForm(forms.Form):
    """Whose review is when."""

    person = forms.ChoiceField(label=_("Person"))
    on = forms.DateField(
        label=_("Day of the review"),
        widget=Day,
        help_text=_("From this day on they are asked again what is asked at reviews."),
    )

    def __init__(self, scheme: Scheme, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)
        person.choices = [(str(one.pk), one.name) for one in scheme.people.order_by("name")]


@require_http_methods(["GET", "POST"])
@may(Power.SURVEYS)
def plan_add(request: HttpRequest, staff: Staff, survey: str) -> HttpResponse:
    """Choose who is asked a survey that is published."""
    row = published.newest(staff.scheme).get(survey)
    known = published.of(row) if row else None
    if row is None or (known and not known.asked):
        raise Http404
    begun = {"begins": timezone.localdate(), "often": Often.SIX_MONTHLY}
    form = PlanForm(staff.scheme, request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        kind, _colon, id = form.cleaned_data["who"].partition(":")
        with transaction.atomic():
            chain.note(staff.scheme, staff, "planned survey", f"{survey}, {form.cleaned_data['often']}"[:80])
            staff.scheme.plans.create(
                survey=survey,
                household_id=id if kind == "household" else None,
                person_id=id if kind == "person" else None,
                often=form.cleaned_data["often"],
                begins=form.cleaned_data["begins"],
                until=form.cleaned_data["until"],
                made_by=staff,
            )
        return redirect("survey-published", survey)
    shown = {"form": form, "row": row, "survey": known}
    return render(request, "surveys/plan.html", shown, status=422 if form.errors else 200)


@require_POST
@may(Power.SURVEYS)
def plan_end(request: HttpRequest, staff: Staff, id: uuid.UUID) -> HttpResponse:
    """Ask nobody by this plan any more. Ended twice, the first stands."""
    plan = get_object_or_404(staff.scheme.plans, pk=id)
    with transaction.atomic():
        chain.note(staff.scheme, staff, "ended plan", str(plan.pk))
        staff.scheme.plan_ends.get_or_create(plan=plan, defaults={"by": staff})
    return redirect("survey-published", plan.survey)


@require_http_methods(["GET", "POST"])
@may(Power.SURVEYS)
def review_add(request: HttpRequest, staff: Staff) -> HttpResponse:
    """Note a person's review, so that what is asked at reviews is due again."""
    form = ReviewForm(staff.scheme, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            chain.note(staff.scheme, staff, "noted review", form.cleaned_data["person"])
            staff.scheme.reviews.create(
                person_id=form.cleaned_data["person"], on=form.cleaned_data["on"], noted_by=staff
            )
        return redirect("review-add")
    reviews = staff.scheme.reviews.select_related("person", "noted_by").order_by("-on")[:50]
    shown = {"form": form, "reviews": reviews}
    return render(request, "surveys/review.html", shown, status=422 if form.errors else 200)
