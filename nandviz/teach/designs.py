"""Five designs of when OP_END comes, a pure function each: a story in, instants in ns out.

Instants at which an OP_END of the PROGRAM is handled, ascending. An OP_END is pushed when the
PROGRAM starts, for its planned end. What then becomes of it is what the designs differ in.
Source: page on exchange, "Five ways to end an op".
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from nandviz.language import noop
from nandviz.teach.story import Story, Suspension

Ends = tuple[int, ...]


class Design(StrEnum):
    """The designs, in the order in which they are shown."""

    STUB = "stub"
    REPLACE = "replace"
    DISPATCH = "dispatch"
    SKIP = "skip"
    CANCEL = "cancel"


def stub(story: Story) -> Ends:
    """Let a RESUME make a second op, with an OP_END of its own; nothing is taken out."""
    return (story.planned_end_ns, *_pushed(story))


def replace(story: Story) -> Ends:
    """Let a RESUME take the pending OP_END out and push another one."""
    handled, pending_ns = list[int](), story.planned_end_ns
    for each in story.suspensions:
        if each.resumed is not None:
            if pending_ns <= each.resumed.at_ns:
                handled.append(pending_ns)
            pending_ns = each.resumed.end_ns
    return (*handled, pending_ns)


def dispatch(story: Story) -> Ends:
    """Let an OP_END that finds its op suspended put itself off by what remains of the op."""
    at_ns = story.planned_end_ns
    while (held := _holding(story, at_ns)) is not None:
        if held.resumed is None:
            return ()  # it puts itself off for ever
        at_ns += ((held.resumed.at_ns - at_ns) // held.remaining_ns + 1) * held.remaining_ns
    return (at_ns,)


def skip(story: Story) -> Ends:
    """Drop an OP_END that finds its op suspended; let a RESUME push another one."""
    pushed = (story.planned_end_ns, *_pushed(story))
    return tuple(at_ns for at_ns in pushed if _holding(story, at_ns) is None)


def cancel(story: Story) -> Ends:
    """Let a SUSPEND cancel the OP_END by its handle, and a RESUME push another one."""
    pending: int | None = story.planned_end_ns
    for each in story.suspensions:
        pending = None if each.resumed is None else each.resumed.end_ns
    return () if pending is None else (pending,)


def _pushed(story: Story) -> Ends:
    """Return the OP_ENDs that the RESUMEs push."""
    return tuple(s.resumed.end_ns for s in story.suspensions if s.resumed is not None)


def _holding(story: Story, at_ns: int) -> Suspension | None:
    """Return the suspension that an OP_END of an instant finds; None where it finds none."""
    return next((each for each in story.suspensions if each.holds(at_ns)), None)


DESIGNS: Final[Mapping[Design, Callable[[Story], Ends]]] = MappingProxyType(
    {
        Design.STUB: stub,
        Design.REPLACE: replace,
        Design.DISPATCH: dispatch,
        Design.SKIP: skip,
        Design.CANCEL: cancel,
    }
)

HOW: Final[Mapping[Design, str]] = MappingProxyType(
    {
        Design.STUB: noop("RESUME makes a second op with an OP_END of its own"),
        Design.REPLACE: noop("RESUME takes the pending OP_END out and pushes another"),
        Design.DISPATCH: noop("An OP_END of a suspended op puts itself off by what remains"),
        Design.SKIP: noop("An OP_END of a suspended op is dropped; RESUME pushes one"),
        Design.CANCEL: noop("SUSPEND cancels the OP_END by its handle; RESUME pushes one"),
    }
)
"""What each design does, in a sentence."""
