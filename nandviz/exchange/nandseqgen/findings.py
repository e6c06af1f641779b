"""What is to be said of files that no law says: a sentence each."""

from collections.abc import Iterator, Sequence

from nandviz.exchange.nandseqgen import formats
from nandviz.exchange.nandseqgen.histories import History
from nandviz.exchange.nandseqgen.order import Placed
from nandviz.exchange.nandseqgen.suspends import ForeignSuspension
from nandviz.language import said
from nandviz.units import us_sentence


def found_in(histories: Sequence[History], placed: Sequence[Placed]) -> Iterator[str]:
    """Yield what the files of some histories show beside the laws."""
    pairs = list(zip(histories, placed, strict=True))
    for history, _ in pairs:
        yield from _of_files(history)
    yield from _without_length(placed)
    yield from _without_start([each for history, each in pairs if formats.EVENTS in history.kinds])
    yield from _suspends([each for one in placed for each in one.suspensions])


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


def _without_length(placed: Sequence[Placed]) -> Iterator[str]:
    """Count segments that no lane can show."""
    ops = (op for each in placed for op in each.found.ops)
    spans = ((span, op) for op in ops for each in op.chains for span in each.spans)
    found = [(start, op) for (_, start, end), op in spans if start == end]
    if found:
        at_ns, op = min(found, key=lambda each: each[0])
        yield (
            said(
                "a segment of no length, kept but without a bar, {count:,} times: the first is "
                "of op {uid} ({name}) at {at}",
                count=len(found),
                uid=op.uid,
                name=op.name,
                at=us_sentence(at_ns),
            )
        )


def _without_start(placed: Sequence[Placed]) -> Iterator[str]:
    """Count ops that end and never start."""
    found = [
        (each.found.events.times_ns[op.ends[0]], op)
        for each in placed
        for op in each.found.ops
        if op.ends and not op.starts
    ]
    if found:
        at_ns, op = min(found, key=lambda each: each[0])
        yield (
            said(
                "an OP_END without an OP_START, {count:,} times: the first is of op {uid} "
                "({name}) at {at}",
                count=len(found),
                uid=op.uid,
                name=op.name,
                at=us_sentence(at_ns),
            )
        )


def _suspends(found: Sequence[ForeignSuspension]) -> Iterator[str]:
    """Count SUSPENDs that cut another op than the one in CORE_BUSY, or none."""
    wrong = [each for each in found if each.ran_on is not None and each.ran_on is not each.op]
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
                uid=first.suspender.uid,
                at=us_sentence(first.at_ns),
                uid2=first.ran_on.uid,
                uid3=first.op.uid,
            )
        )
    idle = [each for each in found if each.op is None]
    for first in idle[:1]:
        yield (
            said(
                "{count:,} of {count2:,} SUSPENDs cut nothing: the first is op {uid} at {at}",
                count=len(idle),
                count2=len(found),
                uid=first.suspender.uid,
                at=us_sentence(first.at_ns),
            )
        )
