"""A trace restricted to some of its ops: what happened of them alone, to be judged again.

Nothing is simulated. The nominal times are those of the whole trace, blocks begin in the state in
which the first op that is kept found them, and the SUSPENDs and RESUMEs of an op that is kept are
kept with it.

Source: study specification, section Shrinking.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from nandviz.model.setup import BlockState
from nandviz.trace.codes import NONE, OPEN
from nandviz.trace.tables import Trace

Ints = npt.NDArray[np.int64]
Rows = Mapping[str, npt.NDArray[Any]]


def with_partners(trace: Trace, uids: Iterable[int]) -> tuple[int, ...]:
    """Return ops with all that suspended or resumed them, and these with theirs; ascending."""
    partners = _partners(trace)
    found, new = set[int](), set(uids)
    while new:
        found |= new
        new = {each for uid in new for each in partners.get(uid, ())} - found
    return tuple(sorted(found))


def _partners(trace: Trace) -> dict[int, set[int]]:
    """Return the ops that suspended or resumed each op; worked out once."""
    kept = trace.derived.get("partners")
    if kept is None:
        kept = trace.derived["partners"] = dict[int, set[int]]()
        table, states = trace.suspensions, trace.suspension_states
        of = table.uid[states.suspension]
        pairs = [*zip(table.uid.tolist(), table.suspender_uid.tolist(), strict=True)]
        pairs += zip(of.tolist(), states.resumer_uid.tolist(), strict=True)
        for uid, partner in pairs:
            if partner:
                kept.setdefault(uid, set()).add(partner)
    assert isinstance(kept, dict)
    return kept


def restricted(trace: Trace, uids: Iterable[int]) -> Trace:
    """Return a trace of some ops alone, which get the uids 1, 2, … in their order.

    Parameters
    ----------
    uids
        As of `with_partners`. Events of no op are left out, metrics too.
    """
    return _Restriction(trace, np.unique(np.fromiter(uids, np.int64))).trace()


class _Restriction:
    """The rows of a trace that are of some ops, numbered anew."""

    def __init__(self, trace: Trace, uids: Ints) -> None:
        self._whole = trace
        self._uids = uids
        self._new_uid = np.zeros(len(trace.ops) + 1, np.int64)
        self._new_uid[uids] = np.arange(1, len(uids) + 1)
        of_event = trace.queue.uid[trace.events.seq]
        self._events = np.flatnonzero(self._is_kept(of_event))

    def _is_kept(self, uid: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        kept: npt.NDArray[np.bool_] = self._new_uid[uid] > 0
        return kept

    def trace(self) -> Trace:
        """Return the trace."""
        whole = self._whole
        cut_out = [int(self._new_uid[uid]) for uid in whole.info.cut_out if self._new_uid[uid]]
        initial = {**whole.info.initial, **dict(self._found_blocks())}
        info = replace(whole.info, cut_out=tuple(cut_out), initial=initial, findings=())
        new = Trace(info)  # what was found is of all files
        for text in whole.words:
            new.words.number(text)
        self._add_ops(new)
        self._add_plan(new)
        self._add_events(new)
        self._add_suspensions(new)
        entries = self._add_backlog(new)
        self._add_of_entries(new, entries)
        for name in ("fates", "refusals", "applications"):
            self._add(new, name, self._of_ops(name))
        new.flush()
        return new

    # Rows

    def _of_ops(self, name: str) -> Ints:
        return np.flatnonzero(self._is_kept(self._whole.tables()[name].column("uid")))

    def _add(self, new: Trace, name: str, rows: Ints, **columns: npt.ArrayLike) -> Ints:
        """Add rows with their events and ops numbered anew; return those that were ever known."""
        table = self._whole.tables()[name]
        given = {key: np.asarray(values) for key, values in columns.items()}
        values = {key: given.get(key, table.column(key)[rows]) for key in table.columns}
        for key in ("born", "died", "handled", "cancelled", "voided"):
            if key in values:
                values[key] = self._event(values[key])
        for key in ("uid", "suspender_uid", "resumer_uid", "anchor_uid", "blocker_uid"):
            if key in values:
                values[key] = self._new_uid[values[key]]
        known = np.ones(len(rows), bool)
        if "died" in values:
            known = values["died"] > values["born"]
        new.tables()[name].extend({key: column[known] for key, column in values.items()})
        return rows[known]

    def _event(self, events: npt.NDArray[Any]) -> Ints:
        """Return the first kept event not before each, the last one for later ones."""
        later = np.searchsorted(self._events, events)
        found = np.minimum(later, max(0, len(self._events) - 1))
        found = np.where(events == OPEN, OPEN, found)
        return np.where(events < 0, -1, found)

    def _add_ops(self, new: Trace) -> None:
        ops, targets = self._whole.ops, self._whole.targets
        rows = self._uids - 1
        counts = ops.n_targets[rows].astype(np.int64)
        first = np.cumsum(counts) - counts
        at = np.repeat(ops.first_target[rows] - first, counts) + np.arange(counts.sum())
        new.targets.extend({name: targets.column(name)[at] for name in targets.columns})
        self._add(new, "ops", rows, first_target=first)

    def _add_plan(self, new: Trace) -> None:
        rows = self._add(new, "parts", self._of_ops("parts"))
        place = np.full(len(self._whole.parts), NONE, np.int64)
        place[rows] = np.arange(len(rows))
        part = place[self._whole.segments.part]
        mine = np.flatnonzero(part != NONE)
        self._add(new, "segments", mine, part=part[mine])

    def _add_events(self, new: Trace) -> None:
        events = self._whole.events
        rows = self._add(new, "queue", self._of_ops("queue"))
        place = np.full(len(self._whole.queue), NONE, np.int64)
        place[rows] = np.arange(len(rows))
        self._add(new, "events", self._events, seq=place[events.seq[self._events]])

    def _add_suspensions(self, new: Trace) -> None:
        states = self._whole.suspension_states
        rows = self._add(new, "suspensions", self._of_ops("suspensions"))
        place = np.full(len(self._whole.suspensions), NONE, np.int64)
        place[rows] = np.arange(len(rows))
        suspension = place[states.suspension]
        mine = np.flatnonzero(suspension != NONE)
        self._add(new, "suspension_states", mine, suspension=suspension[mine])

    def _add_backlog(self, new: Trace) -> Ints:
        return self._add(new, "backlog", self._of_ops("backlog"))

    def _add_of_entries(self, new: Trace, entries: Ints) -> None:
        place = np.zeros(len(self._whole.backlog) + 1, np.int64)
        place[entries + 1] = np.arange(1, len(entries) + 1)
        entry = place[self._whole.retries.entry]
        mine = np.flatnonzero(entry)
        self._add(new, "retries", mine, entry=entry[mine])

    # Blocks

    def _found_blocks(self) -> Iterator[tuple[tuple[int, int], BlockState]]:
        """Yield the state in which the first kept op on each block found it, if it was told."""
        whole = self._whole
        table, texts = whole.applications, whole.words
        for (die, block), first in self._first_events().items():
            here = (table.die == die) & (table.block == block) & (table.born < first)
            rows = np.flatnonzero(here)
            if len(rows):
                row = rows[-1]
                celltypes = (table.erase_celltype[row], table.program_celltype[row])
                erase, program = (texts.text(int(each)) for each in celltypes)
                yield (die, block), BlockState(int(table.last[row]), erase, program)

    def _first_events(self) -> dict[tuple[int, int], int]:
        """Return the first event of a kept op on each block."""
        whole = self._whole
        first: dict[tuple[int, int], int] = {}
        for event in self._events.tolist():
            uid = int(whole.queue.uid[whole.events.seq[event]])
            start = int(whole.ops.first_target[uid - 1])
            for target in range(start, start + int(whole.ops.n_targets[uid - 1])):
                at = (int(whole.ops.die[uid - 1]), int(whole.targets.block[target]))
                first.setdefault(at, event)
        return first
