"""Ask what to take along, how, and where to."""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)


class What(Enum):
    """What can be taken along; the value is said to the user."""

    TIMELINE = "Picture of the timeline"
    WINDOW = "Picture of the window"
    CSV = "CSV files"
    NANDSEQGEN = "Files of nandseqgen"
    EVIDENCE = "Evidence folder (pictures, CSV files, scenario, versions)"


@dataclass(frozen=True, slots=True)
class Export:
    """What to take along.

    Attributes
    ----------
    path
        File or folder to write; its suffix says PNG or SVG.
    clipboard
        Whether a picture goes to the clipboard instead.
    whole
        Pictures of the timeline: the whole run instead of what is visible.
    scale
        PNG: pixels for each logical pixel, 1 to 3.
    as_of
        CSV: rows as of the playhead instead of the whole run.
    """

    what: What
    path: Path
    clipboard: bool
    whole: bool
    scale: int
    as_of: bool


class ExportDialog(QDialog):
    """The choices; ``chosen(Export)`` is sent at the end."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, what: What, folder: Path, title: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export")
        self._folder = folder
        self._stem = re.sub(r"[^\w.-]+", "-", Path(title).stem).strip("-") or "nandviz"
        self._boxes: dict[str, QComboBox] = {}
        self.what = self._box("What", [each.value for each in What])
        self.format = self._box("Format", ["PNG", "SVG", "clipboard"])
        self.range = self._box("Range", ["what is visible", "the whole run"])
        self.scale = self._box("Size", ["1×", "2×", "3×"])
        self.scale.setCurrentIndex(1)
        self.rows = self._box("Rows", ["the whole run", "as of the event at the playhead"])
        self.path = QLineEdit()
        self.path.setAccessibleName("Where to")
        self.wrong = QLabel(wordWrap=True)
        self.wrong.setAccessibleName("What is wrong with it")
        self._form = QFormLayout(self)
        for name, box in self._boxes.items():
            self._form.addRow(name, box)
        self._form.addRow("Where to", self._path_row())
        self._form.addRow(self.wrong)
        self._form.addRow(self._buttons())
        self.setMinimumWidth(560)
        self.what.setCurrentText(what.value)
        self.what.currentIndexChanged.connect(self._fit)
        self.format.currentIndexChanged.connect(self._fit)
        self._fit()

    def _box(self, name: str, words: list[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItems(words)
        self._boxes[name] = box
        return box

    def _path_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        browse = QPushButton("Browse…")
        browse.setAccessibleName("Choose where to")
        browse.clicked.connect(self._browse)
        layout.addWidget(self.path)
        layout.addWidget(browse)
        self._where = row
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def _what(self) -> What:
        return What(self.what.currentText())

    def _fit(self) -> None:
        """Show the choices that matter, and suggest a place."""
        what = self._what
        picture = what in {What.TIMELINE, What.WINDOW}
        svg = self.format.currentText() == "SVG"
        for box, on in (
            (self.format, picture),
            (self.range, what is What.TIMELINE),
            (self.scale, picture and not svg),
            (self.rows, what is What.CSV),
            (self._where, not (picture and self.format.currentText() == "clipboard")),
        ):
            self._form.setRowVisible(box, on)
        names = {
            What.TIMELINE: f"{self._stem}.{'svg' if svg else 'png'}",
            What.WINDOW: f"{self._stem}-window.{'svg' if svg else 'png'}",
            What.CSV: f"{self._stem}-csv",
            What.NANDSEQGEN: f"{self._stem}-nandseqgen",
            What.EVIDENCE: f"{self._stem}-evidence",
        }
        self.path.setText(str(self._folder / names[what]))

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, "Where to", self.path.text())
        if name:
            self.path.setText(name)

    def _choose(self) -> None:
        path = Path(self.path.text().strip()).expanduser()
        if not path.parent.is_dir():
            self.wrong.setText(f"There is no folder {path.parent}.")
            return
        what = self._what
        picture = what in {What.TIMELINE, What.WINDOW}
        export = Export(
            what,
            path,
            clipboard=picture and self.format.currentText() == "clipboard",
            whole=self.range.currentIndex() == 1,
            scale=self.scale.currentIndex() + 1,
            as_of=self.rows.currentIndex() == 1,
        )
        self.accept()
        self.chosen.emit(export)
