"""The command ``nandviz sweep``: a scenario simulated with many values.

Source: study specification, section Sweeps.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.lines import BOLD, Painter, places, row
from nandviz.cli.pictures import write_study
from nandviz.cli.progress import Meter
from nandviz.errors import NandvizError
from nandviz.files import Output
from nandviz.language import noop, said, tr, trn
from nandviz.process import out, say
from nandviz.scenario.scenario import Scenario
from nandviz.study import results
from nandviz.study.axes import Axis
from nandviz.study.built_in import STUDIES
from nandviz.study.cluster import ClusterWorkers
from nandviz.study.folder import ABOUT, RESULTS
from nandviz.study.points import PointStatus
from nandviz.study.results import Results
from nandviz.study.sweep import Progress, Sweep
from nandviz.study.table import read_table
from nandviz.study.workers import LocalWorkers, Workers
from nandviz.text import plain

_OK, _BROKEN, _WRONG = 0, 1, 2
_LAWS: Final = ("laws", "law(")


def sweep(options: Options) -> int:
    """Sweep over values of a scenario, or go on with it; sum up."""
    assert options.file is not None
    if sources.holds_trace(options.file):
        sources.refuse_for_trace(Path(options.file), ["sweep"])
    scenario = sources.load(options.file, dict(options.overrides))
    planned = Sweep.of(scenario, [Axis.parse(each) for each in options.over], options.measures)
    inputs = sources.files_read(options.file, scenario)
    return _swept(planned, _folder(scenario, options), options, inputs)


def study(options: Options) -> int:
    """Sweep as a built-in study does, into a folder of its name unless another is given; draw."""
    chosen = STUDIES[options.study]
    folder = options.folder if options.folder is not None else Path(options.study)
    folders = {part.name: folder / part.name for part in chosen.parts}
    kept = [each / name for each in folders.values() for name in (ABOUT, RESULTS)]
    sources.check_targets([*(part.file for part in chosen.parts), *kept], options.outputs())
    codes = [_swept(p.sweep(), folders[p.name], options, [p.file]) for p in chosen.parts]
    tables = {name: read_table(each) for name, each in folders.items()}
    drawn = write_study(chosen, tables, options)
    if drawn:
        out("\n".join(row(noop("drawn"), places(drawn))) + "\n")
    return max(codes)


def _swept(planned: Sweep, folder: Path, options: Options, inputs: Sequence[Path]) -> int:
    """Run a sweep, or what is left of it, and sum it up; return the exit code."""
    sources.check_targets(inputs, [Output(folder, "csv", is_folder=True)])
    with Meter() as meter:
        _run(planned, folder, options, meter)
        found = results.read(folder)
    out("\n".join(_report(planned.scenario, found, folder)) + "\n")
    return _code(found)


def _folder(scenario: Scenario, options: Options) -> Path:
    if options.folder is not None:
        return options.folder
    own = scenario.sweep
    if own is None or own.out is None:
        raise NandvizError(said("no folder for the results: give -o DIR"))
    return (scenario.path.parent if scenario.path is not None else Path()) / own.out


def _run(planned: Sweep, folder: Path, options: Options, meter: Meter) -> None:
    def tell(progress: Progress) -> None:
        done, points = progress
        meter.tell(
            tr("sweeping: {done:,} of {points:,} points", done=done, points=points),
            progress.fraction,
        )

    try:
        planned.run(folder, lambda: _workers(options), tell, lambda: False)
    except KeyboardInterrupt:
        meter.clear()
        say(said("what is done is in {folder}; the same command goes on from there", folder=folder))
        raise


def _workers(options: Options) -> Workers:
    if options.scheduler is None:
        return LocalWorkers(options.jobs)
    if options.jobs is not None:
        raise NandvizError(said("--jobs: for processes of this machine, not with --scheduler"))
    return ClusterWorkers(options.scheduler)


def _code(found: Results) -> int:
    if any(row.status is not PointStatus.OK for row in found.rows.values()):
        return _WRONG
    judged = [at for at, name in enumerate(found.measures) if name.startswith(_LAWS)]
    broken = any(row.cells[at] not in ("", "0") for row in found.rows.values() for at in judged)
    return _BROKEN if broken else _OK


def _report(scenario: Scenario, found: Results, folder: Path) -> Iterator[str]:
    yield Painter(on=None)(plain(scenario.name), BOLD)
    points = trn(found.points, "{count:,} point", "{count:,} points")
    yield from row(noop("sweep"), points)
    for axis in found.axes:
        yield from row(noop("over"), f"{axis.path}={axis.text}")
    for at, name in enumerate(found.measures):
        yield from row(name, _measured(found, at, is_word=found.is_word(name)))
    for status, words in _FAULTS.items():
        notes = [each.note for each in found.rows.values() if each.status is status]
        if notes:
            yield from row(noop("problem"), tr(words, count=len(notes), note=notes[0]))
    yield from row(noop("written"), str(folder / RESULTS))


_FAULTS: Final = {
    PointStatus.INVALID: noop("{count:,} without a scenario; the first: {note}"),
    PointStatus.CRASHED: noop("{count:,} given up; the first: {note}"),
}


def _measured(found: Results, at: int, *, is_word: bool) -> str:
    """Say of a measure between what it lies and where, or how often it is which word."""
    cells = [(each.cells[at], each.point) for each in found.rows.values() if each.cells[at]]
    if not cells:
        return tr("nothing measured")
    if is_word:
        counts = Counter(word for word, _ in cells)
        return ", ".join(f"{word} {count:,}" for word, count in sorted(counts.items()))
    least = min(cells, key=lambda cell: (Decimal(cell[0]), cell[1]))
    most = max(cells, key=lambda cell: (Decimal(cell[0]), -cell[1]))
    if Decimal(least[0]) == Decimal(most[0]):
        return tr("{value} throughout", value=least[0])
    return tr(
        "{least} at {first}; {most} at {last}",
        least=least[0],
        first=_place(found, least[1]),
        most=most[0],
        last=_place(found, most[1]),
    )


def _place(found: Results, point: int) -> str:
    return ", ".join(f"{path}={value}" for path, value in found.values(point).items())
