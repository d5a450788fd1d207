"""Symbol sets that staff hand in: unpacked, each picture checked and made anew, and signed for devices."""

import io
import re
import uuid
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from msgspec import Struct

from easyread.envelope import canonical, document_digest
from easyread.pack import LARGEST, SYMBOLS, Manifest, PackFile, digest, symbol_file
from easyread.profile import Profile
from scheme import keys
from scheme.audit import chain
from scheme.people import profiles
from scheme.people.models import Person
from scheme.people.photos import LARGEST as LARGEST_PICTURE
from scheme.schemes.models import Scheme, Staff
from scheme.surveys.files import picture
from scheme.surveys.models import SymbolSet
from scheme.surveys.pictures import pictures

MOST = 1000
"""Files of a zip at most: several times what there are concepts."""

_NAME = re.compile(r"([a-z0-9_]+)\.(png|jpg|jpeg)")
_ENTRY = b"PK\x01\x02"
"""Stands before each file in the directory of a zip."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)
"""What is said of a zip that is damaged, locked with a password or packed in a way that is not known here."""


class Handed(Struct, frozen=True):
    """What came of an upload: the pictures as PNG by their concept, and every fault in words."""

    pictures: dict[str, bytes]
    faults: tuple[str, ...]


def handed(uploads: Iterable[tuple[str, bytes]]) -> Handed:
    """Each upload is a picture, named by its concept, or a zip of such."""
    found: dict[str, bytes] = {}
    faults: list[str] = []
    for name, content in _unpacked(uploads, faults):
        concept, fault = _named(name)
        if concept in found:
            fault = _("“%(name)s” is there twice.")
        made = None if fault or len(content) > LARGEST_PICTURE else picture(content)
        if made is not None:
            found[concept] = made
        else:
            fault = fault or _(
                "“%(name)s” is no picture of at most 10 MB and 40 million pixels, as PNG or JPEG."
            )
            faults.append(fault % {"name": name[:80]})
    if not found and not faults:
        faults.append(_("There is no picture in it."))
    if sum(map(len, found.values())) > LARGEST:
        faults.append(_("All pictures together are over 64 MB. Make them smaller."))
    return Handed(found, tuple(faults))


@transaction.atomic
def keep(staff: Staff, name: str, holder: str, drawn: Mapping[str, bytes]) -> SymbolSet:
    """The set in use from now on, signed by the scheme; ``IntegrityError`` if another was quicker."""
    scheme = staff.scheme
    last = scheme.symbol_sets.filter(name=name).aggregate(last=Max("version"))["last"]
    version = (last or 0) + 1
    digests = {concept: digest(png) for concept, png in drawn.items()}
    files = (
        PackFile(name=symbol_file(concept), digest=digests[concept], size=len(png))
        for concept, png in drawn.items()
    )
    manifest = canonical(Manifest(survey=SYMBOLS + name, version=version, files=tuple(files)))
    signing = keys.scheme_keys(settings.DATA, str(scheme.pk)).sign
    chain.note(scheme, staff, "handed in symbol set", f"{name} {version}")
    for before in scheme.symbol_sets.filter(name=name, end=None):
        _end(staff, before)
    row: SymbolSet = scheme.symbol_sets.create(
        name=name,
        version=version,
        holder=holder,
        manifest=manifest,
        signature=signing.sign(document_digest(manifest)).signature,
        made_by=staff,
    )
    for concept, png in drawn.items():
        scheme.symbol_files.create(set=row, concept=concept, digest=digests[concept], content=png)
    return row


@transaction.atomic
def withdraw(staff: Staff, name: str, why: str) -> None:
    """Draw the set for nobody any more; withdrawn twice, the first stands."""
    for row in staff.scheme.symbol_sets.filter(name=name, end=None):
        chain.note(staff.scheme, staff, "withdrew symbol set", str(row), why)
        _end(staff, row)


def _end(staff: Staff, row: SymbolSet) -> None:
    """The row stays, and what it says of who held the licence; its pictures go."""
    staff.scheme.symbol_set_ends.create(set=row, by=staff)
    row.files.all().delete()


def newest(scheme: Scheme) -> dict[str, SymbolSet]:
    """The newest version of each set, in use or not, by its name."""
    found: dict[str, SymbolSet] = {}
    for row in scheme.symbol_sets.select_related("made_by", "end", "end__by"):
        found.setdefault(row.name, row)
    return found


def profiles_of(scheme: Scheme, people: list[Person]) -> dict[uuid.UUID, Profile]:
    """The profile of each of these, by their id."""
    rows = profiles.newest(scheme, people)
    return {one.pk: profiles.profile_of(one, rows.get(one.pk)) for one in people}


def _named(name: str) -> tuple[str, str]:
    """The concept that a file is named by, and else what is wrong with its name."""
    match = _NAME.fullmatch(name.lower())
    if match is None:
        return "", _("“%(name)s” is not named like food.png, by the name of a picture and .png or .jpg.")
    if match[1] not in pictures():
        return "", _("“%(name)s” is the name of no picture of Heard. The names stand below.")
    return match[1], ""


def _unpacked(uploads: Iterable[tuple[str, bytes]], faults: list[str]) -> Iterator[tuple[str, bytes]]:
    """Every file with its name alone, whatever folders it lay in; what cannot be unpacked is a fault."""
    for name, content in uploads:
        if not name.lower().endswith(".zip"):
            yield name, content
            continue
        try:
            yield from _of_zip(content)
        except _Unfit as unfit:
            faults.append(f"{name[:80]}: {unfit}")
        except _DAMAGED:
            faults.append(_("“%(name)s” is no zip that the hub can unpack.") % {"name": name[:80]})


class _Unfit(Exception):
    """A zip that is too large in one way or another; the words say which."""


def _of_zip(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Its files by what it says of their sizes; one that is more than it says does not unpack."""
    if content.count(_ENTRY) > MOST:
        raise _Unfit(_("there are more than %(most)s files in it.") % {"most": MOST})
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [(one.filename.rpartition("/")[2], one) for one in archive.infolist() if not one.is_dir()]
        # Names that begin with a dot are what a computer notes of a folder.
        shown = [(name, one) for name, one in entries if not name.startswith(".")]
        if sum(one.file_size for _name, one in shown) > LARGEST:
            raise _Unfit(_("its files are over 64 MB together."))
        for name, one in shown:
            with archive.open(one) as file:
                yield name, file.read(LARGEST_PICTURE + 1)
