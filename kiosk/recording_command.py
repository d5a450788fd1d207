"""Recordings from the command line: which lines still lack one, and a WAV file for one of them."""

from contextlib import closing
from pathlib import Path

from easyread.household import Household
from easyread.pack import recording_name
from kiosk import assets, contents, recorded, settings
from kiosk.device import Device
from kiosk.trouble import LineUnknown
from kiosk.voice import recordings


def record(data: Path, language: str, id: str, wav: Path | None) -> None:
    """Print the lines without a recording, or take a file in for the line of this id; raises Trouble."""
    device = Device(data, contents.load(assets.folder()), settings.load(data))
    with closing(device.store):
        household = device.household()
    if language not in household.words:
        raise LineUnknown(
            f"Heard has no words in {language!r}.", f"Write one of: {', '.join(household.words)}."
        )
    if id:
        _take(data, household, language, id, wav)
    else:
        _list(data, household, language)


def _list(data: Path, household: Household, language: str) -> None:
    lines = recordings.recordable(household, language)
    lacking = recordings.lacking(recordings.folders(data, assets.folder()), lines)
    for line in lacking:
        print(f"{Path(recording_name(line)).stem}  {' '.join(line.spoken.split())}")
    print(f"{len(lacking)} of {len(lines)} lines have no recording.")


def _take(data: Path, household: Household, language: str, id: str, wav: Path | None) -> None:
    lines = {Path(recording_name(line)).stem: line for line in recordings.recordable(household, language)}
    if id not in lines:
        raise LineUnknown(f"No line has the id {id}.", f"See the ids: --language {language} --list.")
    if wav is None:
        raise LineUnknown("No file was named.", "Add the recording: --wav FILE.")
    sound = recorded.even(recorded.read(wav))
    recorded.keep(data, lines[id], sound)
    print(f"Kept, {sound.length / 1000:.1f} seconds: {' '.join(lines[id].spoken.split())}")
