"""What the hub answers at an address, by each method that the address takes."""

from django.http.response import HttpResponseBase
from django.test import Client

from tests.scheme.addresses import ROWS


def pages(browser: Client, name: str, at: str) -> list[HttpResponseBase]:
    """What the hub answers to each method that the address takes."""
    row = ROWS[name]
    found: list[HttpResponseBase] = [browser.get(at)] if row.get else []
    return [*found, browser.post(at)] if row.post else found


def led(pages: list[HttpResponseBase]) -> set[int | str]:
    """The status of each, or where it leads when to a door."""
    doors = ("/sign-in/", "/again/", "/second-step/", "/password/")
    leads = [str(page.get("Location", "")) for page in pages]
    return {
        next((door for door in doors if to.startswith(door)), page.status_code)
        for page, to in zip(pages, leads, strict=True)
    }


def answers(browser: Client, name: str, at: str) -> set[int | str]:
    """Where each method that the address takes leads."""
    return led(pages(browser, name, at))
