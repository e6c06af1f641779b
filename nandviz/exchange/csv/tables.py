"""The columns of the CSV files about ops, events, suspensions and backlogs.

Source: command line and files specification, section CSV.
"""

import json
from collections.abc import Iterator

import numpy as np

from nandviz.exchange.csv.text import Cells, flags, numbers, texts, times, words
from nandviz.model.words import (
    METRICS,
    Axis,
    CutModel,
    EntryFate,
    EventKind,
    Fate,
    Kind,
    Reason,
    Source,
    Why,
)
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf, Integers
from nandviz.trace.codes import KIND_CODE, NONE
from nandviz.units import us_cell

Columns = dict[str, Cells]


def op_event(as_of: ColumnsAsOf) -> Columns:
    """Each handled OP_START and OP_END, one row a target."""
    trace = as_of.trace
    events = as_of.handled(EventKind.OP_START, EventKind.OP_END)
    seqs = trace.events.seq[events]
    uids = trace.queue.uid[seqs]
    ends = trace.queue.kind[seqs] == KIND_CODE[EventKind.OP_END]
    each = as_of.per_target(uids)
    uid = uids[each.row]
    return {
        "op_name": words(as_of.op_of(uid), as_of.op_names),
        "op_id": numbers(uid),
        "op_uid": numbers(uid),
        "die": numbers(trace.ops.die[uid - 1]),
        "plane": numbers(each.plane),
        "block": numbers(each.block),
        "page": numbers(each.page),
        "is_resumed": flags((ends & as_of.resumed[uids - 1])[each.row]),
        "event": words(trace.queue.kind[seqs][each.row], tuple(EventKind)),
        "triggered_us": times(trace.events.time_ns[events][each.row]),
    }


def operation_sequence(as_of: ColumnsAsOf) -> Columns:
    """Each op that started, in start order."""
    trace = as_of.trace
    events = as_of.handled(EventKind.OP_START)
    uid = trace.queue.uid[trace.events.seq[events]]
    first = np.sort(np.unique(uid, return_index=True)[1])
    return sequence(as_of, uid[first], trace.events.time_ns[events[first]])


def sequence(as_of: ColumnsAsOf, uid: Integers, time_ns: Integers) -> Columns:
    """List some ops, each at an instant."""
    return {
        "seq": numbers(np.arange(1, len(uid) + 1)),
        "time": times(time_ns),
        "op_id": numbers(uid),
        "op_name": words(as_of.op_of(uid), as_of.op_names),
        "op_uid": numbers(uid),
        "payload": texts(list(_payloads(as_of, uid))),
    }


def apply_pgm_log(as_of: ColumnsAsOf) -> Columns:
    """Each application of a program to the address state."""
    trace = as_of.trace
    table = trace.applications
    programs = np.array([op.base.kind is Kind.PROGRAM for op in trace.info.ops], bool)
    rows = np.arange(as_of.count(table.born))
    rows = rows[programs[trace.ops.op[table.uid[rows] - 1]]]
    uid, block = table.uid[rows], table.block[rows]
    op = trace.ops.op[uid - 1]
    return {
        "triggered_us": times(trace.events.time_ns[table.born[rows]]),
        "op_uid": numbers(uid),
        "op_name": words(as_of.op_of(uid), as_of.op_names),
        "base": words(op, as_of.base_names),
        "celltype": words(op, [each.celltype for each in trace.info.ops]),
        "die": numbers(table.die[rows]),
        "plane": numbers(block % trace.info.topology.planes),
        "block": numbers(block),
        "page": numbers(table.page[rows]),
        "resume": flags(as_of.resumed[uid - 1]),
        "call_seq": numbers(_occurrences(uid, block, table.page[rows])),
    }


