"""How far the search for the smallest scenario is, and a way to end it with what it has found."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from nandviz.language import tr
from nandviz.study.progress import ShrinkProgress
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.compare import StopShrinking
from nandviz.ui.words import Words


class ShrinkLine(QWidget):
    """Shown while a smallest scenario is looked for."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self.words = Words()
        self.stop = QPushButton(tr("Keep this"))
        self.stop.setAccessibleName(tr("Stop looking, and open the smallest so far"))
        self.stop.setToolTip(tr("Stop looking, and open the smallest so far"))
        self.stop.clicked.connect(lambda: send(StopShrinking()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.stop):
            row.addWidget(widget)
        self.hide()

    def show_progress(self, progress: ShrinkProgress | None) -> None:
        """Show how far it is."""
        words = tr("looking for the smallest scenario …")
        if progress is not None:
            words = tr(
                "smallest so far: {entries:,} entries, after {runs:,} runs",
                entries=progress.entries,
                runs=progress.runs,
            )
        self.words.setText(words)
        self.show()
