"""A code as it is scanned or typed, the document it proves, and the PIN that staff choose."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from easyread.pairing_text import written
from kiosk import pairing
from kiosk.store.database import open_store
from kiosk.sync.knocking import fetch
from kiosk.trouble import HubAway, PairingFailed
from tests.kiosk.kept import SMALL_BALLAST
from tests.kiosk.pairing_hub import CODE, PIN, WORDS, PairingHub, document
from tests.serving import certificates, served

EASY = ("000000", "123456", "654321", "890123", "112233")


@pytest.fixture
def hub() -> Iterator[PairingHub]:
    one = PairingHub()
    with served(one.answer) as address:
        one.address = address
        yield one


def test_a_document_from_somebody_else_is_not_believed(hub: PairingHub) -> None:
    assert fetch(hub.address, CODE).hub == hub.address
    with pytest.raises(PairingFailed, match="does not know this code"):
        fetch(hub.address, bytes(16))
    honest = hub._say
    hub._say = lambda **words: honest(**{**words, "mac": words["document"]})  # type: ignore[method-assign]
    with pytest.raises(PairingFailed, match="not know this code"):
        fetch(hub.address, CODE)


def test_a_document_is_fetched_over_tls_of_an_authority_not_known_yet(tmp_path: Path) -> None:
    one, tls = PairingHub(), certificates(tmp_path)
    with served(one.answer, tls.tls) as address:
        one.address = address
        assert fetch(address, CODE).hub == address


def test_a_qr_code_says_code_and_document() -> None:
    found = document("http://127.0.0.1:1")
    assert pairing.scanned(written(CODE, found)) == (CODE, found)
    with pytest.raises(PairingFailed, match="no code of Heard"):
        pairing.scanned("https://example.org")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "0 words"),
        (WORDS + " zoo", "13 words"),
        (WORDS.replace(WORDS.split()[2], "heard"), "Word 3 cannot be: heard"),
        (" ".join(reversed(WORDS.split())), "One of the words is wrong"),
    ],
)
def test_words_that_are_wrong_are_said(words: str, said: str) -> None:
    with pytest.raises(PairingFailed, match=said):
        pairing.typed(words.split())


def test_words_in_capitals_are_the_same() -> None:
    assert pairing.typed(WORDS.upper().split()) == CODE


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("hub.example:8800", "https://hub.example:8800"),
        (" https://hub.example/ ", "https://hub.example"),
        ("127.0.0.1:8800", "http://127.0.0.1:8800"),
        ("localhost:8800", "http://localhost:8800"),
    ],
)
def test_an_address_is_made_whole(said: str, whole: str) -> None:
    assert pairing.address(said) == whole


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", *EASY])
def test_a_pin_that_will_not_do(pin: str) -> None:
    assert pairing.pin_fault(pin)


def test_a_pin_that_will_do() -> None:
    assert pairing.pin_fault(PIN) == ""


@pytest.mark.parametrize(
    ("hub", "said"),
    [
        ("http://hub.example.org", "not safe"),
        ("https://hub.example.org", "not safe"),
        ("https://[", "no address that can be read"),
    ],
)
def test_an_address_that_is_not_safe_is_not_asked(tmp_path: Path, hub: str, said: str) -> None:
    with closing(open_store(tmp_path, ballast=SMALL_BALLAST)) as store:
        begun = pairing.begin(CODE, document(hub), PIN, store)
        with pytest.raises(PairingFailed, match=said):
            pairing.knock(begun)


@pytest.mark.parametrize("hub", ["http://hub.example.org", "ftp://127.0.0.1", "https://["])
def test_words_are_sent_to_no_address_that_is_not_safe(hub: str) -> None:
    with pytest.raises(PairingFailed):
        fetch(hub, CODE)


def test_nobody_there_is_said() -> None:
    with pytest.raises(HubAway, match=r"127\.0\.0\.1:1"):
        fetch("http://127.0.0.1:1", CODE)
