"""What all screens share: the bar, the hide corner, the banner, and lighting what is spoken."""

from msgspec.structs import replace
from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from easyread import act as a
from easyread.line import Line
from easyread.screen import AnyScreen, Card, Mat, Pick, Screen, Tool, touchable
from kiosk.ui.look import Sizes
from kiosk.ui.parts.card import CardButton
from kiosk.ui.parts.rows import LineRow, RowNeed
from kiosk.ui.parts.tool import ToolButton, type_of
from kiosk.ui.pictures import Pictures
from kiosk.ui.screens.around import Around, Room, around

Lit = CardButton | LineRow


class Board(QWidget):
    """A screen without its middle; the kinds of screen fill that in ``lay``."""

    acted = Signal(object)
    further = False
    """Next turns to a further page."""
    returns = False
    """Next turns to the first page while there is no way on."""

    def __init__(self, screen: AnyScreen, sizes: Sizes, pictures: Pictures, parent: QWidget) -> None:
        super().__init__(parent)
        self.screen_value: AnyScreen = screen
        self.sizes, self.pictures = sizes, pictures
        self.around: Around | None = None
        self.lightable: list[Lit] = []
        self.tools: list[ToolButton] = []
        self.resize(parent.size())

    def fits(self, screen: AnyScreen, sizes: Sizes) -> bool:
        """This board can show ``screen`` by changing marks only."""
        return sizes == self.sizes and _frame(self.screen_value) == _frame(screen)

    def build(self) -> None:
        """Make the parts for the size the board has now; called once."""
        self.around = around(self.screen_value, self.width(), self.height(), self.sizes)
        self.lay(self.around.room)
        for line in reversed(self.findChildren(LineRow)):
            line.lower()  # A screen reader goes by the order of the children: the question first.
        self._bar(self.around)
        self.take(self.screen_value)

    def lay(self, room: Room) -> None:
        """Fill the middle."""

    def take(self, screen: AnyScreen) -> None:
        """Show the marks of ``screen``, whose frame is the same."""
        self.screen_value = screen
        shown = {card.id: card for card in touchable(screen)}
        for part in self.lightable:
            if isinstance(part, CardButton) and part.card.id in shown:
                part.take(shown[part.card.id])
        for button, tool in zip(self.tools, (*screen.tools, screen.hide), strict=False):
            if tool.id == "next" and (self.further or (self.returns and not tool.works)):
                turn = a.TurnPage(screen.page + 1 if self.further else 0)
                tool = replace(tool, act=turn, works=True, lit=True)
            button.take(tool)

    def light(self, line: Line | None, word: int) -> None:
        """Light the parts that show ``line``, and no other."""
        for part in self.lightable:
            part.light(word if line is not None and part.line == line else -2)

    def card(
        self, card: Card, box: QRect, lying: bool, pixels: int = 0, kind: type[CardButton] = CardButton
    ) -> CardButton:
        """A card in its place; ``pixels``: the size of its type, 0 is that of body text."""
        button = kind(card, self.sizes, self.pictures, self, pixels)
        button.lying = lying
        button.setGeometry(box)

        def press(by_toggling: bool) -> None:
            """A screen reader toggles what can be chosen and does not click it; what is refused is told as it was."""
            if by_toggling or not button.isCheckable():
                self.acted.emit(button.card.act)
                button.take(button.card)

        button.toggled.connect(lambda _: press(True))
        button.clicked.connect(lambda _: press(False))
        self.lightable.append(button)
        return button

    def row(self, need: RowNeed, box: QRect) -> LineRow:
        """A line with its picture, in its place."""
        row = LineRow(need, self.pictures, self)
        row.setGeometry(box)
        self.lightable.append(row)
        return row

    def _bar(self, places: Around) -> None:
        made: dict[str, ToolButton] = {}
        for row in places.rows:
            for tool, box in zip(row.tools, row.boxes, strict=True):
                made[tool.id] = self._tool(tool, row.pixels)
                made[tool.id].setGeometry(box)
        for tool in self.screen_value.tools:
            # One that means nothing here may have no place; it is not shown.
            self.tools.append(made.get(tool.id) or self._tool(tool, self.sizes.text))
        if places.hide is not None:
            wide, high = places.hide.width(), places.hide.height()
            hide = self._tool(self.screen_value.hide, type_of(self.screen_value.hide, wide, high, self.sizes))
            hide.setGeometry(places.hide)
            self.tools.append(hide)

    def _tool(self, tool: Tool, pixels: int) -> ToolButton:
        button = ToolButton(tool, self.sizes, self.pictures, self, pixels)
        button.clicked.connect(lambda: self.acted.emit(button.tool.act))
        return button


def _frame(screen: Screen) -> tuple[object, ...]:
    """What must be the same for two screens to differ in marks only."""
    cards = tuple((card.id, card.line) for card in screen.cards)
    tools = tuple((tool.id, tool.line, tool.works or tool.id == "next") for tool in screen.tools)
    apart = (screen.beside and screen.beside.line, screen.stones) if isinstance(screen, Pick | Mat) else ()
    return (
        type(screen),
        screen.name,
        screen.heading,
        cards,
        tools,
        screen.page,
        apart,
        screen.banner,
    )
