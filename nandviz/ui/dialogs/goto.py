"""Go to a time, an event, an op or a place."""

import re
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from nandviz.language import said, tr
from nandviz.ui.commands.command import Command, Send
from nandviz.ui.commands.run import GoToEvent, GoToOp, GoToPlace, GoToTime
from nandviz.ui.words import Words
from nandviz.units import ns_from_us

_EVENT: Final = re.compile(r"(?:#|event\s*#?)\s*(\d+)", re.IGNORECASE)
_OP: Final = re.compile(r"op\s*#?\s*(\d{1,9})", re.IGNORECASE)
_PLACE: Final = re.compile(r"(?:(?:die|plane|block|page)\s*\d{1,9}[\s,]*)+", re.IGNORECASE)
_TIME: Final = re.compile(r"(.*?)\s*(ns|us|µs|μs|ms|s)?", re.IGNORECASE | re.DOTALL)
_US: Final = {"ns": Decimal("0.001"), "ms": Decimal(1000), "s": Decimal(1_000_000)}
"""Microseconds of the units that are none."""
_LAST: Final = 2**31 - 2


def wish(text: str) -> Command:
    """Return the command that goes to what was typed.

    A time (``7200.5``, which is in µs, or ``5 ms``), an event (``#17``), an op (``op 3``) or a
    place (``die 0 block 3``).

    Raises
    ------
    ValueError
        If it is none of these; says why.
    """
    text = text.strip()
    if found := _EVENT.fullmatch(text):
        return GoToEvent(min(int(found[1]), _LAST))
    if found := _OP.fullmatch(text):
        return GoToOp(int(found[1]))
    if _PLACE.fullmatch(text):
        return GoToPlace(text.replace(",", " "))
    return GoToTime(_time_ns(text))


def _time_ns(text: str) -> int:
    found = _TIME.fullmatch(text)
    number, unit = (found[1], (found[2] or "").lower()) if found else (text, "")
    try:
        factor = _US.get(unit)
        return ns_from_us(number if factor is None else Decimal(number) * factor)
    except (ValueError, ArithmeticError) as error:
        why = error.args[0] if isinstance(error, ValueError) else said("not a number")
        raise ValueError(
            said(
                "“{text}” is no time ({why}), and no event, op or place like #17, op 3 or block 3",
                text=text,
                why=why,
            )
        ) from error


class GotoDialog(QDialog):
    """A line for a time, an event, an op or a place; goes there."""

    def __init__(self, parent: QWidget, send: Send) -> None:
        super().__init__(parent)
        self._send = send
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Go to"))
        words = Words(tr("Time (µs without a unit), event, op, or place"))
        self.line = QLineEdit(placeholderText="7200.5, 5 ms, #17, op 3, die 0 block 3")
        self.line.setAccessibleName(tr("Time, # and an event index, op and its number, or a place"))
        words.setBuddy(self.line)
        self.wrong = Words()
        self.wrong.setAccessibleName(tr("What is wrong with it"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._go)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (words, self.line, self.wrong, buttons):
            layout.addWidget(widget)
        self.line.setFocus()

    def _go(self) -> None:
        try:
            command = wish(self.line.text())
        except ValueError as error:
            self.wrong.setText(tr("{error}", error=error))
            return
        self.accept()
        self._send(command)
