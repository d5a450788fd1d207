"""What a round brings a device of surveys: its list, the manifests it names, and parts of their files."""

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from easyread.envelope import Packed, Signed, canonical, document_digest
from easyread.pack import PART, Offered, SurveyList, cut, digest
from easyread.parts import Having, Part, Wanted
from scheme import keys
from scheme.devices.models import Device
from scheme.schemes.models import Household, Scheme
from scheme.surveys import published
from scheme.surveys.due import due
from scheme.surveys.models import SurveyVersion

MOST = 200
"""Packs and files of which a device may speak in one round."""
_DIGEST = re.compile("[0-9a-f]{64}")

Told = tuple[tuple[Offered, ...], dict[str, tuple[str, ...]]]
"""The packs of a list, and what is due for whom."""


Stamp = tuple[int, ...]
"""Numbers that change whenever a list of the scheme could: rows are only ever added. Empty before any plan."""


def stamp(scheme: Scheme) -> Stamp:
    """As the scheme stands now."""
    plans = scheme.plans.count()
    if not plans:
        return ()
    return plans, scheme.plan_ends.count(), scheme.survey_versions.count(), scheme.reviews.count()


def bring(device: Device, having: Having, stamp: Stamp) -> Packed:
    """What this device is told and given now. Before a scheme first plans anything, it asks what it came with."""
    if not stamp:
        return Packed()
    packs, asked = _told(device.household, (device.household.version, *stamp), timezone.localdate())
    told = SurveyList(device=str(device.pk), follows=having.tag, packs=packs, due=asked)
    lacking = _rows(device.scheme, [pack for pack in packs if pack.manifest not in having.packs])
    new = told.tag != having.tag
    # A device that has the list asks for what it lacks; one that is only now told of a pack is begun on it.
    wanted = having.wanted if not new else _first(having.wanted, lacking)
    return Packed(
        list=_signed(device.scheme, canonical(told)) if new else None,
        manifests=tuple(Signed(document=bytes(r.manifest), signature=bytes(r.signature)) for r in lacking),
        parts=tuple(_parts(device.scheme, wanted)),
    )


def told_today(device: Device, now: datetime) -> str:
    """The tag of the list that this device should have; empty before anything is planned."""
    stands = stamp(device.scheme)
    if not stands:
        return ""
    household = device.household
    packs, asked = _told(household, (household.version, *stands), timezone.localdate(now))
    return SurveyList(device="", follows="", packs=packs, due=asked).tag


def note(scheme: Scheme, havings: Mapping[uuid.UUID, Having], now: datetime) -> None:
    """A row where what a device says it has is not what it said before."""
    newest = scheme.havings.filter(device__in=havings).order_by().values("device").annotate(newest=Max("pk"))
    said = scheme.havings.filter(pk__in=newest.values("newest"))
    last = {device: (tag, packs) for device, tag, packs in said.values_list("device", "tag", "packs")}
    for device, having in havings.items():
        tag = having.tag if _DIGEST.fullmatch(having.tag) else ""
        packs = sorted(pack for pack in having.packs[:MOST] if _DIGEST.fullmatch(pack))
        if last.get(device, ("", [])) != (tag, packs):
            scheme.havings.create(device_id=device, tag=tag, packs=packs, at=now)


@lru_cache(maxsize=4096)
def _told(household: Household, stamp: Stamp, today: date) -> Told:
    """The list of a household on one day: it does not change with what is answered on it."""
    asked = due(household, today)
    newest = published.newest(household.scheme)
    packs = tuple(
        Offered(survey=id, version=row.version, manifest=digest(bytes(row.manifest)))
        for id, row in newest.items()
        if id in asked.planned or (asked.planned and _beside(row))
    )
    return packs, asked.by_person


def _beside(row: SurveyVersion) -> bool:
    """It is planned for nobody, and stands beside what is: the practice, and what family and carers are asked."""
    survey = published.of(row)
    return row.practice or (survey is not None and survey.by_proxy)


def _rows(scheme: Scheme, packs: Iterable[Offered]) -> list[SurveyVersion]:
    return [scheme.survey_versions.get(survey=pack.survey, version=pack.version) for pack in packs]


def _first(wanted: tuple[Wanted, ...], rows: Iterable[SurveyVersion]) -> tuple[Wanted, ...]:
    """What the device wants, then every file of these packs from its first byte."""
    files = [file for row in rows for file in row.files.order_by("-name").values_list("digest", flat=True)]
    told = {one.file for one in wanted}
    return (*wanted, *(Wanted(file=file, start=0) for file in dict.fromkeys(files) if file not in told))


def _parts(scheme: Scheme, wanted: Iterable[Wanted]) -> Iterator[Part]:
    """Parts of files of this scheme, as many as a round carries."""
    room = PART
    for one in list(wanted)[:MOST]:
        known = room > 0 and _DIGEST.fullmatch(one.file)
        row = scheme.pack_files.filter(digest=one.file).first() if known else None
        part = cut(one.file, bytes(row.content), one.start, room) if row else None
        if part:
            room -= len(part.content)
            yield part


def _signed(scheme: Scheme, document: bytes) -> Signed:
    signing = keys.scheme_keys(settings.DATA, str(scheme.pk)).sign
    return Signed(document=document, signature=signing.sign(document_digest(document)).signature)
