"""What the smallest scenario is to be looked for that still does it."""

from dataclasses import replace

from nandviz.model.words import EntryFate
from nandviz.query.asof import AsOf
from nandviz.query.breakpoint_matches import stops
from nandviz.query.event_effects import effects_of
from nandviz.scenario.scenario import Breakpoint, EntryCondition, RefusalCondition
from nandviz.session.breakpoints import Breakpoints
from nandviz.session.open_run import OpenRun
from nandviz.trace.codes import ENTRY_FATES, REASONS, member
from nandviz.trace.tables import Trace


def of_refusal(trace: Trace, uid: int) -> Breakpoint | None:
    """Return the condition that an op is refused for its reason; None if it is not."""
    refusal = AsOf(trace).refusal(uid)
    if refusal is None:
        return None
    return Breakpoint(op_uid=uid, rejected=RefusalCondition(refusal.reason))


def of_entry(trace: Trace, entry: int) -> Breakpoint | None:
    """Return the condition that an op's entry is dropped or moved; None if it is neither.

    ``entry`` is a row of ``trace.backlog``.
    """
    table = trace.backlog
    fate = member(ENTRY_FATES, int(table.fate[entry]))
    if fate not in (EntryFate.DROPPED, EntryFate.MOVED):
        return None
    reason = member(REASONS, int(table.reason[entry]))
    return Breakpoint(op_uid=int(table.uid[entry]), backlog=EntryCondition(fate, reason))


def at_playhead(run: OpenRun, breakpoints: Breakpoints) -> Breakpoint | None:
    """Return what has happened at the playhead: a breakpoint hit, else what went wrong there."""
    playhead, trace = run.playhead, run.trace
    stop = playhead.last_stop
    if stop.breakpoint_id is not None and stop.k == playhead.k:
        numbers = {number: held.what for number, held in breakpoints}
        if stop.breakpoint_id in numbers:
            return numbers[stop.breakpoint_id]
    for verdict in run.laws.verdicts:
        for each in verdict.violations:
            if max(each.event, 0) == playhead.k:
                return meant(trace, Breakpoint(law=each.law, op_uid=each.uid or None), each.event)
    effects = effects_of(trace, playhead.k)
    for row in effects.refusals:
        return of_refusal(trace, int(trace.refusals.uid[row]))
    left = (of_entry(trace, int(row)) for row in effects.left)
    return next((what for what in left if what is not None), None)


def meant(trace: Trace, what: Breakpoint, event: int) -> Breakpoint:
    """Return a condition on a broken law without the op that its event does not concern."""
    at = max(event, 0)
    broken = [] if what.law is None else [(at, what.law)]
    is_of_op = len(stops(trace, what, range(at, at + 1), lambda: broken)) > 0
    return what if is_of_op else replace(what, op_uid=None)
