"""A concern from the first look to its end in a real browser, with no axe violation on any page."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import open_page
from tests.browser.test_portal_pages import WIDTHS, overflow, violations
from tests.hubs import Hub, command

PAGES = ("/clocks/", "/rota/", "/rota/duty/", "/rota/leave/")
MORE = """
from datetime import timedelta
from django.utils import timezone
from scheme.concerns.taking import take
from scheme.responses.sealing import seal
from scheme.schemes.founding import schemes
scheme, now = next(schemes()), timezone.now()
rosa, person = scheme.staff.get(role="responder"), scheme.people.first()
common = {"household": person.stays.first().household, "person": person, "language": "en", "begun": ""}
common["arrived_at"] = now - timedelta(days=30)
going, done = (scheme.concerns.create(topic="bad", detail="hurts", **common) for _ in range(2))
for one in (going, done):
    take(rosa, one, "seen", {})
    named = take(rosa, one, "named", {"named": []})
take(rosa, done, "closed", {"outcome": "It stopped.", "met": "fully", "lessons": "Ask sooner."})
message = scheme.messages.create(topic="good", **common)
task = scheme.tasks.create(device=scheme.devices.first(), what="quiet", key="", at=now)
print(f"/concerns/{done.pk}/correct/{named.pk}/")
for subject, kind in ((going, "concerns"), (message, "messages")):
    print(f"/{kind}/{subject.pk}/sealed/{seal(subject, 'words', b'He shouts.').pk}/")
for what in "owned wishes acted referred told sorted linked numbered overran closed".split():
    print(f"/concerns/{going.pk}/step/{what}/")
for what in "reopened followed".split():
    print(f"/concerns/{done.pk}/step/{what}/")
print(f"/messages/{message.pk}/ /messages/{message.pk}/reply/ /tasks/{task.pk}/done/")
"""
"""A concern that goes on, one that is closed, a message and a task; prints their pages that no story comes to."""


def looked_at(page: Page) -> None:
    """No violation, and nothing wider than its window, from a telephone up."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0, page.url
    assert violations(page) == [], page.url


@pytest.mark.landing
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


@pytest.mark.landing
def test_the_clocks_and_the_rota(browser: Browser, portal: Hub) -> None:
    page = open_page(browser, portal, "administrator")
    for address in PAGES:
        page.goto(portal.address + address)
        looked_at(page)
    page.context.close()


@pytest.mark.long
def test_the_pages_that_no_story_comes_to(browser: Browser, portal: Hub) -> None:
    pages = command("shell", portal.data, "-v0", "-c", MORE).split()
    assert len(pages) == 18
    page = open_page(browser, portal, "responder")
    for address in pages:
        page.goto(portal.address + address)
        assert page.url == portal.address + address, "it is there, and leads nowhere else"
        looked_at(page)
    page.context.close()
