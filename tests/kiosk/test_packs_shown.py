"""What a scheme packed with its survey is what people see and hear: its own picture drawn, its recording said."""

import io
from pathlib import Path

from msgspec.structs import replace
from PIL import Image
from pytestqt.qtbot import QtBot

from easyread.line import Line
from easyread.pack import recording_name
from kiosk import assets, contents
from kiosk.device import Device
from kiosk.settings import Settings
from kiosk.ui.pictures import Pictures
from kiosk.voice.speaker import Speaker
from tests.kiosk.kept import pairing
from tests.kiosk.packs import Kept, bringing, made, text
from tests.kiosk.test_photos import colours
from tests.kiosk.test_voice_lines import record

ASKED = Line("Do you like the garden?", "own_garden")


def png(colour: str) -> bytes:
    """A picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (64, 64), colour).save(file, "PNG")
    return file.getvalue()


def test_a_packs_own_picture_is_drawn_and_its_recording_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    record(tmp_path / "elsewhere", ASKED)
    name = recording_name(ASKED)
    wav = (tmp_path / "elsewhere" / "en" / name).read_bytes()
    files = {"pictures/own_garden.png": png("magenta"), f"recordings/en/{name}": wav}
    folder = tmp_path / "kiosk"
    settings, shipped = Settings(), contents.load(assets.folder())
    device = Device(folder, shipped, settings)
    device.told.pair(pairing())
    device.store.close()
    kept = Kept(folder)
    assert kept.take(bringing(kept.packs.having(), made(1, files=files, survey=text(picture="own_garden"))))
    kept.store.close()
    device = Device(folder, shipped, settings)
    garden = next(survey for survey in device.household().surveys if survey.id == "garden")
    assert garden.questions[0].picture == ASKED.picture
    pictures = Pictures()
    pictures.own.take(device.own_pictures)
    assert set(colours(pictures, ASKED.picture)) == {"#ff00ff"}
    speaker = Speaker(tmp_path / "voices", [folder / "recordings"])
    said = speaker.sound(ASKED)
    assert said and max(said.pcm) > 0, "no voice was prepared: this is the recording"
    assert speaker.sound(replace(ASKED, words="Another line")) is None
    speaker.close()
    device.store.close()
