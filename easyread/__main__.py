"""``python -m easyread``: checks survey files and screen words, and prints the schema of a survey file."""

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from msgspec.structs import replace

from easyread.fault import FAIL, NOTE, WARN, Fault
from easyread.plain import WordLists, check, check_line, notes
from easyread.reading import parse, parse_word_list, parse_words
from easyread.schema import survey_schema
from easyread.words import FIRST, Words

ASSETS = Path(__file__).parent.parent / "assets"
MOST_FREQUENT = 5000
"""How many of a language's most frequent words count as common."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0, or 1 where a file has a fail."""
    chosen = _arguments(arguments)
    if chosen.part == "schema":
        print(json.dumps(survey_schema(), indent=2, ensure_ascii=False))
        return 0
    try:
        pictures = frozenset(tomllib.loads(chosen.pictures.read_text("utf-8")))
    except (OSError, ValueError) as error:
        print(f"{chosen.pictures}: {FAIL}: the pictures cannot be read. {error}")
        return 1
    common = _common(chosen.words)
    faults = [fault for file in chosen.files for fault in check_file(file, pictures, common)]
    for fault in faults:
        print(fault)
    levels = Counter(fault.level for fault in faults)
    print(", ".join(f"{_count(levels[level], level)}" for level in (FAIL, WARN, NOTE)), end="")
    print(f" in {_count(len(chosen.files), 'file')}")
    return 1 if levels[FAIL] else 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m easyread", description=__doc__)
    parts = parser.add_subparsers(dest="part", required=True)
    checked = parts.add_parser("check", help="print every fault in these files; exit 1 on a fail")
    checked.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a survey, or words of the screens"
    )
    checked.add_argument("--pictures", type=Path, default=ASSETS / "pictures" / "pictures.toml")
    checked.add_argument(
        "--words", type=Path, default=ASSETS / "words", help="where common-<language>.toml are"
    )
    parts.add_parser("schema", help="print the JSON Schema of a survey file")
    return parser.parse_args(arguments)


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def check_file(file: Path, pictures: Collection[str], common: WordLists) -> Sequence[Fault]:
    """The faults of one file: a file in a folder ``words`` holds screen words, any other a survey."""
    try:
        text = file.read_text("utf-8")
    except OSError as error:
        return [Fault("", "this cannot be read", f"{error.strerror}.", file=str(file))]
    except UnicodeDecodeError:
        return [Fault("", "this is not UTF-8", "Save it as UTF-8.", file=str(file))]
    if file.resolve().parent.name != "words":
        survey = parse(text, str(file), pictures)
        return survey if isinstance(survey, tuple) else check(survey, common, str(file))
    if file.stem.startswith("common-"):
        listed = parse_word_list(text, str(file))
        return listed if isinstance(listed, tuple) else ()
    words = parse_words(text, str(file), file.stem, pictures, _first(file, pictures))
    if isinstance(words, tuple):
        return words
    found = [replace(note, file=str(file)) for note in notes(file.stem, "", common)]
    if words.draft:
        found.append(Fault("draft", f"{file.stem} is a draft", "Have a speaker check it.", WARN, str(file)))
    for key, line in words.lines.items():
        found += check_line(line.words, file.stem, f"{key}.words", str(file), common)
    return found


def _first(file: Path, pictures: Collection[str]) -> Words | None:
    """The words whose lines a file beside them must have; None for themselves, or where there are none."""
    first = file.with_name(f"{FIRST}.toml")
    if file.stem == FIRST or not first.is_file():
        return None
    read = parse_words(first.read_text("utf-8", errors="replace"), first.name, FIRST, pictures)
    return read if isinstance(read, Words) else None


def _common(folder: Path) -> dict[str, Collection[str]]:
    """The common words of each language with a ``common-<language>.toml``; none without wordfreq."""
    try:
        import wordfreq
    except ImportError:
        print(f"{NOTE}: wordfreq is not installed, so common words are not checked")
        return {}
    common: dict[str, Collection[str]] = {}
    for file in sorted(folder.glob("common-*.toml")):
        language = file.stem.removeprefix("common-")
        more = parse_word_list(file.read_text("utf-8"), str(file))
        if isinstance(more, tuple):
            print(*more, sep="\n")
            more = frozenset()
        common[language] = more.union(wordfreq.top_n_list(language, MOST_FREQUENT))
    return common


if __name__ == "__main__":
    sys.exit(main())
