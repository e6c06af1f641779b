"""Make or change a breakpoint."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from nandviz.errors import NandvizError
from nandviz.language import noop, said, tr
from nandviz.model.laws import LAWS
from nandviz.scenario.breakpoint_words import (
    FURTHER_EXPECTED,
    METRIC_NAMES,
    ConditionError,
    breakpoint_words,
    condition_words,
    more_words,
    parse_breakpoint,
    parse_condition,
)
from nandviz.scenario.scenario import ANY_LAW, Breakpoint, Comparison
from nandviz.trace.codes import AXES, KINDS
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.run import AddBreakpoint, ChangeBreakpoint
from nandviz.ui.words import Words, line

_ANY = noop("any")
_LAWS = (None, ANY_LAW, *(law.number for law in LAWS))
"""What the choices of a broken law stand for."""


class BreakpointDialog(QDialog):
    """All conditions of a breakpoint: of a new one, or to change the one of a number (from 1)."""

    def __init__(self, parent: QWidget, send: Send, what: Breakpoint, number: int = 0) -> None:
        super().__init__(parent)
        self._send = send
        self._number = number
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = tr("Breakpoint {number}", number=number) if number else tr("New breakpoint")
        self.setWindowTitle(line(title))
        self.event_box = _box(tr("Kind of event"), [tr(_ANY), *KINDS], what.event)
        self.op = QLineEdit(
            "" if what.op_uid is None else str(what.op_uid), placeholderText=tr(_ANY)
        )
        self.die = QLineEdit("" if what.die is None else str(what.die), placeholderText=tr(_ANY))
        self.axis = _box(tr("Axis"), [tr(_ANY), *AXES], what.axis)
        self.condition = _MetricLine(what)
        words = [tr("no"), tr("any law"), *(f"{law.number}. {tr(law.title)}" for law in LAWS)]
        self.law = _box(tr("Broken law"), words, words[_LAWS.index(what.law)])
        self.more = QLineEdit(more_words(what), placeholderText="rejected target_suspended")
        self.hits = QSpinBox(minimum=1, maximum=1_000_000, value=what.hits)
        self.wrong = Words(wordWrap=True)
        self.wrong.setAccessibleName(tr("What is wrong with it"))
        form = QFormLayout(self)
        for name, widget in (
            (tr("Kind of event"), self.event_box),
            (tr("Op (uid)"), self.op),
            (tr("Die"), self.die),
            (tr("Axis"), self.axis),
            (tr("Metric"), self.condition),
            (tr("Broken law"), self.law),
            (tr("Further conditions"), self.more),
            (tr("From hit"), self.hits),
        ):
            widget.setAccessibleName(name)
            form.addRow(name, widget)
        form.addRow(self.wrong)
        form.addRow(self._buttons())
        self.setMinimumWidth(420)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        return buttons

    def _choose(self) -> None:
        try:
            what = self._read()
        except (ValueError, NandvizError) as error:
            self.wrong.setText(tr("{error}", error=error))
            return
        self.accept()
        number = self._number
        self._send(ChangeBreakpoint(number, what) if number else AddBreakpoint(what))

    def _read(self) -> Breakpoint:
        event, axis, law = (b.currentIndex() for b in (self.event_box, self.axis, self.law))
        metric, more = self.condition.words(), self.more.text().strip()
        further = parse_breakpoint(more) if more else Breakpoint()
        if more_words(further) != breakpoint_words(further) and more:
            raise ConditionError(more, FURTHER_EXPECTED)
        return replace(
            further,
            event=KINDS[event - 1] if event else None,
            op_uid=_number(self.op, tr("Op"), 1),
            die=_number(self.die, tr("Die"), 0),
            axis=AXES[axis - 1] if axis else None,
            metric=parse_condition(metric) if metric else None,
            law=_LAWS[law],
            hits=self.hits.value(),
        )


class _MetricLine(QWidget):
    """A metric out of a list, how it compares, and with what; times in µs, as their names say."""

    def __init__(self, what: Breakpoint) -> None:
        super().__init__()
        first = condition_words(what.metric).split() if what.metric else ["", Comparison.GE, ""]
        self.names = _box(tr("Metric"), [tr(_ANY), *METRIC_NAMES], first[0] or None)
        self.comparison = _box(tr("Comparison"), [*Comparison], first[1])
        self.value = QLineEdit(first[2], placeholderText="3")
        self.value.setAccessibleName(tr("Value of the metric"))
        beside = QHBoxLayout(self)
        beside.setContentsMargins(0, 0, 0, 0)
        for widget, share in ((self.names, 3), (self.comparison, 0), (self.value, 1)):
            beside.addWidget(widget, share)
        self.setFocusProxy(self.names)
        self.names.currentIndexChanged.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        for widget in (self.comparison, self.value):
            widget.setEnabled(self.names.currentIndex() > 0)

    def words(self) -> str:
        """Return the condition in words; empty for none."""
        if self.names.currentIndex() == 0:
            return ""
        words = (self.names.currentText(), self.comparison.currentText(), self.value.text().strip())
        return " ".join(words)


def _box(name: str, words: list[str], current: str | None) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItems(words)
    if current is not None:
        box.setCurrentText(current)
    return box


def _number(line: QLineEdit, name: str, least: int) -> int | None:
    text = line.text().strip()
    if not text:
        return None
    if not text.isdecimal() or not least <= int(text) < 2**31:
        raise ValueError(
            said(
                "{name}: “{text}” is not a number from {least} on",
                name=name,
                text=text,
                least=least,
            )
        )
    return int(text)