def ops(as_of: ColumnsAsOf) -> Columns:
    """Each op_uid."""
    trace = as_of.trace
    table, info, count = trace.ops, trace.info, as_of.op_count
    uid = np.arange(1, count + 1)
    fate, reason = as_of.fates
    parts, first_ns, last_ns, executed_ns = as_of.spans
    suspended = trace.suspensions.uid[as_of.suspensions] - 1
    nominal_ns = np.array([op.nominal_ns for op in info.ops], np.int64)
    return {
        "op_uid": numbers(uid),
        "batch": numbers(table.batch[:count], NONE),
        "op_name": words(as_of.op_of(uid), as_of.op_names),
        "base": words(table.op[:count], as_of.base_names),
        "source": words(table.source[:count], tuple(Source)),
        "submitted_us": times(table.submitted_ns[:count]),
        "die": numbers(table.die[:count]),
        "targets": texts(list(addresses(as_of, uid))),
        "fate": words(fate, tuple(Fate)),
        "reason": words(reason, tuple(Reason)),
        "parts": numbers(parts),
        "suspends": numbers(np.bincount(suspended, minlength=count)),
        "first_start_us": times(first_ns, NOTHING_NS),
        "last_end_us": times(last_ns, NOTHING_NS),
        "nominal_us": times(nominal_ns[table.op[:count]]),
        "executed_us": times(executed_ns),
    }


def suspensions(as_of: ColumnsAsOf) -> Columns:
    """Each suspension, in commit order."""
    trace = as_of.trace
    rows, table, states = as_of.suspensions, trace.suspensions, trace.suspension_states
    resumption = as_of.resumptions[rows]
    resumed = resumption != NONE
    resumed_ns = np.full(len(rows), NOTHING_NS, np.int64)
    resumed_ns[resumed] = states.resumed_ns[resumption[resumed]]
    event_resume = np.full(len(rows), NONE, np.int64)
    event_resume[resumed] = states.born[resumption[resumed]]
    redone = {"redone_us": times(table.redone_ns[rows])}
    return {
        "op_uid": numbers(table.uid[rows]),
        "axis": words(table.axis[rows], tuple(Axis)),
        "die": numbers(table.die[rows]),
        "n": numbers(table.n[rows]),
        "suspended_us": times(table.at_ns[rows]),
        "resumed_us": times(resumed_ns, NOTHING_NS),
        "consumed_us": times(table.consumed_ns[rows]),
        "remaining_us": times(table.remaining_ns[rows]),
        "state": texts(list(_state_names(as_of, rows))),
        "event_suspend": numbers(table.born[rows]),
        "event_resume": numbers(event_resume, NONE),
        **(redone if trace.info.policies.cut is CutModel.CANCEL else {}),
    }


def backlog(as_of: ColumnsAsOf) -> Columns:
    """Each entry, as it entered."""
    table = as_of.trace.backlog
    count = as_of.count(table.born)
    left = table.died[:count] <= as_of.k
    return {
        "entry": numbers(np.arange(1, count + 1)),
        "axis": words(table.axis[:count], tuple(Axis)),
        "die": numbers(table.die[:count]),
        "op_uid": numbers(table.uid[:count]),
        "why": words(table.why[:count], tuple(Why)),
        "delta_us": times(table.delta_ns[:count]),
        "entered_us": times(table.entered_ns[:count]),
        "left_us": times(np.where(left, table.left_ns[:count], NOTHING_NS), NOTHING_NS),
        "fate": words(np.where(left, table.fate[:count], NONE), tuple(EntryFate)),
        "retries": numbers(_retries(as_of, count)),
        "reason": words(np.where(left, table.reason[:count], NONE), tuple(Reason)),
        "event_entered": numbers(table.born[:count]),
        "event_left": numbers(np.where(left, table.died[:count], NONE), NONE),
    }


def events(as_of: ColumnsAsOf) -> Columns:
    """Each handled event."""
    trace, count = as_of.trace, as_of.k + 1
    seqs = trace.events.seq[:count]
    queue = trace.queue
    return {
        "index": numbers(np.arange(count)),
        "time_us": times(trace.events.time_ns[:count]),
        "event": words(queue.kind[seqs], tuple(EventKind)),
        "op_uid": numbers(queue.uid[seqs], 0),
        "axis": words(queue.axis[seqs], tuple(Axis)),
        "die": numbers(queue.die[seqs], NONE),
        "batch": numbers(queue.batch[seqs], NONE),
        "cause": numbers(queue.born[seqs], NONE),
        "outcome": words(trace.events.outcome[:count], tuple(trace.words)),
    }


