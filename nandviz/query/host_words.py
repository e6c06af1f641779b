"""What a controller did at an event for the requests of a host, and why, in words."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from nandviz.language import counted, said
from nandviz.model.words import Kind, RequestKind, Source
from nandviz.query.event_effects import EventEffects
from nandviz.query.index import index_of
from nandviz.query.live_rows import born_between, count_born_by
from nandviz.query.op_words import op_words
from nandviz.trace.codes import NONE, OPEN, REQUEST_KINDS, SOURCE_CODE
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence

_HOST: Final = SOURCE_CODE[Source.HOST]


def is_of_host(trace: Trace, uid: int) -> bool:
    """Whether a controller submitted an op."""
    return bool(trace.ops.source[uid - 1] == _HOST)


def arrived(trace: Trace, k: int) -> int:
    """Return the number of the request that arrived at an event."""
    return born_between(trace.requests.born, k, k).start


def arrival_words(trace: Trace, k: int) -> str:
    """Say which request arrived at an event."""
    number = arrived(trace, k)
    table = trace.requests
    count = int(table.n_pages[number])
    if REQUEST_KINDS[table.kind[number]] is RequestKind.READ:
        return counted(
            count,
            "Request {number} arrives, a read of {count} page",
            "Request {number} arrives, a read of {count} pages",
            number=number,
        )
    return counted(
        count,
        "Request {number} arrives, a write of {count} page",
        "Request {number} arrives, a write of {count} pages",
        number=number,
    )


def waiting_words(trace: Trace, k: int) -> Iterator[str]:
    """Say for what the pages of the request that arrived wait: of the first die on which one does.

    Cost: its pages and what is live.
    """
    table, number = trace.host_pages, arrived(trace, k)
    first = int(trace.requests.first_page[number])
    rows = np.arange(first, first + int(trace.requests.n_pages[number]))
    dies = list(dict.fromkeys(table.die[rows[table.issued[rows] > k]].tolist()))
    if not dies:
        return
    die, others = dies[0], len(dies) - 1
    uid, end_ns = _running(trace, k, die)
    if uid:
        op, end = op_words(trace, uid), us_sentence(end_ns)
        yield said("on die {die} it waits for {op}, until {end}", die=die, op=op, end=end)
    else:
        yield said("on die {die} it waits", die=die)
    if others:
        yield counted(others, "on {count} more die too", "on {count} more dies too")


def _running(trace: Trace, k: int, die: int) -> tuple[int, int]:
    """Return the op that holds a die at an event, or will first, and its end; 0 for none."""
    parts, now_ns = trace.parts, int(trace.events.time_ns[k])
    rows = index_of(trace).live_parts.at(k)
    rows = rows[
        (parts.die[rows] == die) & (parts.planes[rows] != 0) & (parts.end_ns[rows] > now_ns)
    ]
    if not len(rows):
        return 0, 0
    row = rows[np.argmin(parts.start_ns[rows])]
    return int(parts.uid[row]), int(parts.end_ns[row])


def deed_words(trace: Trace, effects: EventEffects) -> Iterator[str]:
    """Say for what a controller submitted ops at an event, and why it suspended or resumed."""
    index = index_of(trace)
    for uid in effects.uids:
        if not is_of_host(trace, uid):
            continue
        kind, die = trace.op_def(uid).base.kind, int(trace.ops.die[uid - 1])
        row = index.page_of_op.get(uid)
        if row is not None:
            yield from _served(trace, effects, uid, int(trace.host_pages.request[row]))
        elif kind in {Kind.SUSPEND, Kind.RESUME}:
            yield _reads_words(_reads_waiting(trace, effects.k, die), die)


def _served(trace: Trace, effects: EventEffects, uid: int, request: int) -> Iterator[str]:
    parts = trace.parts
    starts = [int(parts.start_ns[row]) for row in effects.parts if parts.uid[row] == uid]
    if not starts:
        return  # refused, or put into a backlog: that is told anyway
    op, start = op_words(trace, uid), us_sentence(starts[0])
    if request == NONE:
        yield said("{op} planned at {start}, in place of garbage collection", op=op, start=start)
    else:
        yield said(
            "{op} planned at {start} for request {number}", op=op, start=start, number=request
        )


def _reads_words(count: int, die: int) -> str:
    if not count:
        return said("no read waits on die {die}", die=die)
    return counted(
        count, "{count} read waits on die {die}", "{count} reads wait on die {die}", die=die
    )


def _reads_waiting(trace: Trace, k: int, die: int) -> int:
    index = index_of(trace)
    come = index.read_pages.count(die, count_born_by(trace.host_pages.born, k))
    return come - index.read_ops.count(die, count_born_by(trace.ops.born, k))


def submission_words(trace: Trace, uid: int) -> str | None:
    """Say for what a controller submitted an op; None where another client did."""
    if not is_of_host(trace, uid):
        return None
    row = index_of(trace).page_of_op.get(uid)
    named = op_words(trace, uid)
    if row is None or trace.host_pages.issued[row] == OPEN:
        return said("the controller submits {op}", op=named)
    request = int(trace.host_pages.request[row])
    if request == NONE:
        return said("the controller submits {op} in place of garbage collection", op=named)
    return said("the controller submits {op} for request {number}", op=named, number=request)
