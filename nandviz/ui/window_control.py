"""The window itself: who has the keys, the whole screen, letting go, the end."""

from PySide6.QtWidgets import QWidget

from nandviz.session.session import Session
from nandviz.ui.central import Central
from nandviz.ui.commands.analyse import MeasureSpan
from nandviz.ui.commands.edit import FocusSearch, LetGo
from nandviz.ui.commands.file import Quit
from nandviz.ui.commands.run import CancelRun
from nandviz.ui.commands.view import (
    ClearTables,
    FilterByOp,
    FocusTimeline,
    SelectOp,
    ShowTimeline,
    ToggleFullScreen,
)
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.run_control import RunControl
from nandviz.ui.search_bar import SearchBar


class WindowControl:
    """Does what concerns the window as a whole."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        run: RunControl,
        central: Central,
        search: SearchBar,
        window: QWidget,
    ) -> None:
        self._session = session
        self._run = run
        self._search = search
        self._window = window
        self._send = dispatcher.send
        handle = dispatcher.handle
        handle(Quit, lambda _: window.close())
        handle(ToggleFullScreen, self._toggle_full_screen)
        handle(LetGo, self._let_go)
        handle(FocusSearch, self._focus_search)
        handle(FocusTimeline, lambda _: central.focus_timeline())
        handle(ShowTimeline, lambda _: central.show_timeline())

    def _toggle_full_screen(self, _command: ToggleFullScreen) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _focus_search(self, _command: FocusSearch) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _let_go(self, _command: LetGo) -> None:
        if self._run.busy or self._session.runs.running:
            self._send(CancelRun())
        elif self._window.isFullScreen():
            self._window.showNormal()
        else:
            nothing = (MeasureSpan(None), FilterByOp(None), SelectOp(None), ClearTables())
            for command in (*nothing, ShowTimeline()):
                self._send(command)
