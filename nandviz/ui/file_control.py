"""Files: open, reload, save, watch."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from nandviz.errors import NandvizError
from nandviz.exchange.registry import holds_trace, load_trace
from nandviz.scenario import loader
from nandviz.scenario.scenario import Scenario
from nandviz.session.session import Session
from nandviz.trace import store
from nandviz.trace.tables import Trace
from nandviz.ui.central import Central
from nandviz.ui.commands.file import (
    AskBuiltin,
    AskOpen,
    AskOpenFolder,
    AskSaveAs,
    AskSaveTrace,
    CancelOpen,
    OpenFile,
    Reload,
    RetryOpen,
    Save,
)
from nandviz.ui.dialogs.builtin import BuiltinDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.loading import Loading
from nandviz.ui.messages import Messages
from nandviz.ui.settings import Settings

FILTER: Final = f"Scenarios (*.yaml *.yml);;Traces (*{store.SUFFIX} *.csv);;All files (*)"
FIRST_SCENARIO: Final = "@batch-of-three"
_SETTLE_MS: Final = 200
"""Time that an editor gets to finish writing before the file is looked at."""
LONG_BYTES: Final = 300_000
"""Files from this size on are read in a thread of their own."""


def _is_long(path: Path) -> bool:
    return path.is_dir() or (path.is_file() and path.stat().st_size >= LONG_BYTES)


class FileControl(QObject):
    """Opens, reloads and saves. What cannot be opened is shown and changes nothing.

    Parameters
    ----------
    central
        Shows what was opened, and why something was not.
    parent
        Owns the dialogs.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        settings: Settings,
        central: Central,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._central = central
        self._messages = messages
        self._parent = parent
        self._send = dispatcher.send
        self._last_tried = ""
        self._loading = Loading(self)
        self._loading.fileRead.connect(self._loaded)
        self._loading.timePassed.connect(central.show_waiting)
        self._watch_disk()
        self._handle(dispatcher)

    def _handle(self, dispatcher: Dispatcher) -> None:
        handle = dispatcher.handle
        handle(OpenFile, self._open_asked)
        handle(AskOpen, self._ask_open)
        handle(AskOpenFolder, self._ask_open_folder)
        handle(AskBuiltin, lambda _: BuiltinDialog(self._parent, self._send).open())
        handle(RetryOpen, self._retry_open)
        handle(CancelOpen, self._cancel_open)
        handle(Reload, self._reload)
        handle(Save, lambda _: self._save())
        handle(AskSaveAs, lambda _: self._save_as())
        handle(AskSaveTrace, self._ask_save_trace)

    def _watch_disk(self) -> None:
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._look_at_disk)
        self._watcher.fileChanged.connect(lambda _path: self._settle.start())
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())

    # Opening

    def _open_asked(self, command: OpenFile) -> None:
        if self.may_discard():
            self._open(command.source)

    def _retry_open(self, _command: RetryOpen) -> None:
        if self._last_tried:
            self._open(self._last_tried)

    def _open(self, source: str) -> None:
        self._last_tried = source
        path = Path(source).absolute()
        if not source.startswith("@") and _is_long(path):
            self._central.show_loading(source)
            self._loading.start(path, load_trace if holds_trace(path) else loader.load)
            return
        self._loading.cancel()
        self._opening(lambda: self._session.files.open(source if source.startswith("@") else path))

    def _loaded(self, future: Future[Scenario | Trace]) -> None:
        path = Path(self._last_tried).absolute()

        def show() -> None:
            found = future.result()
            if isinstance(found, Trace):
                self._session.files.open_trace(found, path)
            else:
                self._session.files.open_scenario(found, path)

        self._opening(show)

    def _opening(self, show: Callable[[], None]) -> None:
        try:
            show()
        except (NandvizError, OSError) as error:
            self._central.show_failure(self._last_tried, error)
            return
        self._note_opened()

    def _cancel_open(self, _command: CancelOpen) -> None:
        self._loading.cancel()
        self._messages.say(f"{Path(self._last_tried).name} was not opened")
        self._central.show_timeline()

    def end(self) -> None:
        """Wait for nothing that is being read."""
        self._loading.cancel()

    def _ask_open_folder(self, _command: AskOpenFolder) -> None:
        if not self.may_discard():
            return
        folder = str(self._settings.folder)
        name = QFileDialog.getExistingDirectory(self._parent, "Open a trace folder", folder)
        if name:
            self._settings.folder = Path(name).parent
            self._open(name)

    def _ask_save_trace(self, _command: AskSaveTrace) -> None:
        start = self._settings.folder / f"{Path(self._session.files.title).stem}{store.SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self._parent, "Save the trace", str(start))
        if name:
            self._settings.folder = Path(name).parent
            self._saving(lambda: store.save(self._session.run.trace, Path(name)), Path(name).name)

    def _ask_open(self, _command: AskOpen) -> None:
        if not self.may_discard():
            return
        folder = str(self._settings.folder)
        name, _ = QFileDialog.getOpenFileName(self._parent, "Open a scenario", folder, FILTER)
        if name:
            self._settings.folder = Path(name).parent
            self._open(name)

    def _note_opened(self) -> None:
        path = self._session.files.path
        if path is not None:
            self._settings.add_recent(path)
        self._watch()
        self._messages.clear()
        self._messages.say("")
        self._central.show_opened()

    # Another program writes the file

    def _watch(self) -> None:
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        path = self._session.files.path
        if path is not None and path.exists():
            # The folder too: editors that rename over a file end the watch of the file itself.
            self._watcher.addPaths([str(path), str(path.parent)])

    def _look_at_disk(self) -> None:
        path = self._session.files.path
        if path is None or not self._session.files.changed_on_disk():
            return
        if not path.exists():
            self._messages.ask(partial(self._gone_words, path), ("Keep", None))
            return
        self._messages.ask(
            partial(self._changed_words, path),
            ("Reload", Reload()),
            ("Keep", None),
        )

    def _gone_words(self, path: Path) -> str:
        gone = path == self._session.files.path and not path.exists()
        return f"{path.name} is gone from the disk." if gone else ""

    def _changed_words(self, path: Path) -> str:
        files = self._session.files
        if path != files.path or not files.changed_on_disk() or not path.exists():
            return ""
        unsaved = " Your edits are not saved." if files.modified else ""
        return f"{path.name} changed on disk.{unsaved}"

    def _reload(self, _command: Reload) -> None:
        try:
            self._session.files.reload()
        except (NandvizError, OSError) as error:
            files = self._session.files
            self._central.show_failure(str(files.path or files.title), error)
            return
        self._watch()
        self._messages.clear()
        self._messages.say(f"{self._session.files.title} read again")

    # Saving

    def _save(self) -> bool:
        if self._session.files.path is None:
            return self._save_as()
        return self._saving(self._session.files.save)

    def _save_as(self) -> bool:
        start = self._settings.folder / (self._session.files.path or Path("scenario.yaml")).name
        name, _ = QFileDialog.getSaveFileName(self._parent, "Save as", str(start), FILTER)
        if not name:
            return False
        path = Path(name)
        self._settings.folder = path.parent
        saved = self._saving(lambda: self._session.files.save_as(path))
        if saved:
            self._settings.add_recent(path)
        return saved

    def _saving(self, save: Callable[[], None], name: str = "") -> bool:
        try:
            save()
        except (NandvizError, OSError) as error:
            self._messages.refuse(f"Not saved: {error}")
            return False
        self._watch()
        self._messages.say(f"{name or self._session.files.title} saved")
        return True

    def may_discard(self) -> bool:
        """Ask about unsaved edits; return whether to go on."""
        if not self._session.files.modified:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._parent,
            "Unsaved edits",
            f"Save the edits of “{self._session.files.title}”?",
            buttons.Save | buttons.Discard | buttons.Cancel,
        )
        if answer == buttons.Save:
            return self._save()
        return answer == buttons.Discard
