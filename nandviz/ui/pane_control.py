"""The panes: shown, closed, put back; what is filtered and copied of them."""

from PySide6.QtGui import QGuiApplication

from nandviz.ui.commands.edit import CopyDetails, CopyText
from nandviz.ui.commands.view import (
    ClearTables,
    ClosePane,
    FilterByOp,
    FloatPane,
    ResetLayout,
    ShowOp,
    ShowPane,
    TogglePane,
)
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.docks import Docks
from nandviz.ui.panes.inspector import InspectorPane


class PaneControl:
    """Does what concerns the panes, and copies to the clipboard."""

    def __init__(self, dispatcher: Dispatcher, docks: Docks) -> None:
        self._docks = docks
        self._send = dispatcher.send
        handle = dispatcher.handle
        handle(TogglePane, lambda c: docks.toggle(c.name))
        handle(ShowPane, lambda c: docks.raise_(c.name))
        handle(ClosePane, lambda c: docks.close(c.name))
        handle(FloatPane, lambda c: docks.undock(c.name))
        handle(ResetLayout, lambda _: docks.place())
        handle(FilterByOp, self._filter)
        handle(ClearTables, lambda _: docks.clear_tables())
        handle(CopyText, lambda c: QGuiApplication.clipboard().setText(c.text))
        handle(CopyDetails, self._copy_details)

    def _filter(self, command: FilterByOp) -> None:
        self._docks.filter(command.uid)
        if command.uid is not None:
            self._send(ShowOp(command.uid))
            self._send(ShowPane("events"))

    def _copy_details(self, _command: CopyDetails) -> None:
        self._send(CopyText(self._docks.pane(InspectorPane).as_text()))
