"""A relative tells on a telephone, by the page without an account, and reads the answer by the code."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import open_page
from tests.browser.test_portal_pages import overflow, violations
from tests.hubs import Hub, command
from tests.mails import Mailbox, delivered
from tests.scheme.test_family_sounds import recorded

A_QUARTER = """
from datetime import timedelta
from django.utils import timezone
from scheme.clocks import rounds
from scheme.family.models import FollowUp
told = FollowUp._base_manager.latest("concern__arrived_at").concern
for minutes in (0, 14, 15):
    rounds.go_round(told.arrived_at + timedelta(minutes=minutes))
print(told.pk)
"""
"""Rounds of the clock in the hub's own process, as the minutes go by."""


def sound(page: Page) -> None:
    """It has no violation and fits a telephone."""
    assert overflow(page) == 0
    assert violations(page) == []


def tell(page: Page, portal: Hub, folder: Path) -> tuple[str, str]:
    """By the page without an account, with a voice message; the code that is shown."""
    page.goto(f"{portal.address}/tell/")
    sound(page)
    voice = folder / "message.m4a"
    voice.write_bytes(recorded("mp4", "aac"))
    page.get_by_label("A voice message, if you like").set_input_files(voice)
    page.get_by_role("button", name="Send").click()
    page.get_by_role("link", name="Who are you?").click()
    expect(page.get_by_label("A relative or a friend")).to_be_focused()
    sound(page)
    page.keyboard.press("Space")
    page.get_by_label("Who is it about?").fill("Sam")
    page.get_by_label("I am not sure").check()
    page.get_by_label("I do not want to give my name").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have it.")
    sound(page)
    page.wait_for_function("document.querySelector('.told-code img').naturalWidth > 0")
    digits = page.locator(".digits").inner_text()
    assert re.fullmatch(r"\d{4} \d{4}", digits)
    picture = page.locator(".told-code .shown").inner_text().strip()
    page.get_by_role("link", name="Read the answer with your code").click()
    sound(page)
    return digits, picture


def look(page: Page, code: tuple[str, str]) -> None:
    """The answer, by the code."""
    page.get_by_label("The 8 numbers").fill(code[0])
    page.get_by_label("The picture").select_option(code[1])
    page.get_by_role("button", name="Read the answer").click()


def alerted(portal: Hub) -> tuple[str, list[str]]:
    """The address of the newest concern, and who is written to of it while nobody reads it for a quarter of an hour."""
    mailbox = Mailbox()
    with delivered(mailbox) as port:
        environment = {"HEARD_MAIL": f"smtp://127.0.0.1:{port}"}
        said = command("shell", portal.data, "-v0", "-c", A_QUARTER, environment=environment)
    at = f"/concerns/{said.split()[-1]}/"
    return at, [one.rcpt_tos[0] for one in mailbox.taken if at in (one.original_content or b"").decode()]


def answer(page: Page, portal: Hub, at: str) -> None:
    """Staff read it, say that nobody is named, and answer."""
    page.goto(portal.address + at)
    expect(page.get_by_role("main")).to_contain_text("Told by family or a friend")
    page.get_by_role("button", name="I read this now").click()
    page.get_by_role("link", name="Answer", exact=True).click()
    page.get_by_label("No, nobody who works here").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Open: voice").click()
    sound(page)
    expect(page.locator("audio")).to_have_count(1)
    page.goto(portal.address + at)
    page.get_by_role("link", name="Answer whoever told").click()
    sound(page)
    page.get_by_role("textbox").fill("We will see him on Monday.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("main")).to_contain_text("Whoever told was answered")


def test_a_relative_tells_is_answered_and_answers_back(browser: Browser, portal: Hub, tmp_path: Path) -> None:
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    code = tell(page, portal, tmp_path)
    look(page, code)
    expect(page.get_by_role("main")).to_contain_text("Nobody has read it yet.")
    sound(page)

    at, told = alerted(portal)
    assert len(told) == len(set(told)) == 2, "first one, then another"
    staff = open_page(browser, portal, "responder", width=390)
    answer(staff, portal, at)

    page.goto(f"{portal.address}/tell/")
    page.get_by_role("link", name="I have told you before, and have a code").click()
    look(page, code)
    expect(page.get_by_role("main")).to_contain_text("We will see him on Monday.")
    sound(page)
    page.get_by_label("Answer back").fill("He is worried on Sundays.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("We have what you answered.")
    assert page.context.cookies() == []
    page.context.close()

    staff.goto(portal.address + at)
    expect(staff.get_by_role("main")).to_contain_text("Opened again")
    expect(staff.get_by_role("button", name="I read this now")).to_be_visible()
    expect(staff.get_by_role("link", name="Open: what they answered back")).to_be_visible()
    sound(staff)
    staff.context.close()


TOLD = """
from scheme.family.models import FollowUp
print(FollowUp._base_manager.count())
"""


def fill(page: Page, words: str) -> None:
    """All that must be said, and some words."""
    page.get_by_label("A relative or a friend").check()
    page.get_by_label("What happened").fill(words)
    page.get_by_label("I do not want to give my name").check()


@pytest.mark.landing
def test_with_a_bad_network_nothing_is_lost_and_nothing_comes_twice(browser: Browser, portal: Hub) -> None:
    """The network is gone, then it loses the hub's answer, then it is slow and the button is pressed twice."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    before = int(command("shell", portal.data, "-v0", "-c", TOLD))
    page.goto(f"{portal.address}/tell/")
    fill(page, "He is cold at night.")
    send = page.get_by_role("button", name="Send")
    unsent = page.get_by_text("We do not have it yet")
    context.set_offline(True)
    send.click()
    expect(unsent).to_be_in_viewport()
    sound(page)
    context.set_offline(False)

    def lost(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/tell/**", lambda route: route.fulfill(status=429, body="<a data-leave>Too often</a>"))
    send.click()
    expect(page.get_by_text("Wait an hour, and try again.")).to_be_visible()
    expect(page.get_by_label("What happened")).to_have_value("He is cold at night.")
    page.unroute("**/tell/**")
    page.route("**/tell/**", lost)
    send.click()
    expect(page.get_by_text("It is being sent.")).to_be_hidden()
    expect(unsent).to_be_visible()
    expect(page.get_by_label("What happened")).to_have_value("He is cold at night.")
    page.unroute("**/tell/**")
    send.dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have it.")
    assert int(command("shell", portal.data, "-v0", "-c", TOLD)) == before + 1
    context.close()


@pytest.mark.landing
def test_leaving_shows_the_weather_and_back_does_not_lead_here(browser: Browser, portal: Hub) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()

    def weather(route: Route) -> None:
        route.fulfill(body="<title>Weather</title>", content_type="text/html")

    context.route("https://www.bbc.co.uk/**", weather)
    page.goto(f"{portal.address}/ready")
    for way in ("Escape", "button", "half-way", "afterwards"):
        page.goto(f"{portal.address}/tell/")
        if way in ("half-way", "afterwards"):
            fill(page, "He is cold at night.")
        if way == "afterwards":
            page.get_by_role("button", name="Send").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. We have it.")
        if way == "half-way":
            page.get_by_role("button", name="Send").scroll_into_view_if_needed()
        leave = page.get_by_role("link", name="Leave this page")
        expect(leave).to_be_in_viewport()
        if way == "Escape":
            page.keyboard.press(way)
        else:
            leave.click()
        page.wait_for_url("https://www.bbc.co.uk/**")
        page.go_back()
        page.wait_for_url(f"{portal.address}/ready")
    context.close()
