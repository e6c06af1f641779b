"""What is shown when something went wrong that should not have."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from nandviz.language import tr
from nandviz.text import plain
from nandviz.ui.words import Words


class FailureDialog(QDialog):
    """A failure with its details, where they were written, and what was kept."""

    def __init__(self, parent: QWidget, what: str, details: str, report: str, saved: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        words = Words(
            tr(
                "nandviz made a mistake. The run was stopped; the trace is still "
                "here.\n{what}\n{saved}\n{report}",
                what=plain(what),
                saved=plain(saved),
                report=plain(report),
            ),
            wordWrap=True,
        )
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text = QPlainTextEdit("\n".join(map(plain, details.split("\n"))), readOnly=True)
        text.setAccessibleName(tr("Details"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(text)
        layout.addWidget(buttons)
        self.resize(720, 460)
