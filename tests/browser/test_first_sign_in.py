"""A new hub's first day in Chromium: an administrator with a passkey, a responder with an app, each page with axe."""

import base64
import hashlib
import hmac
import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_portal_pages import overflow, violations
from tests.hubs import Hub, running_hub

PASSWORD = "harbour violet kettle"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """A hub on its first day, without the demo."""
    with running_hub(tmp_path_factory.mktemp("first") / "hub", demo=False) as hub:
        yield hub


def place(hub: Hub) -> str:
    """The hub by a name, as a passkey needs it."""
    return hub.address.replace("127.0.0.1", "localhost")


def good(page: Page, heading: str) -> None:
    """The page with this heading is here, fits a telephone and a desk, and axe finds nothing."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) == 0, heading
    assert violations(page) == [], heading


def begin(browser: Browser, hub: Hub, role: str) -> Page:
    """As far as the second step: the printed password, then one's own."""
    said = re.search(rf"Sign-in for the {role}: (\S+), one-time password (\S+)", hub.said)
    assert said
    page = browser.new_context().new_page()
    page.goto(place(hub))
    give(page, said[1], said[2])
    good(page, "Choose a password")
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same again").fill(PASSWORD)
    page.get_by_role("button", name="Keep this password").click()
    good(page, "Your second step")
    return page


def give(page: Page, email: str, password: str) -> None:
    """The first step."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def digits(secret: str) -> str:
    """What an app shows now (RFC 6238)."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.new(key, (int(time.time()) // 30).to_bytes(8, "big"), hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4], 'big') & 0x7FFFFFFF) % 10**6:06}"


def test_an_administrator_makes_a_passkey_and_signs_in_with_it(browser: Browser, hub: Hub) -> None:
    page = begin(browser, hub, "administrator")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.get_by_role("link", name="Make a passkey").click()
    good(page, "A new passkey")
    page.get_by_label("A name for it").fill("office laptop")
    page.get_by_role("button", name="Make the passkey").click()
    good(page, "Recovery codes")
    page.get_by_role("link", name="I have them").click()
    good(page, "Devices")
    page.get_by_role("link", name="Staff").click()
    good(page, "Staff")
    page.get_by_role("link", name="Responder").click()
    good(page, "Responder")
    page.get_by_role("link", name="All staff").click()
    page.get_by_role("link", name="Add somebody").click()
    page.get_by_role("button", name="Add them").click()
    good(page, "Add somebody")
    page.get_by_role("link", name="E-mail address: ").click()
    assert page.evaluate("document.activeElement.id") == "id_email"
    page.get_by_label("Name").fill("Vera")
    page.keyboard.press("Tab")
    page.keyboard.type("vera@hub.example")
    page.get_by_label("Viewer").check()
    page.get_by_role("button", name="Add them").click()
    good(page, "A one-time password")
    page.get_by_role("button", name="Sign out").click()
    give(page, "administrator@heard.example", PASSWORD)
    good(page, "Second step")
    page.get_by_role("button", name="Use your passkey").click()
    good(page, "Devices")
    page.goto(f"{place(hub)}/second-step/")
    expect(page.locator("main")).to_contain_text("office laptop")
    good(page, "Your second step")
    page.context.close()


def test_a_responder_sets_up_an_app(browser: Browser, hub: Hub) -> None:
    page = begin(browser, hub, "responder")
    page.get_by_role("link", name="Set up an app").click()
    good(page, "Codes of an app")
    page.get_by_label("The six digits").fill(digits(page.locator("figure code").inner_text()))
    page.get_by_role("button", name="Keep this app").click()
    good(page, "Recovery codes")
    code = page.locator("ol code").first.inner_text()
    page.get_by_role("link", name="I have them").click()
    good(page, "Needs a look today")
    page.get_by_role("button", name="Sign out").click()
    give(page, "responder@heard.example", PASSWORD)
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("This code is not right")
    good(page, "Second step")
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()
    good(page, "Needs a look today")
    page.get_by_role("button", name="Cymraeg").click()
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    page.context.close()
