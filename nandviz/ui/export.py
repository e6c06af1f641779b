"""Taking a run along: pictures, CSV files, the clipboard, the evidence folder."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from nandviz.errors import NandvizError
from nandviz.exchange.csv.files import write as write_csv
from nandviz.exchange.format import Tell
from nandviz.exchange.registry import WRITERS
from nandviz.ui.bars import do_nothing
from nandviz.ui.busy import Busy, Cancelled
from nandviz.ui.dialogs.export import Export, ExportDialog, What
from nandviz.ui.pictures import Pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from nandviz.ui.main_window import MainWindow


class ExportControl(QObject):
    """Fulfils what is asked for in the export dialog."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.pictures = Pictures(window)
        files = window.controls.files
        files.exportAsked.connect(lambda: self._ask(What.EVIDENCE))
        files.pictureAsked.connect(lambda: self._ask(What.TIMELINE))
        files.pictureCopied.connect(self.copy)

    def _ask(self, what: What) -> None:
        settings, session = self._window.settings, self._window.session
        dialog = ExportDialog(self._window, what, settings.folder, session.files.title)
        dialog.chosen.connect(self.take)
        dialog.open()

    def copy(self) -> None:
        """Put a picture of what is visible on the clipboard."""
        QGuiApplication.clipboard().setImage(self.pictures.timeline(whole=False, scale=2))
        self._window.controls.files.said.emit("picture copied")

    def take(self, export: Export) -> None:
        """Write what was asked for; what cannot be written is said in the bar."""
        if export.clipboard:
            self._copy_as(export)
            return
        busy = Busy(self._window, "Export")
        try:
            with self._window.controls.run.held():
                self._write(export, busy.tell)
        except Cancelled:
            self._window.controls.files.said.emit(f"{export.path.name} not written: cancelled")
            return
        except (NandvizError, OSError) as error:
            self._window.central.bar.say(f"Not written: {error}", ("Close", do_nothing))
            return
        finally:
            busy.reset()
            busy.deleteLater()
        self._window.settings.folder = export.path.parent
        self._window.controls.files.said.emit(f"{export.path.name} written")

    def _copy_as(self, export: Export) -> None:
        window = export.what is What.WINDOW
        scale = export.scale
        image = (
            self.pictures.window(scale)
            if window
            else self.pictures.timeline(whole=export.whole, scale=scale)
        )
        QGuiApplication.clipboard().setImage(image)
        self._window.controls.files.said.emit("picture copied")

    def _write(self, export: Export, tell: Tell) -> None:
        session = self._window.session
        writers: dict[What, Callable[[Path], object]] = {
            What.TIMELINE: lambda path: self.pictures.write_timeline(
                path, whole=export.whole, scale=export.scale
            ),
            What.WINDOW: lambda path: self.pictures.write_window(path, export.scale),
            What.CSV: lambda path: write_csv(
                session.run.trace, path, session.playhead.k if export.as_of else None, tell
            ),
            What.NANDSEQGEN: lambda path: WRITERS["nandseqgen"](session.run.trace, path, tell),
            What.EVIDENCE: lambda path: session.evidence.write(
                path, partial(self._evidence_pictures, tell), tell
            ),
        }
        tell(export.path.name)
        writers[export.what](export.path)

    def _evidence_pictures(self, tell: Tell, folder: Path) -> None:
        for name, whole in (
            ("timeline.png", False),
            ("timeline-whole.png", True),
            ("timeline-whole.svg", True),
        ):
            tell(name)
            self.pictures.write_timeline(folder / name, whole=whole, scale=2)
        tell("window.png")
        self.pictures.write_window(folder / "window.png", 1)
