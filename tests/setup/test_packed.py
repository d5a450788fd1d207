"""What a built kiosk folder may hold is named in its NOTICE; tests/setup/packed.py proves the folder itself."""

from tests.hubs import ROOT
from tests.setup.packed import locked, unnamed


def test_notice_names_every_package_that_a_kiosk_is_locked_to() -> None:
    notice = (ROOT / "assets" / "NOTICE").read_text(encoding="utf-8")
    assert len(locked()) > 15
    assert unnamed(notice) == []


def test_a_package_that_is_not_named_is_told() -> None:
    assert "msgspec" in unnamed("Pillow, MIT-CMU")
    assert "pillow" not in unnamed("Pillow, MIT-CMU")
