"""The addresses of symbol sets, each with one of Willow that it names."""

from typing import Any

from scheme.surveys.symbols import keep
from tests.scheme.people_addresses import Here
from tests.scheme.surveys import publisher, square


def symbol_set(here: Here) -> dict[str, Any]:
    """A symbol set that Willow alone has."""
    if not here.willow.scheme.symbol_sets.filter(end=None).exists():
        keep(publisher(here.willow), "makaton", "The Makaton Charity", {"food": square()})
    return {"name": "makaton"}


def symbol(here: Here) -> dict[str, Any]:
    """One picture of it."""
    return {**symbol_set(here), "concept": "food"}
