"""The story of an export: a privacy officer takes the second step again, and takes answers out as files."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, expect

from tests.browser.conftest import open_page
from tests.browser.test_portal_pages import overflow, violations
from tests.hubs import Hub


@pytest.mark.landing
def test_taking_answers_out(browser: Browser, portal: Hub, tmp_path: Path) -> None:
    page = open_page(browser, portal, "privacy-officer")
    page.goto(f"{portal.address}/again/?next=/exports/")
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_label("Code").fill(page.locator(".calm strong").inner_text())
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Take out as a file")).to_be_visible()
    page.get_by_label("How it ended").select_option("Finished")
    page.get_by_role("button", name="Choose these").click()
    assert "ended=finished" in page.url
    chosen = page.get_by_text("responses are chosen").inner_text()
    assert (violations(page), overflow(page)) == ([], 0)
    files = {}
    for kind in ("CSV", "XLSX"):
        with page.expect_download() as coming:
            page.get_by_role("link", name=f"Answers as {kind}").click()
        files[kind] = tmp_path / coming.value.suggested_filename
        coming.value.save_as(files[kind])
    page.context.close()
    with files["CSV"].open(encoding="utf-8-sig", newline="") as file:
        header, *lines = list(csv.reader(file))
    sheet = list(load_workbook(files["XLSX"])["Answers"].iter_rows())
    cells = [["" if cell.value is None else str(cell.value) for cell in row] for row in sheet]
    assert [file.name for file in files.values()] == ["heard-answers.csv", "heard-answers.xlsx"]
    assert cells[0] == header
    assert len(cells) == len(lines) + 1 > 10
    responses = {line[0] for line in lines}
    assert chosen.startswith(f"{len(responses)} responses")
    assert all(cell.data_type != "f" for row in sheet for cell in row)
    assert not any(value.startswith(("=", "+", "@")) for line in lines for value in line)
