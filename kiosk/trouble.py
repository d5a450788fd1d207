"""The world's failures, expected and named: what happened and what staff can do, in easy English."""

from pathlib import Path


class Trouble(Exception):
    """A failure that is not a bug; ``what`` happened, and the ``remedy``, as staff read them."""

    what: str = "Something went wrong."
    remedy: str = "Start Heard again."

    def __init__(self, what: str = "", remedy: str = "") -> None:
        self.what = what or self.what
        self.remedy = remedy or self.remedy
        super().__init__(f"{self.what} {self.remedy}")


class NotKept(Trouble):
    """Nothing can be kept in the data folder now; at start a calm screen stands until it can."""


class DiskFull(NotKept):
    """No space is left, and the ballast is spent."""

    what = "The disk is full. Heard cannot keep more answers."
    remedy = "Connect to the internet, so that answers can be sent. Or delete other files."


class DiskReadOnly(NotKept):
    """The data folder cannot be written."""

    what = "Heard cannot write in its folder."
    remedy = "Check that the folder belongs to the person who starts Heard, and that the disk can be written."


class PlaceTaken(Trouble):
    """A file stands where the data folder should be, or a folder where the file should be."""

    def __init__(self, place: Path, wanted: str) -> None:
        super().__init__(f"{place} is not a {wanted}.", "Move it away, or name another folder: --data DIR.")


class DiskFailing(NotKept):
    """The disk answered with an error that is neither full nor read-only."""

    what = "The disk does not work as it should."
    remedy = "Start the tablet again. If this comes back, ask for a new tablet. Keep this one."


class DatabaseLocked(NotKept):
    """Another programme holds the file."""

    what = "Another programme is using Heard's file."
    remedy = "Close the other programme, such as a backup or a database viewer. Then try again."


class DatabaseCorrupt(NotKept):
    """The file broke while it was in use; at the next start it is put aside and kept."""

    what = "Heard's file is damaged."
    remedy = "Start Heard again. It keeps the damaged file and begins a new one. Tell your scheme."


class DatabaseNewer(NotKept):
    """The file was made by a newer Heard."""

    what = "A newer Heard made this file."
    remedy = "Install the newest Heard again."


class UpgradeFailed(NotKept):
    """The tables could not be brought up to this version; the file is as it was."""

    what = "This Heard cannot use the file of the Heard before it."
    remedy = "Everything is kept. Install the Heard of before again, and tell your scheme."


class AlreadyRunning(Trouble):
    """Another kiosk has this data folder open."""

    what = "Heard is already open with this folder."
    remedy = "Use the Heard that is open, or close it first. Another folder: --data DIR."


class HubAway(Trouble):
    """No answer, or one that is not the hub's; everything is kept and tried again."""

    what = "Heard cannot reach the scheme now."
    remedy = "Check the internet. Heard keeps everything and tries again by itself."


class HubRefused(Trouble):
    """The hub answered that it takes nothing from this device; ``status`` is that of HTTP."""

    what = "The scheme's computer did not accept this kiosk."
    remedy = "Heard keeps everything. Ask an administrator to look at this kiosk in the portal."

    def __init__(self, status: int, what: str = "", remedy: str = "") -> None:
        self.status = status
        super().__init__(what, remedy)


class KeyLost(HubRefused):
    """The device has no key to sign with: the hub could not know it, so it is not asked."""

    what = "This kiosk has lost its key. Nothing can be sent."
    remedy = "Heard keeps everything. Pair it again: make a code on this device's page in the portal."

    def __init__(self) -> None:
        super().__init__(401)


class HubUnproven(Trouble):
    """The hub said it had an item, and its receipt did not prove it."""

    what = "The scheme's computer answered, but Heard could not be sure of the answer."
    remedy = (
        "Heard keeps everything and sends it again. Ask an administrator to look at this kiosk in the portal."
    )


class NotPaired(Trouble):
    """There is no scheme to send to."""

    what = "This kiosk is not connected to a scheme. Nothing is sent."
    remedy = "Ask an administrator for a code. Then open the staff door on Welcome."


class PairingFailed(Trouble):
    """The code was not accepted."""

    what = "The pairing did not work."
    remedy = "Ask an administrator for a new code."


class SettingUnknown(Trouble):
    """A key in settings.toml that means nothing."""


class SettingInvalid(Trouble):
    """A value in settings.toml that cannot be."""


class SurveyUnreadable(Trouble):
    """A survey file with faults."""


class NoRoomForPack(Trouble):
    """The disk has too little room for the files of a survey that the scheme sent."""

    what = "There is no room for new questions. The old ones stay."
    remedy = "Delete other files on this device."


class PictureMissing(Trouble):
    """A picture that a line names is not in the pack."""


class NoSound(Trouble):
    """There is no way out for sound, or it is muted."""

    what = "There is no sound."
    remedy = "Check the speaker and the volume. Heard works without sound."


class NoVoice(Trouble):
    """No voice speaks this language here."""


class RecordingUnreadable(Trouble):
    """A file or a recording that cannot say a line."""


class LineUnknown(Trouble):
    """No line has this id, or nothing here is said in this language."""
