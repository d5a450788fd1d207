"""The pictures and recordings that staff hand in with a survey: what each must be, and what each becomes."""

import io
import re
import wave
from collections.abc import Mapping

from PIL import Image, ImageOps

from easyread.fault import WARN, Fault, quoted
from easyread.line import Line
from easyread.lines import survey_lines
from easyread.loudness import evened
from easyread.pack import LARGEST, OWN, digest, recording_name
from easyread.survey import Survey
from scheme.family.sounds import SoundTrouble, made_plain
from scheme.people.photos import DAMAGED, MOST_PIXELS
from scheme.responses.reading import wav
from scheme.schemes.models import Scheme

SIDE = 512
"""The longer side of an own picture at most, in pixels."""
_PALE = 16
"""A pixel so little darker than white is margin: what JPEG leaves on white paper."""

_RECORDING = re.compile(r"([A-Za-z-]{2,20})_([0-9a-f]{16})\.wav")
_PICTURE = re.compile(rf"({OWN.pattern})\.(png|jpg|jpeg)")
_NAMES = (
    "A picture is named own_ and small letters, such as own_bus.png. "
    "The name of each recording stands beside its line in the preview."
)

_SOUND = "Record it again, or save it as a WAV file."


def as_recorded(name: str, content: bytes) -> bytes:
    """An upload as it is kept: a recording at one rate, one channel and as loud as the others; all else as it came."""
    if not _RECORDING.fullmatch(name):
        return content
    try:
        plain = made_plain(content).wav
    except SoundTrouble:
        return content  # It is told as a fault when the draft is looked at.
    with wave.open(io.BytesIO(plain)) as file:
        pcm = evened(file.getframerate(), file.readframes(file.getnframes()))
    return wav(pcm)


def taken(uploads: Mapping[str, bytes]) -> tuple[dict[str, bytes], list[Fault]]:
    """Each upload by its name in the pack: pictures made anew and small, recordings as they came."""
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    for name, content in uploads.items():
        recorded, drawn = _RECORDING.fullmatch(name), _PICTURE.fullmatch(name.lower())
        if recorded:
            files[f"recordings/{recorded[1]}/{recorded[2]}.wav"] = content
            faults += [] if is_sound(content) else [_fault(name, "nobody is heard in this recording", _SOUND)]
        elif drawn is None:
            faults.append(_fault(name, f"{quoted(name)} is no name for a file of a survey", _NAMES))
        elif made := picture(content):
            files[f"pictures/{drawn[1]}.png"] = made
        else:
            faults.append(_fault(name, "this picture cannot be read", "Save it as PNG or JPEG."))
    return files, faults


def faults_of(scheme: Scheme, survey: Survey, files: Mapping[str, bytes]) -> list[Fault]:
    """What is wrong with the files as files of this survey."""
    lines, used = spoken(survey), {line.picture for line in spoken_lines(survey)}
    faults = []
    for name, content in files.items():
        kind, _, rest = name.partition("/")
        if kind == "recordings" and name not in lines:
            faults.append(_fault(rest, "no line of the survey is said by this recording", _NAMES))
        if kind == "pictures" and rest.removesuffix(".png") not in used:
            faults.append(_fault(rest, "no line of the survey shows this picture", "Leave it out.", WARN))
        others = scheme.pack_files.filter(name=name).exclude(digest=digest(content))
        if kind == "pictures" and others.exists():
            remedy = "Give the new picture another name."
            faults.append(_fault(rest, "another survey has another picture of this name", remedy))
    if sum(map(len, files.values())) > LARGEST:
        faults.append(_fault("", f"all files together are over {LARGEST // 10**6} MB", "Make them smaller."))
    return faults


def own_picture(scheme: Scheme, concept: str) -> bytes | None:
    """A picture that the scheme made itself, published or in a draft, as PNG."""
    published = scheme.pack_files.filter(name=f"pictures/{concept}.png").first()
    if published:
        return bytes(published.content)
    drawn = (
        drawn
        for drawn in scheme.draft_files.filter(name__startswith=f"{concept}.").order_by("-draft__made_at")
    )
    return next((made for file in drawn if (made := picture(bytes(file.content)))), None)


def spoken(survey: Survey) -> dict[str, Line]:
    """Every line of a survey by the name of its recording in a pack."""
    return {f"recordings/{line.language}/{recording_name(line)}": line for line in spoken_lines(survey)}


def spoken_lines(survey: Survey) -> list[Line]:
    """Every line of a survey in each of its languages."""
    return [line for language in survey.languages for line in survey_lines(survey, language)]


def _fault(file: str, what: str, remedy: str, level: str = "fail") -> Fault:
    return Fault("", what, remedy, level=level, file=file)


def is_sound(content: bytes) -> bool:
    try:
        with wave.open(io.BytesIO(content)) as file:
            size = file.getnframes() * file.getsampwidth() * file.getnchannels()
            return bool(file.getsampwidth() == 2 and 0 < size == len(file.readframes(file.getnframes())))
    except (wave.Error, EOFError, RuntimeError):
        return False


def picture(content: bytes) -> bytes | None:
    """The picture as a small PNG that says nothing of where it was taken; None when it is none."""
    made = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > MOST_PIXELS:
                return None
            image.thumbnail((2 * SIDE, 2 * SIDE))
            drawn = _without_margin(image.convert("RGBA"))
        drawn.thumbnail((SIDE, SIDE))
        drawn.save(made, "PNG")
    except (*DAMAGED, Image.DecompressionBombError, Image.DecompressionBombWarning):
        return None
    return made.getvalue()


def _without_margin(image: Image.Image) -> Image.Image:
    """What is drawn, without the white or clear room around it: on a card that would make it small."""
    on_white = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    ink = ImageOps.invert(on_white.convert("L")).point(lambda level: level if level > _PALE else 0)
    return image.crop(ink.getbbox())
