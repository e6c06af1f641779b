"""What an entry of the script does to the rest, in two or three words.

For who moves an entry: read from the whole trace of a run. Cost: the script's entries.
"""

from nandviz.language import Said, said
from nandviz.model.words import EventKind, Outcome, Source, SuspensionStatus
from nandviz.query.live_rows import born_between
from nandviz.query.op_words import ops_words
from nandviz.trace.codes import KIND_CODE, NONE, OPEN, SOURCE_CODE, STATUS_CODE
from nandviz.trace.tables import Trace


def entry_of(trace: Trace, uid: int) -> int | None:
    """Return the number of the script's entry that an op is of; None for a workload's op."""
    row = uid - 1
    scripted = trace.ops.source[row] == SOURCE_CODE[Source.SCRIPT]
    return int(trace.ops.batch[row]) if scripted else None


def submit_of(trace: Trace, batch: int) -> int | None:
    """Return the event that submits an entry of the script; None if the run ends before it."""
    queue = trace.queue
    scripted = born_between(queue.born, -1, -1).stop
    is_it = (queue.kind[:scripted] == KIND_CODE[EventKind.SUBMIT]) & (
        queue.batch[:scripted] == batch
    )
    handled = queue.handled[:scripted][is_it]
    return int(handled[0]) if len(handled) and handled[0] != OPEN else None


def hit_words(trace: Trace, batch: int) -> Said:
    """Say what an entry hits: ``cuts op 2``, ``resumes op 1``, ``refused: not_core_busy``."""
    k = submit_of(trace, batch)
    if k is None:
        return said("after the end of the run")
    code = int(trace.events.outcome[k])
    outcome, _, reason = ("" if code == NONE else trace.words[code]).partition(":")
    if outcome == Outcome.REJECTED:
        return said("refused: {reason}", reason=reason)
    if outcome == Outcome.DEFERRED:
        return said("waits in the backlog: {reason}", reason=reason)
    cut, resumed = _suspended(trace, k), _resumed(trace, k)
    if cut:
        return said("cuts {ops}", ops=ops_words(cut))
    return said("resumes {ops}", ops=ops_words(resumed)) if resumed else said("hits nothing")


def _suspended(trace: Trace, k: int) -> list[int]:
    rows = born_between(trace.suspensions.born, k, k)
    return [int(uid) for uid in trace.suspensions.uid[rows.start : rows.stop]]


def _resumed(trace: Trace, k: int) -> list[int]:
    states = trace.suspension_states
    return [
        int(trace.suspensions.uid[states.suspension[row]])
        for row in born_between(states.born, k, k)
        if states.status[row] == STATUS_CODE[SuspensionStatus.RESUMED]
    ]
