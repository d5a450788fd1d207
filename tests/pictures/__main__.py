"""Saves a picture of every screen of the kiosk, both ways up, and of every page of the portal."""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from easyread.profile import Colours, PictureStyle, Profile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from kiosk.ui.window import Window

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "docs" / "screens"
SIZES = {"landscape": (1280, 800), "portrait": (800, 1280)}
SHEET, GAP = 4000, 12
"""Pixels of the longest side of a sheet before it is halved, and between two pictures."""
PAGES = {
    "today": "/today/",
    "responses": "/responses/",
    "questions": "/questions/",
    "survey": "/questions/this-week/1/",
    "devices": "/devices/",
}


def smaller(file: Path) -> None:
    """The same picture in 128 colours: a quarter of the bytes, and nothing to be seen of it."""
    from PIL import Image

    with Image.open(file) as picture:
        small = picture.convert("RGB").quantize(128)
    small.save(file, optimize=True)


def save(app: "QApplication", window: "Window", file: Path, small: bool) -> None:
    """What the window shows once nothing is left to do."""
    app.processEvents()
    window.grab().save(str(file))
    if small:
        smaller(file)


def kiosk(folder: Path, language: str, profile: Profile, whole: bool) -> None:
    """Every screen of the catalogue; ``whole``: in few colours, and the staff's pages, which are alike for all."""
    from PySide6.QtWidgets import QApplication

    from kiosk import assets
    from kiosk.ui.input.guard import RepeatGuard
    from kiosk.ui.look import Sizes, load_fonts
    from kiosk.ui.pictures import Pictures
    from kiosk.ui.staff.page import StaffPage
    from kiosk.ui.window import Window
    from tests.pictures.catalogue import PAGE, catalogue
    from tests.pictures.staff_catalogue import staff_pages

    app = QApplication([])
    load_fonts()
    rows = ["Waiting to be sent: 0", "Last exchange: 2026-11-20T10:00:00+00:00"]

    for way, size in SIZES.items():
        pictures = Pictures(assets.folder() / "pictures")
        pictures.photos.page = PAGE
        window = Window(Sizes(149.0, profile), pictures, RepeatGuard(lambda: 0.0))
        window.resize(*size)
        window.show()
        for name, screen in catalogue(language):
            window.show_screen(screen)
            save(app, window, folder / f"kiosk-{name}-{way}.png", whole)
        staff = StaffPage(window.sizes, lambda take: take(rows), True, window)
        window.cover(staff)
        for name, show in staff_pages(staff, window.pictures).items() if whole else ():
            show()
            save(app, window, folder / f"kiosk-{name}-{way}.png", whole)
        window.closes = True
        window.close()


def portal() -> None:
    """Each page as a responder sees it, at the width of a desk and of a telephone."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, QUIET, fill, open_page
    from tests.hubs import running_hub

    with (
        tempfile.TemporaryDirectory() as folder,
        running_hub(Path(folder) / "hub") as hub,
        sync_playwright() as play,
    ):
        fill(hub)
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        for width in (1280, 390):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(f"{hub.address}/sign-in/")
            shoot(page, f"portal-sign-in-{width}")
            page.close()
            page = open_page(browser, hub, "responder", width)
            for name, path in PAGES.items():
                page.goto(hub.address + path)
                shoot(page, f"portal-{name}-{width}")
            page.goto(hub.address + "/responses/")
            page.locator("main tr", has_text="This week").last.locator("a").first.click()
            shoot(page, f"portal-response-{width}")
            page.close()
        browser.close()


def shoot(page: object, name: str) -> None:
    """The whole page, however long."""
    file = FOLDER / f"{name}.png"
    page.screenshot(path=str(file), full_page=True)  # type: ignore[attr-defined]
    smaller(file)


def sheets(folder: Path) -> int:
    """The pictures of a folder on sheets of so many that each can still be told; how many sheets."""
    from PIL import Image

    made = 0
    for way, (wide, high) in SIZES.items():
        files = sorted(folder.glob(f"kiosk-*-{way}.png"))
        columns, rows = SHEET // (wide + GAP), SHEET // (high + GAP)
        each, whole = columns * rows, (columns * (wide + GAP), rows * (high + GAP))
        for first in range(0, len(files), each):
            sheet = Image.new("RGB", whole, "red")
            for place, file in enumerate(files[first : first + each]):
                with Image.open(file) as picture:
                    row, column = divmod(place, columns)
                    sheet.paste(picture.convert("RGB"), (column * (wide + GAP), row * (high + GAP)))
            sheet.reduce(2).save(folder / f"sheet-{way}-{first // each + 1}.png")
            made += 1
    return made


def main() -> int:
    """Those of docs/screens, or sheets in another language, other colours or larger words."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures")
    parser.add_argument("--out", type=Path, help="a folder for sheets of the kiosk's screens")
    parser.add_argument("--language", default="en")
    parser.add_argument("--colours", choices=get_args(Colours), default="cream")
    parser.add_argument("--text", type=int, default=24)
    parser.add_argument("--none", action="store_true", help="no pictures")
    asked = parser.parse_args()
    os.environ.setdefault(
        "QT_QPA_PLATFORM", f"offscreen:configfile={ROOT / 'tests' / 'pictures' / 'screens.json'}"
    )
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
        style: PictureStyle = "none" if asked.none else "drawings"
        kiosk(
            asked.out, asked.language, Profile(colours=asked.colours, text=asked.text, pictures=style), False
        )
        print(f"{sheets(asked.out)} sheets in {asked.out}")
        return 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    kiosk(FOLDER, "en", Profile(), True)
    portal()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
