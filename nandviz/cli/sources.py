"""What the command line is given: scenarios, traces and folders, read or simulated."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from nandviz import process
from nandviz.cli.progress import Meter
from nandviz.errors import NandvizError, TraceError
from nandviz.exchange import registry
from nandviz.files import Output
from nandviz.language import said, tr
from nandviz.run import Run
from nandviz.scenario import library
from nandviz.scenario.scenario import Scenario
from nandviz.trace.tables import Trace

_SLICE_MS: Final = 100.0
_BUILT_IN: Final = "@"


def check_targets(inputs: Sequence[Path], outputs: Sequence[Output]) -> None:
    """Refuse outputs as the registry does, and where the words of the program already go."""
    registry.check_targets(inputs, outputs)
    for output in outputs:
        if process.prints_to(output.path):
            raise NandvizError(
                said("cannot write {path}: the summary or errors go there", path=output.path)
            )


def holds_trace(name: str) -> bool:
    """Whether what is named is a trace that is there already."""
    return not name.startswith(_BUILT_IN) and registry.holds_trace(Path(name))


def refuse_for_trace(path: Path, options: Sequence[str]) -> None:
    """Raise TraceError where options of a simulation were given for a trace that is there."""
    if options:
        raise TraceError(
            said(
                "{path}: holds a trace; {option} is for what is simulated",
                path=path,
                option=options[0],
            )
        )


def load(name: str, overrides: Mapping[str, str] | None = None) -> Scenario:
    """Load a scenario by file name, or a built-in one by @NAME."""
    built_in = name.removeprefix(_BUILT_IN)
    file = name if built_in == name else library.path(built_in)
    return registry.load_scenario(Path(file), overrides, stream=True)


def files_read(name: str, scenario: Scenario) -> list[Path]:
    """Return the files that a scenario was read from."""
    trace = () if scenario.host_trace is None else (scenario.host_trace,)
    return [scenario.path or Path(name), *scenario.profile_files, *trace]


def simulate(scenario: Scenario, meter: Meter, steps: int | None = None) -> Trace:
    """Simulate to the end, or ``steps`` events."""
    work = Run(scenario)
    if steps is not None:
        work.steps(steps)
    else:
        while not work.complete:
            work.advance(_SLICE_MS)
            progress = work.progress
            meter.tell(
                tr("simulating: {events:,} events", events=progress.events), progress.fraction
            )
    work.trace.flush()
    return work.trace


def trace_of(name: str, meter: Meter) -> Trace:
    """Read a trace, or simulate a scenario."""
    if holds_trace(name):
        return registry.load_trace(Path(name))
    return simulate(load(name), meter)
