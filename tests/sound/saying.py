"""The whole kiosk, offscreen: answers a question aloud for so many seconds, and prints what opens the recording.

``python -m tests.sound.saying FOLDER SECONDS [MOST]``; ``MOST``: seconds after which it ends by itself.
"""

import base64
import os
import resource
import sys
from pathlib import Path

from msgspec import json
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from easyread import act as a
from easyread.attachment import Attachment
from easyread.response import Said
from easyread.screen import AnyScreen
from easyread.stage import Asking
from kiosk import recorder
from kiosk.settings import Settings
from kiosk.wiring import Kiosk


def tell(event: str, made: Attachment | None = None, words: str = "") -> None:
    """Print an event, with what a body holds of the recording, what the screen says of it, and memory in KB so far."""
    key = base64.b64encode(made.key).decode() if made else ""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    said = {
        "event": event,
        "key": key,
        "made": made and replace(made, key=b""),
        "words": words,
        "memory": most,
    }
    print(json.encode(said).decode(), flush=True)


def answer(kiosk: Kiosk, seconds: float) -> None:
    """Go to the question that is answered aloud, and begin."""
    session = kiosk.session
    (survey,) = (one for one in session.visit.household.surveys if one.id == "good-day")
    session.visit = replace(
        session.visit,
        survey=survey,
        person="",
        stage=Asking("tell-us-more"),
        trail=("tell-us-more",),
        begun=True,
    )
    session.act(a.Told("not-yet"))
    shown = session.shown

    def show(screen: AnyScreen, said: object) -> None:
        shown(screen, said)  # type: ignore[arg-type]
        making = session.visit.making
        if making is not None and making.at == "going":
            tell("going", making.made)
        if screen.name == "say_made":
            value = session.visit.answers["tell-us-more"].value
            assert isinstance(value, Said)
            tell("made", value.attachment, screen.heading[0].words)
            QApplication.quit()

    session.shown = show
    session.act(a.Make("say"))
    session.act(a.Record())
    QTimer.singleShot(int(seconds * 1000), kiosk.window, lambda: session.act(a.Halt()))


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["heard"])
    app.setQuitOnLastWindowClosed(False)
    kiosk = Kiosk(Path(sys.argv[1]), Settings(), in_window=True)
    if len(sys.argv) > 3:
        setattr(recorder, "MOST_SECONDS", int(sys.argv[3]))  # noqa: B010  the module took it from easyread
    kiosk.window.resize(1280, 800)
    kiosk.window.show()
    kiosk.session.begin()
    QTimer.singleShot(0, kiosk.window, lambda: answer(kiosk, float(sys.argv[2])))
    QTimer.singleShot(int(float(sys.argv[2]) * 1000) + 30_000, lambda: app.exit(1))
    status = app.exec()
    kiosk.close()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
