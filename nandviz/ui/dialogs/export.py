"""Ask what to take along, how, and where to."""

import os
import re
from collections.abc import Callable
from itertools import chain, count
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
from nandviz.ui.commands.view import THEMES
from nandviz.ui.words import Words, line

_CLIPBOARD: Final = noop("clipboard")


class ExportDialog(QDialog):
    """The choices; what cannot be written is said here, where it can be mended.

    Parameters
    ----------
    named
        Title of what is open, and the event at the playhead: they name what is written.
    check
        Raises NandvizError for what would destroy what is open.
    """

    def __init__(
        self,
        parent: QWidget,
        send: Send,
        what: What,
        folder: Path,
        named: tuple[str, int],
        check: Callable[[Export], None],
    ) -> None:
        super().__init__(parent)
        self._send = send
        self._check = check
        self._warned: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export"))
        self._folder = folder
        title, k = named
        self._event = f"-event-{k}" if k >= 0 else "-start"
        self._stem = re.sub(r"[^\w.-]+", "-", Path(title).stem).strip("-") or "nandviz"
        # Each with the other program's format, if it is one.
        self._choices = {
            f"{tr(what.value)} {layout}".rstrip(): (what, layout)
            for what in What
            for layout in (FOREIGN_WRITERS if what is What.FOREIGN else ("",))
        }
        self._suggested = ("", folder)
        self._add_boxes()
        self._lay_out()
        self.what.setCurrentText(tr(what.value))
        for box in (self.what, self.format, self.rows):
            box.currentIndexChanged.connect(self._fit)
        self._fit()

    def _add_boxes(self) -> None:
        self._boxes: list[tuple[str, QComboBox]] = []
        self.what = self._box(tr("What"), list(self._choices))
        self.format = self._box(tr("Format"), ["PNG", "SVG", tr(_CLIPBOARD)])
        self.range = self._box(tr("Range"), [tr("what is visible"), tr("the whole run")])
        self.scale = self._box(tr("Size"), ["1×", "2×", "3×"])
        self.scale.setCurrentIndex(1)
        self.theme = self._box(tr("Theme"), [tr("as in the window")])
        for name, words, _help in THEMES:
            if name != "system":
                self.theme.addItem(tr(words), name)
        self.rows = self._box(
            tr("Rows"), [tr("the whole run"), tr("as of the event at the playhead")]
        )

    def _lay_out(self) -> None:
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

    @property
    def _can_be_as_of(self) -> bool:
        """Whether it can be written as of an event."""
        layout = self._layout
        can = layout and FOREIGN_WRITERS[layout].write_as_of is not None
        return self._what is What.CSV or bool(can)

    @property
    def _as_of(self) -> bool:
        """Whether it is to be."""
        return self._can_be_as_of and self.rows.currentIndex() == 1

    def _fit(self) -> None:
        """Show the choices that matter, and suggest a place."""
        what = self._what
        picture = what in PICTURES
        svg = self.format.currentText() == "SVG"
        for box, on in (
            (self.format, picture),
            (self.range, what is What.TIMELINE),
            (self.scale, picture and not svg),
            (self.theme, what in {What.TIMELINE, What.EVIDENCE}),
            (self.rows, self._can_be_as_of),
            (self._where, not (picture and self.format.currentText() == tr(_CLIPBOARD))),
        ):
            self._form.setRowVisible(box, on)
        if self.path.text() == self._suggested[0]:
            self._suggest(_free(self._folder, *self._name(what, ".svg" if svg else ".png")))

    def _name(self, what: What, picture: str) -> tuple[str, str]:
        """Return the name that is suggested, and its suffix; ``picture`` is that of a picture."""
        layout, stem = self._layout, self._stem
        at_event = f"{stem}{self._event}"
        rows = at_event if self._as_of else stem
        return {
            What.TIMELINE: (at_event, picture),
            What.WINDOW: (f"{at_event}-window", picture),
            What.CSV: (f"{rows}-csv", ""),
            What.FOREIGN: (f"{rows}-{layout}", FOREIGN_WRITERS[layout].suffix if layout else ""),
            What.EVIDENCE: (f"{at_event}-evidence", ""),
        }[what]

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
        self.hide()
        try:
            self._send(export)
        finally:
            # Not before: its progress lets Qt delete what is closed, and this is still at work.
            self.accept()

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
            as_of=self._as_of,
            layout=self._layout,
            theme=self.theme.currentData() or "",
        )

    def _replaces(self, path: Path) -> bool:
        return os.path.lexists(path) and path != self._warned


def _free(folder: Path, stem: str, suffix: str) -> Path:
    """Return a path of that name, with a number if something is there already."""
    numbered = (folder / f"{stem}-{n}{suffix}" for n in count(2))
    names = chain([folder / f"{stem}{suffix}"], numbered)
    return next(path for path in names if not os.path.lexists(path))
