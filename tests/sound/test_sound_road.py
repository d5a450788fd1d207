"""What is said to a microphone, through the real kiosk and over HTTP to a real hub, as staff hear it in the portal."""

import base64
import re
import wave
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from easyread.stream import RATE
from tests import portal
from tests.contract.test_road import Kiosk, responses
from tests.hubs import running_hub
from tests.pairing_hands import paired
from tests.sound.test_sound_recorded import Saying, alike, listening, speech

__all__ = ["listening"]


@pytest.mark.long
def test_staff_hear_what_was_said(
    listening: dict[str, str], tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with running_hub(tmp_path / "hub") as hub:
        paired(hub, tmp_path / "kiosk")
        said, saying = speech(3.0), Saying(listening, tmp_path / "kiosk", 6.0)
        saying.told("going")
        saying.say(said)
        saying.told("made")
        assert saying.over() == 0
        kiosk = Kiosk(tmp_path / "kiosk")
        kiosk.exchange()
        kiosk.exchange()
        kiosk.close()
        (id,) = responses(hub)
        page = portal.read(hub, f"/responses/{id}/")
        (path,) = set(re.findall(rf"/responses/{id}/sealed/[0-9a-f-]+/", page))
        (sound,) = re.findall(r"data:audio/wav;base64,([A-Za-z0-9+/=]+)", portal.read(hub, path))
    with wave.open(BytesIO(base64.b64decode(sound))) as heard:
        assert (heard.getframerate(), heard.getnchannels(), heard.getsampwidth()) == (RATE, 1, 2)
        likeness = alike(heard.readframes(heard.getnframes()), said)
    record_property("said", f"correlation {likeness:.3f}")
    assert likeness >= 0.9
