"""A concern from the first look to its end in a real browser, with no axe violation on any page."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_page
from tests.browser.test_portal_pages import WIDTHS, overflow, violations
from tests.hubs import Hub

PAGES = ("/clocks/", "/rota/", "/rota/duty/", "/rota/leave/")


def looked_at(page: Page) -> None:
    """No violation, and nothing wider than its window, from a telephone up."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0, page.url
    assert violations(page) == [], page.url


def test_a_concern_is_read_decided_and_answered(browser: Browser, portal: Hub) -> None:
    page = open_page(browser, portal, "responder")
    page.goto(f"{portal.address}/concerns/")
    page.get_by_role("row").filter(has_not_text="Someone: who was not asked").get_by_role(
        "link"
    ).first.click()
    looked_at(page)
    page.get_by_role("button", name="I read this now").click()
    looked_at(page)
    page.get_by_role("link", name="Answer", exact=True).click()
    looked_at(page)
    page.get_by_label("No, nobody who works here").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Nobody who works here is named in it.")
    page.get_by_role("link", name="Decide").click()
    looked_at(page)
    page.get_by_role("button", name="Save").click()
    looked_at(page)
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Write a reply").click()
    page.get_by_label("Line 1", exact=True).fill("We will visit you on Monday. It isn't far.")
    live = page.locator("#checked")
    expect(live).to_contain_text("2 sentences stand in one row")
    page.get_by_label("Line 1", exact=True).fill("We will visit you on Monday.")
    page.get_by_label("Picture of line 1").select_option("visit")
    expect(live).to_contain_text("Nothing hard was found.")
    looked_at(page)
    page.get_by_role("button", name="Keep").click()
    looked_at(page)
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("main")).to_contain_text("Approved by Rosa Lindqvist")
    page.goto(f"{portal.address}/concerns/")
    page.get_by_role("row").filter(has_text="Decide").get_by_role("link").first.click()
    looked_at(page)
    page.get_by_role("link", name=re.compile("For paper")).click()
    looked_at(page)
    page.context.close()


def test_the_clocks_and_the_rota(browser: Browser, portal: Hub) -> None:
    page = open_page(browser, portal, "administrator")
    for address in PAGES:
        page.goto(portal.address + address)
        looked_at(page)
    page.context.close()
