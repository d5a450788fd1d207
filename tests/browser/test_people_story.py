"""Adding a person with a photo, in Chromium: from the list to the picture on their page, by someone at a desk."""

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_page
from tests.browser.test_portal_pages import overflow, violations
from tests.hubs import Hub


def sound(page: Page) -> None:
    """It has no violation and fits a telephone and a desk."""
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0
    assert violations(page) == []


def photo() -> bytes:
    """As a telephone held upright takes it: it lies, and says that it has to be turned."""
    image = Image.new("RGB", (1600, 1200), "teal")
    exif = image.getexif()
    exif[0x0112] = 6
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.mark.landing
def test_adding_a_person_with_a_photo(browser: Browser, portal: Hub, tmp_path: Path) -> None:
    page = open_page(browser, portal, "responder")
    page.get_by_role("link", name="People").click()
    sound(page)
    page.get_by_role("link", name="Add a person").click()
    page.get_by_role("button", name="Add this person").click()
    page.get_by_role("link", name="First name: This field is required.").click()
    expect(page.get_by_label("First name")).to_be_focused()
    sound(page)
    page.keyboard.type("Rhiannon")
    page.get_by_label("Language they like best").select_option("Welsh")
    page.get_by_label("Household").select_option("Oak Lane")
    page.get_by_role("button", name="Add this person").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rhiannon")
    page.get_by_role("link", name="Add a photo").click()
    wrong, right = tmp_path / "letter.jpg", tmp_path / "face.jpg"
    wrong.write_text("Dear Rosa")
    right.write_bytes(photo())
    page.get_by_label("Photo").set_input_files(wrong)
    page.get_by_role("button", name="Use this photo").click()
    expect(page.get_by_role("alert")).to_contain_text("no photo that the hub can read")
    page.get_by_label("Photo").set_input_files(right)
    page.get_by_role("button", name="Use this photo").click()
    face = page.locator("h1 img")
    expect(face).to_be_visible()
    # It is there before what it shows has come.
    expect(face).to_have_js_property("naturalWidth", 384)
    expect(face).to_have_js_property("naturalHeight", 512)
    expect(page.get_by_role("row", name="Oak Lane")).to_contain_text("Lives there")
    sound(page)
    page.context.close()
