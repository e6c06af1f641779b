"""Writes a run as the files of nandseqgen_v2, for scripts that were made for them.

Names, columns and their order, and the way numbers are written are theirs: µs as the shortest
decimal with at least one digit behind the point, page 0 of an erase, ``op_id`` 0 in the sequence.
What they leave open is ours: SUSPEND and RESUME keep their op_uid in the events, a part of an op
is a row of the timeline, ``source`` says where it came from.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from nandviz.errors import NandvizError, why_of
from nandviz.exchange.csv import tables as csv_tables
from nandviz.exchange.csv import timeline as csv_timeline
from nandviz.exchange.csv.text import (
    Cells,
    CodedCells,
    Integers,
    TextCells,
    numbers,
    texts,
    words,
    write_table,
)
from nandviz.exchange.nandseqgen import cells, formats
from nandviz.exchange.nandseqgen.expected_status import ExpectedStatus
from nandviz.files import new_folder
from nandviz.language import Said, counted, said
from nandviz.model.words import NO_PAGE, EventKind, Kind, Reason
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.operation_sequence import operation_sequence
from nandviz.trace.codes import REASON_CODE
from nandviz.trace.tables import Trace, TraceInfo
from nandviz.units import NS_PER_US, us_shortest

_PHASE: Final = "DEFAULT"
"""Phase key of an op that no hook proposed."""


def write(
    trace: Trace,
    folder: Path,
    run: str = "",
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the files of a run into a new folder, which appears whole or not at all.

    Parameters
    ----------
    folder
        Must not be there yet, or be empty.
    run
        What the names end in, ``YYMMDD_NNNNNNN``; today's first run if empty.
    progress
        Called with the name of each file before it is written, and again between chunks of its
        rows; what it raises ends the work.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    NandvizError
        If something is in the folder already, a file cannot be written, or the run has names or
        times that no reader of these files takes.
    """
    _check_names(trace.info)
    stamp = run or f"{datetime.now(UTC):%y%m%d}_0000001"
    tables = _tables(ColumnsAsOf(trace), stamp)
    _clear(folder)
    with new_folder(folder) as building:
        for name, columns in tables.items():
            if progress:
                progress(name)
            between = partial(progress, name) if progress else None
            write_table(building / name, columns, between)
    return [folder / name for name in tables]


def _check_names(info: TraceInfo) -> None:
    """Refuse names that an import refuses."""
    for op in info.ops:
        try:
            cells.word(op.name)
            cells.any_text(op.celltype)
            for state in op.base.states:
                cells.op_state(f"{op.base.name}.{state.name}")
        except cells.Expected as error:
            raise NandvizError(
                said("cannot export op {name}: expected {error}", name=op.name[:40], error=error)
            ) from None
        if any("." in state.name for state in op.base.states):
            raise NandvizError(
                said("cannot export op {name}: expected states without a point", name=op.name)
            )


def _clear(folder: Path) -> None:
    """Take an empty folder away, so that the whole one can come in its place."""
    try:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        why = why_of(error)
        raise NandvizError(said("cannot write {folder}: {why}", folder=folder, why=why)) from error


def _tables(as_of: ColumnsAsOf, stamp: str) -> dict[str, dict[str, Cells]]:
    return {
        f"{formats.STATES}_{stamp}.csv": _states(as_of),
        f"{formats.EVENTS}.csv": _events(as_of),
        f"{formats.SEQUENCE}_{stamp}.csv": _sequence(as_of),
        f"{formats.TIMELINE}_{stamp}.csv": _timeline(as_of),
        f"{formats.APPLIED}.csv": _as_us(csv_tables.apply_pgm_log(as_of), "triggered_us"),
    }


def _states(as_of: ColumnsAsOf) -> dict[str, Cells]:
    return _as_us(csv_timeline.op_state_timeline(as_of), "start", "end", "duration")


def _events(as_of: ColumnsAsOf) -> dict[str, Cells]:
    return _erases_at_0(as_of, _as_us(csv_tables.op_event(as_of), "triggered_us"))


def _timeline(as_of: ColumnsAsOf) -> dict[str, Cells]:
    columns = csv_timeline.operation_timeline(as_of)
    seen = np.flatnonzero(_seen(as_of)[_values(columns["op_uid"])])
    columns = {name: _taken(cells, seen) for name, cells in columns.items()}
    columns = _erases_at_0(as_of, _as_us(columns, "start", "end"))
    phase = words(np.zeros(len(columns["start"]), np.int8), (_PHASE,))
    return columns | {"phase_key_used": phase, "phase_key_virtual": phase}


