"""Chromium without a screen, and a real hub with something of everything in it."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, StorageState, ViewportSize, expect, sync_playwright

from easyread.envelope import HouseholdDocument
from easyread.response import Response
from tests.hubs import Hub, running_hub
from tests.scheme.speaking import Speaking, typed
from tests.scheme.visits import everything

# A busy machine is slow; that is no fault of a page.
expect.set_options(timeout=30_000)
CHROMIUM = "/usr/bin/chromium"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def post(address: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
    """Sends as a device does."""
    request = urllib.request.Request(address + path, body, headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def fill(hub: Hub) -> Speaking:
    """A device pairs and sends something of everything."""
    code = hub.code()

    def sent(path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        return post(hub.address, path, body, headers)

    device = Speaking(typed(code["words"], sent), sent, lambda pictures: hub.confirm(code, pictures))
    assert device.pair() == 200
    _, first = device.round([])
    assert first and first.household
    household = msgspec.json.decode(first.household.document, type=HouseholdDocument)
    people = [person.id for person in household.people]
    _, delivery = device.round([device.seal(body) for body in everything(people)])
    assert delivery and {settled.how for settled in delivery.settled} == {"taken"}
    return device


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    folder = tmp_path_factory.mktemp("portal")
    with running_hub(folder / "hub") as hub:
        device = fill(hub)
        device.round([msgspec.structs.replace(device.seal(Response(ended="finished")), signature=b"")])
        yield hub


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


_SIGNED_IN: dict[tuple[str, str], StorageState] = {}
"""The cookies of whoever signed in already: a code opens only once."""


def open_page(browser: Browser, hub: Hub, role: str, width: int = 1280) -> Page:
    """A page of its own, with the demo's member of staff of this role signed in."""
    size: ViewportSize = {"width": width, "height": 900}
    known = _SIGNED_IN.get((hub.address, role))
    page = browser.new_context(viewport=size, storage_state=known).new_page()
    if known:
        page.goto(hub.address)
        return page
    sign_in = next(one for one in hub.demo["signins"] if one["role"] == role)
    page.goto(f"{hub.address}/sign-in/")
    page.get_by_label("E-mail address").fill(sign_in["email"])
    page.get_by_label("Password").fill(sign_in["password"])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(page.locator(".calm strong").inner_text())
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Sign out").wait_for()
    _SIGNED_IN[hub.address, role] = page.context.storage_state()
    return page
