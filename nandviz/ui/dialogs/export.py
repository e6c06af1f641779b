"""Ask what to take along, how, and where to."""

import os
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from nandviz.errors import NandvizError
from nandviz.exchange.registry import FOREIGN_WRITERS
from nandviz.language import noop, said, tr
from nandviz.text import of_path, path_of
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.file import PICTURES, Export, What
from nandviz.ui.words import Words, line

_CLIPBOARD: Final = noop("clipboard")


class ExportDialog(QDialog):
    """The choices; what cannot be written is said here, where it can be mended.

    Parameters
    ----------
    title
        Of what is open; it names what is written.
    check
        Raises NandvizError for what would destroy what is open.
    """

    def __init__(
        self,
        parent: QWidget,
        send: Send,
        what: What,
        folder: Path,
        title: str,
        check: Callable[[Export], None],
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._check = check
        self._warned: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        self._folder = folder
        self._stem = re.sub(r"[^\w.-]+", "-", Path(title).stem).strip("-") or "nandviz"
        # Each with the other program's format, if it is one.
        self._choices = {
            f"{tr(what.value)} {layout}".rstrip(): (what, layout)
            for what in What
            for layout in (FOREIGN_WRITERS if what is What.FOREIGN else ("",))
        }
        self._boxes: list[tuple[str, QComboBox]] = []
        self.what = self._box(tr("What"), list(self._choices))
        self.format = self._box(tr("Format"), ["PNG", "SVG", tr(_CLIPBOARD)])
        self.range = self._box(tr("Range"), [tr("what is visible"), tr("the whole run")])
        self.scale = self._box(tr("Size"), ["1×", "2×", "3×"])
        self.scale.setCurrentIndex(1)
        self.rows = self._box(
            tr("Rows"), [tr("the whole run"), tr("as of the event at the playhead")]
        )
        self.path = QLineEdit()
        self.path.setAccessibleName(tr("Where to"))
        self.wrong = Words(wordWrap=True)
        self.wrong.setAccessibleName(tr("What is wrong with it"))
        self._form = QFormLayout(self)
        for name, box in self._boxes:
            self._form.addRow(name, box)
        self._form.addRow(tr("Where to"), self._path_row())
        self._form.addRow(self.wrong)
        self._form.addRow(self._buttons())
        self.setMinimumWidth(560)
        self.what.setCurrentText(tr(what.value))
        self.what.currentIndexChanged.connect(self._fit)
        self.format.currentIndexChanged.connect(self._fit)
        self._fit()

    def _box(self, name: str, words: list[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItems(words)
        self._boxes.append((name, box))
        return box

    def _path_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        browse = QPushButton(tr("Browse…"))
        browse.setAccessibleName(tr("Choose where to"))
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
        picture = what in PICTURES
        svg = self.format.currentText() == "SVG"
        for box, on in (
            (self.format, picture),
            (self.range, what is What.TIMELINE),
            (self.scale, picture and not svg),
            (self.rows, what is What.CSV),
            (self._where, not (picture and self.format.currentText() == tr(_CLIPBOARD))),
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
        self._suggest(_free(self._folder / names[what]))

    def _suggest(self, path: Path) -> None:
        """Put in a path as text; the path itself is kept, for a name need not be text."""
        text = line(of_path(str(path)))
        self._suggested = text, path
        self.path.setText(text)

    def _browse(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Where to"), self.path.text())
        if name:
            self.path.setText(name)
            self._warned = path_of(name)  # the file dialog has asked

    def _choose(self) -> None:
        try:
            export = self._chosen()
            self._check(export)
        except (NandvizError, OSError, RuntimeError, ValueError) as error:
            # A path may be too long, hold a NUL, or name the home of nobody.
            self.wrong.setText(tr("{error}", error=error))
            return
        if not export.clipboard and self._replaces(export.path):
            self._warned = export.path
            self.wrong.setText(
                tr("{path} is already there. Save again to replace it.", path=export.path)
            )
            return
        self.accept()
        self._send(export)

    def _chosen(self) -> Export:
        """Return what is chosen; NandvizError if it has no place."""
        what, form = self._what, self.format.currentText()
        clipboard = what in PICTURES and form == tr(_CLIPBOARD)
        text = self.path.text().strip()
        if not text and not clipboard:
            raise NandvizError(said("“Where to” is empty: name a file or folder"))
        suggested, kept = self._suggested
        path = kept if text == suggested else self._folder / path_of(text).expanduser()
        if not path.parent.is_dir() and not clipboard:
            raise NandvizError(said("there is no folder {parent}", parent=path.parent))
        return Export(
            what,
            path,
            form=form,
            clipboard=clipboard,
            whole=self.range.currentIndex() == 1,
            scale=self.scale.currentIndex() + 1,
            as_of=self.rows.currentIndex() == 1,
            layout=self._layout,
        )

    def _replaces(self, path: Path) -> bool:
        return os.path.lexists(path) and path != self._warned


def _free(path: Path) -> Path:
    """Return the path, with a number if something is there already."""
    numbered = (path.with_stem(f"{path.stem}-{n}") for n in count(2))
    return (
        path if not os.path.lexists(path) else next(p for p in numbered if not os.path.lexists(p))
    )
