"""The window's wishes that open a dialog or change the window itself."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from nandviz.errors import NandvizError
from nandviz.scenario.scenario import Breakpoint
from nandviz.ui.bars import do_nothing
from nandviz.ui.dialogs.about import about_box
from nandviz.ui.dialogs.breakpoint import BreakpointDialog
from nandviz.ui.dialogs.goto import GotoDialog
from nandviz.ui.dialogs.keys import KeysDialog
from nandviz.ui.dialogs.settings import SettingsDialog
from nandviz.ui.palette import Palette

if TYPE_CHECKING:
    from nandviz.ui.main_window import MainWindow


class WindowDialogs(QObject):
    """Fulfils what `AppControl` and `RunControl` are asked for."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        app, run = window.controls.app, window.controls.run
        app.paneToggled.connect(window.docks.toggle)
        app.themeChosen.connect(window.appearance.choose)
        app.layoutReset.connect(window.reset_layout)
        app.fullScreenToggled.connect(self._full_screen)
        app.paletteAsked.connect(self._palette)
        app.keysAsked.connect(lambda: KeysDialog(window).open())
        app.aboutAsked.connect(lambda: about_box(window).open())
        app.searchAsked.connect(self._search)
        app.gotoAsked.connect(self._goto)
        app.settingsAsked.connect(self._settings)
        app.detailsCopied.connect(window.docks.inspector.copy)
        app.escaped.connect(self._escape)
        app.closeAsked.connect(window.close)
        run.breakpointAsked.connect(self._breakpoint)

    def offer_recovery(self, folder: Path) -> None:
        """Offer to restore what a crash has left."""
        self._window.central.bar.say(
            "nandviz ended unexpectedly while there were unsaved edits.",
            ("Restore", lambda: self._recover(folder)),
            ("Discard", lambda: self._window.recovery.discard(folder)),
        )

    def _recover(self, folder: Path) -> None:
        try:
            self._window.recovery.take_up(folder)
        except NandvizError as error:
            self._window.central.bar.say(f"Not restored: {error}", ("Close", do_nothing))

    def _full_screen(self) -> None:
        window = self._window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def _palette(self) -> None:
        palette = Palette(self._window, self._window.facts, self._window.send)
        _open(palette)
        palette.line.setFocus()

    def _search(self) -> None:
        self._window.toolbar.search.setFocus()
        self._window.toolbar.search.selectAll()

    def _goto(self) -> None:
        dialog = GotoDialog(self._window)
        dialog.timeChosen.connect(self._window.controls.run.to_time)
        dialog.eventChosen.connect(self._window.controls.look.go_to)
        dialog.open()

    def _settings(self) -> None:
        dialog = SettingsDialog(self._window, self._window.settings)
        dialog.changed.connect(self._settings_changed)
        dialog.open()

    def _settings_changed(self) -> None:
        self._window.state.wheel_zooms = self._window.settings.wheel_zooms
        self._window.appearance.apply()

    def _breakpoint(self, number: int) -> None:
        session = self._window.session
        if not number:
            uid = self._window.state.selected_uid
            dialog = BreakpointDialog(self._window, Breakpoint(op_uid=uid), "New breakpoint")
            dialog.chosen.connect(session.breakpoints.add)
        else:
            what = session.breakpoints[number].what
            dialog = BreakpointDialog(self._window, what, f"Breakpoint {number}")
            dialog.chosen.connect(lambda new: session.breakpoints.change(number, new))
        self._window.docks.raise_("breakpoints")
        dialog.open()

    def _escape(self) -> None:
        window = self._window
        if window.controls.run.busy or window.session.run.progress.running:
            window.controls.run.stop()
        elif window.isFullScreen():
            window.showNormal()
        else:
            window.session.marks.set_measure(None)
            window.docks.filter(None)
            window.state.select(None)
            window.central.show_timeline()


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
