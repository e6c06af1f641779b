"""When the ops of a history start and end, as its files tell."""

from dataclasses import dataclass

import numpy as np

from nandviz.exchange.nandseqgen.columns import NONE, Columns, Ints, among
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.model.words import EventKind
from nandviz.trace.codes import KIND_CODE


@dataclass
class Moments(Columns):
    """Instants of ops."""

    op: Ints
    time_ns: Ints


class Times:
    """What all but the segments tells: instants of each op, those of one op ascending.

    Attributes
    ----------
    starts
        Where an op starts: at its OP_STARTs, and where it is due, but for its OP_ENDs.
    ends
        Its OP_ENDs.
    listed
        Where its rows of the timeline start.
    """

    def __init__(self, found: Instances) -> None:
        ops = found.ops
        self.ends = _of_events(found, EventKind.OP_END)
        due = np.flatnonzero(ops.due_ns != NONE)
        due = due[~among((due, ops.due_ns[due]), (self.ends.op, self.ends.time_ns))]
        told = [_of_events(found, EventKind.OP_START), Moments(due, ops.due_ns[due])]
        starts = Moments.joined(told)
        self.starts = starts.taken(np.lexsort((starts.time_ns, starts.op)))
        self.listed = Moments(found.listed.op, found.listed.start_ns)


def _of_events(found: Instances, kind: EventKind) -> Moments:
    of_kind = found.events.taken(found.events.kind == KIND_CODE[kind])
    order = np.argsort(of_kind.op, kind="stable")
    return Moments(of_kind.op[order], of_kind.time_ns[order])


def start_ns(found: Instances) -> Ints:
    """Return when each op starts, `NONE` where nothing says."""
    return _first_known(
        _cells(found.events.time_ns, found.events_of(EventKind.OP_START).first),
        found.ops.due_ns,
        _cells(found.chains.start_ns, found.chains_of().first),
        _cells(found.listed.start_ns, found.listed_of().first),
    )


def end_ns(found: Instances) -> Ints:
    """Return when each op ends, `NONE` where nothing says."""
    return _first_known(
        _cells(found.events.time_ns, found.events_of(EventKind.OP_END).first),
        _cells(found.chains.end_ns, found.chains_of().last),
        _cells(found.listed.end_ns, found.listed_of().last),
    )


def _cells(column: Ints, rows: Ints) -> Ints:
    """Return the cells of some rows, `NONE` for none."""
    return np.append(column, NONE)[rows]


def _first_known(*told: Ints) -> Ints:
    known, *others = told
    for each in others:
        known = np.where(known == NONE, each, known)
    return known
