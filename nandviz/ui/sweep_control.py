"""Sweeps: asked for, run beside the window, shown as far as they are, their points opened."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QMainWindow

from nandviz.errors import NandvizError
from nandviz.files import Output, atomic_path
from nandviz.language import said, tr
from nandviz.session.session import Session
from nandviz.session.sweeping import Hands, Sweeping
from nandviz.study.axes import Axis
from nandviz.study.sweep import Sweep
from nandviz.study.table import SweepTable, read_table
from nandviz.text import of_path, path_of
from nandviz.ui.appearance import Appearance
from nandviz.ui.commands.sweep import (
    AskOpenSweep,
    AskPlot,
    AskSweep,
    CancelSweep,
    GoOnSweep,
    OpenFirstBroken,
    OpenPoint,
    OpenSweepFolder,
    OpenWorst,
    RefineSweep,
    StartSweep,
    WritePlot,
)
from nandviz.ui.commands.view import ShowPane
from nandviz.ui.dialogs.sweep import SweepDialog
from nandviz.ui.dispatcher import Dispatcher
from nandviz.ui.docks import Docks
from nandviz.ui.messages import Messages
from nandviz.ui.panes.sweep import SweepPane
from nandviz.ui.plots import picture
from nandviz.ui.plots.points import PlotPoints
from nandviz.ui.plots.signs import told
from nandviz.ui.plots.swept import points_of
from nandviz.ui.settings import Settings

_LOOK_EVERY_MS: Final = 100
_READ_EVERY_S: Final = 0.5
_READ_SHARE: Final = 0.1
"""Of the time, that reading and drawing points may take while a sweep is at work."""
_PICTURES: Final = {".png": picture.png, ".svg": picture.svg}


Read = tuple[SweepTable, PlotPoints]
"""Points of a sweep, and the same to be plotted."""


def _read(folder: Path) -> Read:
    """Read the points of a sweep, and prepare them to be plotted, in any thread."""
    table = read_table(folder)
    return table, points_of(table)


class SweepControl(QObject):
    """Does what is wished of sweeps; a sweep runs in a thread, which has processes do the work."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        session: Session,
        settings: Settings,
        appearance: Appearance,
        docks: Docks,
        messages: Messages,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._sweeps = session.sweeps
        self._settings = settings
        self._appearance = appearance
        self._pane = docks.pane(SweepPane)
        self._messages = messages
        self._window = window
        self._send = dispatcher.send
        self._thread: ThreadPoolExecutor | None = None
        self._work: Future[bool] | None = None
        self._reading: Future[Read] | None = None
        self._told: object = None
        self._began = self._read_at = 0.0
        self._is_last = False
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._handle(dispatcher)

    def _handle(self, dispatcher: Dispatcher) -> None:
        handle, trying = dispatcher.handle, self._try
        handle(AskSweep, lambda c: self._ask(c.path))
        handle(StartSweep, lambda c: trying(lambda: self._begin(self._started(c))))
        handle(GoOnSweep, lambda _: trying(lambda: self._begin(self._sweeps.go_on())))
        handle(RefineSweep, lambda _: trying(lambda: self._begin(self._refined())))
        handle(CancelSweep, lambda _: self._cancel())
        handle(AskOpenSweep, lambda _: self._ask_open())
        handle(OpenSweepFolder, lambda c: trying(lambda: self._open(c.path)))
        handle(OpenPoint, lambda c: trying(lambda: self._open_point(c.row)))
        handle(OpenWorst, lambda _: self._open_found(self._worst(), tr("nothing was measured")))
        handle(OpenFirstBroken, lambda _: self._open_found(self._first(), tr("no law is broken")))
        handle(AskPlot, lambda _: self._ask_plot())
        handle(WritePlot, lambda c: trying(lambda: self._write_plot(c.path)))

    def _try(self, do: Callable[[], None]) -> None:
        """Do something; what cannot be done is said in the bar and changes nothing."""
        try:
            do()
        except (NandvizError, OSError) as error:
            self._messages.refuse(tr("{error}", error=error))

    # Sweeping

    def _ask(self, path: str) -> None:
        scenario = self._session.run.needs_scenario()
        SweepDialog(self._window, self._send, scenario, self._settings.folder, path).open()

    def _started(self, command: StartSweep) -> Sweeping:
        scenario = self._session.run.needs_scenario()
        axes = tuple(map(Axis.parse, command.over))
        self._session.files.check_targets(Output(command.folder, "csv", is_folder=True))
        self._settings.folder = command.folder.parent
        hands = Hands(command.jobs, command.scheduler)
        return self._sweeps.begin(Sweep(scenario, axes, command.measures), command.folder, hands)

    def _refined(self) -> Sweeping:
        return self._sweeps.refine(self._pane.plot.chosen)

    def _begin(self, sweeping: Sweeping) -> None:
        self._send(ShowPane("sweep"))
        if self._thread is None:
            self._thread = ThreadPoolExecutor(2, thread_name_prefix="sweep")
        self._told, self._is_last = None, False
        self._work = self._thread.submit(sweeping.run)
        self._timer.start()

    def _cancel(self) -> None:
        work = self._sweeps.at_work
        if work is not None:
            work.cancel()
            self._sweeps.tell_progress()

    def _look(self) -> None:
        """Show how far the sweep is, and the points that are there; end it where it has ended."""
        sweeping, work = self._sweeps.at_work, self._work
        if sweeping is None or work is None:
            self._timer.stop()
            return
        if self._reading is not None:
            self._take_read(self._reading)
        elif work.done():
            self._read_last(sweeping)
        elif sweeping.progress is not None and sweeping.progress != self._told:
            self._told = sweeping.progress
            self._sweeps.tell_progress()
            if monotonic() >= self._read_at:
                self._read(sweeping)

    def _read(self, sweeping: Sweeping) -> None:
        folder = self._folder(sweeping)
        if self._thread is not None and folder.is_dir():
            self._began = monotonic()
            self._reading = self._thread.submit(_read, folder)

    def _folder(self, sweeping: Sweeping) -> Path:
        """Return the folder of the sweep that what is at work is a part of."""
        shown, own = self._sweeps.shown, sweeping.parts[0][1]
        is_refining = shown is not None and shown.table.folder in own.parents
        return shown.table.folder if shown is not None and is_refining else own

    def _take_read(self, reading: Future[Read]) -> None:
        if not reading.done():
            return
        self._reading = None
        self._try(lambda: self._show(*reading.result()))
        spent = monotonic() - self._began
        self._read_at = monotonic() + max(_READ_EVERY_S, spent / _READ_SHARE)
        if self._is_last:
            self._end()

    def _show(self, table: SweepTable, points: PlotPoints) -> None:
        self._pane.prepare(table, points)
        self._sweeps.show(table)

    def _read_last(self, sweeping: Sweeping) -> None:
        """Read once more where all is written; say why where it has failed."""
        self._is_last = True
        self._read(sweeping)
        if self._reading is None:
            self._end()

    def _end(self) -> None:
        work, self._work = self._work, None
        self._timer.stop()
        self._sweeps.end()
        assert work is not None, "something has ended"
        self._try(lambda: self._say_end(work.result()))

    def _say_end(self, is_done: bool) -> None:
        self._messages.say(tr("the sweep is done") if is_done else tr("the sweep was cancelled"))

    def end(self) -> None:
        """Cancel what is at work, and wait until it has stopped."""
        self._timer.stop()
        if self._sweeps.at_work is not None:
            self._sweeps.at_work.cancel()
            self._sweeps.end()
        if self._thread is not None:
            self._thread.shutdown(cancel_futures=True)
        self._work = self._reading = None

    # Points

    def _ask_open(self) -> None:
        folder = of_path(str(self._settings.folder))
        name = QFileDialog.getExistingDirectory(self._window, tr("Open sweep results"), folder)
        if name:
            self._send(OpenSweepFolder(path_of(name)))

    def _open(self, path: Path) -> None:
        if self._sweeps.at_work is not None:
            raise NandvizError(said("a sweep is at work already"))
        self._sweeps.open(path)
        self._send(ShowPane("sweep"))
        shown = self._sweeps.shown
        if shown is not None and shown.why_not:
            raise NandvizError(said("its points cannot be opened: {why}", why=shown.why_not))

    def _open_point(self, row: int) -> None:
        self._sweeps.open_point(row)
        self._pane.plot.choose(row)

    def _open_found(self, row: int | None, none: str) -> None:
        if row is None:
            self._messages.say(none)
        else:
            self._send(OpenPoint(row))

    def _worst(self) -> int | None:
        shown, wish = self._sweeps.shown, self._pane.wish
        return None if shown is None or wish is None else shown.table.worst(wish.measure)

    def _first(self) -> int | None:
        return None if self._sweeps.shown is None else self._sweeps.shown.table.first_broken

    # Pictures

    def _ask_plot(self) -> None:
        at = of_path(str(self._settings.folder / "sweep.png"))
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Picture of the sweep"), at, "PNG (*.png);;SVG (*.svg)"
        )
        if name:
            self._send(WritePlot(path_of(name)))

    def _write_plot(self, path: Path) -> None:
        draw = _PICTURES.get(path.suffix.lower())
        points, wish, shown = self._pane.points, self._pane.wish, self._sweeps.shown
        if draw is None:
            raise NandvizError(said("{path}: not written; expected .png or .svg", path=path))
        if points is None or wish is None or shown is None:
            raise NandvizError(said("there is nothing to plot"))
        self._session.files.check_targets(Output(path, path.suffix[1:].upper()))
        name = shown.table.scenario if shown.scenario is None else shown.scenario.name
        subtitle = " · ".join(told(points, wish.measure))
        wanted = picture.PlotPicture(points, wish, name, subtitle, self._appearance.theme)
        with atomic_path(path) as temporary:
            temporary.write_bytes(draw(wanted))
        self._settings.folder = path.parent
        self._messages.say(tr("{name} written", name=path.name))
