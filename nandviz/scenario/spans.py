"""Where the nodes of a text that is known to be valid stand in it, event by event."""

from typing import Any

from yaml.events import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

_STARTS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


def skip(get_event: Any, first: Any) -> int:
    """Read a node to its end; return where its text ends."""
    if type(first) not in _STARTS:
        return end_of(first)
    end = end_of(first)
    event: Any
    while type(event := get_event()) not in _ENDS:
        end = skip(get_event, event)
    return end_of(event) if first.flow_style else end


def start_of(event: Any) -> int:
    """Return the index of an event's first character."""
    return int(event.start_mark.index)


def end_of(event: Any) -> int:
    """Return the index behind an event's last character."""
    return int(event.end_mark.index)
