"""The details of an event in words, a line each, below its headline."""

from collections.abc import Iterator

import numpy as np

from nandviz.language import noop, said
from nandviz.model.words import METRICS, EntryFate
from nandviz.query.asof import AsOf
from nandviz.query.event_effects import EventEffects
from nandviz.query.op_words import op_words, place_words
from nandviz.query.row_reader import follows_start
from nandviz.trace.codes import AXES, ENTRY_FATES, KINDS
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence


def detail_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Tell all that an event did, a line each: the rows that it brought, the metrics it changed."""
    yield from _submitted_lines(trace, effects)
    yield from _suspension_lines(trace, effects)
    yield from _backlog_lines(trace, effects)
    yield from _part_lines(trace, effects)
    yield from _queue_lines(trace, effects)
    yield from _refusal_lines(trace, effects)
    yield from _metric_lines(trace, effects)


def _submitted_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    for uid in effects.uids:
        yield said(
            "{op} submitted for {place}", op=op_words(trace, uid), place=place_words(trace, uid)
        )


def _suspension_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.suspensions
    for row in effects.suspensions:
        op = trace.op_def(int(table.uid[row]))
        yield (
            said(
                "op {uid} cut at {at} in {state}: {consumed} consumed + {remaining} left = "
                "{nominal}; suspension {n}, by op {by}",
                uid=table.uid[row],
                at=us_sentence(table.at_ns[row]),
                state=op.base.states[table.state[row]].name,
                consumed=us_sentence(table.consumed_ns[row]),
                remaining=us_sentence(table.remaining_ns[row]),
                nominal=us_sentence(trace.info.policies.due_ns(op, int(table.n[row]) - 1)),
                n=table.n[row],
                by=table.suspender_uid[row],
            )
        )
        if table.redone_ns[row]:
            yield said(
                "op {uid} does the {redone} of its last pulse again",
                uid=table.uid[row],
                redone=us_sentence(table.redone_ns[row]),
            )


def _backlog_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.backlog
    for row in effects.entered:
        anchor = int(table.anchor_uid[row])
        uid, axis = table.uid[row], AXES[table.axis[row]]
        if not anchor:
            yield said("op {uid} waits in {axis} backlog", uid=uid, axis=axis)
            continue
        words = noop("op {uid} waits in {axis} backlog, {delta} behind op {anchor}")
        if follows_start(trace, row):
            words = noop("op {uid} waits in {axis} backlog, {delta} after the start of op {anchor}")
        yield said(
            words,
            uid=uid,
            axis=axis,
            delta=us_sentence(table.delta_ns[row]),
            anchor=anchor,
        )
    for row in effects.left:
        if ENTRY_FATES[table.fate[row]] is EntryFate.ADVANCED:
            yield said(
                "op {uid} leaves {axis} backlog at once: it is advanced",
                uid=table.uid[row],
                axis=AXES[table.axis[row]],
            )


def _part_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    parts, rows = trace.parts, np.asarray(effects.parts, np.int64)
    # Each column is read once: a flush plans many parts.
    columns = parts.start_ns, parts.end_ns, parts.uid, parts.number, parts.cut
    cells = zip(*(column[rows].tolist() for column in columns), strict=True)
    for start_ns, end_ns, uid, number, cut in cells:
        span = said("{start} to {end}", start=us_sentence(start_ns), end=us_sentence(end_ns))
        if cut:
            yield said(
                "op {uid} part {part} now ends at its cut: {span}", uid=uid, part=number, span=span
            )
        else:
            yield said("op {uid} part {part} planned: {span}", uid=uid, part=number, span=span)


def _queue_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    for words, seqs in (
        (noop("cancelled: {what}"), effects.cancelled),
        (noop("pushed: {what}"), effects.pushed),
    ):
        rows, queue = np.asarray(seqs, np.int64), trace.queue
        columns = queue.kind, queue.time_ns, queue.uid, queue.axis
        for cells in zip(*(column[rows].tolist() for column in columns), strict=True):
            yield said(words, what=_pending_words(*cells))


def _pending_words(kind_code: int, time_ns: int, uid: int, axis: int) -> str:
    kind, time = KINDS[kind_code], us_sentence(time_ns)
    if uid:
        return said("{kind} of op {uid} at {time}", kind=kind, uid=uid, time=time)
    if axis >= 0:
        return said("{kind} of {axis} backlog at {time}", kind=kind, axis=AXES[axis], time=time)
    return said("{kind} at {time}", kind=kind, time=time)


def _refusal_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.retries
    for row in effects.retries:
        yield said(
            "entry {entry}: {text}",
            entry=table.entry[row],
            text=trace.words.text(int(table.detail[row])),
        )


def _metric_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    as_of = AsOf(trace, effects.k)
    for row in effects.metrics:
        name, now = METRICS[trace.metrics.metric[row]], int(trace.metrics.value[row])
        before, time = as_of.metric_at(name, effects.k - 1)[0], name.endswith("_ns")
        label = f"{name.removesuffix('_ns')}_us" if time else name
        yield (
            f"{label} {us_sentence(before)} → {us_sentence(now)}"
            if time
            else f"{label} {before} → {now}"
        )
