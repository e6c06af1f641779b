"""All that is told of an event, as one text to be searched."""

from nandviz.query.asof import AsOf
from nandviz.query.causes import event_words
from nandviz.query.narration import describe
from nandviz.query.records import EventRecord
from nandviz.trace.tables import Trace
from nandviz.units import us_cell


def event_text(trace: Trace, k: int) -> str:
    """Return what the event ``k`` did, why, and what it caused, in the words of the window.

    Cost: that of the event's effects.
    """
    told, as_of = describe(trace, k), AsOf(trace, k)
    event = as_of.event(k)
    lines = [f"event {k} {us_cell(told.time_ns)} µs", told.headline, *told.details]
    lines.append(event_words(trace, event))
    if event.die is not None:
        lines.append(f"die {event.die}")
    lines += [pushed_words(each) for each in as_of.pushed_by(k)]
    return "\n".join(lines)


def pushed_words(event: EventRecord) -> str:
    """Say which event was pushed: ``OP_END of op 3 at 550.185, event 17 cancelled it``."""
    of = f" of op {event.uid}" if event.uid else ""
    by = "" if event.cancelled_by is None else f", event {event.cancelled_by} cancelled it"
    return f"{event.kind}{of} at {us_cell(event.time_ns)}{by}"
