"""Dialogs that ask for a command, or show what there is."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from nandviz.ui.appearance import Appearance
from nandviz.ui.commands.command import AppState
from nandviz.ui.commands.edit import AskGoTo
from nandviz.ui.commands.help import ShowAbout, ShowKeys, ShowOpEnd, ShowPalette
from nandviz.ui.dialogs.about import about_box
from nandviz.ui.dialogs.goto import GotoDialog
from nandviz.ui.dialogs.keys import KeysDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.key_map import KeyMap
from nandviz.ui.op_end.page import OpEndPage
from nandviz.ui.palette import Palette


class DialogControl:
    """Opens the palette, the list of keys and others.

    Parameters
    ----------
    read
        Tells how things stand.
    parent
        Owns the dialogs.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        read: Callable[[], AppState],
        key_map: KeyMap,
        appearance: Appearance,
        parent: QWidget,
    ) -> None:
        self._send = dispatcher.send
        self._read = read
        self._key_map = key_map
        self._parent = parent
        handle = dispatcher.handle
        handle(AskGoTo, lambda _: GotoDialog(parent, dispatcher.send).open())
        handle(ShowPalette, self._show_palette)
        handle(ShowKeys, lambda _: KeysDialog(parent, dispatcher.send, key_map).open())
        handle(ShowOpEnd, lambda _: OpEndPage(parent, appearance).open())
        handle(ShowAbout, lambda _: about_box(parent).open())

    def _show_palette(self, _command: ShowPalette) -> None:
        palette = Palette(self._parent, self._read(), self._send, self._key_map)
        palette.finished.connect(palette.deleteLater)
        palette.open()
        palette.line.setFocus()
