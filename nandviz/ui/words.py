"""Words as they are written: the one door of names, remarks and messages to Qt's widgets.

Qt takes what looks like HTML for HTML and loads the files that it names, ``&`` for a key, and
``[*]`` in a title for the place of a star.
"""

from html import escape
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nandviz.language import spoken
from nandviz.text import plain, wide_digits

_KEPT: Final = 2_000

MOST: Final = 2_000
"""Characters that are shown of a line, which has to be laid out whole."""


def line(text: str) -> str:
    """Return a text on one line, with control characters as symbols, and at most so long.

    What was `said` is in the language that is on.
    """
    text = spoken(text)
    return plain(text if len(text) <= MOST else f"{text[:MOST]}…")


def shown(text: str) -> str:
    """Return a text of several lines, each as `line` does."""
    return "\n".join(map(line, spoken(text).split("\n")))


def hint(*lines: str) -> str:
    """Return lines for a place where Qt guesses the format: a tooltip, a question."""
    words = "\n".join(map(line, lines))
    # Without a tag nothing is taken for HTML; with one it must be, for there is no other way.
    return f"<div style='white-space: pre-wrap'>{escape(words)}</div>" if "<" in words else words


def words_html(text: str) -> str:
    """Return a text as a piece of HTML."""
    return escape(shown(text))


def caption(text: str) -> str:
    """Return a text for a menu, a button, a tab: on one line, no key in it."""
    return line(text).replace("&", "&&")


def title(text: str) -> str:
    """Return a text for the title of a window, on one line."""
    return line(text).replace("[*]", "[*][*]")


class Words(QLabel):
    """A label that shows its text as it is written."""

    def __init__(self, text: str = "", **properties: Any) -> None:
        super().__init__(**properties)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, its control characters as symbols."""
        super().setText(shown(text))


class Widths:
    """Widths of texts in a font, whatever their digits are.

    From one step to the next most texts change in their digits alone: to measure one takes as long
    as to draw it.
    """

    def __init__(self) -> None:
        self._font = QFont()
        self._found: dict[str, int] = {}

    def of(self, text: str, font: QFont) -> int:
        """Return a width that holds a text in pixels."""
        if font != self._font or len(self._found) > _KEPT:
            self._font, self._found = QFont(font), {}
        text = wide_digits(text)
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = QFontMetrics(font).horizontalAdvance(text)
        return found

    def cut(self, text: str, font: QFont, room: int) -> str:
        """Return as much of a text as there is room for, with … where some is left out."""
        if self.of(text, font) <= room:
            return text
        return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room)


class OneLine(Words):
    """A label of one line, which ends in … where the window is narrow; its tooltip has it all."""

    def __init__(self, text: str = "", **properties: Any) -> None:
        super().__init__(text, **properties)
        self._widths = Widths()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(line(text))
        self.setToolTip(hint(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        draw_line(self, self.text(), self._widths)


def draw_line(widget: QWidget, text: str, widths: Widths) -> None:
    """Fill a widget with as much of a text as there is room for."""
    room = widget.contentsRect()
    cut = widths.cut(text, widget.font(), room.width())
    QPainter(widget).drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
