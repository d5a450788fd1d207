"""Recordings by the command line: what lacks one is listed, and a WAV file is taken in."""

import io
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from kiosk import assets, contents, recorded
from kiosk.__main__ import main
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.trouble import RecordingUnreadable
from kiosk.voice import recordings
from kiosk.voice.sound import read_wav
from tests.easyread.test_loudness import tone
from tests.kiosk.test_voice_recorded import wav

RATE = 44100
SPEECH = wav(tone(RATE, 0.5, 300, 4000).tobytes(), RATE, 1, 2)


def record(folder: Path, *more: str) -> int:
    return main(["record", "--data", str(folder), "--language", "so", *more])


def first(capsys: pytest.CaptureFixture[str]) -> tuple[str, int]:
    """The id of the first line that lacks a recording, and how many do."""
    told = capsys.readouterr().out.splitlines()
    return told[0].split()[0], len(told) - 1


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder, and the id of a line."""
    data = tmp_path_factory.mktemp("kiosk") / "data"
    with redirect_stdout(io.StringIO()) as told:
        record(data, "--list")
    return data, told.getvalue().split()[0]


def test_a_file_says_its_line_from_then_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, file = tmp_path / "data", tmp_path / "one.wav"
    file.write_bytes(SPEECH)
    assert record(data, "--list") == 0
    id, before = first(capsys)
    assert record(data, "--line", id, "--wav", str(file)) == 0
    assert capsys.readouterr().out.startswith("Kept, 0.5 seconds: ")
    assert record(data, "--list") == 0
    assert first(capsys)[1] == before - 1
    kept = data / "recorded" / "so" / f"{id}.wav"
    assert read_wav(kept.read_bytes()).rate == 16000
    assert [path.suffix for path in kept.parent.iterdir()] == [".wav"]
    device = Device(data, contents.load(assets.folder()), Settings())
    try:
        assert kept.exists(), "the recordings of packs are laid anew, and leave these"
        assert "so" not in device.household().silent
        line = recordings.recordable(device.household(), "so")[0]
        assert recordings.found(recordings.folders(data, assets.folder()), line) is not None
    finally:
        device.store.close()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--line", "0123"], "No line has the id 0123.\nSee the ids: --language so --list."),
        (["--line", "ID"], "No file was named.\nAdd the recording: --wav FILE."),
        (["--line", "ID", "--wav", "{}/none.wav"], "none.wav cannot be read: No such file"),
        (["--line", "ID", "--wav", "{}/text.wav"], "text.wav cannot be used: not a WAV file"),
        (["--line", "ID", "--wav", "{}/still.wav"], "Nothing was heard.\n"),
        (["--list", "--language", "xx"], "Heard has no words in 'xx'.\nWrite one of: en, "),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(
    tmp_path: Path,
    known: tuple[Path, str],
    capsys: pytest.CaptureFixture[str],
    more: list[str],
    said: str,
) -> None:
    (tmp_path / "text.wav").write_bytes(b"Good morning")
    (tmp_path / "still.wav").write_bytes(wav(bytes(3200), 16000, 1, 2))
    data, id = known
    given = [id if one == "ID" else one.replace("{}", str(tmp_path)) for one in more]
    assert record(data, *given) == 1
    assert said in capsys.readouterr().err
    assert not (data / "recorded").exists()


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.wav"
    with large.open("wb") as file:
        file.truncate(recorded.LARGEST + 1)
    with pytest.raises(RecordingUnreadable, match="too large"):
        recorded.read(large)
