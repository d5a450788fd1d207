"""Which part of a screen the keys are at, kept from one screen to the next where it stands on both."""

from kiosk.ui.parts.card import CardButton
from kiosk.ui.screens.board import Board


def focused(board: Board) -> str:
    """What has the focus: a card by its id, a tool by its place."""
    for part in board.lightable:
        if isinstance(part, CardButton) and part.hasFocus():
            return part.card.id
    places = [str(place) for place, tool in enumerate(board.tools) if tool.hasFocus()]
    return f"{board.screen_value.name} {places[0]}" if places else ""


def focus(board: Board, name: str) -> None:
    """Focus what ``focused`` named where it stands here too, else the first card, else the way on."""
    cards = {part.card.id: part for part in board.lightable if isinstance(part, CardButton)}
    shown = board.screen_value.name
    tools = {f"{shown} {place}": tool for place, tool in enumerate(board.tools) if tool.tool.works}
    lit = (tool for tool in board.tools if tool.tool.lit)
    (cards | tools).get(name, next(iter(cards.values()), next(lit, board))).setFocus()
