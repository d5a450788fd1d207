"""Each story is told twice: by touch, and by keys alone; one of them in every way there is."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.stories.home import Home, new_home


@pytest.fixture(params=["keys", "touch"])
def hand(request: pytest.FixtureRequest, qapp: QApplication) -> str:
    """How it is pressed."""
    name: str = request.param
    return name


@pytest.fixture
def home(hand: str) -> Iterator[Home]:
    """A kiosk just paired, lying on the table."""
    with new_home(hand) as one:
        yield one
