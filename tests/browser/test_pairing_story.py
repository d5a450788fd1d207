"""Staff pair a real kiosk process with what the portal shows, compare the pictures in Chromium, and revoke it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from easyread.pairing import PICTURES
from tests.browser.conftest import open_page
from tests.browser.test_portal_pages import overflow, violations
from tests.hubs import ROOT, Hub

PIN = "492137"


@contextmanager
def kiosk(folder: Path, hub: str, words: str) -> Iterator[subprocess.Popen[str]]:
    """The kiosk's own pairing, its PIN typed."""
    line = [sys.executable, "-m", "kiosk", "pair", "--hub", hub, "--words", words, "--data", str(folder)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with subprocess.Popen(line, cwd=ROOT, env=environment, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            process.stdin.write(f"{PIN}\n")
            process.stdin.flush()
            yield process
        finally:
            process.kill()


def said(process: subprocess.Popen[str], begin: str) -> str:
    """The rest of the line that begins so."""
    assert process.stdout
    for line in process.stdout:
        if line.startswith(begin):
            return line.removeprefix(begin).strip()
    raise AssertionError(f"it ended without {begin!r}")


def checked(page: Page) -> None:
    """No violation of axe, and nothing wider than a telephone."""
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 900})
    assert overflow(page) == 0
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_real_kiosk_is_paired_and_revoked(browser: Browser, portal: Hub, tmp_path: Path) -> None:
    page = open_page(browser, portal, "administrator")
    page.goto(f"{portal.address}/devices/")
    page.get_by_role("link", name="Pair a device").click()
    page.get_by_role("button", name="Make a code").click()
    expect(page.get_by_role("alert")).to_contain_text("Something is not right yet")
    checked(page)
    page.get_by_label("Household").select_option(label="Mill Cottage")
    page.get_by_role("button", name="Make a code").click()
    checked(page)
    hub = page.locator(".hub").inner_text()
    words = " ".join(page.locator("#words li").all_inner_texts())
    page.get_by_role("link", name="Compare the pictures").click()
    expect(page.locator("main")).to_contain_text("The device has not asked yet.")
    with kiosk(tmp_path / "kiosk", hub, words) as process:
        shown = said(process, "Pictures: ").split()
        page.get_by_role("link", name="Look again").click()
        assert page.locator(".four li").all_inner_texts() == [PICTURES[concept] for concept in shown]
        checked(page)
        page.get_by_role("button", name="The same four").click()
        assert said(process, "Paired") == "."
        assert process.wait(timeout=60) == 0
    expect(page.get_by_role("heading", level=1)).to_contain_text("Device of Mill Cottage")
    page.get_by_role("link", name="Revoke it").click()
    page.get_by_label("Why").fill("left on a bus")
    page.get_by_role("button", name="Revoke it").click()
    expect(page.locator("main")).to_contain_text("Revoked: left on a bus")
    checked(page)
    check = [sys.executable, "-m", "kiosk", "--check", "--data", str(tmp_path / "kiosk")]
    told = subprocess.run(check, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert "The scheme has switched this kiosk off." in told.stdout
    page.context.close()
