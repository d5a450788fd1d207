"""The portal in Welsh: every string has it, the compiled file is what the translator's file says, pages show it."""

import re

from django.conf import settings
from django.test import Client
from django.utils import translation

from scheme.concerns import words as concern_words
from scheme.portal import words as portal_words
from tests.scheme.conftest import Cast
from tests.scheme.reading import text
from tests.scheme.speaking import Speaking
from tests.scheme.visits import this_week
from tests.welsh import catalogue


def test_every_string_has_welsh() -> None:
    found = catalogue.lacking(catalogue.held())
    assert found == [], "run python -m tests.welsh, then fill in scheme/locale/cy/LC_MESSAGES/django.po"


def test_every_word_of_the_tables_has_welsh() -> None:
    tables = [table for words in (portal_words, concern_words) for table in vars(words).values()]
    shown = [one for table in tables if isinstance(table, dict) for one in table.values()]
    said = [one.words for one in shown if isinstance(one, portal_words.Shown)]
    assert len(said) > 60
    with translation.override("cy"):
        assert [words for words in said if translation.gettext(words) == words] == []


def test_the_compiled_file_is_up_to_date() -> None:
    assert catalogue.MO.read_bytes() == catalogue.compiled(catalogue.held()), "run python -m tests.welsh"


def test_welsh_fills_in_the_same_gaps() -> None:
    for message in catalogue.held():
        said = message.id if isinstance(message.id, str) else message.id[-1]
        welsh = message.string if isinstance(message.string, list | tuple) else [message.string or ""]
        for words in filter(None, welsh if said else ()):
            assert gaps(words) == gaps(said), said


def gaps(words: str) -> set[str]:
    """The places in some words that are filled in."""
    return set(re.findall(r"%\(\w+\)s|%[sd]|\{\w*\}", words))


def test_the_footer_changes_the_language_and_says_that_it_is_a_draft(alice: Client) -> None:
    english = alice.get("/devices/").content.decode()
    assert 'lang="en-gb"' in english
    assert "Welsh: draft, not yet checked by a speaker." in english
    alice.post("/language/", {"language": "cy", "next": "/devices/"})
    page = alice.get("/devices/")
    assert 'lang="cy"' in page.content.decode()
    assert "drafft, heb ei wirio eto gan siaradwr" in text(page)
    assert "Allgofnodi" in text(page)
    assert alice.cookies[settings.LANGUAGE_COOKIE_NAME]["samesite"] == "Strict"
    assert alice.post("/language/", {"language": "cy", "next": "https://evil.example/"})["Location"] == "/"
    refused = text(alice.get("/staff/"))
    assert "Eich rôl yw ymatebwr. Ni chaiff: ychwanegu neu newid staff." in refused


def test_what_people_said_is_read_in_welsh(willow: Cast, device: Speaking, alice: Client) -> None:
    device.round([device.seal(this_week("", "alone"))])
    alice.post("/language/", {"language": "cy", "next": "/today/"})
    today = text(alice.get("/today/"))
    assert "Eisiau siarad â rhywun, ar eu pen eu hunain" in today
    assert "PEIDIWCH â ffonio'r tŷ." in today
    assert "Marcio fel wedi'i weld" in today
    page = text(alice.get(f"/responses/{willow.scheme.responses.get().pk}/"))
    for words in ("Yr ymweliad", "Gofalwr", "Wedi gorffen", "Darllenodd rhywun e iddyn nhw", "21 eiliad"):
        assert words in page
