"""Tasks for a named person: a silent tablet, what is odd in what one sends, and who wants to answer on their own."""

from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from scheme.clocks.chain import for_household
from scheme.clocks.models import Alert, Task
from scheme.clocks.numbers import Chosen, chosen
from scheme.clocks.raising import keep
from scheme.devices.models import Device
from scheme.exchange.judging import UNSIGNED
from scheme.schemes.models import Scheme, Staff


def raise_tasks(scheme: Scheme, now: datetime) -> int:
    """How many new ones; each is raised once, and given to somebody as soon as there is anybody."""
    numbers = chosen(scheme)
    raised = 0
    for device, what, key in _odd(scheme, numbers, now):
        staff = for_household(scheme, device.household, numbers, now)
        task = Task(scheme=scheme, device=device, what=what, key=key, staff=staff, at=now)
        raised += _keep(task)
    for task in scheme.tasks.filter(staff=None, done_at=None).select_related("device__household"):
        _give(task, for_household(scheme, task.device.household, numbers, now))
    for task in scheme.tasks.filter(alerts=None, done_at=None).exclude(staff=None).select_related("staff"):
        if task.staff:
            keep(_alert(task, task.staff, now))
    return raised


def open_tasks(scheme: Scheme) -> QuerySet[Task]:
    """What is still to be done, with all that a list of it shows."""
    told = ("device__household", "staff", "response__person", "response__household")
    return scheme.tasks.filter(done_at=None).select_related(*told).order_by("at")


def done(task: Task, staff: Staff, words: str, now: datetime) -> bool:
    """Once: whoever was first did it."""
    mine = task.scheme.tasks.filter(pk=task.pk, done_at=None)
    return mine.update(done_at=now, done_by=staff, done=words) == 1


def quiet(scheme: Scheme, numbers: Chosen, now: datetime) -> list[Device]:
    """Tablets of which nothing came for too long."""
    since = now - numbers.quiet
    silent = Q(heard_at__lt=since) | Q(heard_at=None, paired_at__lt=since)
    found = scheme.devices.filter(silent, revocation=None, household__visiting=None)
    return list(found.select_related("household").order_by("household__name"))


def _odd(scheme: Scheme, numbers: Chosen, now: datetime) -> Iterator[tuple[Device, Task.What, str]]:
    known = set(scheme.tasks.values_list("device", "what", "key"))
    for device in quiet(scheme, numbers, now):
        key = (device.heard_at or device.paired_at).isoformat()
        if (device.pk, Task.What.QUIET, key) not in known:
            yield device, Task.What.QUIET, key
    for sighting in scheme.sightings.select_related("device__household"):
        if (sighting.device_id, sighting.what, str(sighting.pk)) not in known:
            yield sighting.device, Task.What(sighting.what), str(sighting.pk)
    unsigned = scheme.devices.filter(envelopes__how="quarantined", envelopes__reason=UNSIGNED)
    for device in unsigned.select_related("household").distinct():
        if (device.pk, Task.What.KEY, UNSIGNED) not in known:
            yield device, Task.What.KEY, UNSIGNED


def _keep(task: Task) -> bool:
    try:
        with transaction.atomic():
            task.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _give(task: Task, staff: Staff | None) -> None:
    if staff:
        task.scheme.tasks.filter(pk=task.pk, staff=None).update(staff=staff)


def _alert(task: Task, staff: Staff, now: datetime) -> Alert:
    return Alert(
        scheme=task.scheme, task=task, clock="task", staff=staff, address=staff.email, due_at=task.at, at=now
    )
