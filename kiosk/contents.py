"""What the kiosk shows: surveys and words as they stand in the assets, each file read and checked."""

import tomllib
from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from easyread.envelope import HouseholdDocument
from easyread.fault import Fault
from easyread.line import Language
from easyread.reading import parse, parse_words
from easyread.stage import Household
from easyread.survey import Survey
from easyread.words import Words
from kiosk.settings import Settings
from kiosk.trouble import SurveyUnreadable, Trouble

FIRST = "en"
"""The language whose words are complete; another is offered once it has every key of this one."""


class Contents(Struct, frozen=True):
    """The surveys and words that could be read, and the troubles of those that could not."""

    words: dict[Language, Words]
    surveys: tuple[Survey, ...]
    practice: Survey | None
    troubles: tuple[Trouble, ...]


def load(assets: Path) -> Contents:
    """Read everything; ``SurveyUnreadable`` only without a picture map or the words of the screens."""
    pictures = picture_names(assets)
    troubles: list[Trouble] = []
    words = _words(assets / "words", pictures, troubles)
    surveys = _surveys(assets / "surveys", pictures, troubles)
    practice = next((survey for survey in surveys if survey.practice), None)
    asked = tuple(survey for survey in surveys if not survey.practice)
    if not asked:
        troubles.append(SurveyUnreadable("There are no questions to ask.", "Install Heard again."))
    return Contents(words, asked, practice, tuple(troubles))


def picture_names(assets: Path) -> Collection[str]:
    """The concepts of the picture map; raises ``SurveyUnreadable``."""
    try:
        return tomllib.loads((assets / "pictures" / "pictures.toml").read_text(encoding="utf-8")).keys()
    except (OSError, ValueError) as error:
        raise SurveyUnreadable(
            f"Heard cannot read its pictures: {error}.", "Install Heard again. Nothing that was said is lost."
        ) from error


def household(
    contents: Contents,
    document: HouseholdDocument | None,
    settings: Settings,
    consented: Collection[str],
    practised: Collection[str],
    rehearsal: bool,
) -> Household:
    """What a visit can draw on; before its first document the device knows no names."""
    return Household(
        scheme=document.scheme if document else "the scheme",
        people=document.people if document else (),
        numbers=document.numbers if document else (),
        words=contents.words,
        surveys=contents.surveys,
        practice=contents.practice,
        consented=frozenset(consented),
        practised=frozenset(practised),
        choices=settings.choices,
        check=settings.check,
        rehearsal=rehearsal,
    )


def _words(folder: Path, pictures: Collection[str], troubles: list[Trouble]) -> dict[Language, Words]:
    words: dict[Language, Words] = {}
    for file in sorted(folder.glob("*.toml"), key=lambda file: (file.stem != FIRST, file.stem)):
        if file.stem.startswith("common-"):
            continue
        read = parse_words(_text(file), file.name, file.stem, pictures)
        if isinstance(read, tuple):
            troubles.append(_unreadable(read))
        elif FIRST in words and not words[FIRST].lines.keys() <= read.keys():
            missing = sorted(words[FIRST].lines.keys() - read.keys())
            troubles.append(
                SurveyUnreadable(f"{file.name} lacks {', '.join(missing[:5])}.", "Add these lines.")
            )
        else:
            words[file.stem] = Words(file.stem, read)
    if FIRST not in words:
        raise (
            troubles[0]
            if troubles
            else SurveyUnreadable("The words of the screens are missing.", "Install Heard again.")
        )
    return words


def _surveys(folder: Path, pictures: Collection[str], troubles: list[Trouble]) -> list[Survey]:
    surveys: list[Survey] = []
    for file in sorted(folder.glob("*.toml")):
        read = parse(_text(file), file.name, pictures)
        if isinstance(read, Survey):
            surveys.append(read)
        else:
            troubles.append(_unreadable(read))
    return surveys


def _text(file: Path) -> str:
    """The text of a file; bytes that are no text become a fault of the file, at their place."""
    return file.read_text(encoding="utf-8", errors="replace")


def _unreadable(faults: tuple[Fault, ...]) -> SurveyUnreadable:
    return SurveyUnreadable(
        "; ".join(str(fault) for fault in faults[:5]), "Mend the file, or install Heard again."
    )
