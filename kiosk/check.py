"""The self-test that staff run: each thing the kiosk needs, a line each, with what to do."""

from msgspec import Struct

from easyread.words import NAME
from kiosk.contents import Contents
from kiosk.device import Device
from kiosk.sync.sync import sync_once
from kiosk.trouble import NotKept, Trouble
from kiosk.ui.pictures import Pictures
from kiosk.voice.speaker import SelfTest

WARN_BYTES = 500_000_000


class Check(Struct, frozen=True, kw_only=True):
    """One line of the self-test; ``essential``: without it nothing can be asked or kept."""

    name: str
    ok: bool
    found: str
    remedy: str = ""
    essential: bool = False

    def __str__(self) -> str:
        mark = "ok  " if self.ok else ("FAIL" if self.essential else "look")
        return f"{mark}  {self.name}: {self.found}" + ("" if self.ok else f" {self.remedy}")


def screen(ppi: float) -> Check:
    """Size and pixels an inch of the screen."""
    from PySide6.QtGui import QGuiApplication

    size = QGuiApplication.primaryScreen().size()
    inches = (size.width() ** 2 + size.height() ** 2) ** 0.5 / ppi
    found = f"{size.width()} x {size.height()}, {ppi:.0f} ppi, {inches:.1f} inch."
    remedy = "Measure a bank card on the screen (86 mm) and write ppi = ... into settings.toml."
    return Check(name="screen", ok=6 <= inches <= 40, found=found, remedy=remedy)


def sound(test: SelfTest) -> list[Check]:
    """Sound out, microphone, and a voice for each language."""
    level = "" if test.volume is None else f", volume {test.volume:.0%}"
    muted = ", muted" if test.muted else ""
    voices = ", ".join(test.voices) or "none"
    return [
        Check(
            name="sound out",
            ok=bool(test.output) and not test.muted and test.volume != 0,
            found=f"{test.output or 'no device'}{level}{muted}.",
            remedy="Connect a speaker and turn the sound up. Heard works without sound, and shows a sign.",
        ),
        Check(
            name="microphone",
            ok=bool(test.microphone),
            found=f"{test.microphone or 'no device'}.",
            remedy="Connect one. Without it nobody can say an answer or record a line.",
        ),
        Check(name="voices", ok="en" in test.voices, found=f"{voices}.", remedy="Install Heard again."),
    ]


def pictures(found: Pictures) -> Check:
    """Every picture can be drawn."""
    missing = found.troubles()
    return Check(
        name="pictures",
        ok=not missing,
        found=f"{len(found.concepts) - len(missing)} of {len(found.concepts)}.",
        remedy="Install Heard again. Words stay where a picture is missing.",
    )


def surveys(contents: Contents) -> list[Check]:
    """A line for each file of surveys or words that cannot be used; without any survey nothing can be asked."""
    return [
        Check(
            name="surveys",
            ok=False,
            found=trouble.what,
            remedy=trouble.remedy,
            essential=not contents.surveys,
        )
        for trouble in contents.troubles
    ]


def languages(contents: Contents) -> list[Check]:
    """A line for each language whose words or surveys no speaker has checked yet."""
    drafts = {tag for tag, words in contents.words.items() if words.draft}
    asked = (*contents.surveys, *filter(None, (contents.practice, contents.noticed)))
    drafts.update(tag for survey in asked for tag in survey.draft_languages if tag in contents.words)
    return [
        Check(
            name="words",
            ok=False,
            found=f"{contents.words[tag].line(NAME).words}: a draft, not yet checked by a speaker.",
            remedy="Have a speaker read the words and the surveys.",
        )
        for tag in sorted(drafts)
    ]


def store(device: Device) -> list[Check]:
    """Disk space and database; on the store's thread."""
    free = device.store.free_bytes()
    aside = device.store.put_aside
    return [
        Check(
            name="disk",
            ok=free >= WARN_BYTES,
            found=f"{free / 1e9:.1f} GB free.",
            remedy="Delete other files. Answers can still be kept for a while.",
        ),
        Check(
            name="database",
            ok=aside is None,
            found="sound." if aside is None else f"a damaged file was put aside as {aside.name}.",
            remedy="Tell your scheme, and keep that file.",
            essential=True,
        ),
    ]


def not_kept(trouble: NotKept) -> Check:
    """The data folder cannot be opened."""
    return Check(name="database", ok=False, found=trouble.what, remedy=trouble.remedy, essential=True)


def hub(device: Device) -> Check:
    """One exchange with the hub; on the store's thread, and it waits for the network."""
    from kiosk.sync.http_hub import HttpHub  # The kiosk's own start does not wait for it.

    if device.pairing is None:
        remedy = "Ask an administrator for a code. Then open the staff door on Welcome."
        return Check(name="hub", ok=False, found="not paired; nothing is sent.", remedy=remedy)
    try:
        outcome = sync_once(
            device.outbox,
            device.told,
            HttpHub(device.pairing),
            device.state((), False),
            device.surveys(),
            device.packs,
        )
    except Trouble as trouble:
        return Check(name="hub", ok=False, found=trouble.what, remedy=trouble.remedy)
    return Check(name="hub", ok=True, found=f"answers at {device.pairing.hub}, {outcome.pending} waiting.")


def facts(device: Device) -> list[str]:
    """What staff see first behind their PIN: waiting, last exchange; on the store's thread."""
    last = device.told.last_exchange()
    rows = [f"Waiting to be sent: {device.outbox.pending()}", f"Last exchange: {last.at or 'none yet'}"]
    if last.what:
        rows.append(f"Since then: {last.what} {last.remedy}")
    return rows
