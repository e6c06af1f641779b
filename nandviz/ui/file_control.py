"""Files: open, reload, save, watch, recover, take away."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from nandviz.errors import NandvizError
from nandviz.exchange.registry import holds_trace, load_trace
from nandviz.scenario import loader
from nandviz.scenario.scenario import Scenario
from nandviz.session.session import Session
from nandviz.trace import store
from nandviz.trace.tables import Trace
from nandviz.ui.bars import MessageBar, do_nothing
from nandviz.ui.dialogs.builtin import BuiltinDialog
from nandviz.ui.loading import Loading
from nandviz.ui.settings import Settings

FILTER: Final = f"Scenarios (*.yaml *.yml);;Traces (*{store.SUFFIX} *.csv);;All files (*)"
FIRST_SCENARIO: Final = "@batch-of-three"
_SETTLE_MS: Final = 200
"""Time that an editor gets to finish writing before the file is looked at."""


LONG_BYTES: Final = 300_000
"""Files from this size on are read in a thread of their own."""


def _is_long(path: Path) -> bool:
    return path.is_dir() or (path.is_file() and path.stat().st_size >= LONG_BYTES)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be opened."""

    source: str
    error: Exception


class FileControl(QObject):
    """Opens and saves. What cannot be opened is told by ``failed`` and changes nothing.

    ``opened`` follows every successful opening, ``reading(source)`` comes before a long one.
    """

    opened = Signal()
    failed = Signal(object)
    reading = Signal(str)
    said = Signal(str)
    exportAsked = Signal()
    pictureAsked = Signal()
    pictureCopied = Signal()

    def __init__(
        self, session: Session, settings: Settings, bar: MessageBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._bar = bar
        self._window = window
        self._last_tried = ""
        self.loading = Loading(self)
        self.loading.done.connect(self._loaded)
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._look_at_disk)
        self._watcher.fileChanged.connect(lambda _path: self._settle.start())
        self._watcher.directoryChanged.connect(lambda _path: self._settle.start())

    # Opening

    def open(self, source: str) -> None:
        """Open a file, a folder that holds a trace, or a built-in scenario as ``@name``."""
        self._last_tried = source
        path = Path(source).absolute()
        if not source.startswith("@") and _is_long(path):
            self.reading.emit(source)
            self.loading.start(path, load_trace if holds_trace(path) else loader.load)
            return
        self.loading.cancel()
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
            self.failed.emit(Failure(self._last_tried, error))
            return
        self._note_opened()

    def cancel_loading(self) -> None:
        """Stop waiting for a long file; what was open stays open."""
        self.loading.cancel()
        self.said.emit(f"{Path(self._last_tried).name} was not opened")

    def ask_open_folder(self) -> None:
        """Let the user choose a folder that holds a trace."""
        if not self.may_discard():
            return
        folder = str(self._settings.folder)
        name = QFileDialog.getExistingDirectory(self._window, "Open a trace folder", folder)
        if name:
            self._settings.folder = Path(name).parent
            self.open(name)

    def ask_save_trace(self) -> None:
        """Let the user choose a file, and write the trace to it: it opens without simulating."""
        start = self._settings.folder / f"{Path(self._session.files.title).stem}{store.SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self._window, "Save the trace", str(start))
        if name:
            self._settings.folder = Path(name).parent
            self._saving(lambda: store.save(self._session.run.trace, Path(name)), Path(name).name)

    def try_again(self) -> None:
        """Open again what could not be opened."""
        if self._last_tried:
            self.open(self._last_tried)

    def ask_open(self) -> None:
        """Let the user choose a file."""
        if not self.may_discard():
            return
        folder = str(self._settings.folder)
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a scenario", folder, FILTER)
        if name:
            self._settings.folder = Path(name).parent
            self.open(name)

    def ask_builtin(self) -> None:
        """Let the user choose a built-in scenario."""
        dialog = BuiltinDialog(self._window)
        dialog.chosen.connect(self.open_asked)
        dialog.open()

    def open_asked(self, source: str) -> None:
        """Open something unless the user wants to keep unsaved edits."""
        if self.may_discard():
            self.open(source)

    def _note_opened(self) -> None:
        path = self._session.files.path
        if path is not None:
            self._settings.add_recent(path)
        self._watch()
        self._bar.hide()
        self.opened.emit()

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
            self._bar.say(f"{path.name} is gone from the disk.", ("Keep", do_nothing))
            return
        unsaved = " Your edits are not saved." if self._session.files.modified else ""
        self._bar.say(
            f"{path.name} changed on disk.{unsaved}",
            ("Reload", self.reload),
            ("Keep", do_nothing),
        )

    def reload(self) -> None:
        """Read the file again; the playhead and the view stay."""
        try:
            self._session.files.reload()
        except (NandvizError, OSError) as error:
            self.failed.emit(
                Failure(str(self._session.files.path or self._session.files.title), error)
            )
            return
        self._watch()
        self._bar.hide()
        self.said.emit(f"{self._session.files.title} read again")

    # Saving

    def save(self) -> None:
        """Write the scenario to its file, asking for one where it has none."""
        self._save()

    def _save(self) -> bool:
        if self._session.files.path is None:
            return self._save_as()
        return self._saving(self._session.files.save)

    def ask_save_as(self) -> None:
        """Let the user choose a file, and write to it."""
        self._save_as()

    def _save_as(self) -> bool:
        start = self._settings.folder / (self._session.files.path or Path("scenario.yaml")).name
        name, _ = QFileDialog.getSaveFileName(self._window, "Save as", str(start), FILTER)
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
            self._bar.say(f"Not saved: {error}", ("Close", do_nothing))
            return False
        self._watch()
        self.said.emit(f"{name or self._session.files.title} saved")
        return True

    def may_discard(self) -> bool:
        """Ask about unsaved edits; return whether to go on."""
        if not self._session.files.modified:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            "Unsaved edits",
            f"Save the edits of “{self._session.files.title}”?",
            buttons.Save | buttons.Discard | buttons.Cancel,
        )
        if answer == buttons.Save:
            return self._save()
        return answer == buttons.Discard

    # Editing

    def undo(self) -> None:
        """Take the last edit back."""
        self.edit(self._session.edits.undo)

    def redo(self) -> None:
        """Make the edit again that was taken back."""
        self.edit(self._session.edits.redo)

    def edit(self, change: Callable[[], None]) -> None:
        """Make an edit; one that is refused is said in the bar and changes nothing."""
        try:
            change()
        except NandvizError as error:
            self._bar.say(str(error), ("Close", do_nothing))

    # Taking away

    def ask_export(self) -> None:
        """Ask what to take along."""
        self.exportAsked.emit()

    def ask_picture(self) -> None:
        """Ask where to write a picture."""
        self.pictureAsked.emit()

    def copy_picture(self) -> None:
        """Put a picture on the clipboard."""
        self.pictureCopied.emit()
