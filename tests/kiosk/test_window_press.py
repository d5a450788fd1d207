"""What a press does: a release inside chooses, and it is seen at once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes import PATIENCE
from tests.stories.hands import by_touch, finger_down, finger_move, finger_up, key, middle
from tests.stories.home import Home, new_home


@pytest.fixture
def home(qapp: QApplication) -> Iterator[Home]:
    with new_home() as one:
        one.do("questions")
        one.clock.pass_by(1.0)
        yield one


def seen(part: QWidget) -> QImage:
    return part.grab().toImage()


def around(part: QWidget) -> QImage:
    """What is seen of a part and just outside it."""
    at = part.mapTo(part.window(), QPoint())
    return part.window().grab(QRect(at, part.size()).adjusted(-20, -20, 20, 20)).toImage()


def test_a_press_alone_does_nothing_and_is_seen_at_once(home: Home) -> None:
    card = home.part("sam")
    before = seen(card)
    finger_down(home.window, middle(home.window, card))
    assert seen(card) != before
    home.rest()
    assert home.chosen() == []
    finger_up(home.window, middle(home.window, card))
    assert home.chosen() == ["sam"]


def test_a_tool_shows_that_it_is_pressed(home: Home) -> None:
    tool = home.part("listen")
    before = seen(tool)
    finger_down(home.window, middle(home.window, tool))
    assert seen(tool) != before
    finger_up(home.window, middle(home.window, tool))


@pytest.mark.parametrize("off", ["ground", "ali"])
def test_dragging_off_cancels(home: Home, off: str) -> None:
    card = home.part("sam")
    before = seen(card)
    at = middle(home.window, home.part(off)) if off != "ground" else QPoint(home.window.width() // 2, 4)
    finger_down(home.window, middle(home.window, card))
    finger_move(home.window, at)
    assert seen(card) == before, "it shows that letting go will do nothing"
    finger_up(home.window, at)
    home.rest()
    assert home.chosen() == []


def test_a_second_press_within_700_ms_is_a_tremor(home: Home) -> None:
    home.do("sam")
    home.clock.pass_by(0.69)
    by_touch(home.window, home.part("ali"))
    assert home.chosen() == ["sam"]
    home.clock.pass_by(0.02)
    by_touch(home.window, home.part("ali"))
    assert home.chosen() == ["ali"]


def test_hide_is_never_too_soon_but_what_follows_is(home: Home) -> None:
    home.do("sam")
    by_touch(home.window, home.part("hide"))
    home.rest()
    assert home.name == "neutral"
    by_touch(home.window, home.board)
    assert home.name == "neutral", "a bounce on the hide corner does not wake the screen"
    assert home.wake() == "welcome"


def test_a_chosen_card_has_a_thick_frame_and_a_tick(home: Home) -> None:
    card = home.part("sam")
    before, name = seen(card), card.accessibleName()
    home.do("sam")
    after = seen(card)
    middle_left, tick = QPoint(5, card.height() // 2), QPoint(card.width() - 26 - 15, 26)
    for at in (middle_left, tick):
        assert before.pixelColor(at) != after.pixelColor(at)
        assert after.pixelColor(at).name() == "#075e5a"
    assert home.accessible()[name].state().checked


def test_keys_show_where_they_are_and_touch_does_not(home: Home) -> None:
    by_touch(home.window, home.part("sam"))
    plain = around(home.part("ali"))
    home.part("ali").setFocus()
    assert around(home.part("ali")) == plain
    key(home.window, Qt.Key.Key_Right)
    assert home.part("").hasFocus()
    assert around(home.part("ali")) == plain
    key(home.window, Qt.Key.Key_Left)
    assert around(home.part("ali")) != plain
    by_touch(home.window, home.part("sam"))
    assert around(home.part("ali")) == plain


def test_arrows_and_tab_reach_everything_and_nothing_faint(home: Home) -> None:
    met: list[QWidget] = []
    while (now := home.window.focusWidget()) not in met:
        assert now is not None
        met.append(now)
        key(home.window, Qt.Key.Key_Tab)
    working = [tool for tool in home.board.tools if tool.tool.works]
    assert set(met) == {*working, *(home.part(id) for id in ("sam", "ali", ""))}
    assert home.part("next") not in met


def test_a_held_key_presses_once(home: Home) -> None:
    home.do("sam")
    home.part("next").setFocus()
    home.clock.pass_by(1.0)
    for repeats in (False, True, True):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            pressed = QKeyEvent(
                kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=repeats
            )
            QCoreApplication.sendEvent(home.window.windowHandle(), pressed)
            home.clock.pass_by(1.0)
    assert home.name == "consent_0"


def test_listen_keeps_its_place_for_keys(home: Home) -> None:
    place = [tool.tool.id for tool in home.board.tools].index("listen")
    home.board.tools[place].setFocus()
    home.clock.pass_by(1.0)
    key(home.window, Qt.Key.Key_Return)
    assert home.board.tools[place].hasFocus()
    assert home.board.tools[place].tool.id == "again"


def test_every_control_says_what_it_is(home: Home) -> None:
    names = home.accessible()
    people = ("Sam", "Ali", "Someone else")
    for name in (*people, "Back", "Listen", "Tell someone", "Stop", "Hide"):
        found = names[name]
        assert found.role() == (QAccessible.Role.CheckBox if name in people else QAccessible.Role.Button), (
            name
        )
        assert found.state().focusable, name
        assert not found.state().disabled, name
        assert not found.state().checked, name
    assert names["Next"].state().disabled
    home.do("sam")
    assert not home.accessible()["Next"].state().disabled
    assert home.accessible()["Sam"].state().checked
    assert home.accessible()["Who are you?"].role() == QAccessible.Role.StaticText


@pytest.mark.parametrize("name", ["Sam", "Tell someone", "Hide"])
def test_a_screen_reader_can_press(home: Home, qtbot: QtBot, name: str) -> None:
    before = home.screen
    action = home.accessible()[name].actionInterface()
    assert "Press" in action.actionNames()
    with qtbot.waitSignal(home.window.acted, timeout=PATIENCE):
        action.doAction("Press")
    assert home.screen != before


def test_the_neutral_picture_is_a_button(home: Home, qtbot: QtBot) -> None:
    home.do("hide")
    home.clock.pass_by(1.0)
    with qtbot.waitSignal(home.window.acted, timeout=PATIENCE):
        home.accessible()["A quiet picture"].actionInterface().doAction("Press")
    assert home.name == "welcome"
