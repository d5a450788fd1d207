"""Consent is asked again when its wording changes: the words of each version are known by their digest."""

import hashlib

from easyread.stage import CONSENT_VERSION
from easyread.welcoming import CONSENT_LINES
from tests.shape import walk

KEYS = (*(key for page in CONSENT_LINES for key in page), "consent_ask")
DIGESTS = {
    1: {
        "en": "c5325642d19f2e0a",
        "bn": "c99ee5fb551f0c59",
        "cy": "00134ccdb03f9c49",
        "so": "5bc713e0a16bee5c",
    }
}
"""By version and language; a language that is added to a version has no earlier words."""


def digest(language: str) -> str:
    lines = walk.words()[language].lines
    said = "\n".join(lines[key].spoken for key in KEYS)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def test_no_word_of_the_consent_changes_without_a_new_version() -> None:
    assert {language: digest(language) for language in walk.words()} == DIGESTS[CONSENT_VERSION], (
        "raise CONSENT_VERSION in easyread/stage.py, and put the digests of its words here"
    )
    assert max(DIGESTS) == CONSENT_VERSION
