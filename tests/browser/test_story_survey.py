"""The story of a survey: an administrator hands it in, mends it, publishes it, and chooses who is asked."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import open_page
from tests.browser.test_portal_pages import overflow, violations
from tests.hubs import Hub
from tests.kiosk.packs import text


@pytest.mark.landing
def test_publishing_a_survey(browser: Browser, portal: Hub) -> None:
    page = open_page(browser, portal, "administrator")
    page.get_by_role("link", name="Surveys").click()
    page.get_by_role("link", name="Publish a survey").click()
    field = page.get_by_label("The survey, as TOML")
    field.fill(text(picture="no_such").decode())
    page.get_by_role("button", name="Check and preview").click()
    expect(page.get_by_role("alert")).to_contain_text('there is no picture "no_such"')
    assert (violations(page), overflow(page)) == ([], 0)
    field.fill(text().decode())
    page.get_by_role("button", name="Check and preview").click()
    expect(page.get_by_role("heading", name="It can be published")).to_be_visible()
    expect(page.get_by_role("heading", name="Do you like the garden?")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Publish this version").click()
    page.get_by_role("link", name="Choose who is asked").click()
    page.get_by_label("Who is asked").select_option("Everyone")
    page.get_by_label("How often").select_option("Every week")
    page.get_by_label("Until").fill("2020-01-01")
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_role("alert")).to_contain_text("This is before the first day.")
    assert violations(page) == []
    page.get_by_label("Until").fill("")
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_role("table").first).to_contain_text("Every week")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0
    assert violations(page) == []
    page.get_by_role("button", name="Everyone, Every week").click()
    expect(page.get_by_role("main")).to_contain_text("Nobody is asked this yet.")
    page.context.close()
