"""A case without one of its suspensions: what came after it comes earlier by as long as it was.

To take out a SUSPEND and its RESUME alone moves the end of the op, so that whatever was aimed at
something later misses it.
"""

from collections.abc import Iterator
from dataclasses import replace

from nandviz.query.breakpoint_matches import place_of
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.scenario.expectations import OpPlace
from nandviz.study.case import Case
from nandviz.trace.tables import Trace


def without_suspensions(case: Case, trace: Trace) -> Iterator[Case]:
    """Yield a case without each suspension that was resumed in its run, the longest ones first."""
    table, states = trace.suspensions, trace.suspension_states
    found = []
    for suspension, state in enumerate(ColumnsAsOf(trace).resumptions.tolist()):
        if state >= 0:
            length_ns = int(states.resumed_ns[state]) - int(table.at_ns[suspension])
            uids = int(table.suspender_uid[suspension]), int(states.resumer_uid[state])
            found.append((length_ns, uids))
    for length_ns, uids in sorted(found, reverse=True):
        places = {place for uid in uids if (place := place_of(trace, uid)) is not None}
        yield _without(case, places, length_ns)


def _without(case: Case, gone: set[OpPlace], length_ns: int) -> Case:
    """Take out ops by their places now; what comes after them comes earlier."""
    taken = {before for before, now in case.places.items() if now in gone}
    last_ns = max(case.entries[now.entry].at_ns for now in gone)
    entries = []
    for entry in case.entries:
        ops = tuple(op for op in entry.ops if OpPlace(entry.number, op.place) not in taken)
        at_ns = max(0, entry.at_ns - length_ns) if entry.at_ns >= last_ns else entry.at_ns
        entries.append(replace(entry, ops=ops, at_ns=at_ns))
    return case.with_entries(entries)
