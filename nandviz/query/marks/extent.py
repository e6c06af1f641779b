"""How far a run reaches, as of an event."""

from typing import Final

from nandviz.query.asof import AsOf

_LEAST_NS: Final = 1000


def extent_ns(as_of: AsOf) -> tuple[int, int]:
    """Return the first instant, and one after all that is executed, planned, cancelled or noted."""
    trace = as_of.trace
    rows = as_of.planned_segments()
    ends = [as_of.now_ns, _LEAST_NS]
    if len(rows):
        ends.append(int(trace.segments.end_ns[rows].max()))
    ends += [at_ns for at_ns, _ in trace.info.notes]
    ends += trace.queue.time_ns[as_of.pending_rows(limit=50)].tolist()
    ends += trace.queue.time_ns[as_of.cancelled_rows()].tolist()
    ends += trace.backlog.entered_ns[as_of.backlog_rows()].tolist()
    return 0, max(ends)
