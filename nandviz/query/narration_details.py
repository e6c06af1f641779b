"""The details of an event in words, a line each, below its headline."""

from collections.abc import Iterator

from nandviz.model.words import METRICS
from nandviz.query.asof import AsOf
from nandviz.query.event_effects import EventEffects
from nandviz.query.op_words import op_words, place_words
from nandviz.trace.codes import AXES, KINDS
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
        yield f"{op_words(trace, uid)} submitted for {place_words(trace, uid)}"


def _suspension_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.suspensions
    for row in effects.suspensions:
        op = trace.op_def(int(table.uid[row]))
        yield (
            f"op {table.uid[row]} cut at {us_sentence(table.at_ns[row])} in"
            f" {op.base.states[table.state[row]].name}:"
            f" {us_sentence(table.consumed_ns[row])} consumed +"
            f" {us_sentence(table.remaining_ns[row])} left = {us_sentence(op.nominal_ns)};"
            f" suspension {table.n[row]}, by op {table.suspender_uid[row]}"
        )


def _backlog_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.backlog
    for row in effects.entered:
        anchor = int(table.anchor_uid[row])
        behind = f", {us_sentence(table.delta_ns[row])} behind op {anchor}" if anchor else ""
        yield f"op {table.uid[row]} waits in {AXES[table.axis[row]]} backlog{behind}"


def _part_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    parts = trace.parts
    for row in effects.parts:
        span = f"{us_sentence(parts.start_ns[row])} to {us_sentence(parts.end_ns[row])}"
        what = "now ends at its cut" if parts.cut[row] else "planned"
        yield f"op {parts.uid[row]} part {parts.number[row]} {what}: {span}"


def _queue_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    for verb, seqs in (("cancelled", effects.cancelled), ("pushed", effects.pushed)):
        for seq in seqs:
            yield f"{verb}: {_pending_words(trace, int(seq))}"


def _pending_words(trace: Trace, seq: int) -> str:
    queue = trace.queue
    uid, axis = int(queue.uid[seq]), int(queue.axis[seq])
    of = f" of op {uid}" if uid else f" of {AXES[axis]} backlog" if axis >= 0 else ""
    return f"{KINDS[queue.kind[seq]]}{of} at {us_sentence(queue.time_ns[seq])}"


def _refusal_lines(trace: Trace, effects: EventEffects) -> Iterator[str]:
    table = trace.retries
    for row in effects.retries:
        yield f"entry {table.entry[row]}: {trace.words.text(int(table.detail[row]))}"


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
