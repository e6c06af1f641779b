"""Taking a run along: pictures, CSV files, the clipboard, the evidence folder."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from nandviz.errors import NandvizError
from nandviz.exchange.csv.files import write as write_csv
from nandviz.exchange.format import Tell
from nandviz.exchange.registry import FOREIGN_WRITERS, WRITERS
from nandviz.files import Output
from nandviz.language import joined, said, tr
from nandviz.session.session import Session
from nandviz.ui.busy import Busy, Cancelled
from nandviz.ui.commands.file import PICTURES, AskExport, CopyPicture, Export, What
from nandviz.ui.dialogs.export import ExportDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.messages import Messages
from nandviz.ui.pictures import Pictures
from nandviz.ui.run_control import RunControl
from nandviz.ui.settings import Settings


class ExportControl:
    """Asks what to take along, and writes it; ``parent`` owns its dialogs."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        settings: Settings,
        run: RunControl,
        pictures: Pictures,
        messages: Messages,
        parent: QWidget,
    ) -> None:
        self._session = session
        self._settings = settings
        self._run = run
        self._pictures = pictures
        self._messages = messages
        self._parent = parent
        self._send = dispatcher.send
        dispatcher.handle(AskExport, self._ask)
        dispatcher.handle(Export, self._export)
        dispatcher.handle(
            CopyPicture,
            lambda _: self._copy(partial(pictures.timeline, whole=False, scale=2, theme="")),
        )

    def _ask(self, command: AskExport) -> None:
        session, folder = self._session, self._settings.folder
        named = (session.files.title, session.playhead.k)
        ExportDialog(self._parent, self._send, command.what, folder, named, self._check).open()

    def _check(self, export: Export) -> None:
        """Refuse what would destroy what is open; NandvizError, before anything is written."""
        if export.clipboard:
            return
        if export.what is What.FOREIGN:
            layout = FOREIGN_WRITERS[export.layout]
            layout.ready()
            output = layout.output(export.path)
        elif export.what in PICTURES:
            output = Output(export.path, export.form)
        else:
            output = Output(export.path, export.what.name.lower(), is_folder=True)
        self._session.files.check_targets(output)
        if export.what is What.EVIDENCE and os.path.lexists(export.path):
            raise NandvizError(said("{path} is already there; take another name", path=export.path))

    @contextmanager
    def _busy(self, what: str) -> Iterator[Tell]:
        """Hold the run; give what says what is done, and raises `Cancelled` where it is no more."""
        busy = Busy(self._parent, what)
        try:
            with self._run.held():
                yield busy.tell
        finally:
            busy.reset()
            busy.deleteLater()

    def _copy(self, draw: Callable[..., QImage]) -> None:
        """Copy a picture; what cannot be drawn is said in the bar."""
        try:
            with self._busy(tr("Copy picture")) as tell:
                image = draw(tell=lambda what: tell(tr("a picture: {what}", what=what)))
        except Cancelled:
            self._messages.say(tr("picture not copied: cancelled"))
            return
        except NandvizError as error:
            self._messages.refuse(tr("Not copied: {error}", error=error))
            return
        QGuiApplication.clipboard().setImage(image)
        self._messages.say(tr("picture copied"))

    def _export(self, export: Export) -> None:
        """Take something along; what cannot be written is said in the bar."""
        if export.clipboard:
            self._copy(self._drawing(export))
            return
        try:
            self._check(export)
            with self._busy(tr("Export")) as tell:
                self._write(export, tell)
        except Cancelled:
            self._messages.say(tr("{name} not written: cancelled", name=export.path.name))
            return
        except (NandvizError, OSError) as error:
            self._messages.refuse(tr("Not written: {error}", error=error))
            return
        self._settings.folder = export.path.parent
        self._messages.say(self._written(export))

    def _written(self, export: Export) -> str:
        """Say that it is written, and what is to be known of it."""
        name, trace = export.path.name, self._session.shown.trace
        if export.what is What.FOREIGN:
            k = self._session.playhead.k if export.as_of else trace.last_event
            remarks = FOREIGN_WRITERS[export.layout].remarks(trace, k)
            if remarks:
                return tr("{name} written; {remarks}", name=name, remarks=joined("; ", remarks))
        return tr("{name} written", name=name)

    def _drawing(self, export: Export) -> Callable[..., QImage]:
        if export.what is What.WINDOW:
            return lambda tell: self._pictures.window(export.scale)
        return partial(
            self._pictures.timeline, whole=export.whole, scale=export.scale, theme=export.theme
        )

    def _write(self, export: Export, tell: Tell) -> None:
        tell(export.path.name)
        self._writers(export, tell)[export.what](export.path)

    def _writers(self, export: Export, tell: Tell) -> dict[What, Callable[[Path], object]]:
        session = self._session
        return {
            What.TIMELINE: lambda path: self._pictures.write_timeline(
                path,
                whole=export.whole,
                scale=export.scale,
                theme=export.theme,
                tell=_about(path.name, tell),
            ),
            What.WINDOW: lambda path: self._pictures.write_window(
                path, export.scale, _about(path.name, tell)
            ),
            What.CSV: lambda path: write_csv(
                session.shown.trace, path, session.playhead.k if export.as_of else None, tell
            ),
            What.FOREIGN: lambda path: self._write_foreign(export, path, tell),
            What.EVIDENCE: lambda path: session.evidence.write(
                path, partial(self._evidence_pictures, export.theme, tell), tell
            ),
        }

    def _write_foreign(self, export: Export, path: Path, tell: Tell) -> None:
        trace = self._session.shown.trace
        as_of = FOREIGN_WRITERS[export.layout].write_as_of
        if export.as_of and as_of is not None:
            as_of(trace, path, tell, self._session.playhead.k)
        else:
            WRITERS[export.layout](trace, path, tell)

    def _evidence_pictures(self, theme: str, tell: Tell, folder: Path) -> None:
        for name, whole in (
            ("timeline.png", False),
            ("timeline-whole.png", True),
            ("timeline-whole.svg", True),
        ):
            about = _about(name, tell)
            self._pictures.write_timeline(
                folder / name, whole=whole, scale=2, theme=theme, tell=about
            )
        self._pictures.write_window(folder / "window.png", 1, _about("window.png", tell))


def _about(name: str, tell: Tell) -> Tell:
    """Return ``tell`` that names the file of which it tells."""
    return lambda what: tell(f"{name}: {what}")
