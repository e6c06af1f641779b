"""Whether every number in a trace that refers to something refers to something that is there."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from nandviz.model.words import BAD
from nandviz.trace.codes import CODED, NONE, OPEN, WORDS
from nandviz.trace.tables import Trace
from nandviz.units import MAX_PLAN_NS

_LATER: Final = ("died", "cancelled", "handled", "voided", "issued")
_MAY_LACK: Final = frozenset({"queue.axis", "fates.reason", "backlog.fate", "backlog.reason"})
"""Columns of words that need not hold one."""
_MAYBE_UIDS: Final = (
    "queue.uid", "suspender_uid", "resumer_uid", "anchor_uid", "blocker_uid", "host_pages.uid",
)  # fmt: skip
_UIDS: Final = ("uid", "as_uid")
_TIMES: Final = (
    "submitted_ns", "gap_ns", "start_ns", "end_ns", "time_ns", "at_ns", "old_end_ns", "consumed_ns",
    "remaining_ns", "redone_ns", "resumed_ns", "entered_ns", "left_ns", "arrival_ns",
)  # fmt: skip
_MOST_STATES: Final = 127


def check_references(trace: Trace) -> None:
    """Check a trace that was read from a file. Cost: O(rows).

    Raises
    ------
    ValueError
        Names the first table and column in which a number refers to nothing.
    """
    limits = _limits(trace)
    for name, table in trace.tables().items():
        for column in table.columns:
            limit = limits.get(f"{name}.{column}", limits.get(column))
            if limit is not None:
                _within(f"{name}.{column}", table.column(column), *limit)
        if "born" in table.columns and np.any(np.diff(table.column("born")) < 0):
            raise ValueError(f"{name}.born goes back")
    ends = trace.ops.first_target.astype(np.int64) + trace.ops.n_targets
    _within("ops.first_target", ends, 0, len(trace.targets) + 1)
    ends = trace.requests.first_page.astype(np.int64) + trace.requests.n_pages
    _within("requests.first_page", ends, 0, len(trace.host_pages) + 1)
    _within("info.cut_out", np.array(trace.info.cut_out, np.int64), 1, len(trace.ops) + 1)
    _within("info.no_nominal", np.array([*trace.info.no_nominal], np.int64), 0, len(trace.info.ops))
    _check_states(trace)
    _check_order(trace)


def _check_states(trace: Trace) -> None:
    """Check that each state is one of its own op's base."""
    counts = np.array([len(op.base.states) for op in trace.info.ops], np.int64)
    of_op = counts[trace.ops.op] if len(trace.ops) else counts[:0]
    uids = {
        "segments": trace.parts.uid[trace.segments.part],
        "suspensions": trace.suspensions.uid,
    }
    for name, uid in uids.items():
        if np.any(trace.tables()[name].column("state") >= of_op[uid - 1]):
            raise ValueError(f"{name}.state is none of its op")


def _check_order(trace: Trace) -> None:
    """Check that time does not go back."""
    if np.any(np.diff(trace.events.time_ns) < 0):
        raise ValueError("events.time_ns goes back")
    for name in ("parts", "segments"):
        table = trace.tables()[name]
        if np.any(table.column("end_ns") < table.column("start_ns")):
            raise ValueError(f"{name}.end_ns is before its start")


def _limits(trace: Trace) -> Mapping[str, tuple[int, int]]:
    """Return the least number and the one past the largest, by column or table.column."""
    events, device = len(trace.events), trace.info.topology
    limits = {
        "born": (-1, events),
        "die": (0, device.dies),
        "queue.die": (NONE, device.dies),
        "plane": (NONE, device.planes),
        "block": (NONE, device.blocks),
        "page": (BAD, device.pages),
        "number": (1, OPEN),
        "n": (1, OPEN),
        "cut": (0, 2),
        "batch": (NONE, OPEN),
        "part_id": (0, OPEN),
        "parts.planes": (0, 2**device.planes),
        "applications.last": (BAD, device.pages),
        "applications.closed": (0, 2),
        "host_pages.plane": (NONE, device.planes),
        "backlog.delta_ns": (-MAX_PLAN_NS, MAX_PLAN_NS + 1),
    }
    for name, kind in CODED.items():
        limits[name] = (NONE if name in _MAY_LACK else 0, len(WORDS[kind]))
    limits |= _limits_of_rows(trace)
    limits |= dict.fromkeys(_TIMES, (-1, MAX_PLAN_NS + 1))
    limits |= dict.fromkeys(_MAYBE_UIDS, (0, len(trace.ops) + 1))
    limits |= dict.fromkeys(_UIDS, (1, len(trace.ops) + 1))
    return limits | dict.fromkeys(_LATER, (-1, events))


def _limits_of_rows(trace: Trace) -> Mapping[str, tuple[int, int]]:
    """Return those of the columns that name rows of tables and words."""
    words = len(trace.words)
    return {
        "suspension_states.suspension": (0, len(trace.suspensions)),
        "ops.op": (0, len(trace.info.ops)),
        "ops.n_targets": (0, len(trace.targets) + 1),
        "ops.first_target": (0, len(trace.targets) + 1),
        "segments.part": (0, len(trace.parts)),
        "segments.state": (0, _MOST_STATES),
        "suspensions.state": (0, _MOST_STATES),
        "events.seq": (0, len(trace.queue)),
        "events.outcome": (NONE, words),
        "retries.entry": (1, len(trace.backlog) + 1),
        "passed.entry": (1, len(trace.backlog) + 1),
        "retries.retries": (1, OPEN),
        "retries.detail": (0, words),
        "refusals.detail": (0, words),
        "applications.erase_celltype": (NONE, words),
        "applications.program_celltype": (NONE, words),
        "requests.n_pages": (0, len(trace.host_pages) + 1),
        "requests.first_page": (0, len(trace.host_pages) + 1),
        "host_pages.request": (NONE, len(trace.requests)),
    }


def _within(name: str, values: np.ndarray[Any, Any], least: int, past: int) -> None:
    known = values[values != OPEN] if name.split(".")[1] in _LATER else values
    if len(known) and not least <= int(known.min()) <= int(known.max()) < past:
        raise ValueError(f"{name} holds {known.min()} to {known.max()}, not {least} to {past - 1}")
