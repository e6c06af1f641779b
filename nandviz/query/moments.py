"""Instants and events: which lies where in the order of a run."""

from nandviz.trace.tables import Trace


def time_of(trace: Trace, k: int) -> int:
    """Return the instant of event ``k`` in ns, 0 at the start of the run."""
    return int(trace.events.time_ns[k]) if k >= 0 else 0


def last_event_by(trace: Trace, time_ns: int) -> int:
    """Return the last event that is not later than an instant, -1 if there is none."""
    return int(trace.events.time_ns.searchsorted(time_ns, side="right")) - 1


def last_event_before(trace: Trace, time_ns: int) -> int:
    """Return the last event that is earlier than an instant, -1 if there is none."""
    return int(trace.events.time_ns.searchsorted(time_ns, side="left")) - 1
