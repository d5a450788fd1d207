"""How one person uses the kiosk: numbers are kept within their limits, and nothing else changes."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from easyread.profile import LIMITS, Profile, fitted

NUMBERS = st.fixed_dictionaries({name: st.integers(-10_000, 10_000) for name in LIMITS if name != "loudness"})


@given(NUMBERS)
def test_every_number_is_brought_within_its_limits(numbers: dict[str, int]) -> None:
    profile = fitted(replace(Profile(), **numbers))
    for name, (least, most) in LIMITS.items():
        assert least <= getattr(profile, name) <= most
        inside = least <= numbers.get(name, least) <= most
        assert not inside or name not in numbers or getattr(profile, name) == numbers[name]


def test_the_usual_profile_fits_and_travels() -> None:
    usual = Profile()
    assert fitted(usual) == usual
    assert msgspec.json.decode(msgspec.json.encode(usual), type=Profile) == usual


def test_whoever_likes_photos_is_drawn_the_set_of_that_name() -> None:
    assert Profile().drawn_by == ""
    assert Profile(symbols="makaton").drawn_by == "makaton"
    assert Profile(symbols="makaton", ours=True).drawn_by == ""
    assert Profile(symbols="makaton", ours=True, pictures="photos").drawn_by == "photos"
