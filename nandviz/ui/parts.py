"""The parts of a window, each made of those that it needs: this is the only place that knows all.

Built in the order in which they need each other: what is looked at, who does what, how things
stand.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from nandviz.session.changes import Topic
from nandviz.session.session import Session
from nandviz.ui.app_state import AppStateReader, AppStateView, Controls, Standing
from nandviz.ui.appearance import Appearance
from nandviz.ui.breakpoint_control import BreakpointControl
from nandviz.ui.central import Central
from nandviz.ui.commands.command import Send
from nandviz.ui.commands.help import ShowMessage, ShowRefusal
from nandviz.ui.compare_aside import CompareAside
from nandviz.ui.compare_control import CompareControl
from nandviz.ui.dialog_control import DialogControl
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.docks import Docks
from nandviz.ui.drag_control import DragControl
from nandviz.ui.edit_control import EditControl
from nandviz.ui.entry_control import EntryControl
from nandviz.ui.export_control import ExportControl
from nandviz.ui.file_control import FileControl
from nandviz.ui.following import Following
from nandviz.ui.icons import icon
from nandviz.ui.import_control import ImportControl
from nandviz.ui.jump_control import JumpControl
from nandviz.ui.key_map import KeyMap
from nandviz.ui.law_judge import LawJudge
from nandviz.ui.look_control import LookControl
from nandviz.ui.menus import Actions, RecentMenu
from nandviz.ui.messages import Messages
from nandviz.ui.pane_control import PaneControl
from nandviz.ui.pictures import Pictures
from nandviz.ui.place_control import PlaceControl
from nandviz.ui.recovery import Recovery
from nandviz.ui.recovery_control import RecoveryControl
from nandviz.ui.request_control import RequestControl
from nandviz.ui.run_control import RunControl
from nandviz.ui.save_control import SaveControl
from nandviz.ui.session_view import SessionView
from nandviz.ui.settings import Settings
from nandviz.ui.settings_control import SettingsControl
from nandviz.ui.shrink_control import ShrinkControl
from nandviz.ui.statusbar.bar import StatusBar
from nandviz.ui.statusbar.place import StatusLine
from nandviz.ui.statusbar.progress import ProgressLine
from nandviz.ui.statusbar.shrinking import ShrinkLine
from nandviz.ui.sweep_control import SweepControl
from nandviz.ui.toolbar import Toolbar, TopRow
from nandviz.ui.viewport import ViewState
from nandviz.ui.window_control import WindowControl


@dataclass(frozen=True, slots=True)
class Widgets:
    """What a user sees.

    Attributes
    ----------
    menus
        Menus and submenus by path (``View/Theme``).
    recent
        The files that were opened last.
    """

    central: Central
    docks: Docks
    actions: Actions
    menus: dict[str, QMenu]
    recent: RecentMenu
    toolbar: Toolbar
    progress: ProgressLine
    shrinking: ShrinkLine


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a window that somebody outside of it has to know.

    Attributes
    ----------
    view
        Span, axis, selection, lanes.
    key_map
        Which keys send which command.
    state
        Reads how things stand.
    shrink
        Looks for smallest scenarios, until the window goes.
    recovery
        The state that is kept for after a crash; ``recoveries`` offers what one has left.
    following
        The subscriptions to the session.
    judge
        Judges the laws of long runs.
    compare
        Compares long runs.
    settings
        Tells that another language is wanted.
    sweeps
        Has a sweep run beside the window.
    """

    dispatcher: Dispatcher
    view: ViewState
    appearance: Appearance
    widgets: Widgets
    key_map: KeyMap
    state: AppStateReader
    run: RunControl
    files: FileControl
    shrink: ShrinkControl
    pictures: Pictures
    recovery: Recovery
    recoveries: RecoveryControl
    following: Following
    judge: LawJudge
    compare: CompareAside
    settings: SettingsControl
    sweeps: SweepControl


def build_parts(window: QMainWindow, session: Session, settings: Settings, folder: Path) -> Parts:
    """Make the parts of a window, and lay them out in it; ``folder`` is for crashes."""
    dispatcher = Dispatcher(window)
    view = ViewState(window)
    view.wheel_zooms = settings.wheel_zooms
    appearance = Appearance(settings, window)
    central = Central(session, view, appearance.theme, dispatcher.send)
    key_map = KeyMap(settings, window)
    widgets = _build_widgets(window, session, settings, central, key_map, dispatcher.send)
    messages = Messages(StatusLine(window.statusBar(), session), central.bar, session)
    snap = central.timeline.snapped
    run = RunControl(dispatcher, session, view, settings, messages.say, snap, window)
    saving = SaveControl(dispatcher, session, settings, messages, window)
    files = FileControl(dispatcher, session, settings, central, messages, saving, window)
    ImportControl(dispatcher, session, files, messages, window)
    pictures = Pictures(session, view, appearance, window)
    recovery = Recovery(session, folder, window)
    recoveries = RecoveryControl(dispatcher, recovery, messages, files.may_discard)
    places = PlaceControl(dispatcher, session, view)
    shrink = ShrinkControl(dispatcher, session, files, messages, widgets.shrinking, window)
    controls = Controls(run, files, places, shrink)
    state = AppStateReader(session, view, settings, controls, widgets.docks, window)
    dispatcher.ask(state.read)
    _handle_more(dispatcher, session, view, widgets, messages, window)
    jumps = JumpControl(dispatcher, session, settings, central.timeline, messages.say)
    ExportControl(dispatcher, session, settings, run, pictures, messages, window)
    settings_control = SettingsControl(dispatcher, settings, view, appearance, key_map, window)
    sweeps = SweepControl(
        dispatcher, session, settings, appearance, widgets.docks, messages, window
    )
    DialogControl(dispatcher, state.read, key_map, appearance, window)
    WindowControl(dispatcher, session, run, central, widgets.toolbar.search, window)
    parts = Parts(
        dispatcher, view, appearance, widgets, key_map, state, run, files, shrink, pictures,
        recovery, recoveries, Following(session, window), LawJudge(session, run.arriving, window),
        CompareAside(session, window), settings_control, sweeps,
    )  # fmt: skip
    _follow(parts, session, messages, window)
    parts.following.at_once(places.follow_run, Topic.RUN, Topic.TEXT)
    parts.following.at_once(jumps.follow_laws, Topic.RUN, Topic.LAWS)
    return parts


