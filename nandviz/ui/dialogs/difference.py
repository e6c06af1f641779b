"""What differs between a file and the text that would replace it."""

from collections.abc import Sequence
from difflib import unified_diff
from itertools import takewhile
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from nandviz.language import tr
from nandviz.text import plain
from nandviz.ui.commands.command import Command, Send

_MOST_LINES: Final = 4_000
"""Lines of each text that are compared at most, beside equal ones at both ends."""
_CONTEXT: Final = 3


def difference(old: str, new: str, name: str) -> str:
    """Return what differs, line by line, as a unified diff; control characters as symbols."""
    before, after = old.split("\n"), new.split("\n")
    start = _equal(before, after)
    end = _equal(before[start:][::-1], after[start:][::-1])
    start, end = max(start - _CONTEXT, 0), max(end - _CONTEXT, 0)
    olds, news = before[start : len(before) - end], after[start : len(after) - end]
    names = (plain(tr("{name} on the disk", name=name)), plain(tr("{name} here", name=name)))
    if max(len(olds), len(news)) > _MOST_LINES:
        return tr(
            "{old:,} lines of {name} differ from {new:,} of {other}.",
            old=len(olds),
            name=names[0],
            new=len(news),
            other=names[1],
        )
    found = unified_diff([*map(plain, olds)], [*map(plain, news)], *names, lineterm="")
    lines = [_place(line, start) for line in found]
    return "\n".join(lines) or tr("Nothing differs.")


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _place(line: str, start: int) -> str:
    """Count the lines of a hunk's head from the start of the file."""
    if not line.startswith("@@"):
        return line
    _, old, new, _ = line.split(" ")
    shifted = (f"{each[0]}{_shifted(each[1:], start)}" for each in (old, new))
    return f"@@ {' '.join(shifted)} @@"


def _shifted(place: str, start: int) -> str:
    first, comma, count = place.partition(",")
    return f"{int(first) + start}{comma}{count}"


class DifferenceDialog(QDialog):
    """The difference as plain text, and what may be done about it.

    Parameters
    ----------
    choices
        Buttons, each with the command that it sends; Cancel sends none.
    """

    def __init__(
        self,
        parent: QWidget,
        send: Send,
        name: str,
        on_disk: str,
        here: str,
        choices: Sequence[tuple[str, Command]],
    ) -> None:
        super().__init__(parent)
        self._send = send
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("What differs"))
        self.text = QPlainTextEdit(difference(on_disk, here, name), readOnly=True)
        self.text.setAccessibleName(tr("What differs"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        for title, command in choices:
            button = buttons.addButton(title, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)  # Return must not overwrite
            button.clicked.connect(lambda _=False, command=command: self._choose(command))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        self.resize(860, 560)

    def _choose(self, command: Command) -> None:
        self.accept()
        self._send(command)
