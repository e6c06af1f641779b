"""All that is told of an event, as one text to be searched."""

from nandviz import language
from nandviz.language import said, spoken
from nandviz.query.asof import AsOf
from nandviz.query.causes import event_words
from nandviz.query.narration import describe
from nandviz.query.records import EventRecord
from nandviz.trace.tables import Trace
from nandviz.units import us_cell


def event_text(trace: Trace, k: int) -> str:
    """Return what the event ``k`` did, why, and what it caused, in the words of the window.

    In English, and in the language that is on.

    Cost: that of the event's effects.
    """
    told, as_of = describe(trace, k), AsOf(trace, k)
    event = as_of.event(k)
    lines = [f"event {k} {us_cell(told.time_ns)} µs", told.headline, *told.details]
    lines.append(event_words(trace, event))
    if event.die is not None:
        lines.append(f"die {event.die}")
    lines += [pushed_words(each) for each in as_of.pushed_by(k)]
    if language.current() != language.ENGLISH:
        lines += map(spoken, lines[:])
    return "\n".join(lines)


def pushed_words(event: EventRecord) -> str:
    """Say which event was pushed: ``OP_END of op 3 at 550.185, event 17 cancelled it``."""
    kind, at = event.kind, us_cell(event.time_ns)
    pushed = said("{kind} at {time}", kind=kind, time=at)
    if event.uid:
        pushed = said("{kind} of op {uid} at {time}", kind=kind, uid=event.uid, time=at)
    if event.cancelled_by is None:
        return pushed
    return said("{what}, event {event} cancelled it", what=pushed, event=event.cancelled_by)
