"""Ask what to take along, how, and where to."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
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

from nandviz.exchange.registry import FOREIGN_WRITERS
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.file import Export, What


class ExportDialog(QDialog):
    """The choices; what is open has a ``title``, which names what is written."""

    def __init__(self, parent: QWidget, send: Send, what: What, folder: Path, title: str) -> None:
        super().__init__(parent)
        self._send = send
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export")
        self._folder = folder
        self._stem = re.sub(r"[^\w.-]+", "-", Path(title).stem).strip("-") or "nandviz"
        # Each with the other program's format, if it is one.
        self._choices = {
            f"{what.value} {layout}".rstrip(): (what, layout)
            for what in What
            for layout in (FOREIGN_WRITERS if what is What.FOREIGN else ("",))
        }
        self._boxes: dict[str, QComboBox] = {}
        self.what = self._box("What", list(self._choices))
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
        return self._choices[self.what.currentText()][0]

    @property
    def _layout(self) -> str:
        return self._choices[self.what.currentText()][1]

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
        layout = self._layout
        suffix = FOREIGN_WRITERS[layout].suffix if layout else ""
        names = {
            What.TIMELINE: f"{self._stem}.{'svg' if svg else 'png'}",
            What.WINDOW: f"{self._stem}-window.{'svg' if svg else 'png'}",
            What.CSV: f"{self._stem}-csv",
            What.FOREIGN: f"{self._stem}-{layout}{suffix}",
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
            layout=self._layout,
        )
        self.accept()
        self._send(export)
