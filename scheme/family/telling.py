"""What someone told without an account becomes a concern with a code; what they said is sealed at once."""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import Any

from django.db import IntegrityError, transaction

from easyread import follow_up
from easyread.concern import TOPICS
from easyread.concern import Concern as Told
from easyread.follow_up import Code
from scheme.audit import chain
from scheme.concerns.models import Concern, Step
from scheme.concerns.standing import standing
from scheme.family import codes
from scheme.family.models import Answered, FollowUp
from scheme.responses.models import Sealed
from scheme.responses.sealing import seal
from scheme.schemes.models import Scheme, Staff

WRITTEN = ("about", "happened", "name", "contact")
"""The fields of the form that are words; each is sealed by itself."""


def take(scheme: Scheme, said: Mapping[str, Any], language: str, now: datetime) -> Code:
    """Keep what a valid form says, once however often it is sent; returns its code, after the commit."""
    form = _digest(said["form"])
    for nth in count():
        code = follow_up.of_form(said["form"], nth)
        kept = codes.digest(scheme, code)
        try:
            with transaction.atomic():
                concern = _concern(scheme, said, language, now)
                scheme.follow_ups.create(concern=concern, form=form, code=kept)
        except IntegrityError:
            if scheme.follow_ups.filter(form=form, code=kept).exists():
                return code
            continue  # Someone else has this code: one in billions.
        return code
    raise AssertionError


def keep_codes(told: Iterable[tuple[Concern, Told]]) -> None:
    """The codes that a kiosk showed to whoever told for another; in the open transaction.

    Where another has the same code, one in billions, this concern has none.
    """
    for concern, body in told:
        code = follow_up.read_kept(body.code) if body.by != "self" else None
        if code is None:
            continue
        kept = {"form": _digest(str(concern.pk)), "code": codes.digest(concern.scheme, code)}
        with suppress(IntegrityError), transaction.atomic():
            concern.scheme.follow_ups.create(concern=concern, **kept)


def only_scheme() -> Scheme | None:
    """The scheme of a hub that has one; None where there are several."""
    schemes = list(Scheme.objects.all()[:2])
    return schemes[0] if len(schemes) == 1 else None


def by_code(scheme: Scheme, code: Code) -> FollowUp | None:
    """What was told under this code."""
    kept = codes.digest(scheme, code)
    return scheme.follow_ups.filter(code=kept).select_related("concern").first()


def seen(told: FollowUp) -> bool:
    """Whether anyone of the staff has read it."""
    return told.concern.steps.filter(what=Step.What.SEEN).exists()


def answers(told: FollowUp) -> list[Answered]:
    """Every turn of the answers, oldest first."""
    return list(told.answers.select_related("by"))


def answer(staff: Staff, told: FollowUp, form: str, words: str, now: datetime) -> None:
    """Keep what staff answer; sent twice, it is kept once."""
    try:
        with transaction.atomic():
            told.answers.create(scheme=told.scheme, by=staff, words=words, form=_digest(form), at=now)
            chain.note(told.scheme, staff, "answered whoever told", str(told.concern_id))
    except IntegrityError:
        return


def answer_back(told: FollowUp, form: str, words: str, now: datetime) -> None:
    """Keep what was answered back, sealed with the concern; sent twice, it is kept once.

    What was read before has something new in it, so its clocks begin again.
    """
    try:
        with transaction.atomic():
            told.answers.create(scheme=told.scheme, form=_digest(form), at=now)
            seal(told.concern, Sealed.Kind.WORDS, words.encode(), "back")
            if standing(told.concern).is_behind:
                told.concern.steps.create(
                    scheme=told.scheme, what=Step.What.REOPENED, facts={"reason": "answered-back"}, at=now
                )
    except IntegrityError:
        return


def _concern(scheme: Scheme, said: Mapping[str, Any], language: str, now: datetime) -> Concern:
    concern = scheme.concerns.create(
        arrived_at=now,
        topic=next((topic for topic, details in TOPICS.items() if said["detail"] in details), ""),
        detail=said["detail"],
        safe=said["safe"],
        by=said["who"],
        language=language,
    )
    for field in WRITTEN:
        if said[field].strip():
            seal(concern, Sealed.Kind.WORDS, said[field].strip().encode(), field)
    if said["voice"]:
        seal(concern, Sealed.Kind.VOICE, said["voice"].wav, "voice")
    if said["photo"]:
        seal(concern, Sealed.Kind.PHOTO, said["photo"], "photo")
    return concern


def _digest(form: str) -> bytes:
    return hashlib.sha256(form.encode()).digest()
