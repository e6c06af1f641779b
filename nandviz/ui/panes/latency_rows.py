"""What the latency pane shows of the requests that are done: curves, bands, rows, the reason."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.language import Said, counted, noop, said
from nandviz.model.words import RequestKind
from nandviz.query.asof import AsOf
from nandviz.query.latency import Latency, LatencyRow
from nandviz.query.request_records import WaitedFor
from nandviz.query.requests import request
from nandviz.ui.panes.latency_curves import MARKED, Band, Curve, Piece
from nandviz.ui.panes.latency_tables import FigureRow, SlowRow
from nandviz.ui.panes.rows import ReadRows
from nandviz.units import us_sentence

SLOWEST: Final = 100
"""How many reads are listed."""

_WAITS: Final = tuple(WaitedFor)
_FORMS: Final = {
    WaitedFor.NOTHING: ("line", "–"),
    WaitedFor.BUS: ("issue", "B"),
    WaitedFor.READ: ("read", "R"),
    WaitedFor.PROGRAM: ("program", "P"),
    WaitedFor.ERASE: ("erase", "E"),
    WaitedFor.REMAINDER: ("muted", "2/"),
    WaitedFor.SUSPEND: ("suspend", "‖"),
    WaitedFor.RESUME: ("resume", "»"),
    WaitedFor.OTHER: ("issue", "O"),
}
"""Colour and letter of what was waited for."""
_CURVES: Final = {
    RequestKind.READ: (noop("read"), noop("reads"), "read", False),
    RequestKind.WRITE: (noop("write"), noop("writes"), "program", True),
}
"""Names, colour, and whether it is dashed."""
_FIRSTS: Final = (0.0, 0.5, 0.9, 0.99, 0.999, 0.9999)
"""Where bands begin, as far as any read lies above."""


def curves(latency: Latency) -> list[Curve]:
    """Return a curve for each kind of request."""
    return [_curve(latency, kind) for kind in RequestKind]


def _curve(latency: Latency, kind: RequestKind) -> Curve:
    numbers, (name, many, colour, dashed) = latency.ranked(kind), _CURVES[kind]
    return Curve(name, many, colour, latency.requests.latency_ns[numbers], numbers, dashed)


def bands(latency: Latency) -> list[Band]:
    """Return what the reads between each two quantiles waited for longest."""
    reads = latency.ranked(RequestKind.READ)
    waited_for = latency.requests.waited_for[reads]
    firsts = [share for share in _FIRSTS if len(reads) * (1 - share) >= 1]
    places = [*(Curve.place_of(share, len(reads)) for share in firsts), len(reads)]
    edges = zip(pairwise((*firsts, 1.0)), pairwise(places), strict=True)
    return [Band(*shares, _pieces(waited_for[slice(*ends)])) for shares, ends in edges]


def _pieces(waited_for: npt.NDArray[np.int64]) -> tuple[Piece, ...]:
    """Return how many reads waited longest for what."""
    counts = np.bincount(waited_for, minlength=len(_WAITS)).tolist()
    both = zip(_WAITS, counts, strict=True)
    return tuple(Piece(what, *_FORMS[what], count) for what, count in both if count)


def figure_rows(latency: Latency) -> list[FigureRow]:
    """Return the rows of the table of quantiles: of a kind, then by what the die was doing."""
    return [_figure_row(latency, row) for row in latency.table.rows if row.count]


def _figure_row(latency: Latency, row: LatencyRow) -> FigureRow:
    numbers = latency.ranked(row.kind, row.doing)
    places = [*(Curve.place_of(share, len(numbers)) for share in MARKED), len(numbers) - 1]
    at = tuple((int(latency.requests.latency_ns[n]), int(n)) for n in numbers[places].tolist())
    name = said(_CURVES[row.kind][0])
    if row.doing is not None:
        name = said("{kind}, die: {doing}", kind=name, doing=said(row.doing))
    return FigureRow(name, row.count, row.mean_ns, at)


def slow_rows(as_of: AsOf, latency: Latency) -> Sequence[SlowRow]:
    """Return the slowest reads, the slowest first, read when they are seen."""
    slowest = latency.ranked(RequestKind.READ)[::-1][:SLOWEST].tolist()
    return ReadRows(lambda place: _slow_row(as_of, place, slowest[place]), range(len(slowest)))


def _slow_row(as_of: AsOf, place: int, number: int) -> SlowRow:
    record = request(as_of, number)
    assert record.latency_ns is not None, "it is done"
    waited_ns = sum(w.end_ns - w.start_ns for w in record.waits if w.what is record.waited_for)
    return SlowRow(
        place + 1, number, record.latency_ns, record.decisive.die, record.waited_for,
        record.held_up_by, waited_ns, record.arrival_ns,
    )  # fmt: skip


def reason(latency: Latency) -> Said:
    """Say what p99 of the reads is, and for what most of those from there on waited longest."""
    reads = latency.ranked(RequestKind.READ)
    if not len(reads):
        return said("no read is done yet")
    slow = reads[Curve.place_of(0.99, len(reads)) :]
    counts = np.bincount(latency.requests.waited_for[slow], minlength=len(_WAITS))
    what, count = _WAITS[int(counts.argmax())], int(counts.max())
    p99 = us_sentence(int(latency.requests.latency_ns[slow[0]]))
    if what is WaitedFor.NOTHING:
        return counted(
            len(slow),
            "p99 of reads: {p99}; the slowest read waited for nothing",
            "p99 of reads: {p99}; {of} of the {count} slowest reads waited for nothing",
            p99=p99, of=count,
        )  # fmt: skip
    return counted(
        len(slow),
        "p99 of reads: {p99}; the slowest read waited longest for: {what}",
        "p99 of reads: {p99}; {of} of the {count} slowest reads waited longest for: {what}",
        p99=p99, of=count, what=said(what),
    )  # fmt: skip
