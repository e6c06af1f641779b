"""How far a long run is, with what remains and a way to cancel."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from nandviz.language import tr
from nandviz.run import Progress
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.run import CancelRun
from nandviz.ui.words import Words

_SHOW_AFTER_MS: Final = 300


class ProgressLine(QWidget):
    """Shown once a run has taken 0.3 s."""

    def __init__(self, send: Send) -> None:
        super().__init__()
        self.bar = QProgressBar(maximum=1000)
        self.bar.setAccessibleName(tr("Progress of the run"))
        self.bar.setFixedWidth(160)
        self.words = Words()
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setAccessibleName(tr("Cancel the run"))
        self.cancel.clicked.connect(lambda: send(CancelRun()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.words, self.bar, self.cancel):
            row.addWidget(widget)
        self._wait = QTimer(self, interval=_SHOW_AFTER_MS, singleShot=True)
        self._wait.timeout.connect(self.show)
        self.hide()

    def show_progress(self, progress: Progress) -> None:
        """Show how far the run is; hide once nothing runs."""
        if not progress.running:
            self._wait.stop()
            self.hide()
            return
        if self.isHidden() and not self._wait.isActive():
            self._wait.start()
        left = progress.remaining_s
        words = tr("{events:,} events", events=progress.events)
        if left is not None:
            words = tr("{events:,} events, {left:.0f} s left", events=progress.events, left=left)
        self.words.setText(words)
        self.bar.setValue(round(progress.fraction * 1000))