def _seen(as_of: ColumnsAsOf) -> Integers:
    """Tell by uid whether an op has an event or a segment: one that never started has neither."""
    trace = as_of.trace
    events = as_of.handled(EventKind.OP_START, EventKind.OP_END)
    seen = np.zeros(as_of.op_count + 1, bool)
    seen[trace.queue.uid[trace.events.seq[events]]] = True
    seen[trace.parts.uid[trace.segments.part[as_of.executed]]] = True
    return seen


def _taken(cells: Cells, rows: Integers) -> Cells:
    assert isinstance(cells, CodedCells), "a column of numbers or words"
    return CodedCells(cells.values[rows], cells.write)


def _sequence(as_of: ColumnsAsOf) -> dict[str, Cells]:
    uids, at_ns = operation_sequence(as_of)
    columns = _as_us(csv_tables.sequence(as_of, uids, at_ns), "time")
    erase = _erases(as_of)[_values(columns["op_name"])].tolist()
    payloads = columns["payload"]
    assert isinstance(payloads, TextCells), "a payload is a text"
    missing = f'"page":{NO_PAGE}'
    written = [
        text.replace(missing, '"page":0') if of_erase else text
        for text, of_erase in zip(payloads.values, erase, strict=True)
    ]
    answers = ExpectedStatus(as_of).words()
    told = zip(uids.tolist(), written, strict=True)
    written = [_expecting(text, answers.get(uid)) for uid, text in told]
    none = numbers(np.zeros(len(written), np.int8))
    return columns | {"op_id": none, "payload": texts(written)}


def _expecting(payload: str, answer: str | None) -> str:
    """Add what a status read answers to each of its targets."""
    if answer is None:
        return payload
    targets = [target | {"exp_val": answer} for target in json.loads(payload)]
    return json.dumps(targets, separators=(",", ":"))


def remarks(trace: Trace, k: int) -> list[Said]:
    """Return what is to be said of files of a trace.

    Which answers hang on when they are asked, and what the files cannot tell.
    """
    as_of = ColumnsAsOf(trace, k)
    notes = list(ExpectedStatus(as_of).notes())
    late = int(np.count_nonzero(as_of.fates[1] == REASON_CODE[Reason.COMPLETED_INSTEAD]))
    if late:
        notes.append(
            counted(
                late,
                "{count} SUSPEND suspended nothing: to a reader of the files it overlaps the op "
                "that ended meanwhile",
                "{count} SUSPENDs suspended nothing: to a reader of the files they overlap the ops "
                "that ended meanwhile",
            )
        )
    return notes


def _erases(as_of: ColumnsAsOf) -> Integers:
    """Tell of each op of the profile whether it is an erase."""
    return np.array([op.base.kind is Kind.ERASE for op in as_of.trace.info.ops], bool)


def _erases_at_0(as_of: ColumnsAsOf, columns: dict[str, Cells]) -> dict[str, Cells]:
    """Write the page of an erase as 0, but of one without address."""
    erase = _erases(as_of)[_values(columns["op_name"])]
    erase &= as_of.trace.ops.n_targets[_values(columns["op_uid"]) - 1] > 0
    page = _values(columns["page"])
    return columns | {"page": numbers(np.where(erase & (page == NO_PAGE), 0, page))}


def _as_us(columns: Mapping[str, Cells], *names: str) -> dict[str, Cells]:
    """Write some columns of ns as µs without zeros at the end; NandvizError as `write`."""
    if any((_values(columns[name]) > cells.MAX_NS).any() for name in names):
        raise NandvizError(said("cannot export times past {max} µs", max=cells.MAX_NS // NS_PER_US))
    return {
        name: CodedCells(_values(column), _us_texts) if name in names else column
        for name, column in columns.items()
    }


def _values(cells: Cells) -> Integers:
    assert isinstance(cells, CodedCells), "a column of numbers or words"
    return cells.values


def _us_texts(chunk: Integers) -> list[str]:
    return [_us(ns) for ns in chunk.tolist()]


def _us(ns: int) -> str:
    shortest = us_shortest(ns)
    return shortest if "." in shortest else f"{shortest}.0"
