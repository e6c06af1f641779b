"""The part of the timeline's menu that edits the script: what can be put in, or changed, there."""

from collections.abc import Iterator
from typing import Final

from nandviz.language import noop, tr, trn
from nandviz.model.ops import OpDef
from nandviz.model.words import Axis, Kind
from nandviz.query.core_busy import axis_to_hit, instant_at_share, op_in_core_busy
from nandviz.query.entry_hits import entry_of
from nandviz.trace.tables import Trace
from nandviz.ui.commands.edit import DuplicateEntry, RemoveEntry
from nandviz.ui.commands.entries import AddOp, AskMove, AskOp, ExpectNow
from nandviz.ui.commands.sweep import AskSweep
from nandviz.ui.timeline.layer import Hit
from nandviz.ui.timeline.menu import Line
from nandviz.ui.timeline.rows import Row, RowKind
from nandviz.units import us_sentence

_SHARES: Final = (25, 50, 75)
_ADDED: Final = (
    (Kind.SUSPEND, noop("Suspend here: {op}")),
    (Kind.RESUME, noop("Resume here: {op}")),
    (Kind.STATUS, noop("Status here: {op}")),
)
_ASKED: Final = (
    (Kind.READ, noop("Read … here")),
    (Kind.PROGRAM, noop("Program … here")),
    (Kind.ERASE, noop("Erase … here")),
)


def lines(trace: Trace, found: Hit | None, at_ns: int) -> list[Line]:
    """Return the lines for a place of a lane, and for the op there."""
    if found is None:
        return []
    row, uid = found.row, found.uid
    of_lane = [] if row is None or row.die < 0 else [*_of_lane(trace, row, at_ns)]
    return of_lane if uid is None else [*of_lane, *_of_op(trace, uid, at_ns)]


def _of_lane(trace: Trace, row: Row, at_ns: int) -> Iterator[Line]:
    for kind, title in _ADDED:
        for op in _hitting(trace, kind, row.die, at_ns):
            yield Line(tr(title, op=op.name), AddOp(op.name, at_ns, row.die))
    plane = row.number if row.kind is RowKind.PLANE else None
    for kind, title in _ASKED:
        if any(op.base.kind is kind for op in trace.info.ops):
            yield Line(tr(title), AskOp(kind, at_ns, row.die, plane))


def _hitting(trace: Trace, kind: Kind, die: int, at_ns: int) -> list[OpDef]:
    """Return the ops of a kind that hit something on a die; all of them where none does."""
    ops = [op for op in trace.info.ops if op.base.kind is kind]
    if kind is Kind.STATUS:
        return ops
    axis = axis_to_hit(trace, kind, die, at_ns)
    return [op for op in ops if op.base.axis is axis] or ops


def _of_op(trace: Trace, uid: int, at_ns: int) -> list[Line]:
    out, entry = list(_suspends(trace, uid, at_ns)), entry_of(trace, uid)
    if entry is None:
        return out
    count = int((trace.ops.batch[:] == entry).sum())
    return [
        *out,
        Line(tr("Expect what happened to op {uid}", uid=uid), ExpectNow(uid)),
        Line(tr("Move entry {entry} to…", entry=entry), AskMove(entry)),
        Line(tr("Sweep the time of entry {entry}…", entry=entry), AskSweep(_time_of(entry))),
        Line(tr("Duplicate entry {entry}", entry=entry), DuplicateEntry(entry)),
        Line(
            trn(
                count,
                "Delete entry {entry} ({count} op)",
                "Delete entry {entry} ({count} ops)",
                entry=entry,
            ),
            RemoveEntry(entry),
        ),
    ]


def _time_of(entry: int) -> str:
    return f"script[{entry}].at_us"


def _suspends(trace: Trace, uid: int, at_ns: int) -> Iterator[Line]:
    """Yield the lines that suspend an op when it has done a share, or at the pointer."""
    base, die = trace.op_def(uid).base, int(trace.ops.die[uid - 1])
    op = _suspending(trace, base.axis) if base.suspendable else None
    if op is None:
        return
    below = tr("Suspend op {uid}", uid=uid)
    for share in _SHARES:
        when_ns = instant_at_share(trace, uid, share / 100)
        if when_ns is not None:
            words = tr("at {share} % ({time})", share=share, time=us_sentence(when_ns))
            yield Line(words, AddOp(op.name, when_ns, die), below)
    if op_in_core_busy(trace, die, at_ns) == uid:
        words = tr("at the pointer ({time})", time=us_sentence(at_ns))
        yield Line(words, AddOp(op.name, at_ns, die), below)


def _suspending(trace: Trace, axis: Axis | None) -> OpDef | None:
    ops = (op for op in trace.info.ops if op.base.kind is Kind.SUSPEND and op.base.axis is axis)
    return next(ops, None)
