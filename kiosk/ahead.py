"""Draws the next question's pictures while the present one is being answered."""

from PySide6.QtCore import QObject, QTimer

from easyread.giving import present
from easyread.route import after, cards
from easyread.stage import Asking, Visit
from kiosk.session import Session
from kiosk.ui.pictures import Pictures
from kiosk.ui.window import Window

WAIT_MS = 120
"""After the present screen is painted and its sound has begun."""


def next_pictures(visit: Visit) -> list[str]:
    """The concepts of the question that comes next, its choices first."""
    question = present(visit)
    if question is None or visit.survey is None or not isinstance(visit.stage, Asking):
        return []
    following = after(visit.survey, visit.answers, question.id)
    if following is None:
        return []
    coming = visit.survey.question(following)
    return [*(choice.picture for choice in cards(visit, coming)), coming.picture]


class Ahead(QObject):
    """``soon`` after each screen; drawn at the sizes that the present screen uses."""

    def __init__(self, session: Session, window: Window, pictures: Pictures) -> None:
        super().__init__()
        self._session, self._window, self._pictures = session, window, pictures
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)

    def soon(self) -> None:
        """Draw a little later, once more than one screen has not come by."""
        self._timer.start(WAIT_MS)

    def _draw(self) -> None:
        concepts = next_pictures(self._session.visit)
        board = self._window.board
        if not concepts or board is None:
            return
        for side in {part.picture_side() for part in board.lightable}:
            self._pictures.prepare(concepts, side, self._window.devicePixelRatioF())
