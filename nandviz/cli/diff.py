"""The command ``nandviz diff``: two runs side by side.

Source: comparison specification, section Command line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.diff_report import diff_report
from nandviz.cli.progress import Meter
from nandviz.exchange import diff_page, registry
from nandviz.exchange.csv import differences as csv_differences
from nandviz.language import tr
from nandviz.process import out
from nandviz.query.compare.comparison import Comparison, compare
from nandviz.query.compare.value_differences import LawDifference
from nandviz.trace import laws
from nandviz.trace.tables import Trace

EQUAL, DIFFERENT = 0, 1
_PRINTED: Final = 10
_IN_PAGE: Final = 500


@dataclass(frozen=True, slots=True)
class _Side:
    """What is compared: the files that it is read from, and how it becomes a trace."""

    name: str
    inputs: Sequence[Path]
    trace: Callable[[Meter], Trace]


def diff(options: Options) -> int:
    """Compare two runs, say where they part, write what is asked."""
    assert options.file is not None
    sides = [
        _side(options.files[0], "--set-a", options.overrides_a),
        _side(options.file, "--set", options.overrides),
    ]
    names = (sides[0].name, sides[1].name)
    sources.check_targets([*sides[0].inputs, *sides[1].inputs], options.outputs())
    with Meter() as meter:
        a, b = (side.trace(meter) for side in sides)
        meter.tell(tr("comparing"))
        comparison = compare(a, b)
        meter.tell(tr("checking the laws"))
        law_differences = comparison.laws(laws.check(a), laws.check(b))
        written = _write(comparison, law_differences, names, options, meter)
    limit = _PRINTED if options.limit is None else options.limit
    out(diff_report(comparison, law_differences, names, limit, written))
    return EQUAL if comparison.is_empty and not law_differences else DIFFERENT


def _side(name: str, option: str, overrides: Sequence[tuple[str, str]]) -> _Side:
    if sources.holds_trace(name):
        path = Path(name)
        sources.refuse_for_trace(path, [option] if overrides else [])
        return _Side(name, [path], lambda meter: _read(path, meter))
    scenario = sources.load(name, dict(overrides))
    shown = " ".join([name, *(f"{key}={value}" for key, value in overrides)])
    inputs = sources.files_read(name, scenario)
    return _Side(shown, inputs, lambda meter: sources.simulate(scenario, meter))


def _read(path: Path, meter: Meter) -> Trace:
    meter.tell(tr("reading {name}", name=path.name))
    return registry.load_trace(path)


def _write(
    comparison: Comparison,
    law_differences: Sequence[LawDifference],
    names: tuple[str, str],
    options: Options,
    meter: Meter,
) -> list[Path]:
    """Write the files that are asked for; return their names."""
    written: list[Path] = []
    if options.csv is not None:
        written += csv_differences.write(comparison, law_differences, options.csv, meter.tell)
    if options.html is not None:
        limit = _IN_PAGE if options.limit is None else options.limit
        diff_page.write(comparison, law_differences, names, options.html, limit)
        written.append(options.html)
    return written
