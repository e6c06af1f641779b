"""A sweep in the session: its points, each of which can be opened as run B."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nandviz.errors import NandvizError
from nandviz.exchange import registry
from nandviz.language import Said, said
from nandviz.scenario.scenario import Scenario
from nandviz.scenario.value_edit import with_values
from nandviz.session.branch import Branch
from nandviz.session.changes import Topic
from nandviz.session.files import Files
from nandviz.session.open_run import OpenRun
from nandviz.session.open_runs import OpenRuns
from nandviz.session.sweeping import Hands, Sweeping, jobs_beside
from nandviz.study.axes import Axis
from nandviz.study.folder import ABOUT, fingerprint
from nandviz.study.refine import refinements
from nandviz.study.results import read
from nandviz.study.sweep import Sweep
from nandviz.study.table import SweepTable, next_refined, read_table, refined_folders


def is_sweep(path: Path) -> bool:
    """Whether a path is the folder of a sweep, or its ``sweep.json``."""
    return path.name == ABOUT or (path / ABOUT).is_file()


@dataclass(frozen=True)
class OpenSweep:
    """Points that have been run so far.

    Attributes
    ----------
    scenario
        What was swept; None where it is not to be had.
    why_not
        Why it is not; empty where it is.
    """

    table: SweepTable
    scenario: Scenario | None
    why_not: Said


class Sweeps:
    """The sweep whose points are shown, and the one at work.

    Attributes
    ----------
    shown
        None where there is none.
    at_work
        What is being swept; whoever runs it aside tells of its end by `end`.
    """

    def __init__(
        self, runs: OpenRuns, files: Files, branch: Branch, tell: Callable[[Topic], None]
    ) -> None:
        self._runs = runs
        self._files = files
        self._branch = branch
        self._tell = tell
        self.shown: OpenSweep | None = None
        self.at_work: Sweeping | None = None
        self._hands = Hands(jobs_beside())
        self._swept: Scenario | None = None

    # Reading

    def show(self, table: SweepTable) -> None:
        """Show points that `read_table` has read, in any thread."""
        scenario, why_not = self._found(table)
        self._swept = scenario
        self.shown = OpenSweep(table, scenario, why_not)
        self._tell(Topic.SWEEP)

    def open(self, path: Path) -> None:
        """Show the sweep of a folder; NandvizError if it holds none that can be read.

        Where nothing else is open, its scenario is.
        """
        table = read_table(path.parent if path.name == ABOUT else path)
        self.show(table)
        assert self.shown is not None, "it is shown now"
        if self._runs.front.empty and self.shown.scenario is not None:
            scenario = self.shown.scenario
            self._files.open_scenario(scenario, scenario.path)

    def _found(self, table: SweepTable) -> tuple[Scenario | None, Said]:
        """Return the scenario of a sweep, as it was then, or why it is not to be had."""
        known = (self._swept, *(run.scenario for run in self._runs.all))
        for scenario in known:
            if scenario is not None and fingerprint(scenario) == table.fingerprint:
                return scenario, said("")
        why_not = said("its scenario {name} is not there", name=table.scenario)
        for path in _candidates(table):
            try:
                scenario = registry.load_scenario(path)
            except NandvizError as error:
                why_not = said("its scenario cannot be read: {error}", error=error)
                continue
            if fingerprint(scenario) == table.fingerprint:
                return scenario, said("")
            why_not = said("its scenario {name} is another one by now", name=path.name)
        return None, why_not

    # Sweeping

    def begin(self, sweep: Sweep, folder: Path, hands: Hands) -> Sweeping:
        """Begin a sweep, or go on with it in its folder; NandvizError if one is at work."""
        self._hands = hands
        self._swept = sweep.scenario
        if self.shown is not None and self.shown.table.folder != folder:
            self.shown = None
        return self._at_work([(sweep, folder)])

    def go_on(self) -> Sweeping:
        """Go on with the sweep that is shown; NandvizError if there is none, or one is at work."""
        return self._at_work(self._left())

    def refine(self, here: int | None) -> Sweeping:
        """Put points between neighbours whose outcomes differ, as `refinements` says.

        NandvizError as of that, or if there are no such neighbours.
        """
        shown = self._needs_shown()
        table = shown.table
        found = refinements(table, here)
        if not found:
            raise NandvizError(said("neighbours came out alike: there is nothing to refine"))
        scenario, parts = self._needs_scenario(), []
        first = int(next_refined(table.folder).name)
        for number, axes in enumerate(found, first):
            folder = next_refined(table.folder).with_name(str(number))
            parts.append((Sweep(scenario, axes, table.measures), folder))
        return self._at_work(parts)

    def end(self) -> None:
        """Note that what was at work is not any more."""
        self.at_work = None
        self._tell(Topic.SWEEP)

    def tell_progress(self) -> None:
        """Tell that what is at work has come further."""
        self._tell(Topic.SWEEP)

    def _at_work(self, parts: list[tuple[Sweep, Path]]) -> Sweeping:
        if self.at_work is not None:
            raise NandvizError(said("a sweep is at work already"))
        self.at_work = Sweeping(parts, self._hands)
        self._tell(Topic.SWEEP)
        return self.at_work

    def _left(self) -> list[tuple[Sweep, Path]]:
        """Return the sweeps of the folder that is shown, done or not."""
        table, scenario = self._needs_shown().table, self._needs_scenario()
        folders = (table.folder, *refined_folders(table.folder))
        return [(Sweep(scenario, axes, table.measures), at) for at, axes in _axes(folders)]

    def _needs_shown(self) -> OpenSweep:
        if self.shown is None:
            raise NandvizError(said("there is no sweep"))
        return self.shown

    def _needs_scenario(self) -> Scenario:
        shown = self._needs_shown()
        if shown.scenario is None:
            raise NandvizError(shown.why_not)
        return shown.scenario

    # Opening points

    def open_point(self, row: int) -> None:
        """Let the scenario of a point be run B, with its values in its text.

        It is an edit of what is in front where that is of the same file; else it is compared with.

        Raises
        ------
        NandvizError
            If the text does not allow a value in its place, or the scenario is not to be had.
        ScenarioError
            If the values make no scenario.
        """
        scenario, values = self._needs_scenario(), self._needs_shown().table.values(row)
        changed = with_values(scenario, values)
        front = self._runs.front
        if front.scenario is not None and front.text == changed.text:
            return
        if _is_of(front, scenario):
            where = ", ".join(f"{path} = {value}" for path, value in values.items())
            self._branch.edit(self._runs.become(changed), said("point {where}", where=where))
        else:
            self._branch.compare_with(self._files.beside(changed, None))


def _axes(folders: tuple[Path, ...]) -> Iterator[tuple[Path, tuple[Axis, ...]]]:
    for folder in folders:
        yield folder, read(folder).axes


def _is_of(run: OpenRun, scenario: Scenario) -> bool:
    """Whether a run is of the same file as a scenario, or of the same name where that has none."""
    own = run.scenario
    if own is None or own.path is None or scenario.path is None:
        return own is not None and own.path == scenario.path and own.name == scenario.name
    return own.path.resolve() == scenario.path.resolve()


def _candidates(table: SweepTable) -> Iterator[Path]:
    """Yield the files that may hold the scenario of a sweep: as it was named, from where."""
    named = Path(table.scenario)
    for path in dict.fromkeys((named, table.folder / named, table.folder.parent / named)):
        if path.is_file():
            yield path
