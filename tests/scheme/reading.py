"""Reads pages of the portal as words."""

import html
import re

from django.test import Client


def text(page: object) -> str:
    """The words of a page, spaces made single."""
    return words_of(page.content.decode())  # type: ignore[attr-defined]


def words_of(markup: str) -> str:
    """What a reader sees of some markup, each part parted by one space."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", markup)))


def looks(browser: Client) -> list[str]:
    """Each thing that needs a look, in its order."""
    page = browser.get("/today/").content.decode().partition("<details")[0]
    return [words_of(f"<article{part}") for part in page.split("<article")[1:]]
