"""What a round brings a device of surveys and symbol sets: its list, the manifests it names, parts of their files."""

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache

from django.conf import settings
from django.db.models import Count, Max, Value
from django.utils import timezone

from easyread.envelope import Packed, Signed, canonical, document_digest
from easyread.pack import PART, SYMBOLS, Offered, SurveyList, cut, digest
from easyread.parts import Having, Part, Wanted
from easyread.profile import PHOTOS
from scheme import keys
from scheme.devices.models import Device
from scheme.people.household import who_is_there
from scheme.schemes.models import Household, Scheme
from scheme.surveys import published, symbols
from scheme.surveys.due import due
from scheme.surveys.models import SurveyVersion, SymbolSet

MOST = 200
"""Packs and files of which a device may speak in one round."""
_DIGEST = re.compile("[0-9a-f]{64}")

Told = tuple[tuple[Offered, ...], dict[str, tuple[str, ...]] | None]
"""The packs of a list, and what is due for whom; None before anything is planned."""

Stamp = tuple[int, ...]
"""Numbers that change whenever a list of the scheme could: rows are only ever added. Plans come first.

Empty before any plan and any symbol set.
"""


def stamp(scheme: Scheme) -> Stamp:
    """As the scheme stands now."""
    tables = (("plans", scheme.plans), ("sets", scheme.symbol_sets), ("ends", scheme.symbol_set_ends))
    first, *others = (
        rows.order_by().values("scheme").annotate(kind=Value(kind), n=Count("pk")).values_list("kind", "n")
        for kind, rows in tables
    )
    counts = dict(first.union(*others, all=True))  # All in one statement, since every round asks.
    if not counts:
        return ()
    counted = [counts.get(kind, 0) for kind, _rows in tables]
    return *counted, scheme.plan_ends.count(), scheme.survey_versions.count(), scheme.reviews.count()


def bring(device: Device, having: Having, stamp: Stamp) -> Packed:
    """What this device is told and given now; nothing before a scheme first plans, or hands in symbols."""
    if not stamp:
        return Packed()
    packs, asked = _told(device.household, (device.household.version, *stamp), timezone.localdate())
    told = SurveyList(device=str(device.pk), follows=having.tag, packs=packs, due=asked)
    lacking = [_row(device.scheme, pack) for pack in packs if pack.manifest not in having.packs]
    new = told.tag != having.tag
    # A device that has the list asks for what it lacks; one that is only now told of a pack is begun on it,
    # but by a list without plans: a kiosk from before there were symbol sets keeps none, and is told each time.
    wanted = having.wanted if not new or asked is None else _first(having.wanted, lacking)
    return Packed(
        list=_signed(device.scheme, canonical(told)) if new else None,
        manifests=tuple(Signed(document=bytes(r.manifest), signature=bytes(r.signature)) for r in lacking),
        parts=tuple(_parts(device.scheme, wanted)),
    )


def told_today(device: Device, now: datetime) -> str:
    """The tag of the list that this device should have; empty where there is none yet."""
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
    """The list of a household on one day: it does not change with what is answered on it.

    ``stamp``: after the version of the household.
    """
    _version, planned, sets, *_others = stamp
    drawn = _drawn(household, today) if sets else ()
    if not planned:
        return drawn, None
    asked = due(household, today)
    newest = published.newest(household.scheme)
    packs = tuple(
        _offered(id, row)
        for id, row in newest.items()
        if id in asked.planned or (asked.planned and _beside(row))
    )
    return packs + drawn, asked.by_person


def _drawn(household: Household, today: date) -> tuple[Offered, ...]:
    """The symbol sets that somebody's profile names there, since their licence is for whom they are drawn.

    Photos besides: anybody may say at the kiosk that they like them better.
    """
    scheme = household.scheme
    theirs = symbols.profiles_of(scheme, who_is_there(household, today)).values()
    sets = scheme.symbol_sets.filter(name__in={PHOTOS, *(one.symbols for one in theirs)}, end=None)
    return tuple(_offered(SYMBOLS + row.name, row) for row in sets)


def _offered(id: str, row: SurveyVersion | SymbolSet) -> Offered:
    return Offered(survey=id, version=row.version, manifest=digest(bytes(row.manifest)))


def _beside(row: SurveyVersion) -> bool:
    """It is planned for nobody, and stands beside what is: the practice, and what family and carers are asked."""
    survey = published.of(row)
    return row.practice or (survey is not None and survey.by_proxy)


def _row(scheme: Scheme, pack: Offered) -> SurveyVersion | SymbolSet:
    if pack.survey.startswith(SYMBOLS):
        return scheme.symbol_sets.get(name=pack.survey.removeprefix(SYMBOLS), version=pack.version)
    return scheme.survey_versions.get(survey=pack.survey, version=pack.version)


def _first(wanted: tuple[Wanted, ...], rows: Iterable[SurveyVersion | SymbolSet]) -> tuple[Wanted, ...]:
    """What the device wants, then every file of these packs from its first byte."""
    files = [file for row in rows for file in _files(row)]
    told = {one.file for one in wanted}
    return (*wanted, *(Wanted(file=file, start=0) for file in dict.fromkeys(files) if file not in told))


def _files(row: SurveyVersion | SymbolSet) -> list[str]:
    """The digests of its files, the text of a survey first."""
    files = row.files.all() if isinstance(row, SymbolSet) else row.files.order_by("-name")
    return list(files.values_list("digest", flat=True))


def _parts(scheme: Scheme, wanted: Iterable[Wanted]) -> Iterator[Part]:
    """Parts of files of this scheme, as many as a round carries."""
    room = PART
    for one in list(wanted)[:MOST]:
        known = room > 0 and _DIGEST.fullmatch(one.file)
        files = (scheme.pack_files, scheme.symbol_files) if known else ()
        row = next((row for rows in files for row in rows.filter(digest=one.file)[:1]), None)
        part = cut(one.file, bytes(row.content), one.start, room) if row else None
        if part:
            room -= len(part.content)
            yield part


def _signed(scheme: Scheme, document: bytes) -> Signed:
    signing = keys.scheme_keys(settings.DATA, str(scheme.pk)).sign
    return Signed(document=document, signature=signing.sign(document_digest(document)).signature)
