"""Builds the program; the one place that catches everything."""

import os
import signal
import socket
import sys
import traceback
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QSocketNotifier, QStandardPaths
from PySide6.QtWidgets import QApplication

from nandviz import process
from nandviz.session.session import Session
from nandviz.ui.commands.run import CancelRun
from nandviz.ui.dialogs.failure import FailureDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings

NAME: Final = "nandviz"


def main(file: str | None = None) -> int:
    """Open the window, which `display.why_none` has found possible; return its exit code.

    Parameters
    ----------
    file
        Scenario to open, ``@name`` for a built-in one.
    """
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    process.ask_for_utf8()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication), "no other kind of application is made here"
    application.setStyle("Fusion")
    folder = data_folder()
    window = MainWindow(Session(), Settings(QSettings()), folder / "sessions")
    sys.excepthook = Catcher(window, folder)
    with closing(EndingSignals(application)) as signals:
        window.show()
        window.start(file)
        code = application.exec() if signals.received is None else 0
    if signals.received is None:
        return code
    window.parts.recovery.save()
    # The window is not closed, which might ask: it ends with the process, not piece by piece.
    os._exit(process.exit_code(signals.received))


def data_folder() -> Path:
    """Return where unsaved sessions and reports of failures are kept."""
    kind = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(kind))


class EndingSignals:
    """Lets a signal end the program between two events, never inside one.

    Nothing is raised: an exception in the middle of a callback of Qt would be lost, or worse. What
    is not saved is kept, to be offered at the next start.

    Attributes
    ----------
    received
        The signal that came, None while there is none.
    """

    def __init__(self, application: QObject) -> None:
        self.received: int | None = None
        # Python runs its handlers between two of its instructions: while Qt waits there are none,
        # so a signal writes to a socket that Qt waits for.
        self._woken, self._waker = socket.socketpair()
        for end in (self._woken, self._waker):
            end.setblocking(False)
        signal.set_wakeup_fd(self._waker.fileno(), warn_on_full_buffer=False)
        kind = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._woken.fileno(), kind, application)
        self._notifier.activated.connect(self._wake)
        for number in process.ENDING_SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._end)

    def close(self) -> None:
        """Let signals wake nobody any more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(-1)
        self._woken.close()
        self._waker.close()

    def _wake(self) -> None:
        self._woken.recv(64)

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self.received = number
        QCoreApplication.exit(process.exit_code(number))


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
        process.complain(details)
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
        except Exception as error:  # noqa: BLE001  the last handler: what comes after it is the end
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
