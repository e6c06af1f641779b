"""Write the CSV files of a run.

Source: command line and files specification, section CSV.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from nandviz.exchange.csv import checks as csv_checks
from nandviz.exchange.csv import figures as csv_figures
from nandviz.exchange.csv import requests as csv_requests
from nandviz.exchange.csv import tables as csv_tables
from nandviz.exchange.csv import timeline as csv_timeline
from nandviz.exchange.csv.text import Cells, write_table
from nandviz.exchange.format import Format, Tell
from nandviz.files import file_set
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.expected import ExpectationVerdict
from nandviz.trace.tables import Trace

FILES: Final[Mapping[str, Callable[[ColumnsAsOf], dict[str, Cells]]]] = {
    "op_event.csv": csv_tables.op_event,
    "op_state_timeline.csv": csv_timeline.op_state_timeline,
    "operation_timeline.csv": csv_timeline.operation_timeline,
    "operation_sequence.csv": csv_tables.operation_sequence,
    "apply_pgm_log.csv": csv_tables.apply_pgm_log,
    "ops.csv": csv_tables.ops,
    "suspensions.csv": csv_tables.suspensions,
    "backlog.csv": csv_tables.backlog,
    "events.csv": csv_tables.events,
    "rejections.csv": csv_tables.rejections,
    "metrics.csv": csv_tables.metrics,
    "figures.csv": csv_figures.figures,
    "read_latency.csv": csv_figures.read_latency,
    "checks.csv": csv_checks.checks,
}
"""Columns of each file, in the order in which they are written."""
OF_HOSTS: Final[Mapping[str, Callable[[ColumnsAsOf], dict[str, Cells]]]] = {
    "requests.csv": csv_requests.requests,
}
"""The same for those that only a run with a host's requests has, behind the others."""


def write(
    trace: Trace,
    folder: Path,
    as_of: int | None = None,
    progress: Callable[[str], None] | None = None,
    expected: Sequence[ExpectationVerdict] = (),
) -> list[Path]:
    """Write all files of a run into a folder, which is made if there is none: all or none.

    Parameters
    ----------
    as_of
        Event index: the files as they were after it; None for the whole run.
    progress
        Called with the name of each file before it is written, and again between chunks of its
        rows; what it raises ends the work.
    expected
        What is known of what was expected of the run, as of then.

    Returns
    -------
    list of Path
        The files written. They replace those of another run together; others stay.

    Raises
    ------
    NandvizError
        If the folder cannot be made or a file cannot be written.
    TraceError
        If there is no such event.
    """
    read = ColumnsAsOf(trace, as_of)
    files = {**FILES, **OF_HOSTS} if len(trace.requests) else FILES
    with file_set(folder) as building:
        judged = {"checks.csv": partial(csv_checks.checks, expected=expected)}
        for name, columns in files.items():
            if progress:
                progress(name)
            between = partial(progress, name) if progress else None
            write_table(building / name, judged.get(name, columns)(read), between)
    return [folder / name for name in files]


def _write_format(trace: Trace, target: Path, tell: Tell) -> list[Path]:
    return write(trace, target, progress=tell)


FORMAT: Final = Format(
    name="csv", files=", ".join((*FILES, *OF_HOSTS)), foreign=False, write=_write_format
)
