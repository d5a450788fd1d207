"""A relative tells on a telephone, by the page without an account, and reads the answer by the code."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_portal_pages import overflow, violations
from tests.hubs import Hub
from tests.scheme.test_family_sounds import recorded


def sound(page: Page) -> None:
    """It has no violation and fits a telephone."""
    assert overflow(page) == 0
    assert violations(page) == []


def test_a_relative_tells_and_comes_back_with_the_code(browser: Browser, portal: Hub, tmp_path: Path) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{portal.address}/tell/")
    sound(page)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Who are you?").click()
    expect(page.get_by_label("A relative or a friend")).to_be_focused()
    sound(page)
    page.keyboard.press("Space")
    page.get_by_label("Who is it about?").fill("Sam")
    page.get_by_label("I am not sure").check()
    voice = tmp_path / "message.m4a"
    voice.write_bytes(recorded("mp4", "aac"))
    page.get_by_label("A voice message, if you like").set_input_files(voice)
    page.get_by_label("I do not want to give my name").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have it.")
    sound(page)
    digits = page.locator(".digits").inner_text()
    picture = page.locator(".told-code .shown").inner_text()
    assert re.fullmatch(r"\d{4} \d{4}", digits)
    page.get_by_role("link", name="Read the answer with your code").click()
    sound(page)
    page.get_by_label("The 8 numbers").fill(digits)
    page.get_by_label("The picture").select_option(picture.strip())
    page.get_by_role("button", name="Read the answer").click()
    expect(page.get_by_role("main")).to_contain_text("Nobody has read it yet.")
    sound(page)
    page.get_by_label("Answer back").fill("He is worried on Sundays.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("We have what you answered.")
    assert page.context.cookies() == []
    page.context.close()


def test_leaving_shows_the_weather_and_back_does_not_lead_here(browser: Browser, portal: Hub) -> None:
    context = browser.new_context()
    page = context.new_page()

    def weather(route: Route) -> None:
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    context.route("https://www.bbc.co.uk/**", weather)
    page.goto(f"{portal.address}/ready")
    for way in ("Escape", "button"):
        page.goto(f"{portal.address}/tell/")
        if way == "Escape":
            page.keyboard.press(way)
        else:
            page.get_by_role("link", name="Leave this page").click()
        page.wait_for_url("https://www.bbc.co.uk/**")
        page.go_back()
        page.wait_for_url(f"{portal.address}/ready")
    context.close()
