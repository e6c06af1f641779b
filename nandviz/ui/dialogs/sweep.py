"""What is to be swept over, what is measured, where the results go and who does the work."""

import os
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from nandviz.errors import NandvizError
from nandviz.language import said, tr, trn
from nandviz.model.words import ControllerOrder, Reason
from nandviz.scenario import schema
from nandviz.scenario.host_fields import CONTROLLER
from nandviz.scenario.scenario import Scenario
from nandviz.session.sweeping import jobs_beside
from nandviz.study import measures
from nandviz.study.axes import Axis, size
from nandviz.study.folder import ABOUT
from nandviz.study.sweep import Sweep
from nandviz.study.workers import cores
from nandviz.text import of_path, path_of
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.sweep import StartSweep
from nandviz.ui.words import Words, line
from nandviz.units import us_shortest

CHECK_MS: Final = 250
"""How long what is typed has to rest before it is checked."""
_STEPS: Final = 50
_STEP_NS: Final = 20_000
_ENTRY_TIME: Final = re.compile(r"script\[([0-9]+)\]\.at_us")
_ORDER: Final = "controller.order"
_LINES: Final = 4
_MOST_ENTRIES: Final = 200
_LONG: Final = 300_000
"""Characters of a scenario from which on values are tried only when the sweep starts."""


