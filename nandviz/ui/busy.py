"""Long work in the window's own thread: it shows progress from 0.3 s on, and can be cancelled."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from nandviz.language import tr
from nandviz.ui.words import line

_SHOW_AFTER_MS: Final = 300


class Cancelled(Exception):  # noqa: N818 - it is a wish, not an error
    """The user has cancelled the work."""


class Busy(QProgressDialog):
    """Says what is worked on; the rest of the window takes no input while it is up.

    Parameters
    ----------
    title
        What is done, in words.
    """

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(line(title))
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(_SHOW_AFTER_MS)
        for label in self.findChildren(QLabel):  # its own one: Qt would own another
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(380)
        self.setAutoReset(False)
        # How long a file takes is not known: the bar only shows that work goes on.
        self.setRange(0, 0)
        self._done = 0

    def tell(self, what: str) -> None:
        """Say what comes next, and let the window live for a moment.

        Raises
        ------
        Cancelled
            If the user has cancelled.
        """
        self.setLabelText(line(tr("Writing {what} …", what=what)))
        self._done += 1
        # Setting a value lets Qt handle what has come in, the click on Cancel too.
        self.setValue(self._done)
        if self.wasCanceled():
            raise Cancelled