def _handle_more(
    dispatcher: Dispatcher,
    session: Session,
    view: ViewState,
    widgets: Widgets,
    messages: Messages,
    window: QMainWindow,
) -> None:
    """Let the commands be handled by the parts that nobody else asks for anything."""
    timeline = widgets.central.timeline
    dispatcher.handle(ShowMessage, lambda c: messages.say(c.words))
    dispatcher.handle(ShowRefusal, lambda c: messages.refuse(c.words))
    EditControl(dispatcher, session, messages)
    EntryControl(dispatcher, session, view, messages, window)
    LookControl(dispatcher, session, timeline)
    RequestControl(dispatcher, session, timeline, messages.say)
    DragControl(dispatcher, session, timeline)
    CompareControl(dispatcher, session, view, messages.say)
    PaneControl(dispatcher, widgets.docks)
    BreakpointControl(dispatcher, session.breakpoints, view, window)


def _build_widgets(
    window: QMainWindow,
    session: Session,
    settings: Settings,
    central: Central,
    key_map: KeyMap,
    send: Send,
) -> Widgets:
    window.setStatusBar(StatusBar())
    window.setCentralWidget(central)
    docks = Docks(window, session, send)
    actions = Actions(window, send, key_map)
    menu_bar = QMenuBar()
    menus = actions.fill_menus(menu_bar)
    recent = RecentMenu(settings, send, window)
    menus["File"].insertMenu(actions["file.builtin"], recent)
    toolbar = Toolbar(actions, session, send)
    window.setMenuWidget(TopRow(menu_bar, toolbar))
    progress = ProgressLine(send)
    shrinking = ShrinkLine(send)
    for widget in (shrinking, progress):
        window.statusBar().addPermanentWidget(widget)
        widget.hide()
    return Widgets(central, docks, actions, menus, recent, toolbar, progress, shrinking)


def _follow(parts: Parts, session: Session, messages: Messages, window: QMainWindow) -> None:
    """Let the parts hear of what changes."""
    widgets, view = parts.widgets, parts.view
    shown = SessionView(session, widgets.central, widgets.progress, window)
    parts.dispatcher.commandComing.connect(messages.next_wish)
    state = AppStateView(parts.state, widgets.actions, widgets.toolbar, session, parts.run)
    standing = Standing(parts.dispatcher, messages, state, window)
    shown.follow(parts.following, parts.run, widgets.docks, standing)
    search = widgets.toolbar.search
    parts.following.at_once(lambda _: search.look_again(), Topic.RUN, Topic.PLAYHEAD)
    concerned = (Topic.RUN, Topic.TRACE, Topic.SIMULATION, Topic.LAWS)
    parts.following.at_once(parts.judge.follow, *concerned)
    parts.following.at_once(parts.compare.follow, Topic.BRANCH, Topic.SIMULATION)
    for changed in (
        parts.dispatcher.commandSent,
        parts.run.stateChanged,
        parts.shrink.stateChanged,
        parts.files.openFailed,
        widgets.docks.visibilityChanged,
        view.selectionChanged,
        view.optionsChanged,
        view.axisChanged,
        view.lanesChanged,
    ):
        changed.connect(standing.refresh)
    parts.following.at_once(parts.recovery.follow_edits, Topic.TEXT)
    parts.dispatcher.commandComing.connect(widgets.docks.finish_edits)
    view.selectionChanged.connect(
        lambda: widgets.docks.light(view.selected_uid, view.selected_request)
    )
    parts.appearance.themeChanged.connect(partial(_recolour, parts, window))
    parts.appearance.themeChanged.connect(standing.refresh)


def _recolour(parts: Parts, window: QMainWindow) -> None:
    theme = parts.appearance.theme
    parts.widgets.central.set_theme(theme)
    parts.widgets.docks.recolour(theme)
    parts.widgets.actions.recolour(QColor(theme.ink))
    window.setWindowIcon(icon("program", QColor(theme.ink)))
