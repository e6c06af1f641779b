"""Words as they are written: the one door of names, remarks and messages to Qt's widgets.

Qt takes what looks like HTML for HTML and loads the files that it names, ``&`` for a key, and
``[*]`` in a title for the place of a star.
"""

from html import escape
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from nandviz.language import spoken
from nandviz.text import plain

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


class OneLine(Words):
    """A label of one line, which ends in … where the window is narrow; its tooltip has it all."""

    def __init__(self, text: str = "", **properties: Any) -> None:
        super().__init__(text, **properties)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(line(text))
        self.setToolTip(hint(text))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the text as there is room for."""
        draw_line(self, self.text())


def draw_line(widget: QWidget, text: str) -> None:
    """Fill a widget with as much of a text as there is room for."""
    painter, room = QPainter(widget), widget.contentsRect()
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, cut)
