"""The window: builds its parts and passes on what they say to each other."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from nandviz.query.narration import describe
from nandviz.session.changes import Change, Topic
from nandviz.session.session import Session
from nandviz.ui.app_control import AppControl
from nandviz.ui.appearance import Appearance
from nandviz.ui.central import Central
from nandviz.ui.commands import BY_NAME, AppState, Command
from nandviz.ui.controls import Controls
from nandviz.ui.docks import Docks
from nandviz.ui.export import ExportControl
from nandviz.ui.file_control import FIRST_SCENARIO, FileControl
from nandviz.ui.following import Following
from nandviz.ui.icons import icon
from nandviz.ui.look_control import LookControl
from nandviz.ui.menus import Actions
from nandviz.ui.recovery import Recovery
from nandviz.ui.run_control import RunControl
from nandviz.ui.settings import Settings
from nandviz.ui.statusbar.place import place_words
from nandviz.ui.statusbar.progress import ProgressLine
from nandviz.ui.timeline_actions import TimelineActions
from nandviz.ui.toolbar import Toolbar, TopRow
from nandviz.ui.viewport import ViewState
from nandviz.ui.window_dialogs import WindowDialogs

_FIRST_SIZE = QSize(1600, 900)
_FRAME = QSize(16, 48)
"""Room for the frame and title that a window manager puts around the window."""


class MainWindow(QMainWindow):
    """The window.

    Parameters
    ----------
    session
        What is shown; the window is one of its listeners.
    settings
        What is remembered.
    autosave_folder
        Where the state of unsaved sessions is kept.
    """

    def __init__(self, session: Session, settings: Settings, autosave_folder: Path) -> None:
        super().__init__()
        self.setObjectName("nandviz")
        self.setAccessibleName("nandviz")
        self.setAcceptDrops(True)
        self.setDockOptions(
            self.DockOption.AnimatedDocks
            | self.DockOption.AllowNestedDocks
            | self.DockOption.AllowTabbedDocks
            | self.DockOption.GroupedDragging
        )
        self.session = session
        self.settings = settings
        self.state = ViewState(self)
        self.state.wheel_zooms = settings.wheel_zooms
        self.appearance = Appearance(settings, self)
        self.recovery = Recovery(session, autosave_folder, self)
        self._stopped = ""
        self._facts: AppState | None = None
        self._build()
        self._connect()
        self._follow()
        self._restore_layout()
        self.appearance.apply()

    # Building

    def _build(self) -> None:
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.setWindowTitle("nandviz")
        self.central = Central(self.session, self.state, self.appearance.theme)
        self.setCentralWidget(self.central)
        self.docks = Docks(self, self.session)
        run = RunControl(self.session, self.state, self.settings, self)
        look = LookControl(
            self.session, self.state, self.settings, run, self.central.timeline, self
        )
        files = FileControl(self.session, self.settings, self.central.bar, self)
        self.controls = Controls(run, look, files, AppControl(self))
        self.actions_ = Actions(self, self.send)
        menu_bar = QMenuBar()
        self.menus = self.actions_.fill_menus(menu_bar)
        self._add_recent()
        self.toolbar = Toolbar(self.actions_, self.session)
        self.setMenuWidget(TopRow(menu_bar, self.toolbar))
        self.progress = ProgressLine()
        self.statusBar().addPermanentWidget(self.progress)
        self.dialogs = WindowDialogs(self)
        self.take_away = ExportControl(self)

    def _add_recent(self) -> None:
        self.recent = QMenu("Open recent", self)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.menus["File"].insertMenu(self.actions_["file.builtin"], self.recent)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self.settings.recent:
            name = str(path)
            self.recent.addAction(name, partial(self.controls.files.open_asked, name))
        self.recent.setEnabled(True)
        if self.recent.isEmpty():
            self.recent.addAction("No files yet").setEnabled(False)

    def _connect(self) -> None:
        run, look, files = self.controls.run, self.controls.look, self.controls.files
        run.stopped.connect(self._stop_said)
        run.stateChanged.connect(self._refresh_facts)
        look.said.connect(self._stop_said)
        look.inspectorWanted.connect(lambda: self.docks.raise_("inspector"))
        files.said.connect(self._stop_said)
        files.failed.connect(self.central.show_failure)
        files.opened.connect(self._opened)
        files.reading.connect(self.central.show_loading)
        files.loading.waits.connect(self.central.show_waiting)
        self.central.loading.cancelled.connect(files.cancel_loading)
        self.central.loading.cancelled.connect(self.central.show_timeline)
        self.docks.picked.connect(self.pick)
        self.docks.jumped.connect(look.go_to)
        self.docks.toggled.connect(self._refresh_facts)
        self.toolbar.search.picked.connect(self.pick)
        self.toolbar.search.jumped.connect(look.go_to)
        self.toolbar.search.left.connect(self.central.focus_timeline)
        self.state.selectionChanged.connect(self._selected)
        self.state.optionsChanged.connect(self._refresh_facts)
        self.state.axisChanged.connect(self._refresh_facts)
        self.state.lanesChanged.connect(self._refresh_facts)
        self.central.strip.violationAsked.connect(look.to_violation)
        self.central.failed.retried.connect(files.try_again)
        self.central.failed.openAsked.connect(files.ask_open)
        self.central.empty.openAsked.connect(files.ask_open)
        self.central.empty.builtinAsked.connect(files.ask_builtin)
        self.progress.cancelled.connect(run.stop)
        self.appearance.changed.connect(self._recolour)
        self._connect_script()
        self.wishes = TimelineActions(self)

    def _connect_script(self) -> None:
        script, files, session = self.docks.script, self.controls.files, self.session
        script.retimed.connect(lambda i, ns: files.edit(lambda: session.edits.move_entry(i, ns)))
        script.removed.connect(lambda i: files.edit(lambda: session.edits.remove_entry(i)))
        script.duplicated.connect(lambda i: files.edit(lambda: session.edits.duplicate_entry(i)))
        script.refused.connect(self._stop_said)
        points, run = self.docks.breakpoints, self.controls.run
        points.added.connect(run.ask_breakpoint)
        points.changed.connect(run.ask_breakpoint)
        points.removed.connect(session.breakpoints.remove)
        points.switched.connect(lambda n, on: session.breakpoints.enable(n, enabled=on))

    # Opening

    def start(self, source: str | None) -> None:
        """Open what was asked for, else the last file, else the first built-in scenario."""
        recent = self.settings.recent
        wanted = source or (str(recent[0]) if recent else FIRST_SCENARIO)
        self.controls.files.open(wanted)
        left_over = self.recovery.left_over()
        if left_over is not None:
            self.dialogs.offer_recovery(left_over)

    def _opened(self) -> None:
        self._stopped = ""
        self.state.select(None)
        self.central.show_timeline()
        self.central.timeline.fit()
        self.central.warn_of_broken(self.session.run.laws.verdicts)
        self.central.focus_timeline()

    # Commands

    @property
    def facts(self) -> AppState:
        """What is so at the moment."""
        session, controls = self.session, self.controls
        return AppState(
            opened=not session.run.empty,
            busy=controls.run.busy,
            at_start=session.playhead.k < 0,
            at_end=session.playhead.k >= session.run.head and session.run.complete,
            selected=self.state.selected_uid is not None,
            changed=session.files.modified,
            can_undo=bool(session.edits.can_undo),
            can_redo=bool(session.edits.can_redo),
            checked=self._checked(),
        )

    def _checked(self) -> frozenset[str]:
        state = self.state
        kind = self.controls.look.kind.name.lower().replace("_", "-")
        names = {
            f"view.axis.{state.axis_mode}",
            f"view.theme.{self.settings.theme}",
            f"analyse.kind.{kind}",
            *(f"view.pane.{name}" for name in self.docks.open_panes()),
        }
        flags = {
            "view.legend": state.legend,
            "view.hide-empty": state.hide_empty,
            "view.full-screen": self.isFullScreen(),
        }
        return frozenset(names | {name for name, on in flags.items() if on})

    def send(self, command: Command) -> None:
        """Do what a command says, if it is possible now."""
        if command.when(self.facts):
            command.action(self.controls)
        if command.checkable:
            # Qt has toggled the action by itself: let the facts say what is on.
            self._facts = None
        self._refresh_facts()

    def send_named(self, name: str) -> None:
        """Do what the command of a name says; KeyError if there is none."""
        self.send(BY_NAME[name])

    @Slot()
    def _refresh_facts(self) -> None:
        facts = self.facts
        if facts != self._facts:
            self._facts = facts
            self.actions_.refresh(facts)
        self.toolbar.show_run(self.controls.run, self.session)

    # Following the session

    def _follow(self) -> None:
        """Let each part hear of what it shows, in this order."""
        follow = self._following = Following(self.session, self)
        moment = (Topic.PLAYHEAD, Topic.TRACE)
        simulation = (Topic.TRACE, Topic.SIMULATION)
        follow.at_once(self.controls.run.follow_simulation, Topic.SIMULATION)
        follow.at_once(self._show_progress, *simulation)
        follow.at_once(self._show_run, Topic.RUN)
        follow.at_once(self._show_marks, Topic.MARKS)
        follow.calmly(self._show_event, *moment)
        follow.calmly(self._show_laws, Topic.LAWS, *simulation)
        follow.calmly(self.docks.read, *self.docks.topics)
        follow.calmly(self._show_place, Topic.TEXT, *moment)
        follow.calmly(self._facts_changed, Topic.TEXT, Topic.BREAKPOINTS, *moment, *simulation)

    def _show_progress(self, _change: Change) -> None:
        self.progress.show_progress(self.session.run.progress)

    def _show_run(self, _change: Change) -> None:
        self.central.show_trace(self.session.run.trace)

    def _show_marks(self, _change: Change) -> None:
        self.central.timeline.repaint_marks()
        self._show_clock()

    def _show_event(self, _change: Change) -> None:
        session = self.session
        self.central.timeline.set_event(session.playhead.k)
        self.central.narrator.tell(describe(session.run.trace, session.playhead.k))
        self._show_clock()

    def _show_clock(self) -> None:
        run, marks = self.session.run, self.session.marks
        place = (run.playhead.k, run.head)
        self.central.clock.show_place(run.playhead.now_ns, place, marks.instants, marks.measure)

    def _show_laws(self, _change: Change) -> None:
        verdicts = self.session.run.laws.verdicts
        self.central.strip.show_verdicts(verdicts)
        self.central.timeline.set_verdicts(verdicts)

    def _facts_changed(self, _change: Change) -> None:
        self._refresh_facts()

    def _show_place(self, _change: Change) -> None:
        files = self.session.files
        self.setWindowTitle(f"{files.title}{'*' if files.modified else ''} – nandviz")
        self._show_status()

    def _show_status(self) -> None:
        place = place_words(self.session, self._stopped)
        self.statusBar().showMessage(place)
        self.statusBar().setToolTip(place)

    @Slot(str)
    def _stop_said(self, words: str) -> None:
        self._stopped = words
        self._show_status()

    def pick(self, uid: int) -> None:
        """Select an op, and bring it into view where it is in the plan."""
        self.state.select(uid)
        view = self.session.playhead.as_of()
        parts = view.parts_of(uid) if uid <= view.op_count else ()
        if parts:
            self.state.reveal(parts[0].start_ns, parts[-1].end_ns)

    @Slot()
    def _selected(self) -> None:
        self.docks.light(self.state.selected_uid)
        self._refresh_facts()

    @Slot()
    def _recolour(self) -> None:
        theme = self.appearance.theme
        self.central.set_theme(theme)
        self.actions_.recolour(QColor(theme.ink))
        self.setWindowIcon(icon("program", QColor(theme.ink)))
        self._refresh_facts()

    # Layout

    def _restore_layout(self) -> None:
        layout = self.settings.layout()
        self._placed = layout is not None
        if layout is not None:
            geometry, state = layout
            self.restoreGeometry(geometry)
            self.restoreState(state)

    def reset_layout(self) -> None:
        """Put every pane back to its first place."""
        self.docks.place()
        self._refresh_facts()

    def showEvent(self, event: QShowEvent) -> None:
        """Share out the room the first time, when the window has its size."""
        super().showEvent(event)
        if not self._placed:
            self._placed = True
            self.docks.share_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the layout; unsaved edits are asked about."""
        if not self.controls.files.may_discard():
            event.ignore()
            return
        self.controls.run.stop()
        self.controls.files.loading.cancel()
        self._following.end()
        self.settings.save_layout(self.saveGeometry(), self.saveState())
        self.settings.sync()
        self.recovery.end()
        super().closeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the panes; Qt's own menu would hold up everything else."""
        self.menus["View/Panes"].popup(event.globalPos())

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first file."""
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.controls.files.open_asked(files[0])
