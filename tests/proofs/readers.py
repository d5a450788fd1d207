"""Each reader of what comes from outside, with sound inputs of its kind and nothing caught but what it declares."""

import io
import os
import wave
from collections.abc import Callable, Iterator
from contextlib import suppress
from tempfile import mkdtemp

import django
import msgspec
from django.conf import settings
from msgspec import Struct
from nacl import bindings
from PIL import Image

if not settings.configured:
    os.environ["HEARD_DATA"] = mkdtemp()
    os.environ["DJANGO_SETTINGS_MODULE"] = "scheme.settings"
    django.setup()

from easyread.envelope import Envelope, ExchangeRequest, Header, canonical, pack
from easyread.reading import parse, parse_word_list, parse_words
from kiosk import assets
from kiosk.voice.sound import BrokenSound
from kiosk.voice.wav import read_any
from scheme.exchange.answering import round_of
from scheme.exchange.judging import whole
from scheme.exchange.opening import Unopenable, opened
from scheme.people.csv_file import lines_of
from scheme.people.photos import PhotoTrouble, made_small
from scheme.surveys.files import is_sound, picture
from tests.contract.golden_envelopes import BODIES
from tests.kiosk.kept import STATE
from tests.opening import scheme_keys

KEYS = scheme_keys()
HEADER = Header(v=1, key="team", device="d", id="i", sequence=1)
NONCE = bytes(24)
KEY = bytes(32)
PICTURES = frozenset({"happy", "sad", "home", "day"})


class Reader(Struct, frozen=True):
    """``sound``: inputs as they should be. ``read``: takes one, and raises what is a fault of ours."""

    sound: Callable[[], Iterator[bytes]]
    read: Callable[[bytes], None]


def surveys() -> Iterator[bytes]:
    for folder in ("surveys", "words"):
        yield from (path.read_bytes() for path in sorted((assets.folder() / folder).glob("*.toml")))


def read_survey(content: bytes) -> None:
    text = content.decode("utf-8", errors="replace")
    parse(text, "a.toml", PICTURES)
    parse_words(text, "en.toml", "en", PICTURES)
    parse_word_list(text, "common-en.toml")


def envelopes() -> Iterator[bytes]:
    for body in BODIES.values():
        yield KEYS.seal().seal(HEADER, pack(body))[0]


def read_envelope(content: bytes) -> None:
    with suppress(Unopenable):
        opened(HEADER, canonical(HEADER), content, KEYS.team, "team")


def bodies() -> Iterator[bytes]:
    for body in BODIES.values():
        yield msgspec.json.encode(body) + b"\x80"


BOX = bindings.crypto_box_seal(KEY, bytes(KEYS.team.public_key))


def read_body(content: bytes) -> None:
    """As a device that was taken over could seal it."""
    outside = canonical(HEADER)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(content, outside, NONCE, KEY)
    with suppress(Unopenable):
        opened(HEADER, outside, BOX + BOX + NONCE + sealed, KEYS.team, "team")


def rounds() -> Iterator[bytes]:
    envelope = Envelope(id=HEADER.id, sequence=1, header=canonical(HEADER), sealed=b"x", signature=b"y")
    yield msgspec.json.encode(ExchangeRequest(envelopes=(envelope,), state=STATE))
    yield canonical(HEADER)
    yield b'{"a":' + b"[" * 100_000


def read_round(content: bytes) -> None:
    """What the hub decodes first, whole and as the header of an envelope."""
    round_of(content)
    whole(Envelope(id=HEADER.id, sequence=1, header=content, sealed=b"", signature=b""))


def tables() -> Iterator[bytes]:
    head = "name,household,stay,from,until,language,reference\n"
    yield (head + 'Siân,"Mill, Cottage",short breaks,01/03/2026,14/03/2026,cy en,SL-1\n').encode()
    yield (head + "Ann,oak lane,Day Support,,,,\n").replace(",", ";").encode("cp1252")


def read_table(content: bytes) -> None:
    lines_of(content)


def images() -> Iterator[bytes]:
    for kind, mode in (("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB")):
        made = io.BytesIO()
        drawn = Image.new(mode, (96, 80))
        drawn.paste(0 if mode == "P" else (200, 30, 90, 255)[: len(mode)], (0, 0, 40, 80))
        exif = Image.Exif()
        exif[0x0112] = 6
        drawn.save(made, kind, exif=exif)
        yield made.getvalue()


def read_image(content: bytes) -> None:
    with suppress(PhotoTrouble):
        made_small(content)
    picture(content)


def sounds() -> Iterator[bytes]:
    for rate, channels, width in (
        (16_000, 1, 2),
        (44_100, 2, 2),
        (8_000, 1, 1),
        (48_000, 2, 3),
        (22_050, 1, 4),
    ):
        made = io.BytesIO()
        with wave.open(made, "wb") as file:
            file.setparams((channels, width, rate, 0, "NONE", "not compressed"))
            file.writeframes(bytes(range(256)) * (channels * width * 2))
        yield made.getvalue()


def read_sound(content: bytes) -> None:
    with suppress(BrokenSound):
        read_any(content, 30.0)
    is_sound(content)


READERS = {
    "survey": Reader(surveys, read_survey),
    "envelope": Reader(envelopes, read_envelope),
    "body": Reader(bodies, read_body),
    "round": Reader(rounds, read_round),
    "csv": Reader(tables, read_table),
    "image": Reader(images, read_image),
    "wav": Reader(sounds, read_sound),
}
