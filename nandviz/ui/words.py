"""Words as they are written: the one door of names, remarks and messages to Qt's widgets.

Qt takes what looks like HTML for HTML and loads the files that it names, ``&`` for a key, and
``[*]`` in a title for the place of a star.
"""

from html import escape
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from nandviz.text import plain

_MOST: Final = 2_000
"""Characters that are shown of a text which has to be laid out whole."""


def shown(text: str) -> str:
    """Return a text, line by line, with control characters as symbols, and at most so long."""
    short = text if len(text) <= _MOST else f"{text[:_MOST]}…"
    return "\n".join(map(plain, short.split("\n")))


def hint(text: str) -> str:
    """Return a text for a place where Qt guesses its format: a tooltip, a question."""
    words = shown(text)
    # Without a tag nothing is taken for HTML; with one it must be, for there is no other way.
    return f"<div style='white-space: pre-wrap'>{escape(words)}</div>" if "<" in words else words


def caption(text: str) -> str:
    """Return a text for a menu, a button, a tab: on one line, no key in it."""
    return plain(text if len(text) <= _MOST else f"{text[:_MOST]}…").replace("&", "&&")


def title(text: str) -> str:
    """Return a text for the title of a window, on one line."""
    return plain(text).replace("[*]", "[*][*]")


class Words(QLabel):
    """A label that shows its text as it is written."""

    def __init__(self, text: str = "", **properties: Any) -> None:
        super().__init__(**properties)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text, its control characters as symbols."""
        super().setText(shown(text))
