"""With what an import is judged: the configuration of its generator, and how its files round."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from nandviz.exchange.format import ImportOptions
from nandviz.exchange.nandseqgen.foreign_ops import TOLERANCE_NS
from nandviz.language import tr
from nandviz.text import of_path, path_of
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.file import Judge

CONFIGURATION: Final = "config.yaml"
_MAX_NS: Final = 1_000_000


def configuration_beside(path: Path | None) -> Path | None:
    """Return the configuration in the folder of an import, or beside it; None if there is none."""
    if path is None:
        return None
    folder = path if path.is_dir() else path.parent
    places = (folder / CONFIGURATION, folder.parent / CONFIGURATION)
    return next((place for place in places if place.is_file()), None)


class JudgeDialog(QDialog):
    """Asks for a configuration, which may be none, and for the limit of rounding.

    Parameters
    ----------
    options
        What the import was read with.
    near
        A configuration to propose; None for none.
    """

    def __init__(
        self, parent: QWidget, send: Send, options: ImportOptions, near: Path | None
    ) -> None:
        super().__init__(parent)
        self._send = send
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Judge import with"))
        chosen = options.configuration or near
        self.path = QLineEdit("" if chosen is None else of_path(str(chosen)))
        self.path.setPlaceholderText(tr("none: times are worked out from the files"))
        self.path.setAccessibleName(tr("Configuration"))
        self.path.setMinimumWidth(self.path.fontMetrics().averageCharWidth() * 50)
        self.browse = QPushButton(tr("Choose…"))
        self.browse.clicked.connect(self._browse)
        self.lenient = QCheckBox(tr("Leave ops of it out that are wrong"))
        self.lenient.setChecked(options.lenient)
        self.rounding = QSpinBox(maximum=_MAX_NS, suffix=" ns")
        limit = options.rounding_ns
        self.rounding.setValue(TOLERANCE_NS if limit is None else limit)
        self.rounding.setAccessibleName(tr("Rounding of the files up to"))
        self._lay_out()

    def _lay_out(self) -> None:
        places = QHBoxLayout()
        places.addWidget(self.path)
        places.addWidget(self.browse)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._judge)
        buttons.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.addRow(tr("Configuration"), places)
        layout.addRow("", self.lenient)
        layout.addRow(tr("Rounding of the files up to"), self.rounding)
        layout.addRow(buttons)

    def _browse(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Configuration of the generator"), self.path.text(), "*.yaml *.yml"
        )
        if name:
            self.path.setText(name)

    def _judge(self) -> None:
        name, limit = self.path.text().strip(), self.rounding.value()
        options = ImportOptions(
            path_of(name).absolute() if name else None,
            None if limit == TOLERANCE_NS else limit,
            self.lenient.isChecked(),
        )
        self.accept()
        self._send(Judge(options))
