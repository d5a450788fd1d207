"""Every address of the portal that shows a page, as its table names them: axe finds nothing, from a telephone up."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from scheme.schemes.models import Role
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.test_portal_pages import WIDTHS, overflow, violations
from tests.contract.insert_only import emptied
from tests.scheme.addresses import MAY, ROWS, Door, Place, Row, address, place
from tests.scheme.conftest import cast, signed_in

NO_PAGE = ("sign-out", "fhir")
"""They take no plain GET."""


@pytest.fixture
def here(transactional_db: None) -> Iterator[Place]:
    """Willow, with something of everything, in rows that the server sees too."""
    with emptied():
        willow = cast("Willow", "Oak Lane", "Dee")
        yield place(willow, willow.paired())
    published = import_module("scheme.surveys.migrations.0002_published_for_good")
    with connection.schema_editor() as editor:
        published.unguard(None, editor)
        for table in published.TABLES:
            editor.execute(f"DELETE FROM {table}")
        published.guard(None, editor)


def opens(row: Row) -> Role:
    """A role that may open it."""
    return Role.VIEWER if isinstance(row.who, Door) else min(MAY[row.who])


def pages(here: Place) -> list[tuple[Client, str, str]]:
    """Who opens it, its name and its address; those that show HTML to a GET."""
    # Signed in a little late, so that whatever asks again does not do so while the others are looked at.
    clients = {role: signed_in(here.willow.staff(role, f"Robin {role}"), ago=-1800) for role in Role}
    found = []
    for name, row in ROWS.items():
        try:
            at = address(name, here)
        except NoReverseMatch:
            continue  # Of no object that the table names: pictures, and steps of the sign-in.
        client = clients[opens(row)]
        shown = client.get(at) if row.get and row.who is not Door.DEVICE and name not in NO_PAGE else None
        if shown is not None and shown.status_code == 200 and "html" in shown["Content-Type"]:
            found.append((client, name, at))
    return found


def open_as(browser: Browser, client: Client, server: LiveServer) -> Page:
    """A page of a browser with the cookies of this client."""
    context = browser.new_context()
    cookies = [(name, one.value) for name, one in client.cookies.items()]
    context.add_cookies([{"name": name, "value": value, "url": server.url} for name, value in cookies])
    return context.new_page()


def faults(page: Page) -> list[str]:
    """What axe finds, and at which width the page is wider than its window."""
    wide = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide += [f"wider than {width}"] if overflow(page) else []
    return [*violations(page), *wide]


@pytest.mark.long
@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"there is no {CHROMIUM}: apt-get install chromium")
def test_axe_finds_nothing_on_any_page(live_server: LiveServer, here: Place) -> None:
    shown, found = pages(here), {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        opened = {client: open_as(browser, client, live_server) for client, _, _ in shown}
        for client, name, at in shown:
            page = opened[client]
            page.goto(live_server.url + at)
            assert page.url == live_server.url + at, name
            if wrong := faults(page):
                found[name] = wrong
        browser.close()
    print(f"{len(shown)} pages: {' '.join(name for _, name, _ in shown)}")
    assert found == {}
