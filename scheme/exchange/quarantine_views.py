"""The pages of what was kept aside: listed unopened, and let out one by one by whoever looked into it."""

import uuid

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from scheme.devices.forms import ReleaseForm
from scheme.exchange.releasing import NotReleased, release
from scheme.schemes.models import Staff
from scheme.schemes.roles import Power, has, may

PAGE = 50


@require_GET
@may(Power.DEVICES)
def quarantine(request: HttpRequest, staff: Staff) -> HttpResponse:
    """What was kept aside, unopened: from which device, when, and why."""
    kept = staff.scheme.envelopes.filter(how="quarantined").select_related("device__household", "release__by")
    of = request.GET.get("device", "")
    try:
        chosen = staff.scheme.devices.filter(pk=uuid.UUID(of)).select_related("household").first()
    except ValueError:
        chosen = None
    if chosen:
        kept = kept.filter(device=chosen)
    page = Paginator(kept.order_by("-mark"), PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "chosen": chosen, "releases": has(staff, Power.PAIR)}
    return render(request, "devices/quarantine.html", shown)


@require_http_methods(["GET", "POST"])
@may(Power.PAIR, again=True)
def let_out(request: HttpRequest, staff: Staff, mark: int) -> HttpResponse:
    """Why, and then it is opened and kept as if it came now; the first release stands."""
    kept = staff.scheme.envelopes.filter(how="quarantined").select_related("device__household")
    envelope = get_object_or_404(kept, pk=mark)
    form = ReleaseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            release(staff, envelope, form.cleaned_data["why"], timezone.now())
        except NotReleased as error:
            form.add_error(None, _("It cannot be released: %(why)s.") % {"why": _(str(error))})
        else:
            return redirect("quarantine")
    shown = {"form": form, "envelope": envelope}
    return render(request, "devices/release.html", shown, status=422 if form.errors else 200)
