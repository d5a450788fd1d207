"""What is wrong with the clocks themselves, read from the rows each time a page is shown: open until it is right."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from scheme.clocks.chain import on_duty
from scheme.clocks.models import Duty, Heartbeat
from scheme.clocks.numbers import Chosen, chosen
from scheme.clocks.posting import unsent
from scheme.clocks.targets import places
from scheme.concerns import reach
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import standing, still_open
from scheme.schemes.models import Scheme, Staff

STUCK = timedelta(minutes=5)
"""An alert that has not gone after so long does not get through."""


class Alarm(Struct, frozen=True):
    """One thing that is wrong now, and what to do."""

    kind: str
    words: str


def alarms(staff: Staff, now: datetime) -> list[Alarm]:
    """All that is wrong now, as this member of staff may know it."""
    return [*of_scheme(staff.scheme, now), *_of_concerns(reach.concerns(staff), chosen(staff.scheme), now)]


def everywhere(scheme: Scheme, now: datetime) -> list[Alarm]:
    """The same of all concerns, whoever reaches them; for proofs, not for pages."""
    return [*of_scheme(scheme, now), *_of_concerns(scheme.concerns.all(), chosen(scheme), now)]


def of_scheme(scheme: Scheme, now: datetime) -> list[Alarm]:
    """What is wrong whatever was told."""
    numbers, found = chosen(scheme), []
    if not beats(numbers, now):
        words = _("The clocks stand still: no alert goes out. Tell whoever runs the hub now.")
        found.append(Alarm("heartbeat", words))
    if numbers.urgent_route and not on_duty(scheme, Duty.What.ON_CALL, now):
        found.append(Alarm("on-call", _("Nobody is on call now. Put somebody on the rota.")))
    if not on_duty(scheme, Duty.What.READS, now):
        found.append(Alarm("reads", _("Nobody reads concerns first. Put somebody on the rota.")))
    if not numbers.outside_email:
        words = _("There is no outside name, for when somebody who works here is the worry. Add one.")
        found.append(Alarm("outside", words))
    if not settings.EMAIL_HOST and not settings.CONFIGURED.webhook:
        words = _("No mail server is set: alerts reach nobody. Tell whoever runs the hub.")
        found.append(Alarm("mail", words))
    stuck = unsent().filter(scheme=scheme, alert__at__lte=now - STUCK).count()
    if stuck:
        words = ngettext(
            "%(count)d alert does not get through. Tell whoever runs the hub.",
            "%(count)d alerts do not get through. Tell whoever runs the hub.",
            stuck,
        )
        found.append(Alarm("posting", words % {"count": stuck}))
    return found


def beats(numbers: Chosen, now: datetime) -> bool:
    """Whether the clock process did a round lately."""
    last = heartbeat()
    return last is not None and abs(now - last) <= timedelta(seconds=numbers.heartbeat_seconds)


def heartbeat() -> datetime | None:
    """When the clock process last did its round."""
    return Heartbeat._base_manager.values_list("at", flat=True).first()


def _of_concerns(found: QuerySet[Concern], numbers: Chosen, now: datetime) -> list[Alarm]:
    """Concerns that nobody has been told of, and those that everybody was and nobody has seen."""
    unseen = still_open(found).exclude(steps__what=Step.What.SEEN).prefetch_related("steps", "alerts")
    alone = given_up = 0
    for concern in unseen.select_related("scheme"):
        moments = places(standing(concern), numbers)
        alone += not concern.alerts.all() and now >= moments[0] + timedelta(minutes=numbers.alert_minutes)
        given_up += now >= moments[-1]
    shown = []
    if alone:
        words = ngettext(
            "%(count)d concern waits and nobody was told of it. Read it now.",
            "%(count)d concerns wait and nobody was told of them. Read them now.",
            alone,
        )
        shown.append(Alarm("alone", words % {"count": alone}))
    if given_up:
        words = ngettext(
            "%(count)d concern was seen by nobody, though everybody on duty was told. Read it now.",
            "%(count)d concerns were seen by nobody, though everybody on duty was told. Read them now.",
            given_up,
        )
        shown.append(Alarm("unseen", words % {"count": given_up}))
    return shown
