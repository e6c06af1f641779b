"""The command ``nandviz shrink``: the smallest scenario, or the fewest ops, that still do it.

Source: study specification, section Shrinking.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Protocol, TypeVar

from nandviz.cli import sources
from nandviz.cli.arguments import Options
from nandviz.cli.lines import row
from nandviz.cli.progress import Meter
from nandviz.exchange import registry
from nandviz.files import Output, atomic_path
from nandviz.language import Said, noop, spoken, tr
from nandviz.process import interrupted, out
from nandviz.scenario.scenario import Scenario
from nandviz.study.case import scenario_of
from nandviz.study.case_text import remarks, trace_remarks
from nandviz.study.case_text import scenario_of as smaller_scenario
from nandviz.study.progress import ShrinkProgress
from nandviz.study.shrink import Shrinking
from nandviz.study.shrink_trace import FORMAT, ShrinkingTrace
from nandviz.trace.tables import Trace

OK: Final = 0
Result_co = TypeVar("Result_co", covariant=True)


def shrink(options: Options) -> int:
    """Make a scenario or an imported trace smaller while a condition holds of it.

    Interrupted, what is found so far is written.
    """
    assert options.file is not None
    name = options.file
    if not sources.holds_trace(name):
        scenario = sources.load(name, dict(options.overrides))
        sources.check_targets(sources.files_read(name, scenario), options.outputs())
        return _shrink_scenario(scenario, options)
    given = ["--set"] if options.overrides else []
    sources.refuse_for_trace(Path(name), given)
    known = options.of_import()
    trace = registry.load_trace(Path(name), known)
    if not trace.info.is_foreign:
        sources.check_targets([Path(name)], options.outputs())
        return _shrink_scenario(scenario_of(trace), options)
    target = [] if options.output is None else [Output(options.output, FORMAT, is_folder=True)]
    sources.check_targets([Path(name), *known.files], target)
    return _shrink_trace(trace, options)


class _Telling:
    """Says on the terminal how far it is."""

    def __init__(self, meter: Meter) -> None:
        self._meter = meter

    def __call__(self, progress: ShrinkProgress) -> None:
        """Say it."""
        self._meter.tell(
            tr(
                "{entries:,} entries left after {runs:,} runs",
                entries=progress.entries,
                runs=progress.runs,
            )
        )


def _shrink_scenario(scenario: Scenario, options: Options) -> int:
    with Meter() as meter:
        shrunk, code = _shrunk(Shrinking(scenario, options.condition, _Telling(meter)))
    if shrunk is None:
        return code
    assert options.file is not None
    made = smaller_scenario(shrunk, options.file)
    if options.output is None:
        out(made.text)
        return code
    with atomic_path(options.output) as temporary:
        temporary.write_bytes(made.text.encode())
    _report(options, remarks(shrunk))
    return code


def _shrink_trace(trace: Trace, options: Options) -> int:
    with Meter() as meter:
        known = options.of_import()
        work = ShrinkingTrace(trace, options.condition, _Telling(meter), options=known)
        shrunk, code = _shrunk(work)
    if shrunk is None:
        return code
    if options.output is not None:
        registry.WRITERS[FORMAT](shrunk.trace, options.output, lambda _: None)
    _report(options, trace_remarks(shrunk))
    return code


class _Work(Protocol[Result_co]):
    """What makes something smaller."""

    @property
    def best(self) -> Result_co | None:
        """The best so far."""

    def run(self) -> Result_co:
        """Go on to the end."""


def _shrunk(work: _Work[Result_co]) -> tuple[Result_co | None, int]:
    """Return what is left and the exit code; interrupted, the best so far."""
    try:
        return work.run(), OK
    except KeyboardInterrupt as error:
        return work.best, interrupted(error)


def _report(options: Options, remarks: Iterable[Said]) -> None:
    lines = row(noop("shrunk"), str(options.file))
    lines += [line for remark in remarks for line in row("", spoken(remark))]
    if options.output is not None:
        lines += row(noop("written"), str(options.output))
    out("\n".join(lines) + "\n")
