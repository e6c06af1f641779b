"""Breakpoints: asked for, set, changed, removed."""

from PySide6.QtWidgets import QWidget

from nandviz.language import tr
from nandviz.scenario.scenario import Breakpoint
from nandviz.session.breakpoints import Breakpoints
from nandviz.ui.commands.help import ShowMessage
from nandviz.ui.commands.run import (
    AddBreakpoint,
    AskBreakpoint,
    ChangeBreakpoint,
    RemoveBreakpoint,
    SetBreakpoint,
    ToggleBreakpoint,
)
from nandviz.ui.commands.view import ShowPane
from nandviz.ui.dialogs.breakpoint import BreakpointDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.viewport import ViewState


class BreakpointControl:
    """Does what concerns breakpoints; ``parent`` owns its dialog."""

    def __init__(
        self, dispatcher: Dispatcher, breakpoints: Breakpoints, state: ViewState, parent: QWidget
    ) -> None:
        self._breakpoints = breakpoints
        self._state = state
        self._parent = parent
        self._send = dispatcher.send
        handle = dispatcher.handle
        handle(AskBreakpoint, self._ask)
        handle(ToggleBreakpoint, self._toggle)
        handle(AddBreakpoint, lambda c: breakpoints.add(c.what))
        handle(ChangeBreakpoint, lambda c: breakpoints.change(c.number, c.what))
        handle(SetBreakpoint, lambda c: breakpoints.enable(c.number, enabled=c.enabled))
        handle(RemoveBreakpoint, lambda c: breakpoints.remove(c.number))

    def _ask(self, command: AskBreakpoint) -> None:
        number = command.number
        new = Breakpoint(op_uid=self._state.selected_uid)
        what = self._breakpoints[number].what if number else new
        dialog = BreakpointDialog(self._parent, self._send, what, number)
        self._send(ShowPane("breakpoints"))
        dialog.open()

    def _toggle(self, _command: ToggleBreakpoint) -> None:
        uid = self._state.selected_uid
        if uid is None:
            self._send(AskBreakpoint())
            return
        number = self._breakpoints.toggle(Breakpoint(op_uid=uid))
        words = (
            tr("breakpoint {number} on op {uid}", number=number, uid=uid)
            if number
            else tr("no breakpoint on op {uid}", uid=uid)
        )
        self._send(ShowMessage(words))
