"""What the event did, in words; a screen reader hears it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nandviz.language import spoken, tr
from nandviz.query.narration import Narration
from nandviz.ui.words import Widths, hint, line

_PAD = 12
_LEAST_LETTERS = 40
"""For so many there is room in a narrow window."""


class Narrator(QWidget):
    """One line that ends in … where the window is narrow; its tooltip has the details."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._told: Narration | None = None
        self._widths = Widths()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.fontMetrics().height() + 6)
        self.setMinimumWidth(_LEAST_LETTERS * self.fontMetrics().averageCharWidth() + 2 * _PAD)
        self.setAccessibleName(tr("What the event did"))

    def tell(self, narration: Narration) -> None:
        """Say what an event did."""
        if narration == self._told:
            return
        self._told = narration
        self.text = spoken(narration.headline)
        self.setToolTip(hint(narration.headline, *narration.details))
        self.setAccessibleDescription(self.text)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.update()

    def shown_words(self) -> str:
        """Return as much of the line as there is room for."""
        text, room = line(self.text), self.width() - 2 * _PAD
        return whole_words(text, self._widths.cut(text, self._bold(), room))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.setFont(self._bold())
        room = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.shown_words())

    def _bold(self) -> QFont:
        font = self.font()
        font.setBold(True)
        return font


def whole_words(text: str, cut: str) -> str:
    """Return the whole words of what there is room for, with … where some are left out."""
    if cut == text or " " not in cut:
        return cut
    return cut.rsplit(" ", 1)[0].rstrip(",;:") + " …"
