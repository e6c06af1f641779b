"""Whether every number in a trace that refers to something refers to something that is there."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from nandviz.trace.codes import CODED, NONE, OPEN, WORDS
from nandviz.trace.tables import Trace

_LATER: Final = ("died", "cancelled", "handled", "voided")
_MAY_LACK: Final = frozenset({"queue.axis", "fates.reason", "backlog.fate", "backlog.reason"})
"""Columns of words that need not hold one."""
_UIDS: Final = ("uid", "suspender_uid", "resumer_uid", "anchor_uid", "blocker_uid")


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


def _limits(trace: Trace) -> Mapping[str, tuple[int, int]]:
    """Return the least number and the one past the largest, by column or table.column."""
    events, words = len(trace.events), len(trace.words)
    limits = {
        "born": (-1, events),
        "die": (NONE, trace.info.topology.dies),
        "suspension_states.suspension": (0, len(trace.suspensions)),
        "ops.op": (0, len(trace.info.ops)),
        "ops.n_targets": (0, len(trace.targets) + 1),
        "ops.first_target": (0, len(trace.targets) + 1),
        "segments.part": (0, len(trace.parts)),
        "segments.state": (0, max((len(op.base.states) for op in trace.info.ops), default=0)),
        "events.seq": (0, len(trace.queue)),
        "events.outcome": (NONE, words),
        "retries.entry": (1, len(trace.backlog) + 1),
        "retries.detail": (0, words),
        "refusals.detail": (0, words),
        "applications.erase_celltype": (NONE, words),
        "applications.program_celltype": (NONE, words),
    }
    for name, kind in CODED.items():
        limits[name] = (NONE if name in _MAY_LACK else 0, len(WORDS[kind]))
    limits |= dict.fromkeys(_UIDS, (0, len(trace.ops) + 1))
    return limits | dict.fromkeys(_LATER, (-1, events))


def _within(name: str, values: np.ndarray[Any, Any], least: int, past: int) -> None:
    known = values[values != OPEN] if name.split(".")[1] in _LATER else values
    if len(known) and not least <= int(known.min()) <= int(known.max()) < past:
        raise ValueError(f"{name} holds {known.min()} to {known.max()}, not {least} to {past - 1}")
