"""The law of order within a block."""

from collections.abc import Iterator

import numpy as np

from nandviz.model.words import Kind
from nandviz.trace.laws.ends import own
from nandviz.trace.laws.facts import Ints, LawColumns
from nandviz.trace.laws.intervals import AnyInts
from nandviz.trace.laws.verdict import Violation, us


def block_order(facts: LawColumns) -> Iterator[Violation]:
    """Law 14: pages of a block are applied in ascending order; its ops end in op_uid order."""
    if facts.trace.info.policies.epr:
        yield from _pages(facts)
    yield from _ends(facts)


def _pages(facts: LawColumns) -> Iterator[Violation]:
    applications = facts.trace.applications
    erase = np.array([op.base.kind is Kind.ERASE for op in facts.trace.info.ops] + [False])
    rows = np.flatnonzero(own(facts))
    key = _block(facts, applications.die[rows], applications.block[rows])
    rows = rows[np.argsort(key, kind="stable")]
    key = _block(facts, applications.die[rows], applications.block[rows])
    erases = erase[facts.op[applications.uid[rows]]]
    page = applications.page[rows].astype(np.int64)
    before = np.where(erases, -1, page)
    before = np.append(np.int64(0), before[:-1])
    first = np.flatnonzero(np.diff(key, prepend=-1))
    info = facts.trace.info
    for i in first.tolist():
        where = int(applications.die[rows[i]]), int(applications.block[rows[i]])
        before[i] = info.initial.get(where, info.initial_default).last
    for i in np.flatnonzero(~erases & (page <= before)).tolist():
        row = int(rows[i])
        uid, event = int(applications.uid[row]), int(applications.born[row])
        time = facts.time_of(event)
        detail = (
            f"{facts.name(uid)} programs page {page[i]} of die {applications.die[row]}, block "
            f"{applications.block[row]} after page {before[i]} with no erase between; event "
            f"{event} at {us(time)}"
        )
        yield Violation(14, uid, event, time, detail)


def _block(facts: LawColumns, die: AnyInts, block: AnyInts) -> Ints:
    key: Ints = die.astype(np.int64) * facts.trace.info.topology.blocks + block
    return key


def _ends(facts: LawColumns) -> Iterator[Violation]:
    ops, targets = facts.trace.ops, facts.trace.targets
    done = np.flatnonzero(facts.completed & (facts.axis >= 0) & (facts.n_targets > 0))
    done = done[np.argsort(facts.end_event[done], kind="stable")]
    n = facts.n_targets[done]
    uid = np.repeat(done, n)
    offset = np.arange(len(uid)) - np.repeat(np.cumsum(n) - n, n)
    block = targets.block[ops.first_target[uid - 1].astype(np.int64) + offset]
    key = _block(facts, ops.die[uid - 1], block)
    order = np.argsort(key, kind="stable")
    uid, key, block = uid[order], key[order], block[order]
    late = np.flatnonzero((key[1:] == key[:-1]) & (uid[1:] < uid[:-1])) + 1
    for i in late.tolist():
        op, before = int(uid[i]), int(uid[i - 1])
        event = int(facts.end_event[op])
        time = facts.time_of(event)
        detail = (
            f"{facts.name(op)} ends in event {event} at {us(time)} after {facts.name(before)} "
            f"(event {facts.end_event[before]}) on die {ops.die[op - 1]}, block {block[i]}"
        )
        yield Violation(14, op, event, time, detail)