class SweepDialog(QDialog):
    """The choices; what is wrong with them is said as they are typed.

    Parameters
    ----------
    folder
        Where the folder of the results is proposed.
    path
        A value to sweep over to begin with; empty for that of the file, or the first entry's.
    """

    def __init__(
        self, parent: QWidget, send: Send, scenario: Scenario, folder: Path, path: str
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._scenario = scenario
        self._folder = folder
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Sweep"))
        self.over = self._lines(tr("Over which values"), first_over(scenario, path))
        self.measured = self._lines(tr("What is measured"), first_measures(scenario))
        self.reasons = QCheckBox(tr("and the refusals by reason"))
        self.reasons.setChecked(True)
        self.path = QLineEdit(line(of_path(str(free_folder(scenario, folder)))))
        self.path.setAccessibleName(tr("Folder of the results"))
        self.jobs = QSpinBox(minimum=1, maximum=max(cores(), 1))
        self.jobs.setValue(jobs_beside())
        self.jobs.setAccessibleName(tr("Processes of this machine"))
        self.scheduler = QLineEdit(placeholderText=tr("none; or tcp://host:8786"))
        self.scheduler.setAccessibleName(tr("Scheduler of a Dask cluster"))
        self.told = Words(wordWrap=True)
        self.told.setAccessibleName(tr("What will be done, or what is wrong with it"))
        self._rest = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._rest.timeout.connect(self.check)
        self._lay_out()
        self.over.textChanged.connect(self._typed)
        self.measured.textChanged.connect(self._typed)
        self.path.textChanged.connect(self._typed)
        self.check()

    def _lines(self, name: str, lines: list[str]) -> QPlainTextEdit:
        box = QPlainTextEdit("\n".join(lines), tabChangesFocus=True)
        box.setAccessibleName(name)
        box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        box.setFixedHeight((_LINES + 1) * box.fontMetrics().lineSpacing())
        return box

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.addRow(tr("Over"), self._with_names(self.over, _path_names(self._scenario)))
        form.addRow(tr("Measure"), self._with_names(self.measured, measures.names()))
        form.addRow("", self.reasons)
        form.addRow(tr("Results in"), self._path_row())
        form.addRow(tr("Processes"), self.jobs)
        form.addRow(tr("Cluster"), self.scheduler)
        form.addRow(self.told)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = self.buttons.addButton(tr("Start"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setDefault(True)
        self.buttons.accepted.connect(self._start)
        self.buttons.rejected.connect(self.reject)
        form.addRow(self.buttons)
        self.setMinimumWidth(620)

    def _with_names(self, box: QPlainTextEdit, names: tuple[str, ...]) -> QWidget:
        """Put a list of names below a box: the one that is chosen is added as a line."""
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(box)
        chooser = QComboBox()
        chooser.setAccessibleName(tr("Add: {name}", name=box.accessibleName()))
        chooser.addItem(tr("add …"))
        chooser.addItems(list(names))
        chooser.activated.connect(lambda index: self._add(box, chooser, index))
        column.addWidget(chooser)
        return both

    def _add(self, box: QPlainTextEdit, chooser: QComboBox, index: int) -> None:
        if index:
            box.appendPlainText(chooser.itemText(index))
            chooser.setCurrentIndex(0)
            box.setFocus()

    def _path_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        browse = QPushButton(tr("Browse…"))
        browse.setAccessibleName(tr("Choose the folder"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        layout.addWidget(self.path)
        layout.addWidget(browse)
        return row

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Folder of the results"), self.path.text())
        if name:
            self.path.setText(line(name))

    # What is typed

    def _typed(self) -> None:
        self.start.setEnabled(False)
        self._rest.start()

    def chosen(self) -> StartSweep:
        """Return what is typed; NandvizError where there is no folder."""
        text = self.path.text().strip()
        if not text:
            raise NandvizError(said("name a folder for the results"))
        return StartSweep(
            tuple(_typed_lines(self.over)),
            tuple(self._measures()),
            self._folder / path_of(text).expanduser(),
            self.jobs.value(),
            self.scheduler.text().strip(),
        )

    def _measures(self) -> Iterator[str]:
        typed = list(_typed_lines(self.measured))
        yield from typed
        if self.reasons.isChecked():
            by_reason = (f"refused({reason.value})" for reason in Reason)
            yield from (name for name in by_reason if name not in typed)

    def check(self) -> bool:
        """Say how many points there are, or what is wrong; return whether nothing is."""
        self._rest.stop()
        try:
            command = self.chosen()
            axes = tuple(map(Axis.parse, command.over))
            points = size(axes)
            measures.check_measures(command.measures)
            if len(self._scenario.text) < _LONG:
                Sweep(self._scenario, _ends(axes), command.measures).check()
        except (NandvizError, OSError, RuntimeError, ValueError) as error:
            # A path may be too long, hold a NUL, or name the home of nobody.
            self._tell(tr("{error}", error=error), is_right=False)
            return False
        words = trn(points, "{count:,} run", "{count:,} runs")
        if (command.folder / ABOUT).exists():
            words = tr("{runs}; the sweep that is in the folder goes on", runs=words)
        self._tell(words, is_right=True)
        return True

    def _tell(self, words: str, *, is_right: bool) -> None:
        self.told.setText(words)
        self.start.setEnabled(is_right)

    def _start(self) -> None:
        if self.check():
            command = self.chosen()
            self.accept()
            self._send(command)


def _typed_lines(box: QPlainTextEdit) -> Iterator[str]:
    lines = (each.strip() for each in box.toPlainText().split("\n"))
    return (each for each in lines if each)


def _ends(axes: tuple[Axis, ...]) -> tuple[Axis, ...]:
    """Return axes that take the first and the last value alone."""
    ends = ((axis.path, dict.fromkeys((axis.values[0], axis.values[-1]))) for axis in axes)
    return tuple(Axis.of(path, ",".join(values)) for path, values in ends)


# What is proposed


def first_over(scenario: Scenario, path: str) -> list[str]:
    """Return the axes to begin with: of a path, else of the file, else what its ops come from.

    That is an instant of the script, how a host is served, or the seed of a workload.
    """
    if path:
        return [_axis_of(scenario, path)]
    if scenario.sweep is not None:
        return [f"{own}={text}" for own, text in scenario.sweep.over]
    script = scenario.setup.script
    if script:
        return [_axis_of(scenario, f"script[{min(1, len(script) - 1)}].at_us")]
    if scenario.setup.host is not None:
        return [f"{_ORDER}={','.join(ControllerOrder)}"]
    return [_axis_of(scenario, "workload.seed")]


def _axis_of(scenario: Scenario, path: str) -> str:
    """Return an axis from 0 to twice an entry's time; one of seeds."""
    found = _ENTRY_TIME.fullmatch(path)
    if found is None:
        return f"{path}=1:{_STEPS}"
    at_ns = scenario.setup.script[int(found[1])].at_ns
    step_ns = max(2 * at_ns // _STEPS, 1) if at_ns else _STEP_NS
    return f"{path}=0:{us_shortest(step_ns * _STEPS)}:{us_shortest(step_ns)}"


def first_measures(scenario: Scenario) -> list[str]:
    """Return the measures to begin with: those of the file, else the usual ones."""
    if scenario.sweep is not None:
        return list(scenario.sweep.measures)
    own = ["delay(0.0)"] if scenario.setup.script else ["read.p99"]
    return [*own, "laws", "refusals"]


def free_folder(scenario: Scenario, folder: Path) -> Path:
    """Return where the results go: as the file says, else a folder that is not there yet."""
    if scenario.sweep is not None and scenario.sweep.out is not None:
        beside = folder if scenario.path is None else scenario.path.parent
        return beside / scenario.sweep.out
    name = scenario.name if scenario.path is None else scenario.path.stem
    stem = re.sub(r"[^\w.-]+", "-", of_path(name)).strip("-.") or "nandviz"
    numbered = (folder / f"{stem}-sweep-{number}" for number in count(1))
    return next(path for path in numbered if not os.path.lexists(path))


def _path_names(scenario: Scenario) -> tuple[str, ...]:
    """Return paths whose values are often varied, each as the head of a line."""
    entries = range(min(len(scenario.setup.script), _MOST_ENTRIES))
    own = [f"script[{index}].at_us" for index in entries]
    if scenario.setup.workload is not None:
        own += ["workload.seed"]
    if scenario.setup.host is not None:
        own += [f"{schema.CONTROLLER_KEY.key}.{key}" for key in CONTROLLER.fields]
    policies = (f"{schema.POLICIES_KEY.key}.{key}" for key in schema.POLICIES.fields)
    return tuple(f"{path}=" for path in (*own, *policies))
