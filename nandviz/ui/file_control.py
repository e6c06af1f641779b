"""Files: open, reload, watch."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from nandviz.errors import NandvizError
from nandviz.language import tr
from nandviz.scenario import library
from nandviz.scenario.scenario import Scenario
from nandviz.session import files as session_files
from nandviz.session.session import Session
from nandviz.session.sweeps import is_sweep
from nandviz.text import of_path, path_of
from nandviz.trace.tables import Trace
from nandviz.ui.central import Central
from nandviz.ui.commands.compare import CompareWith, CompareWithFolder
from nandviz.ui.commands.file import (
    AskBuiltin,
    AskOpen,
    AskOpenFolder,
    CancelOpen,
    OpenFile,
    Reload,
    RetryOpen,
    ToggleFollowing,
)
from nandviz.ui.commands.sweep import OpenSweepFolder
from nandviz.ui.dialogs.builtin import BuiltinDialog
from nandviz.ui.disk_watch import DiskWatch
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.loading import Loading
from nandviz.ui.messages import Messages
from nandviz.ui.save_control import SaveControl, file_filter
from nandviz.ui.settings import Settings
from nandviz.ui.words import hint, line

FIRST_SCENARIO: Final = "@batch-of-three"
LONG_BYTES: Final = 300_000
"""Files from this size on are read in a thread of their own."""


def _is_long(path: Path) -> bool:
    return path.is_dir() or (path.is_file() and path.stat().st_size >= LONG_BYTES)


def _are_gone(paths: Iterable[Path]) -> bool:
    return not any(path.exists() for path in paths)


_MOST_NOTES: Final = 3
"""Notes on a configuration that the bar shows."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that is read: what is said of it, what is done with it, and how it is tried again.

    Attributes
    ----------
    take
        Shows what was read; what it raises is said.
    """

    source: str
    take: Callable[[Scenario | Trace], None]
    done: Callable[[], None]
    again: Callable[[], None]


class FileControl(QObject):
    """Opens and reloads. What cannot be opened is shown and changes nothing; ``openFailed`` tells.

    ``fileOpened`` follows when something else is open.

    Parameters
    ----------
    central
        Shows what was opened, and why something was not.
    parent
        Owns the dialogs.
    """

    openFailed = Signal()
    fileOpened = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        settings: Settings,
        central: Central,
        messages: Messages,
        saving: SaveControl,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._central = central
        self._messages = messages
        self._saving = saving
        self._parent = parent
        self._send = dispatcher.send
        self.follows = False
        """Whether files are read again by themselves when they change."""
        self._reading: Reading | None = None
        self._loading = Loading(self)
        self._loading.fileRead.connect(self._loaded)
        self._loading.timePassed.connect(central.show_waiting)
        self._disk = DiskWatch(self)
        self._disk.diskChanged.connect(self._look_at_disk)
        saving.fileSaved.connect(self.watch)
        self._handle(dispatcher)

    def _handle(self, dispatcher: Dispatcher) -> None:
        handle = dispatcher.handle
        handle(OpenFile, self._open_asked)
        handle(AskOpen, self._ask_open)
        handle(AskOpenFolder, self._ask_open_folder)
        handle(AskBuiltin, lambda _: BuiltinDialog(self._parent, self._send).open())
        handle(RetryOpen, lambda _: self._retry())
        handle(CancelOpen, self._cancel_open)
        handle(Reload, self._reload_asked)
        handle(CompareWith, self._compare_asked)
        handle(ToggleFollowing, lambda _: self._toggle_following())
        handle(CompareWithFolder, self._compare_folder_asked)

    # Opening

    def _open_asked(self, command: OpenFile) -> None:
        if is_sweep(Path(command.source)):
            self._send(OpenSweepFolder(Path(command.source).absolute()))
            return
        self._open_unless_kept(command.source)

    def _open_unless_kept(self, source: str) -> None:
        if self.may_discard():
            self._open(source)

    def _retry(self) -> None:
        if self._reading is not None:
            self._reading.again()

    def _open(self, source: str) -> None:
        files = self._session.files
        path = None if source.startswith("@") else Path(source).absolute()
        reading = Reading(
            source,
            lambda found: files.take(found, path),
            partial(self._note_opened, path),
            partial(self._open_unless_kept, source),
        )
        self.read(reading, lambda: path or library.path(source.removeprefix("@")))

    def _compare_asked(self, command: CompareWith) -> None:
        """Open a file beside what is open, which becomes A where there is none."""
        if not self.may_be_compared():
            return
        if command.path is not None:
            self._compare(command.path.absolute())
            return
        folder = of_path(str(self._settings.folder))
        name, _ = QFileDialog.getOpenFileName(
            self._parent, tr("Compare with"), folder, file_filter()
        )
        self._compare_chosen(name)

    def _compare_folder_asked(self, _command: CompareWithFolder) -> None:
        if not self.may_be_compared():
            return
        folder = of_path(str(self._settings.folder))
        name = QFileDialog.getExistingDirectory(self._parent, tr("Compare with"), folder)
        self._compare_chosen(name)

    def may_be_compared(self) -> bool:
        """Ask about edits of a run B, where another one would take its place."""
        return self._session.branch.a is None or self.may_discard_front()

    def _compare_chosen(self, name: str) -> None:
        if name:
            self._compare(path_of(name).absolute())

    def _compare(self, path: Path) -> None:
        reading = Reading(
            str(path),
            lambda found: self._session.compare_with(found, path),
            self.note_compared,
            partial(self._compare, path),
        )
        self.read(reading, lambda: path)

    def note_compared(self) -> None:
        """Show what was read as run B."""
        self.watch()
        self._messages.clear()
        self._messages.say("")
        self._central.show_again()

    @property
    def reloadable(self) -> bool:
        """Whether there is a file to read again: of what is open, or one that could not be read."""
        return self._session.files.path is not None or self._central.shows_failure

    def _reload_asked(self, _command: Reload) -> None:
        if self._session.files.path is None:
            self._retry()
        else:
            self._reload()

    def _reload(self) -> None:
        files = self._session.files
        source = str(files.path or files.title)
        reading = Reading(source, files.take_again, self.note_reloaded, self._reload)
        self.read(reading, files.needs_path, partial(session_files.read, options=files.options))

    def read(
        self,
        reading: Reading,
        find: Callable[[], Path],
        read: Callable[[Path], Scenario | Trace] = session_files.read,
    ) -> None:
        """Read what `find` names, a long file in a thread of its own."""
        self._loading.cancel()
        self._reading = reading
        try:
            path = find()
            if _is_long(path):
                self._central.show_loading(reading.source)
                self._loading.start(path, read)
                return
        except (NandvizError, OSError) as error:
            self._show_failure(reading, error)
            return
        self._take(reading, lambda: read(path))

    def _loaded(self, future: Future[Scenario | Trace]) -> None:
        assert self._reading is not None
        self._take(self._reading, future.result)

    def _take(self, reading: Reading, read: Callable[[], Scenario | Trace]) -> None:
        try:
            reading.take(read())
        except (NandvizError, OSError) as error:
            self._show_failure(reading, error)
            return
        reading.done()

    def _show_failure(self, reading: Reading, error: Exception) -> None:
        if self.follows and reading.again == self._reload and not self._central.shows_failure:
            # Files that grow may be half written: they are read when they have changed again.
            self._central.show_timeline()
            first = tr("{error}", error=error).splitlines()[0]
            self._messages.say(line(tr("not read again yet: {error}", error=first)))
            return
        self._central.show_failure(reading.source, error)
        self.openFailed.emit()

    def _cancel_open(self, _command: CancelOpen) -> None:
        self._loading.cancel()
        if self._reading is not None:
            self._messages.say(tr("{name} was not read", name=Path(self._reading.source).name))
        self._central.show_timeline()

    def end(self) -> None:
        """Wait for nothing that is being read, and watch nothing."""
        self._loading.cancel()
        self._disk.end()

    def _ask_open_folder(self, _command: AskOpenFolder) -> None:
        if not self.may_discard():
            return
        folder = of_path(str(self._settings.folder))
        name = QFileDialog.getExistingDirectory(self._parent, tr("Open a trace folder"), folder)
        self._open_chosen(name)

    def _ask_open(self, _command: AskOpen) -> None:
        if not self.may_discard():
            return
        folder = of_path(str(self._settings.folder))
        name, _ = QFileDialog.getOpenFileName(
            self._parent, tr("Open a scenario"), folder, file_filter()
        )
        self._open_chosen(name)

    def _open_chosen(self, name: str) -> None:
        if name:
            path = path_of(name)
            self._settings.folder = path.parent
            self._open(str(path))

    def _note_opened(self, path: Path | None) -> None:
        if path is not None:
            self._settings.add_recent(path)
        self.watch()
        self._messages.clear()
        self._messages.say("")
        self._tell_notes()
        self._central.show_opened()
        self.fileOpened.emit()

    def _tell_notes(self) -> None:
        """Say what was not taken over of a configuration that was opened as a scenario."""
        scenario = self._session.run.scenario
        notes = scenario.converted if scenario is not None else None
        if not notes:
            return
        words = tr(
            "{count} notes on the configuration stand at the head of the scenario. {notes}",
            count=len(notes),
            notes="; ".join(notes[:_MOST_NOTES]) + ("; …" if len(notes) > _MOST_NOTES else ""),
        )
        self._messages.refuse(line(words))

    def note_reloaded(self) -> None:
        """Show what was read again."""
        self.watch()
        self._messages.clear()
        self._messages.say(tr("{title} read again", title=self._session.files.title))
        self._central.show_again()

    # Another program writes the files

    def watch(self) -> None:
        """Watch the files of what is open."""
        self._disk.watch(self._session.files.inputs)

    def _toggle_following(self) -> None:
        self.follows = not self.follows
        if self.follows and self._session.files.changed_on_disk():
            self._reload()

    def _look_at_disk(self) -> None:
        files = self._session.files
        changed = files.changed_on_disk()
        is_waiting = self._central.shows_failure_of(str(files.path))
        if not self._disk.is_new(changed):
            return
        if is_waiting or (self.follows and changed and not files.modified):
            # A reload was asked for, and failed: the page goes when the files are right again.
            self._reload()
        elif changed:
            self._ask_reload(changed)
        else:
            self._messages.refresh()

    def _ask_reload(self, changed: tuple[Path, ...]) -> None:
        gone = _are_gone(changed)
        reload = () if gone else ((tr("Reload"), Reload()),)
        words = partial(self._disk_words, self._session.files.path, changed, gone=gone)
        self._messages.ask(words, *reload, (tr("Keep"), None))

    def _disk_words(self, own: Path | None, changed: tuple[Path, ...], *, gone: bool) -> str:
        files = self._session.files
        if files.path != own or files.changed_on_disk() != changed or _are_gone(changed) != gone:
            return ""
        name = line(files.title if own in changed or len(changed) > 1 else changed[0].name)
        if gone:
            return tr("{name} is gone from the disk.", name=name)
        if files.modified:
            return tr("{name} changed on disk. Your edits are not saved.", name=name)
        return tr("{name} changed on disk.", name=name)

    # Unsaved edits

    def may_discard(self) -> bool:
        """Ask about unsaved edits of both runs; return whether to go on."""
        return self.may_discard_front() and self._may_discard_beside()

    def _may_discard_beside(self) -> bool:
        if not self._session.files.unsaved_beside:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._parent,
            tr("Unsaved edits"),
            tr("Run A holds edits that are in no file; Swap puts it in front, to be saved."),
            buttons.Discard | buttons.Cancel,
        )
        return answer == buttons.Discard

    def may_discard_front(self) -> bool:
        """Ask about unsaved edits of the run in front; return whether to go on."""
        if not self._session.files.modified:
            return True
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._parent,
            tr("Unsaved edits"),
            hint(tr("Save the edits of “{title}”?", title=self._session.files.title)),
            buttons.Save | buttons.Discard | buttons.Cancel,
        )
        if answer == buttons.Save:
            return self._saving.save()
        return answer == buttons.Discard
