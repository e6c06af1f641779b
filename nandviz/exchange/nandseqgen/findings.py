"""What is to be said of files that no law says: a sentence each."""

from collections.abc import Iterator, Sequence

import numpy as np

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.columns import Mask
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.instances import Instances
from nandviz.exchange.nandseqgen.suspends import ForeignSuspension
from nandviz.language import said
from nandviz.model.words import EventKind
from nandviz.units import us_sentence


def found_in(
    histories: Sequence[History],
    counts: Sequence[int],
    found: Instances,
    held: Sequence[ForeignSuspension],
) -> Iterator[str]:
    """Yield what the files of some histories, with so many ops each, show beside the laws."""
    for history in histories:
        yield from _of_files(history)
    told = [formats.EVENTS in history.kinds for history in histories]
    yield from _without_length(found)
    yield from _without_start(found, np.repeat(told, counts))
    yield from _suspends(held)


def _of_files(history: History) -> Iterator[str]:
    name = history.runs[-1]
    for kind in sorted(history.empty):
        yield said("{kind}*.csv of {name} has no rows: taken as missing", kind=kind, name=name)
    if history.rewritten:
        yield (
            said(
                "{rewritten:,} rows of {name} and the runs before give a segment another end "
                "than the file before: the later one is shown",
                rewritten=history.rewritten,
                name=name,
            )
        )


def _without_length(found: Instances) -> Iterator[str]:
    """Count segments that no lane can show."""
    links = found.links
    empty = np.flatnonzero(links.start_ns == links.end_ns)
    if len(empty):
        ops, at_ns = found.chains.op[links.chain[empty]], links.start_ns[empty]
        first = np.lexsort((empty, ops, at_ns))[0]
        yield (
            said(
                "a segment of no length, kept but without a bar, {count:,} times: the first is "
                "of {op} at {at}",
                count=len(empty),
                op=_op(found, int(ops[first])),
                at=us_sentence(int(at_ns[first])),
            )
        )


def _without_start(found: Instances, told: Mask) -> Iterator[str]:
    """Count ops that end and never start, of those of which events are told."""
    starts, ends = (found.events_of(kind) for kind in (EventKind.OP_START, EventKind.OP_END))
    ops = np.flatnonzero((ends.counts > 0) & (starts.counts == 0) & told)
    if len(ops):
        at_ns = found.events.time_ns[ends.first[ops]]
        first = int(np.argmin(at_ns))
        yield (
            said(
                "an OP_END without an OP_START, {count:,} times: the first is of {op} at {at}",
                count=len(ops),
                op=_op(found, int(ops[first])),
                at=us_sentence(int(at_ns[first])),
            )
        )


def _op(found: Instances, op: int) -> str:
    return f"op {op + 1} ({found.vocabulary.words[found.ops.name[op]]})"


def _suspends(found: Sequence[ForeignSuspension]) -> Iterator[str]:
    """Count SUSPENDs that cut another op than the one in CORE_BUSY, or none."""
    wrong = [each for each in found if each.ran_on not in (None, each.op)]
    for first in wrong[:1]:
        assert first.op is not None, "what ran on is cut where nothing else is"
        assert first.ran_on is not None, "asked for above"
        yield (
            said(
                "{count:,} of {count2:,} SUSPENDs let the op in CORE_BUSY run on and cut "
                "another one: the first is op {uid} at {at} (op {uid2} ran on, op {uid3} was "
                "cut)",
                count=len(wrong),
                count2=len(found),
                uid=first.suspender + 1,
                at=us_sentence(first.at_ns),
                uid2=first.ran_on + 1,
                uid3=first.op + 1,
            )
        )
    idle = [each for each in found if each.op is None]
    for first in idle[:1]:
        yield (
            said(
                "{count:,} of {count2:,} SUSPENDs cut nothing: the first is op {uid} at {at}",
                count=len(idle),
                count2=len(found),
                uid=first.suspender + 1,
                at=us_sentence(first.at_ns),
            )
        )
