"""The common words of each language, for the check of easy read, where this machine has them."""

from collections.abc import Collection
from functools import cache
from pathlib import Path

from django.conf import settings

from easyread.reading import parse_word_list

MOST_FREQUENT = 5000
"""How many of a language's most frequent words count as common."""


@cache
def common_words() -> dict[str, Collection[str]]:
    """By language; empty without wordfreq, and then the check itself says what it did not look at."""
    try:
        import wordfreq
    except ImportError:
        return {}
    common: dict[str, Collection[str]] = {}
    for file in sorted(Path(settings.ASSETS, "words").glob("common-*.toml")):
        language = file.stem.removeprefix("common-")
        more = parse_word_list(file.read_text("utf-8"), file.name)
        own = more if isinstance(more, frozenset) else frozenset[str]()
        common[language] = own.union(wordfreq.top_n_list(language, MOST_FREQUENT))
    return common
