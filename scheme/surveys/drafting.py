"""A survey on its way to be published: its text and files, every fault in them, and the row they become."""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction
from msgspec import Struct

from easyread.envelope import canonical, document_digest
from easyread.fault import FAIL, Fault, quoted
from easyread.pack import SURVEY, Manifest, PackFile, digest
from easyread.plain import check
from easyread.reading import parse
from easyread.survey import Survey
from scheme import keys
from scheme.audit import chain
from scheme.schemes.models import Scheme, Staff
from scheme.surveys import models, shelf
from scheme.surveys.files import faults_of, taken
from scheme.surveys.pictures import pictures
from scheme.surveys.words import common_words

LONGEST_TEXT = 200_000
"""Characters of a survey."""


class Draft(Struct, frozen=True):
    """What staff handed in. ``files``: pictures and recordings by their name in the pack; ``faults``: all there are."""

    text: str
    survey: Survey | None
    files: dict[str, bytes]
    faults: tuple[Fault, ...]

    @property
    def can_be_published(self) -> bool:
        """Nothing in it is a fail."""
        return self.survey is not None and not any(fault.level == FAIL for fault in self.faults)


def draft(scheme: Scheme, text: str, uploads: Mapping[str, bytes]) -> Draft:
    """Read and check what was handed in, all of it: one fault does not hide the next."""
    text = text.replace("\r\n", "\n").strip() + "\n"
    if len(text) > LONGEST_TEXT:
        remedy = f"Write less than {LONGEST_TEXT} characters."
        return Draft(text, None, {}, (Fault("", "the survey is too long", remedy, file=SURVEY),))
    files, faults = taken(uploads)
    own = {name.removeprefix("pictures/").removesuffix(".png") for name in files}
    read = parse(text, SURVEY, frozenset(pictures()) | own)
    if not isinstance(read, Survey):
        return Draft(text, None, files, (*read, *faults))
    faults += check(read, common_words(), SURVEY)
    faults += faults_of(scheme, read, files)
    faults += _of_version(scheme, read, text)
    return Draft(text, read, files, tuple(faults))


@transaction.atomic
def publish(staff: Staff, ready: Draft) -> models.SurveyVersion:
    """The draft as a row that never changes, signed by the scheme; ``IntegrityError`` if another was quicker."""
    assert ready.survey is not None
    scheme, survey = staff.scheme, ready.survey
    files = {SURVEY: ready.text.encode(), **ready.files}
    packed = [
        PackFile(name=name, digest=digest(content), size=len(content)) for name, content in files.items()
    ]
    manifest = canonical(Manifest(survey=survey.id, version=survey.version, files=tuple(packed)))
    signing = keys.scheme_keys(settings.DATA, str(scheme.pk)).sign
    chain.note(scheme, staff, "published survey", f"{survey.id} {survey.version}"[:80])
    row = scheme.survey_versions.create(
        survey=survey.id,
        version=survey.version,
        text=ready.text,
        digest=packed[0].digest,
        manifest=manifest,
        signature=signing.sign(document_digest(manifest)).signature,
        practice=survey.practice,
        published_by=staff,
    )
    for file in packed:
        scheme.pack_files.create(version=row, name=file.name, digest=file.digest, content=files[file.name])
    return row


def _of_version(scheme: Scheme, survey: Survey, text: str) -> list[Fault]:
    """A version that is there already, or below one that is: what was published never changes."""
    shipped = [version for id, version in shelf.surveys() if id == survey.id]
    same = shelf.text(survey.id, survey.version) == text
    there = list(scheme.survey_versions.filter(survey=survey.id).values_list("version", flat=True))
    highest = max(
        [*there, *(version for version in shipped if not same or version > survey.version)], default=0
    )
    if survey.version > highest:
        return []
    what = f"version {survey.version} is too low: {quoted(survey.id)} has version {highest} already"
    return [Fault("version", what, f"Write version = {highest + 1}.", file=SURVEY)]
