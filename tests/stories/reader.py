"""A screen reader's hands: presses controls by name through AT-SPI, and prints what it found on the way.

``/usr/bin/python3 reader.py NAMES COMMAND...``: starts the command, presses the
names of a JSON list one after the other, then all controls of each screen that
stands under a new title, until the title is "end". Run by the system's Python,
which has pyatspi.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found,unused-ignore]
from gi.repository import GLib  # type: ignore[import-not-found,unused-ignore]

PATIENCE = 30.0
REPLACED = (GLib.Error, LookupError, RuntimeError, AttributeError, TypeError)
"""What comes of asking for a control that is just being replaced by another."""
BUTTONS = ("push button", "check box")
"""A card that is chosen is a checked box."""

ANNOUNCED: list[str] = []
"""What it was asked to say of itself, without anyone looking there."""


def until(found: Callable[[], Any], what: str) -> Any:
    """What was found, as soon as it is."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            here = found()
        except REPLACED:
            here = None
        if here:
            return here
        GLib.timeout_add(20, lambda: False)
        GLib.MainContext.default().iteration(True)
    raise SystemExit(f"never: {what}")


def window() -> Any:
    """The window of the kiosk."""
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and application.name == "heard" and application.childCount:
            return application.getChildAtIndex(0)
    return None


def shown(parent: Any) -> Iterator[Any]:
    """All that is seen and has a name, in the order it is read."""
    for child in parent:
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            if child.name:
                yield child
            yield from shown(child)


def told(one: Any) -> dict[str, Any]:
    """What is said of one."""
    states = one.getState()
    return {
        "name": one.name,
        "role": one.getRoleName(),
        "description": one.description,
        "enabled": states.contains(pyatspi.STATE_ENABLED),
        "checked": states.contains(pyatspi.STATE_CHECKED),
        "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
    }


def all_told() -> list[dict[str, Any]]:
    return [told(one) for one in shown(window())]


def pressable() -> list[Any]:
    """Every button that works."""
    return [
        one
        for one in shown(window())
        if one.getRoleName() in BUTTONS and one.getState().contains(pyatspi.STATE_ENABLED)
    ]


def press_and_wait(name: str) -> None:
    """Press what has this name, and wait until the kiosk has taken it."""
    before = until(lambda: window().name, "a title")
    one = until(lambda: next((one for one in pressable() if one.name == name), None), f"a control {name}")
    one.queryAction().doAction(0)
    next_title(before)


def every_screen() -> Iterator[dict[str, Any]]:
    """Of each screen all that is told, once all of it was pressed and the next one stands."""
    title = until(lambda: not window().name.startswith("Heard") and window().name, "the first of all screens")
    while title != "end":
        found = until(all_told, title)
        for one in pressable():
            one.queryAction().doAction(0)
        yield {"screen": title, "told": found}
        title = next_title(title)


def next_title(before: str) -> str:
    """The title of the window once it is another one."""
    found: str = until(lambda: window().name != before and window().name, f"all pressed: {before}")
    return found


def main() -> int:
    """The story, then every screen."""
    pyatspi.Registry.registerEventListener(
        lambda event: ANNOUNCED.append(event.any_data), "object:announcement"
    )
    kiosk = subprocess.Popen(sys.argv[2:])
    try:
        until(window, "the kiosk")
        for name in json.loads(sys.argv[1]):
            press_and_wait(name)
        for row in every_screen():
            print(json.dumps(row), flush=True)
        print(json.dumps({"announced": ANNOUNCED}), flush=True)
        return kiosk.wait(PATIENCE)
    finally:
        kiosk.kill()


if __name__ == "__main__":
    raise SystemExit(main())
