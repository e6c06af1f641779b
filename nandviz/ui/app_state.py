"""How things stand: read for the commands, and shown by the actions and the toolbar."""

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from nandviz.query.index import is_hosted
from nandviz.session.session import Session
from nandviz.ui.commands.analyse import ChooseKind
from nandviz.ui.commands.command import AppState, Command
from nandviz.ui.commands.compare import FollowBy, ShowAB
from nandviz.ui.commands.file import ToggleFollowing
from nandviz.ui.commands.view import (
    SetAxis,
    SetLanguage,
    SetTheme,
    ToggleEmptyLanes,
    ToggleFullScreen,
    ToggleLegend,
    TogglePane,
)
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.docks import Docks
from nandviz.ui.file_control import FileControl
from nandviz.ui.menus import Actions
from nandviz.ui.messages import Messages
from nandviz.ui.place_control import PlaceControl
from nandviz.ui.run_control import RunControl
from nandviz.ui.settings import Settings
from nandviz.ui.shrink_control import ShrinkControl
from nandviz.ui.toolbar import Toolbar
from nandviz.ui.viewport import ViewState


class Controls(NamedTuple):
    """Those controls that are asked how things stand."""

    run: RunControl
    files: FileControl
    places: PlaceControl
    shrink: ShrinkControl


class AppStateReader:
    """Reads how things stand; ``window`` is asked for the full screen."""

    def __init__(
        self,
        session: Session,
        view: ViewState,
        settings: Settings,
        controls: Controls,
        docks: Docks,
        window: QWidget,
    ) -> None:
        self._session = session
        self._view = view
        self._settings = settings
        self._controls = controls
        self._docks = docks
        self._window = window
        self._ways: object = None
        self._ticked: frozenset[Command] = frozenset()

    def read(self) -> AppState:
        """Return how things stand at the moment."""
        session, (run, files, places, shrink) = self._session, self._controls
        return AppState(
            opened=not session.shown.empty,
            scripted=session.run.scenario is not None,
            reloadable=files.reloadable,
            busy=run.busy,
            at_start=session.playhead.k < 0,
            at_end=session.playhead.k >= session.shown.head and session.shown.complete,
            selected=self._view.selected_uid is not None,
            place_before=places.leads(-1),
            place_after=places.leads(1),
            marks=len(session.marks.instants),
            measured=session.marks.measure is not None,
            can_undo=bool(session.edits.can_undo),
            can_redo=bool(session.edits.can_redo),
            branched=session.branch.a is not None,
            shrinking=shrink.busy,
            imported=session.run.trace.info.is_foreign and not session.run.empty,
            hosted=is_hosted(session.shown.trace),
            requested=self._view.selected_request is not None,
            swept=session.sweeps.shown is not None,
            sweeping=session.sweeps.at_work is not None,
            checked=self._checked(),
        )

    def _checked(self) -> frozenset[Command]:
        """Return the commands that are ticked: made anew only where some way has changed."""
        session, view, settings = self._session, self._view, self._settings
        flags = {
            ToggleLegend: view.legend,
            ToggleEmptyLanes: view.hide_empty,
            ToggleFollowing: self._controls.files.follows,
            ToggleFullScreen: self._window.isFullScreen(),
        }
        one_of = {
            SetAxis: view.axis_mode,
            SetTheme: settings.theme,
            SetLanguage: settings.language,
            ChooseKind: settings.chosen_kind,
            ShowAB: session.branch.mode,
            FollowBy: session.branch.follow,
        }
        panes = self._docks.open_panes()
        ways = (*flags.values(), *one_of.values(), panes)
        if ways != self._ways:
            self._ways = ways
            self._ticked = frozenset(
                {
                    *(make(way) for make, way in one_of.items()),
                    *(TogglePane(name) for name in panes),
                    *(make() for make, on in flags.items() if on),
                }
            )
        return self._ticked


class AppStateView(QObject):
    """Keeps the actions and the toolbar as things stand."""

    def __init__(
        self,
        reader: AppStateReader,
        actions: Actions,
        toolbar: Toolbar,
        session: Session,
        run: RunControl,
    ) -> None:
        super().__init__(toolbar)
        self._reader = reader
        self._actions = actions
        self._toolbar = toolbar
        self._session = session
        self._run = run
        self._shown: AppState | None = None

    def refresh(self) -> None:
        """Show how things stand now."""
        state = self._reader.read()
        if state != self._shown:
            self._shown = state
            self._actions.refresh(state)
        count = len(self._session.breakpoints)
        speed = (self._run.speed_text, self._run.rate_text)
        self._toolbar.show_run(self._run.playing, speed, count)


class Standing(QObject):
    """Shows how things stand, and what is still so of what was said.

    What a command changes is shown once, when it is done, or while it waits for an answer.
    """

    def __init__(
        self, dispatcher: Dispatcher, messages: Messages, view: AppStateView, window: QWidget
    ) -> None:
        super().__init__(view)
        self._dispatcher = dispatcher
        self._messages = messages
        self._view = view
        self._window = window
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self._show)

    def refresh(self) -> None:
        """Show it; within a command, as soon as that is done or waits in a dialog."""
        if self._dispatcher.at_work:
            self._later.start()
        else:
            self._show()

    def _show(self) -> None:
        self._later.stop()
        # Panes of a window that is destroyed without being closed, as where its display goes away,
        # tell of it one by one.
        if isValid(self._window):
            self._messages.refresh()
            self._view.refresh()
