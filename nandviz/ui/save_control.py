"""Saving: never over what somebody else wrote, unless that is said."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from nandviz.errors import NandvizError
from nandviz.files import Output
from nandviz.language import noop, tr
from nandviz.session.session import Session
from nandviz.text import of_path, path_of
from nandviz.trace import store
from nandviz.ui.commands.command import Command
from nandviz.ui.commands.file import (
    AskSaveAs,
    AskSaveTrace,
    Reload,
    Save,
    SaveOver,
    ShowDifference,
)
from nandviz.ui.dialogs.difference import DifferenceDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Messages
from nandviz.ui.settings import Settings
from nandviz.ui.words import line


def _over() -> list[tuple[str, Command]]:
    return [(tr(title), command) for title, command in _OVER]


def file_filter() -> str:
    """Return what file dialogs offer to show."""
    return (
        f"{tr('Scenarios')} (*.yaml *.yml);;{tr('Traces')} (*{store.SUFFIX} *.csv);;"
        f"{tr('All files')} (*)"
    )


_OVER: Final[tuple[tuple[str, Command], ...]] = (
    (noop("Overwrite"), SaveOver()),
    (noop("Reload"), Reload()),
)
"""What may be done where there is a file that is not the one that was read."""


class SaveControl(QObject):
    """Saves scenario and trace; ``fileSaved`` follows. What is not saved is said in the bar.

    Parameters
    ----------
    parent
        Owns the dialogs.
    """

    fileSaved = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        settings: Settings,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self._messages = messages
        self._parent = parent
        self._send = dispatcher.send
        handle = dispatcher.handle
        handle(Save, lambda _: self.save())
        handle(SaveOver, lambda _: self._saving(session.files.save, AskSaveAs()))
        handle(AskSaveAs, lambda _: self._save_as())
        handle(AskSaveTrace, self._ask_save_trace)
        handle(ShowDifference, self._show_difference)

    def save(self) -> bool:
        """Save the scenario; return whether that is done.

        It asks for a file where there is none, and what to do where the file is another by now.
        """
        files = self._session.files
        if files.path is None:
            return self._save_as()
        if why := files.lost_by_saving:
            self._ask(files.path, why)
            return False
        return self._saving(files.save, AskSaveAs())

    def _ask(self, path: Path, why: str) -> None:
        """Ask what to do where saving would destroy or make what nobody expects."""
        choices: list[tuple[str, Command | None]] = [
            (tr("Save as…"), AskSaveAs()),
            (tr("Cancel"), None),
        ]
        if path.is_file():
            choices = [
                *_over(),
                choices[0],
                (tr("Show what differs"), ShowDifference()),
                choices[1],
            ]
        elif not path.exists():
            choices.insert(0, (tr("Write it again"), SaveOver()))

        def still() -> str:
            files = self._session.files
            same = files.path == path and files.lost_by_saving == why
            return line(tr("Not saved: {name} {why}.", name=path.name, why=why)) if same else ""

        self._messages.ask(still, *choices)

    def _show_difference(self, _command: ShowDifference) -> None:
        files = self._session.files
        try:
            on_disk = files.text_on_disk()
        except NandvizError as error:
            self._messages.refuse(tr("{error}", error=error))
            return
        choices = (*_over(), (tr("Save as…"), AskSaveAs()))
        DifferenceDialog(self._parent, self._send, files.title, on_disk, files.text, choices).open()

    def _save_as(self) -> bool:
        files = self._session.files
        start = self._settings.folder / (files.path or Path("scenario.yaml")).name
        name, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save as"), of_path(str(start)), file_filter()
        )
        if not name:
            return False
        path = path_of(name).absolute()
        self._settings.folder = path.parent
        if files.is_own(path):
            return self.save()
        saved = self._saving(partial(files.save_as, path), AskSaveAs())
        if saved:
            self._settings.add_recent(path)
        return saved

    def _ask_save_trace(self, _command: AskSaveTrace) -> None:
        start = self._settings.folder / f"{Path(self._session.files.title).stem}{store.SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save the trace"), of_path(str(start))
        )
        if name:
            path = path_of(name).absolute()
            self._settings.folder = path.parent
            self._saving(partial(self._save_trace, path), AskSaveTrace(), path.name)

    def _save_trace(self, path: Path) -> None:
        self._session.files.check_targets(Output(path, "saved trace"))
        store.save(self._session.shown.trace, path)

    def _saving(self, save: Callable[[], None], again: Command, name: str = "") -> bool:
        try:
            save()
        except (NandvizError, OSError) as error:
            self._messages.refuse(
                tr("Not saved: {error}", error=error), (tr("Save under another name…"), again)
            )
            return False
        self._messages.clear()
        self.fileSaved.emit()
        self._messages.say(tr("{name} saved", name=name or self._session.files.title))
        return True
