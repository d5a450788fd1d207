"""A photo, what is written, and a visit that was hidden leave nothing that can be read in any file."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame
from PySide6.QtWidgets import QApplication

from easyread.attachment import Attachment
from easyread.profile import Profile
from scheme.exchange.opening import opened_stream
from tests.stories.alone import TO_CONSENT, alone
from tests.stories.home import Home

WORD = "quoxalot"
PIECE = 24
"""Bytes that nothing else holds by chance."""
SIDE = 96


def picture() -> QImage:
    """What the camera sees: every pixel is a marker."""
    noise = np.random.default_rng(9).integers(0, 255, (SIDE, SIDE, 4), dtype=np.uint8)
    noise[..., 3] = 255
    return QImage(noise.tobytes(), SIDE, SIDE, QImage.Format.Format_RGB32).copy()


def pieces(content: bytes) -> list[bytes]:
    """Some of it, from where it is its own and no table that all such files have."""
    step = max(len(content) // 12, PIECE)
    return [content[at : at + PIECE] for at in range(step, len(content) - PIECE, step)]


def marks(jpeg: bytes) -> list[bytes]:
    """What would show the photo, as a file or as pixels, or the word."""
    pixels = bytes(picture().constBits())
    return [*pieces(jpeg), *pieces(pixels), WORD.encode(), WORD.encode("utf-16-le")]


def hits(folders: Sequence[Path], sought: list[bytes]) -> list[str]:
    """Every file in which one of these stands."""
    found = []
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found += [path.name for mark in sought if mark in content or mark in content.lower()]
    return found


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of this kiosk alone."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    assert tempfile.gettempdir() == str(tmp_path)
    return tmp_path


def show(home: Home) -> tuple[Attachment, bytes]:
    """Sam shows it to the camera, and keeps it: what was made of it."""
    home.to("ask").do("show")
    home.kiosk.maker.sink.setVideoFrame(QVideoFrame(picture()))
    home.rest()
    home.do("record")
    making = home.kiosk.session.visit.making
    assert making is not None and making.made is not None
    home.do("keep")
    return making.made, making.jpeg


def kept(home: Home) -> bytes:
    """The sealed pieces of the one stream."""
    asked = "SELECT sealed FROM chunk ORDER BY number"
    return b"".join(
        row[0] for row in home.kiosk.device.store.read(lambda rows: rows.execute(asked).fetchall())
    )


@pytest.mark.qt_log_ignore("No RHI backend", extend=True)
def test_a_photo_and_a_hidden_visit_stand_nowhere(qapp: QApplication, temporary: Path) -> None:
    with alone(Profile(guard=0)) as home:
        looked = (home.folder, temporary)
        home.do(*TO_CONSENT, "yes", "next", "me", "next", "good-day", "next", "no", "next")
        for _ in range(2):
            home.to("ask").do("else", "skip", "next")
        made, jpeg = show(home)
        assert opened_stream(made, kept(home)) == jpeg
        sought = marks(jpeg)
        assert hits(looked, sought) == [], "while the photo is in the visit"
        home.do("next").to("ask").do("write", *(f"letter {letter}" for letter in WORD))
        writing = home.kiosk.session.visit.making
        assert writing is not None and writing.words == WORD
        home.do("hide")
        assert home.name == "neutral"
        assert hits(looked, sought) == [], "hidden"
        home.wake()
        assert hits(looked, sought) == [], "after it was hidden"
        assert len(list(home.folder.rglob("*"))) > 3


def test_a_hit_is_seen(tmp_path: Path) -> None:
    jpeg = np.random.default_rng(3).bytes(5000)
    for name, content in {"a": jpeg, "b": bytes(picture().constBits()), "c": b"x QuoxaLot"}.items():
        (tmp_path / name).write_bytes(b"before" + content)
    assert {*hits((tmp_path,), marks(jpeg))} == {"a", "b", "c"}
