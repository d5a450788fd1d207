"""What the kiosk shows: surveys and words as they stand in the assets, each file read and checked."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from easyread.envelope import HouseholdDocument, Person
from easyread.fault import Fault
from easyread.line import Language
from easyread.pack import SURVEY
from easyread.profile import Liked, Profile, fitted
from easyread.reading import parse, parse_words
from easyread.stage import Household
from easyread.survey import Survey
from easyread.words import FIRST, Words
from kiosk.settings import Settings
from kiosk.trouble import SurveyUnreadable, Trouble


class Contents(Struct, frozen=True):
    """The surveys and words that could be read, and the troubles of those that could not."""

    words: dict[Language, Words]
    surveys: tuple[Survey, ...]
    practice: Survey | None
    noticed: Survey | None
    troubles: tuple[Trouble, ...]
    pictures: frozenset[str] = frozenset()


def load(assets: Path) -> Contents:
    """Read everything; ``SurveyUnreadable`` only without a picture map or the words of the screens."""
    pictures = picture_names(assets)
    troubles: list[Trouble] = []
    words = _words(assets / "words", pictures, troubles)
    surveys = _surveys(assets / "surveys", pictures, troubles)
    practice = next((survey for survey in surveys if survey.practice), None)
    noticed = next((survey for survey in surveys if survey.by_proxy), None)
    asked = tuple(survey for survey in surveys if survey.asked)
    if not asked:
        troubles.append(SurveyUnreadable("There are no questions to ask.", "Install Heard again."))
    return Contents(words, asked, practice, noticed, tuple(troubles), frozenset(pictures))


def survey_of(contents: Contents, files: Mapping[str, bytes]) -> Survey | None:
    """The survey of the files of a pack, by their names; None when this kiosk cannot ask by it."""
    text = files[SURVEY].decode("utf-8", errors="replace")
    read = parse(text, SURVEY, contents.pictures | own_pictures(files).keys())
    return read if isinstance(read, Survey) else None


def own_pictures(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The PNG files of a pack by the name that its lines give them."""
    drawn = ((Path(name), content) for name, content in files.items() if name.startswith("pictures/"))
    return {path.stem: content for path, content in drawn}


def with_packs(contents: Contents, packs: Iterable[Mapping[str, bytes]]) -> Contents:
    """The contents with the surveys of these packs, each in the place of the one that came with Heard."""
    surveys = {survey.id: survey for survey in contents.surveys}
    practice, noticed = contents.practice, contents.noticed
    for files in packs:
        survey = survey_of(contents, files)
        if survey is not None and survey.practice:
            practice = survey
        elif survey is not None and survey.by_proxy:
            noticed = survey
        elif survey is not None:
            surveys[survey.id] = survey
    return replace(contents, surveys=tuple(surveys.values()), practice=practice, noticed=noticed)


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
    due: dict[str, tuple[str, ...]] | None = None,
    silent: Collection[Language] = (),
) -> Household:
    """What a visit can draw on; before its first document the device knows no names.

    ``due``: which surveys are asked of whom, as the scheme says; None before it does.
    ``silent``: languages that nothing here says aloud.
    """
    return Household(
        scheme=document.scheme if document else "the scheme",
        people=document.people if document else (),
        numbers=document.numbers if document else (),
        words=contents.words,
        surveys=contents.surveys,
        practice=contents.practice,
        noticed=contents.noticed,
        consented=frozenset(consented),
        practised=frozenset(practised),
        profile=own_profile(settings),
        rehearsal=rehearsal,
        due=due,
        silent=frozenset(silent),
    )


def own_profile(settings: Settings) -> Profile:
    """The device's own profile, for whoever has none."""
    return fitted(
        Profile(
            languages=(settings.language,),
            speed=settings.speed,
            loudness=settings.loudness / 100,
            choices=settings.choices,
            check=settings.check,
            guard=settings.guard,
        )
    )


def with_liked(document: HouseholdDocument, liked: Mapping[str, Liked]) -> HouseholdDocument:
    """The document with what people changed themselves, as far as the hub does not have it yet."""

    def own(person: Person) -> Person:
        change = liked.get(person.id)
        if change is None or change.id in person.liked:
            return replace(person, profile=fitted(person.profile))
        return replace(person, profile=change.over(person.profile))

    return replace(document, people=tuple(own(person) for person in document.people))


def _words(folder: Path, pictures: Collection[str], troubles: list[Trouble]) -> dict[Language, Words]:
    words: dict[Language, Words] = {}
    for file in sorted(folder.glob("*.toml"), key=lambda file: (file.stem != FIRST, file.stem)):
        if file.stem.startswith("common-"):
            continue
        read = parse_words(_text(file), file.name, file.stem, pictures, words.get(FIRST))
        if isinstance(read, tuple):
            troubles.append(_unreadable(read))
        else:
            words[file.stem] = read
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
