"""Builds the program; the one place that catches everything."""

import os
import signal
import socket
import stat
import sys
import traceback
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType, TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSettings, QSocketNotifier, QStandardPaths
from PySide6.QtWidgets import QApplication

from nandviz import process
from nandviz.collector import spare_what_is_loaded
from nandviz.language import tr
from nandviz.session.session import Session
from nandviz.text import plain
from nandviz.ui import languages
from nandviz.ui.commands.file import ToggleFollowing
from nandviz.ui.commands.run import CancelRun
from nandviz.ui.dialogs.failure import FailureDialog
from nandviz.ui.main_window import MainWindow
from nandviz.ui.settings import Settings
from nandviz.ui.window_keeper import WindowKeeper

NAME: Final = "nandviz"
_ROOM: Final = 1000
"""So many calls deep goes what the last handler does, at most."""
_MOST_WORDS: Final = 500


def main(file: str | None = None, *, watch: bool = False) -> int:
    """Open the window, which `display.why_none` has found possible; return its exit code.

    Parameters
    ----------
    file
        Scenario to open, ``@name`` for a built-in one.
    watch
        Whether it is read again whenever it changes.
    """
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    process.ask_for_utf8()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication), "no other kind of application is made here"
    application.setStyle("Fusion")
    settings, folder = Settings(_settings()), data_folder()
    if not languages.has_font(languages.asked(settings)):
        process.say(languages.NO_FONT_WORDS)
    spare_what_is_loaded()
    keeper = WindowKeeper(Session(), settings, folder / "sessions", partial(_catch, folder))
    with closing(EndingSignals(application)) as signals:
        keeper.window.show()
        keeper.window.start(file)
        if watch:
            keeper.window.send(ToggleFollowing())
        code = application.exec() if signals.received is None else 0
    if signals.received is None:
        return code
    keeper.window.parts.recovery.save()
    # The window is not closed, which might ask: it ends with the process, not piece by piece.
    os._exit(process.exit_code(signals.received))


def _catch(folder: Path, window: MainWindow) -> None:
    sys.excepthook = Catcher(window, folder)


def data_folder() -> Path:
    """Return where unsaved sessions and reports of failures are kept."""
    kind = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(kind))


def _settings() -> QSettings:
    """Return the settings of the user; what has their name and is no file is not read, nor lost."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    usual = Path(folder, NAME, f"{NAME}.conf")
    with suppress(OSError):  # there is none, or it may not be looked at
        if not stat.S_ISREG(usual.stat().st_mode):
            other = usual.with_name(f"{NAME}-2.conf")
            return QSettings(str(other), QSettings.Format.IniFormat)
    return QSettings()


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

    It keeps the scenario and the details, stops the run, keeps the trace, and shows what happened.
    While its dialog is up further exceptions are only written. None of it fails, nor keeps the rest
    from being done, whatever was raised and whatever is broken by now.
    """

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder
        self._showing = False
        self._stopping = False
        self._limit = sys.getrecursionlimit()

    def __call__(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """Deal with an exception."""
        # What was raised may be that too many calls were nested.
        sys.setrecursionlimit(self._limit + _ROOM)
        try:
            self._deal(error)
        finally:
            with suppress(RecursionError):  # as deep as that here; the next time it is set back
                sys.setrecursionlimit(self._limit)

    def _deal(self, error: BaseException) -> None:
        saved = self._save()
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        details = _details(error)
        with suppress(Exception):
            process.complain(details)
        report = self._write(details)
        if not self._stopping:  # else what failed is this very stop
            self._stop()
        if not self._showing:
            self._show(_words(error), details, report, saved)

    def _stop(self) -> None:
        self._stopping = True
        with suppress(Exception):
            self._window.send(CancelRun())
        self._stopping = False

    def _save(self) -> str:
        try:
            return tr(
                "Your session is kept in {folder}.",
                folder=self._window.parts.recovery.save_now(),
            )
        except Exception as error:  # noqa: BLE001  the last handler: what comes after it is the end
            return tr("Your session could not be kept: {words}", words=_words(error))

    def _write(self, details: str) -> str:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        path = self._folder / f"failure-{stamp}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(details, encoding="utf-8", errors="backslashreplace")
        except Exception as error:  # noqa: BLE001  as above
            return tr("The details could not be written: {words}", words=_words(error))
        return tr("The details are in {path}.", path=path)

    def _show(self, what: str, details: str, report: str, saved: str) -> None:
        self._showing = True
        try:
            dialog = FailureDialog(self._window, what, details, report, saved)
            dialog.finished.connect(self._shown)
            dialog.open()
        except Exception as error:  # noqa: BLE001  as above
            self._showing = False
            with suppress(Exception):
                process.complain(_details(error))

    def _shown(self) -> None:
        self._showing = False


def _details(error: BaseException) -> str:
    try:
        return "".join(traceback.format_exception(error))
    except Exception:  # noqa: BLE001  what was raised cannot even be told
        return f"{type(error).__name__}\n"


def _words(error: BaseException) -> str:
    """Return what an exception says, on one line."""
    try:
        words = "".join(traceback.format_exception_only(error)).strip()
    except Exception:  # noqa: BLE001  as above
        words = type(error).__name__
    return plain(words[:_MOST_WORDS])
