"""The portal in Chromium: no axe violation, by keyboard alone, from 320 pixels up, and nothing from elsewhere."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browser.conftest import open_page
from tests.hubs import Hub

# WCAG 2.2 A and AA, best practices, and contrast of 7 to 1; what passes is not described, which takes as long again.
RULES: dict[str, Any] = {
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
PAGES = {
    "today": "/today/",
    "concerns": "/concerns/",
    "overview": "/overview/",
    "a change": "/changes/add/",
    "responses": "/responses/",
    "this week": "/questions/this-week/1/",
    "devices": "/devices/",
    "import of people": "/people/import/",
    "again": "/again/",
    "not found": "/nothing/",
}
"""One of each kind, with what a kiosk sent; every page: ``./heard test -m long tests/scheme/test_every_page.py``."""
WIDTHS = (320, 640, 1280)


@pytest.fixture(scope="module")
def page(browser: Browser, portal: Hub) -> Iterator[Page]:
    """A responder's page; whatever it asks elsewhere, or complains of, fails the test."""
    page = open_page(browser, portal, "responder")
    elsewhere: list[str] = []
    complaints: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith(portal.address):
            elsewhere.append(request.url)

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "404" not in message.text:
            complaints.append(message.text)

    page.on("request", watch)
    page.on("console", listen)
    yield page
    page.context.close()
    assert (elsewhere, complaints) == ([], [])


def violations(page: Page) -> list[str]:
    """What axe finds, one line each, once the page is there."""
    page.wait_for_load_state()
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window, once it is there: a click ends when it begins to come."""
    page.wait_for_load_state()
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(wider))


def responses(page: Page, portal: Hub) -> list[str]:
    """The address of each response."""
    page.goto(f"{portal.address}/responses/")
    links = page.locator("table a").all()
    return [str(link.get_attribute("href")) for link in links]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_violation_and_fits(page: Page, portal: Hub, name: str) -> None:
    page.goto(portal.address + PAGES[name])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0
    assert violations(page) == []


def test_each_response_has_no_violation_and_fits(page: Page, portal: Hub) -> None:
    found = responses(page, portal)
    assert len(found) == 6
    for address in found:
        page.goto(portal.address + address)
        for details in page.locator("details").all():
            details.locator("summary").click()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert overflow(page) == 0
        assert violations(page) == []


def test_releasing_what_was_kept_aside_has_no_violation_and_fits(browser: Browser, portal: Hub) -> None:
    page = open_page(browser, portal, "administrator")
    page.goto(f"{portal.address}/devices/quarantine/")
    assert violations(page) == []
    page.get_by_role("link", name="Release it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Release what was kept aside")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0
    assert violations(page) == []
    page.get_by_role("button", name="Release it").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert violations(page) == []
    page.context.close()


def test_the_door_and_a_wrong_password_have_no_violation(browser: Browser, portal: Hub) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 700}).new_page()
    page.goto(portal.address)
    assert page.url == f"{portal.address}/sign-in/?next=%2F"
    assert (violations(page), overflow(page)) == ([], 0)
    page.get_by_label("E-mail address").fill("nobody@willow.example")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("The e-mail address or the password is not right.")
    assert violations(page) == []
    page.context.close()


def test_an_administrator_is_refused_in_plain_words(browser: Browser, portal: Hub) -> None:
    page = open_page(browser, portal, "administrator")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"Devices \(\d+\)"))
    page.goto(f"{portal.address}/today/")
    expect(page.locator("main")).to_contain_text("It may not read what people said.")
    assert violations(page) == []
    page.context.close()


def test_every_picture_is_there(page: Page, portal: Hub) -> None:
    for address in [*responses(page, portal), "/today/", "/questions/my-life/1/"]:
        page.goto(portal.address + address)
        broken = "[...document.images].filter(image => !image.naturalWidth).map(image => image.src)"
        assert page.evaluate(broken) == []


def test_lexend_is_the_font(page: Page, portal: Hub) -> None:
    page.goto(f"{portal.address}/today/")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Lexend'))")
    assert page.evaluate("[...document.fonts].map(font => font.status)") == ["loaded"]


def test_a_page_prints_without_its_buttons(page: Page, portal: Hub) -> None:
    page.goto(f"{portal.address}/today/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_be_hidden()
    expect(page.get_by_role("button", name=re.compile("Mark as seen")).first).to_be_hidden()
    expect(page.get_by_role("heading", name="Needs a look today")).to_be_visible()
    page.emulate_media(media="screen")


def focused(page: Page) -> str:
    """The words of what has the focus."""
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def tab_to(page: Page, words: str) -> None:
    """Press Tab until something with these words has the focus; what has it must be outlined."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page).startswith(words):
            width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert width == "4px"
            return
    raise AssertionError(f"the keyboard does not reach {words!r}")


def test_by_keyboard_alone_from_the_door_to_seen(browser: Browser, portal: Hub) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(portal.address)
    sign_in = next(one for one in portal.demo["signins"] if one["role"] == "responder")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the page"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(sign_in["email"])
    page.keyboard.press("Tab")
    page.keyboard.type(sign_in["password"])
    page.keyboard.press("Enter")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Second step")
    shown = page.locator(".calm strong").inner_text()
    while page.evaluate("document.activeElement.name") != "code":
        page.keyboard.press("Tab")
    page.keyboard.type(shown)
    page.keyboard.press("Enter")
    expect(heading).to_have_text(re.compile(r"Needs a look today \(\d+\)"))
    waiting = int(re.findall(r"\d+", heading.inner_text())[0])
    tab_to(page, "Read it")
    page.keyboard.press("Enter")
    expect(heading).to_contain_text("Dee")
    tab_to(page, "Mark as seen")
    page.keyboard.press("Enter")
    expect(heading).to_have_text(f"Needs a look today ({waiting - 1})")
    tab_to(page, "Already seen (")
    page.keyboard.press("Enter")
    expect(page.locator("details .look").first).to_contain_text("Seen by Rosa Lindqvist")
    page.get_by_role("button", name="Sign out").press("Enter")
    expect(heading).to_have_text("Sign in")
    page.go_back()
    expect(heading).to_have_text("Sign in")
    page.context.close()
