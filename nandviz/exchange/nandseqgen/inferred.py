"""What the files leave out, worked out from the rest: events, segments of what is never shown."""

from collections.abc import Sequence

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.chains import UNKNOWN, Chains, Links
from nandviz.exchange.nandseqgen.columns import NONE, Ints, firsts
from nandviz.exchange.nandseqgen.foreign_ops import ForeignEvents
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.times import end_ns, start_ns
from nandviz.model.words import EventKind
from nandviz.trace.codes import KIND_CODE


def add_events(history: History, found: Instances) -> None:
    """Without a file of events: give each op an OP_START and an OP_END.

    An op of which no segment is shown ends where it is applied first. OP_ENDs of an instant come
    before its OP_STARTs, but for that of an op that starts there.
    """
    if formats.EVENTS in history.kinds:
        return
    start, end = start_ns(found), end_ns(found)
    first = firsts(found.applied.op)
    first = first[found.chains_of().counts[found.applied.op[first]] == 0]
    end[found.applied.op[first]] = found.applied.time_ns[first]
    starts, ends = np.flatnonzero(start != NONE), np.flatnonzero(end != NONE)
    op = np.concatenate([starts, ends])
    time_ns = np.concatenate([start[starts], end[ends]])
    rank = np.concatenate([np.full(len(starts), 1), np.where(start[ends] == end[ends], 2, 0)])
    order = np.lexsort((op, rank, time_ns))
    codes = [KIND_CODE[kind] for kind in (EventKind.OP_END, EventKind.OP_START, EventKind.OP_END)]
    found.events = ForeignEvents(time_ns[order], np.array(codes)[rank[order]], op[order])


def add_segments(histories: Sequence[History], all_found: Sequence[Instances]) -> None:
    """Give ops whose base has no segment anywhere one, `UNKNOWN`, from their start to their end.

    Where the segments' file is there such ops hold no plane, else those of their targets.
    """
    shown = np.concatenate([found.ops.base[found.chains.op] for found in all_found])
    for history, found in zip(histories, all_found, strict=True):
        start, end = start_ns(found), end_ns(found)
        ops = np.flatnonzero(~np.isin(found.ops.base, shown) & (start != NONE) & (end > start))
        _add_chains(found, ops, start[ops], end[ops], hold=formats.STATES not in history.kinds)


def _add_chains(found: Instances, ops: Ints, start: Ints, end: Ints, *, hold: bool) -> None:
    of_ops, vocabulary = found.ops.taken(ops), found.vocabulary
    state = vocabulary.words.number(UNKNOWN)
    path = np.full(len(ops), vocabulary.paths.after(0, state))
    planes = vocabulary.targets.planes(of_ops.targets) * hold
    chains = Chains(ops, of_ops.base, of_ops.die, planes, path, start, end)
    links = Links(len(found.chains) + np.arange(len(ops)), np.full(len(ops), state), start, end)
    found.chains = Chains.joined([found.chains, chains])
    found.links = Links.joined([found.links, links])
