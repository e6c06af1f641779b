"""Builds the program; the one place that catches everything."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication

from nandviz import display
from nandviz.errors import NandvizError
from nandviz.session.session import Session
from nandviz.ui.commands.run import CancelRun
from nandviz.ui.dialogs.failure import FailureDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings

NAME: Final = "nandviz"


def main(file: str | None = None) -> int:
    """Open the window; return its exit code.

    Parameters
    ----------
    file
        Scenario to open, ``@name`` for a built-in one.

    Raises
    ------
    NandvizError
        If no window can be shown here.
    """
    reason = display.why_none()
    if reason:
        raise NandvizError(f"no window: {reason}")
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication), "no other kind of application is made here"
    application.setStyle("Fusion")
    folder = data_folder()
    window = MainWindow(Session(), Settings(QSettings()), folder / "sessions")
    sys.excepthook = Catcher(window, folder)
    window.show()
    window.start(file)
    return application.exec()


def data_folder() -> Path:
    """Return where unsaved sessions and reports of failures are kept."""
    kind = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(kind))


class Catcher:
    """What happens to an exception that nothing else expected.

    It stops the run, keeps the trace, saves the scenario and the details, and shows them. While its
    dialog is up further exceptions are only written.
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._showing = False

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Deal with an exception."""
        details = "".join(traceback.format_exception(kind, error, trace))
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        sys.stderr.write(details)
        self._window.send(CancelRun())
        saved = self._save()
        report = self._write(details)
        if not self._showing:
            self._showing = True
            dialog = FailureDialog(self._window, error, details, report, saved)
            dialog.finished.connect(self._shown)
            dialog.open()

    def _shown(self) -> None:
        self._showing = False

    def _save(self) -> str:
        try:
            return f"Your session is kept in {self._window.parts.recovery.save_now()}."
        except NandvizError as error:
            return f"Your session could not be kept: {error}"

    def _write(self, details: str) -> str:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        path = self._folder / f"failure-{stamp}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(details, encoding="utf-8")
        except OSError as error:
            return f"The details could not be written: {error}"
        return f"The details are in {path}."
