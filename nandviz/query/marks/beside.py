"""Run A beside run B: what stood elsewhere, how far ends have moved, what is new.

What is past is sorted by time once for each comparison; what is not past is found among the rows
that are live. So a read costs what it returns, and nothing of it grows with the runs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from nandviz.language import Said, joined, noop, said
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.difference_words import op_changes, signed_us
from nandviz.query.compare.matching import NOBODY, Ints, counterparts
from nandviz.query.compare.op_differences import NO_TIMES
from nandviz.query.index import index_of
from nandviz.query.live_rows import Rows, count_born_by
from nandviz.query.marks.bar_kind import OF_BASE, BarKind
from nandviz.query.marks.dense import NO_STRETCHES, Stretches
from nandviz.query.marks.differing import Differing
from nandviz.query.marks.places import KEPT
from nandviz.query.marks.settled import Times
from nandviz.query.marks.span import LIMIT, Span
from nandviz.query.op_words import op_words
from nandviz.trace.codes import NONE, OPEN, REASONS, member
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.units import us_sentence

NOT_IN_B: Final = noop("not in B")
NEW_IN_B: Final = noop("new in B")


@dataclass(frozen=True, eq=False, slots=True)
class Beside:
    """Run A, for a picture of run B.

    Attributes
    ----------
    comparison
        Of A with the run that is shown.
    k
        The event of A that goes with the playhead of B.
    verdicts
        Of the laws, on A.
    passing
        Whether B is shown only while something is dragged: where the two part is not worked out.
    """

    comparison: Comparison
    k: int
    verdicts: tuple[Verdict, ...] = ()
    passing: bool = False

    @property
    def trace(self) -> Trace:
        """The trace of A."""
        return self.comparison.a

    @property
    def parted(self) -> bool:
        """Whether the two part somewhere, which the ruler says."""
        return not self.passing and self.comparison.divergence is not None


@dataclass(frozen=True, slots=True)
class PartOfA:
    """A part of an op of A that does not stand so in B.

    Attributes
    ----------
    uid
        Of B, as far as the op is known there; else None.
    uid_a
        Of A.
    words
        What became of an op that B does not run; else empty.
    text
        Which op of A it is, when, and what differs.
    """

    uid: int | None
    uid_a: int
    die: int
    planes: int
    start_ns: int
    end_ns: int
    kind: BarKind
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class Move:
    """From where in A to where in B the end of an op has moved; of none that is matched loosely.

    ``uid`` is of B; die and planes are those that it holds in both.
    """

    uid: int
    die: int
    planes: int
    from_ns: int
    to_ns: int

    @property
    def words(self) -> Said:
        """How far."""
        return said("{delta} µs", delta=signed_us(self.to_ns - self.from_ns))


@dataclass(frozen=True, slots=True)
class NewInB:
    """The first part in view of an op that A does not run; ``words`` say why it did not."""

    uid: int
    die: int
    planes: int
    start_ns: int
    end_ns: int
    words: str


@dataclass(frozen=True, slots=True)
class BesideMarks:
    """What is to be seen of A in a span of B.

    Attributes
    ----------
    dense
        Parts of A that are too many to be drawn singly; ``lane`` is a plane.
    """

    parts: tuple[PartOfA, ...] = ()
    moves: tuple[Move, ...] = ()
    new: tuple[NewInB, ...] = ()
    dense: Stretches = NO_STRETCHES


class BesideReader:
    """Reads A beside B. Cost of making one: O(n log n) in the parts of the ops that differ."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        ops = comparison.ops
        self.rounding_ns = ops.rounding_ns
        uids = [side["uid"][side["uid"] != NOBODY] for side in (ops.a, ops.b)]
        rows = [
            _parts_of(trace, of)
            for trace, of in zip((comparison.a, comparison.b), uids, strict=True)
        ]
        shared = self._shared(*rows)
        self.a = Differing(comparison.a, uids[0], rows[0], shared[0])
        self.b = Differing(comparison.b, uids[1], rows[1], shared[1])
        self.row_of_a = _by_uid(len(comparison.a.ops), ops.a["uid"])
        self.row_of_b = _by_uid(len(comparison.b.ops), ops.b["uid"])
        self.changes = lru_cache(KEPT)(self._read_changes)

    def _shared(self, rows_a: Rows, rows_b: Rows) -> tuple[Rows, Rows]:
        """Return which of some parts are in both traces, with the same place and times."""
        a, b = self.comparison.a.parts, self.comparison.b.parts
        own = self.comparison.who.a_of_b[b.uid[rows_b] - 1] + 1
        own[own == 0] = -b.uid[rows_b][own == 0]
        keys = [
            uid.astype(np.int64) << 20 | parts.number[rows]
            for uid, parts, rows in ((a.uid[rows_a], a, rows_a), (own, b, rows_b))
        ]
        found, _ = counterparts(*keys)
        at = np.flatnonzero(found != NOBODY)
        one, other = rows_a[at], rows_b[found[at]]
        same = (a.die[one] == b.die[other]) & (a.planes[one] == b.planes[other])
        for mine, theirs in ((a.start_ns, b.start_ns), (a.end_ns, b.end_ns)):
            same &= np.abs(mine[one] - theirs[other]) <= self.rounding_ns
        return one[same], other[same]

    def differing(self, edges_ns: Times) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Return between which edges anything stands in A, and in B, that the other has not so."""
        return self.a.covered(edges_ns), self.b.covered(edges_ns)

    def marks(self, span: Span, k: int) -> BesideMarks:
        """Return what is to be seen in a span of B, A being as of event ``k``."""
        return _Reading(self, span, k).marks()

    def _read_changes(self, row: int) -> Said:
        """Say what differs of an op."""
        return joined(", ", op_changes(self.comparison.ops.row(row)))


_AsOf = tuple[Differing, int]
"""A trace, and an event of it."""


class _Reading:
    """One read: a span of B as of its playhead, A as of its own event."""

    def __init__(self, by: BesideReader, span: Span, k: int) -> None:
        self.by, self.span, self.k = by, span, k
        self.ops = by.comparison.ops
        self.a, self.b = by.a, by.b
        self.known = count_born_by(span.trace.ops.born, span.k)

    def marks(self) -> BesideMarks:
        rows_a, dense_a = self._few(self.a, self.k)
        rows_b, _ = self._few(self.b, self.span.k)
        rows_a = self._elsewhere(rows_a, (self.a, self.k), (self.b, self.span.k))
        rows_b = self._elsewhere(rows_b, (self.b, self.span.k), (self.a, self.k))
        of_a, of_b = self.a.trace.parts.uid[rows_a], self.b.trace.parts.uid[rows_b]
        moved = np.union1d(self.by.row_of_a[of_a - 1], self.by.row_of_b[of_b - 1])
        return BesideMarks(
            tuple(self._part(row) for row in rows_a.tolist()),
            tuple(self._moves(moved.tolist())),
            tuple(self._new(rows_b[np.sort(np.unique(of_b, return_index=True)[1])].tolist())),
            dense_a,
        )

    def _few(self, side: Differing, k: int) -> tuple[Rows, Stretches]:
        """Return the parts that meet the span, where they are drawn singly; else as stretches."""
        span = self.span
        live = side.live(k, span.t0_ns, span.t1_ns)
        count = len(live) + side.count(k, span.t0_ns, span.t1_ns)
        if count <= LIMIT:
            return np.concatenate([side.past(k, span.t0_ns, span.t1_ns), live]), NO_STRETCHES
        span.left_out += count
        return np.empty(0, np.int64), side.stretches(k, live)

    def _elsewhere(self, rows: Rows, own: _AsOf, other: _AsOf) -> Rows:
        """Return those of some parts that do not stand in the other trace too, as of its event."""
        return np.array(
            [row for row in rows.tolist() if not self._stands(row, own, other)], np.int64
        )

    def _stands(self, row: int, own: _AsOf, other: _AsOf) -> bool:
        side, (there, k) = own[0], other
        parts, others, who = side.trace.parts, there.trace.parts, self.by.comparison.who
        partner = (who.b_of_a if side is self.a else who.a_of_b)[int(parts.uid[row]) - 1]
        if partner == NOBODY:
            return False
        rows = index_of(there.trace).parts.rows(int(partner) + 1, count_born_by(others.born, k))
        rows = rows[(others.died[rows] > k) & (others.planes[rows] == parts.planes[row])]
        same = others.die[rows] == parts.die[row]
        for name in ("start_ns", "end_ns"):
            ns = getattr(others, name)[rows] - getattr(parts, name)[row]
            same &= np.abs(ns) <= self.by.rounding_ns
        return bool(same.any())

    def _part(self, row: int) -> PartOfA:
        trace = self.a.trace
        parts, uid = trace.parts, int(trace.parts.uid[row])
        place = int(self.by.row_of_a[uid - 1])
        uid_b, start_ns, end_ns = (
            self._known(place),
            int(parts.start_ns[row]),
            int(parts.end_ns[row]),
        )
        kind = OF_BASE[trace.op_def(uid).base.kind]
        words = self._missing("b", place, NOT_IN_B)
        what = words or self.by.changes(place)
        lines = (
            said("A: {op}", op=op_words(trace, uid)),
            f"{us_sentence(start_ns)} … {us_sentence(end_ns)}",
            words or said("B: {what}", what=what),
        )
        return PartOfA(
            uid_b, uid, int(parts.die[row]), int(parts.planes[row]), start_ns, end_ns, kind,
            words, joined("\n", lines),
        )  # fmt: skip

    def _known(self, place: int) -> int | None:
        """Return the op_uid in B of an op that differs, if it is known at the playhead."""
        uid = int(self.ops.b["uid"][place])
        return uid if 1 <= uid <= self.known else None

    def _missing(self, side: str, place: int, nowhere: str) -> str:
        """Say why an op never starts in one of the two; nothing where it does."""
        there = (self.ops.a if side == "a" else self.ops.b)[place]
        if there["uid"] == NOBODY:
            return said(nowhere)
        if there["no_start"] == NONE:
            return ""
        why, reason = said(NO_TIMES[there["no_start"]].value), member(REASONS, int(there["reason"]))
        why = said("{why} ({reason})", why=why, reason=reason) if reason else why
        return said("in A: {why}", why=why) if side == "a" else said("in B: {why}", why=why)

    def _new(self, rows: list[int]) -> Iterator[NewInB]:
        parts = self.b.trace.parts
        for row in rows:
            uid = int(parts.uid[row])
            words = self._missing("a", int(self.by.row_of_b[uid - 1]), NEW_IN_B)
            start_ns, end_ns = int(parts.start_ns[row]), int(parts.end_ns[row])
            if words:
                yield NewInB(
                    uid, int(parts.die[row]), int(parts.planes[row]), start_ns, end_ns, words
                )

    def _moves(self, places: list[int]) -> Iterator[Move]:
        for place in places:
            uid_a, uid_b = int(self.ops.a["uid"][place]), self._known(place)
            loose = self.ops.a["loose"][place] or self.ops.b["loose"][place]
            if uid_a == NOBODY or uid_b is None or loose:
                continue
            ends = self.a.places.end_of(uid_a, self.k), self.b.places.end_of(uid_b, self.span.k)
            planes = self.b.places.planes(uid_b, self.span.k)
            die = int(self.b.trace.ops.die[uid_b - 1])
            if (
                ends[0] is not None
                and ends[1] is not None
                and abs(ends[1][0] - ends[0][0]) > self.by.rounding_ns
                and planes == self.a.places.planes(uid_a, self.k)
                and die == self.a.trace.ops.die[uid_a - 1]
            ):
                yield Move(uid_b, die, planes, ends[0][0], ends[1][0])


def _parts_of(trace: Trace, uids: Ints) -> Rows:
    """Return the parts of some ops, as of the last event."""
    wanted = np.zeros(len(trace.ops) + 1, bool)
    wanted[uids] = True
    parts = trace.parts
    found: Rows = np.flatnonzero((parts.died == OPEN) & wanted[parts.uid])
    return found


def _by_uid(count: int, uids: Ints) -> Ints:
    """Return the place of each op, by uid - 1, among some; `NOBODY` for one that is not there."""
    places = np.full(count, NOBODY)
    there = np.flatnonzero(uids != NOBODY)
    places[uids[there] - 1] = there
    return places