def rejections(as_of: ColumnsAsOf) -> Columns:
    """Each op of a refused batch, in uid order."""
    trace = as_of.trace
    table = trace.refusals
    rows = np.argsort(table.uid[: as_of.count(table.born)], kind="stable")
    uid, born = table.uid[rows], table.born[rows]
    return {
        "event": numbers(born),
        "time_us": times(trace.events.time_ns[born]),
        "batch": numbers(table.batch[rows]),
        "op_uid": numbers(uid),
        "op_name": words(as_of.op_of(uid), as_of.op_names),
        "die": numbers(trace.ops.die[uid - 1]),
        "reason": words(table.reason[rows], tuple(Reason)),
        "detail": words(table.detail[rows], tuple(trace.words)),
    }


def metrics(as_of: ColumnsAsOf) -> Columns:
    """Each change of a metric; times are in µs, as the metric's name then says."""
    trace = as_of.trace
    table = trace.metrics
    count = as_of.count(table.born)
    metric, value, born = table.metric[:count], table.value[:count], table.born[:count]
    in_ns = np.array([name.endswith("_ns") for name in METRICS], bool)[metric]
    time_ns = np.append(trace.events.time_ns, 0)[born]  # born -1: the start of the run
    pairs = zip(value.tolist(), in_ns.tolist(), strict=True)
    return {
        "event": numbers(born),
        "time_us": times(time_ns),
        "metric": words(
            metric, [name.removesuffix("_ns") + "_us" * name.endswith("_ns") for name in METRICS]
        ),
        "value": texts([us_cell(number) if ns else str(number) for number, ns in pairs]),
    }


def _payloads(as_of: ColumnsAsOf, uids: Integers) -> Iterator[str]:
    """Write each op's targets as JSON; an op without any names its die."""
    celltypes = [json.dumps(op.celltype) for op in as_of.trace.info.ops]
    for die, op, targets in _targets(as_of, uids):
        objects = [
            f'{{"die":{die},"plane":{p},"block":{b},"page":{g},"celltype":{celltypes[op]}}}'
            for p, b, g in targets
        ]
        yield f"[{','.join(objects)}]" if objects else f'[{{"die":{die}}}]'


def addresses(as_of: ColumnsAsOf, uids: Integers) -> Iterator[str]:
    """Write each op's targets as plane/block/page, with a space between two of them."""
    for _, _, targets in _targets(as_of, uids):
        yield " ".join(f"{plane}/{block}/{page}" for plane, block, page in targets)


def _targets(
    as_of: ColumnsAsOf, uids: Integers
) -> Iterator[tuple[int, int, list[tuple[int, int, int]]]]:
    """Yield (die, op, [(plane, block, page), …]) of each op."""
    table, targets = as_of.trace.ops, as_of.trace.targets
    rows = uids - 1
    addresses = list(
        zip(targets.plane.tolist(), targets.block.tolist(), targets.page.tolist(), strict=True)
    )
    for die, op, first, count in zip(
        table.die[rows].tolist(),
        table.op[rows].tolist(),
        table.first_target[rows].tolist(),
        table.n_targets[rows].tolist(),
        strict=True,
    ):
        yield die, op, addresses[first : first + count]


def _occurrences(*keys: Integers) -> Integers:
    """Return each row's number among its equals, from 1, in row order."""
    count = len(keys[0])
    order = np.lexsort(keys)  # stable: equal rows stay in order
    new = np.ones(count, bool)
    new[1:] = np.any([key[order][1:] != key[order][:-1] for key in keys], axis=0)
    at = np.arange(count)
    numbered = np.empty(count, np.int64)
    numbered[order] = at - np.maximum.accumulate(np.where(new, at, 0)) + 1
    return numbered


def _state_names(as_of: ColumnsAsOf, rows: Integers) -> Iterator[str]:
    """Name the state in which each suspension cut its op."""
    table, info = as_of.trace.suspensions, as_of.trace.info
    codes = as_of.op_of(table.uid[rows]).tolist()
    for op, state in zip(codes, table.state[rows].tolist(), strict=True):
        yield info.ops[op].base.states[state].name


def _retries(as_of: ColumnsAsOf, count: int) -> Integers:
    """Return the failed attempts of each entry."""
    table = as_of.trace.retries
    rows = slice(0, as_of.count(table.born))
    retries = np.zeros(count, np.int64)
    np.maximum.at(retries, table.entry[rows] - 1, table.retries[rows])
    return retries
