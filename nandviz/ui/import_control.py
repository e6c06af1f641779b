"""Imports: with what they are judged, and their pattern as a run under the rules."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nandviz.exchange.format import AS_IT_IS, ImportOptions
from nandviz.language import tr
from nandviz.session import files as session_files
from nandviz.session.session import Session
from nandviz.ui.commands.compare import RunPattern
from nandviz.ui.commands.file import AskJudge, Judge
from nandviz.ui.dialogs.judge import JudgeDialog, configuration_beside
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.file_control import FileControl, Reading
from nandviz.ui.messages import Messages
from nandviz.ui.words import line


class ImportControl(QObject):
    """Reads the import that is open again with a configuration, and runs its pattern beside it."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        files: FileControl,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._files = files
        self._messages = messages
        self._parent = parent
        self._send = dispatcher.send
        files.fileOpened.connect(self._offer_configuration)
        dispatcher.handle(AskJudge, self._ask)
        dispatcher.handle(Judge, lambda command: self._judge(command.options))
        dispatcher.handle(RunPattern, lambda _: self._run_pattern())

    def _offer_configuration(self) -> None:
        """Offer to judge an import with the configuration that lies beside it."""
        run, files = self._session.run, self._session.files
        near = configuration_beside(files.path) if run.trace.info.is_foreign else None
        if near is None or files.options != AS_IT_IS:
            return
        trace, name = run.trace, near.name
        self._messages.ask(
            lambda: (
                line(
                    tr("{name} lies beside the files: more laws can be judged with it.", name=name)
                )
                if self._session.run.trace is trace
                else ""
            ),
            (tr("Judge with it"), Judge(ImportOptions(near))),
            (tr("Close"), None),
        )

    def _ask(self, _command: AskJudge) -> None:
        files = self._session.files
        near = configuration_beside(files.path)
        JudgeDialog(self._parent, self._send, files.options, near).open()

    def _judge(self, options: ImportOptions) -> None:
        files = self._session.files
        reading = Reading(
            str(files.path or files.title),
            lambda found: files.take_judged(found, options),
            self._files.note_reloaded,
            partial(self._judge, options),
        )
        read = partial(session_files.read, options=options)
        self._files.read(reading, files.needs_path, read)

    def _run_pattern(self) -> None:
        """Open the ops of an import as a scenario beside it."""
        if not self._files.may_be_compared():
            return
        session, files = self._session, self._session.files
        reading = Reading(
            files.title,
            lambda found: session.compare_with(found, None),
            self._files.note_compared,
            self._run_pattern,
        )
        self._files.read(reading, files.needs_path, files.pattern())
