"""What a run does at an event, as the end of a sentence: ``suspends op 1``.

Read from the rows that the event brought alone, without the index of the trace.
"""

from nandviz.language import Said, joined, said
from nandviz.model.words import EventKind, Fate, Outcome, Source, SuspensionStatus
from nandviz.query.host_words import arrived, is_of_host
from nandviz.query.live_rows import born_between
from nandviz.query.op_words import op_words, ops_words, place_words
from nandviz.trace.codes import AXES, FATE_CODE, KINDS, NONE, SOURCE_CODE, STATUS_CODE
from nandviz.trace.tables import Trace


def deed(trace: Trace, k: int) -> Said:
    """Say what a run does at event ``k``. Cost: the rows that the event brought."""
    queue, seq = trace.queue, int(trace.events.seq[k])
    kind, uid = KINDS[queue.kind[seq]], int(queue.uid[seq])
    if kind is EventKind.OP_START:
        return said("starts {op}", op=_placed(trace, uid))
    if kind is EventKind.OP_END:
        return said("ends {op}", op=_placed(trace, uid))
    if kind in {EventKind.BACKLOG_REFILL, EventKind.BACKLOG_RETRY}:
        return _flush(trace, k, str(AXES[queue.axis[seq]]))
    if kind is EventKind.ARRIVE:
        return _arrival(trace, k)
    is_asked = kind is EventKind.SUBMIT or (uid > 0 and is_of_host(trace, uid))
    return _submission(trace, k, is_asked=is_asked)


def _outcome(trace: Trace, k: int) -> tuple[str, str]:
    """Return the outcome of an event and its reason, empty for none."""
    code = int(trace.events.outcome[k])
    outcome, _, reason = ("" if code == NONE else trace.words[code]).partition(":")
    return outcome, reason


def _flush(trace: Trace, k: int, axis: str) -> Said:
    outcome, reason = _outcome(trace, k)
    parts, fates = trace.parts, trace.fates
    planned = [
        int(parts.uid[row])
        for row in born_between(parts.born, k, k)
        if parts.source[row] == SOURCE_CODE[Source.BACKLOG]
    ]
    dropped = [
        int(fates.uid[row])
        for row in born_between(fates.born, k, k)
        if fates.fate[row] == FATE_CODE[Fate.DROPPED]
    ]
    clauses = [said("flushes {ops}", ops=ops_words(planned))] if planned else []
    if dropped:
        clauses.append(said("drops {ops}", ops=ops_words(dropped)))
    if outcome == Outcome.RETRY:
        clauses.append(
            said("fails to flush the {axis} backlog: {reason}", axis=axis, reason=reason)
        )
    if not clauses:
        return said("flushes nothing from the {axis} backlog", axis=axis)
    return joined(", ", clauses)


def _arrival(trace: Trace, k: int) -> Said:
    takes = said("takes up request {number}", number=arrived(trace, k))
    if not born_between(trace.ops.born, k, k):
        return takes
    return joined(", ", [takes, _submission(trace, k, is_asked=True)])


def _submission(trace: Trace, k: int, *, is_asked: bool) -> Said:
    """Say what was submitted for a script or a controller, else what was proposed."""
    outcome, reason = _outcome(trace, k)
    if outcome == Outcome.REJECTED:
        return said("refuses: {reason}", reason=reason)
    uids = [row + 1 for row in born_between(trace.ops.born, k, k)]
    if not uids:
        return said("submits nothing") if is_asked else said("proposes nothing")
    what = _told(trace, uids)
    if outcome == Outcome.DEFERRED:
        return said("defers {ops}", ops=what)
    return _suspends(trace, k) or (
        said("submits {ops}", ops=what) if is_asked else said("proposes {ops}", ops=what)
    )


def _suspends(trace: Trace, k: int) -> Said | None:
    """Say which op an event suspends or resumes, if it does."""
    suspensions, states = trace.suspensions, trace.suspension_states
    cut = [int(suspensions.uid[row]) for row in born_between(suspensions.born, k, k)]
    if cut:
        return said("suspends {ops}", ops=ops_words(cut))
    resumed = [
        int(suspensions.uid[states.suspension[row]])
        for row in born_between(states.born, k, k)
        if states.status[row] == STATUS_CODE[SuspensionStatus.RESUMED]
    ]
    return said("resumes {ops}", ops=ops_words(resumed)) if resumed else None


def _told(trace: Trace, uids: list[int]) -> str:
    return _placed(trace, uids[0]) if len(uids) == 1 else ops_words(uids)


def _placed(trace: Trace, uid: int) -> str:
    return said("{op} on {place}", op=op_words(trace, uid), place=place_words(trace, uid))
