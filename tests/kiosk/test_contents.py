"""What the kiosk shows, read from its assets: one file that is wrong does not take the others with it."""

from pathlib import Path

import pytest

from kiosk import assets, contents
from kiosk.settings import Settings
from kiosk.trouble import SurveyUnreadable
from tests.stories.household_assets import copied


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path)


def whats(found: contents.Contents) -> str:
    return "\n".join(trouble.what for trouble in found.troubles)


def test_what_is_shipped() -> None:
    found = contents.load(assets.folder())
    assert {survey.id for survey in found.surveys} >= {"my-life", "this-week"}
    assert found.practice is not None
    assert set(found.words) >= {"en", "cy"}
    assert found.troubles == ()


def test_a_survey_with_faults_is_left_out_and_named(folder: Path) -> None:
    (folder / "surveys" / "my-life.toml").write_bytes(b"\xff\xfe")
    found = contents.load(folder)
    assert {survey.id for survey in found.surveys} == {"good-day", "this-week"}
    assert "my-life.toml" in whats(found)


def test_without_practice_there_is_none(folder: Path) -> None:
    (folder / "surveys" / "practice.toml").unlink()
    assert contents.load(folder).practice is None


def test_what_others_noticed_is_asked_of_nobody_and_a_newer_one_takes_its_place(folder: Path) -> None:
    found = contents.load(folder)
    assert found.noticed is not None
    assert not {survey.id for survey in found.surveys} & {found.noticed.id, "practice"}
    text = (folder / "surveys" / "what-we-noticed.toml").read_bytes()
    newer = contents.with_packs(found, [{"survey.toml": text.replace(b"version = 1", b"version = 2")}])
    assert newer.noticed is not None
    assert (newer.noticed.version, newer.surveys) == (2, found.surveys)


def test_a_language_that_lacks_lines_is_not_offered(folder: Path) -> None:
    words = (folder / "words" / "en.toml").read_text(encoding="utf-8")
    (folder / "words" / "cy.toml").write_text(words.replace("[welcome]", "[croeso]"), encoding="utf-8")
    found = contents.load(folder)
    assert "cy" not in found.words
    assert "cy.toml: welcome: fail: this is missing" in whats(found)


def test_a_language_that_is_whole_is_offered_after_the_first(folder: Path) -> None:
    words = (folder / "words" / "en.toml").read_text(encoding="utf-8")
    (folder / "words" / "af.toml").write_text(words, encoding="utf-8")
    found = contents.load(folder)
    assert list(found.words)[:2] == ["en", "af"]
    assert found.words["af"].line("welcome").language == "af"


@pytest.mark.parametrize("spoilt", ["[welcome]\nwords = 3", None], ids=["faulty", "missing"])
def test_without_words_nothing_can_be_shown(folder: Path, spoilt: str | None) -> None:
    file = folder / "words" / "en.toml"
    file.unlink()
    if spoilt is not None:
        file.write_text(spoilt, encoding="utf-8")
    with pytest.raises(SurveyUnreadable) as trouble:
        contents.load(folder)
    assert trouble.value.remedy


@pytest.mark.parametrize("spoilt", ["[me", None], ids=["faulty", "missing"])
def test_without_the_map_of_pictures_neither(folder: Path, spoilt: str | None) -> None:
    (folder / "pictures").unlink()
    (folder / "pictures").mkdir()
    if spoilt is not None:
        (folder / "pictures" / "pictures.toml").write_text(spoilt, encoding="utf-8")
    with pytest.raises(SurveyUnreadable, match="cannot read its pictures"):
        contents.load(folder)


def test_before_its_first_document_a_device_knows_no_names() -> None:
    found = contents.load(assets.folder())
    home = contents.household(found, None, Settings(choices=5), ("sam",), (), rehearsal=True)
    assert (home.people, home.numbers, home.scheme) == ((), (), "the scheme")
    assert (home.profile.choices, home.consented, home.rehearsal) == (5, frozenset({"sam"}), True)
