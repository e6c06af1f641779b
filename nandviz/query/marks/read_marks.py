"""Reads the marks of a span from the trace, as of an event.

What can lie in a span was live when it began, or came to be known within it. Both are found
without looking at the rest of the trace. Up to `LIMIT` rows of a kind are drawn singly. More
suspensions, entries, failed flushes and refusals are drawn as `DenseMarks`, more OP_ENDs and
applications not at all; both are counted, never silent.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from nandviz.language import said
from nandviz.model.words import Reason
from nandviz.query.asof import AsOf
from nandviz.query.compare.comparison import Comparison
from nandviz.query.exclusion_states import exclusions_of
from nandviz.query.index import index_of
from nandviz.query.marks.beside import BesideMarks, BesideReader
from nandviz.query.marks.crowds import Crowds
from nandviz.query.marks.dense import NO_STRETCHES, DenseMarks, Stretches
from nandviz.query.marks.ghost import Ghost, layered
from nandviz.query.marks.places import Places
from nandviz.query.marks.read_aborts import Abort, Aborts
from nandviz.query.marks.read_backlog import BacklogReading, Backlogs, Retry, Waiting
from nandviz.query.marks.read_broken import BrokenLaw, BrokenLaws
from nandviz.query.marks.read_ends import EndReading, OpEnd
from nandviz.query.marks.read_host import NO_HOST, HostMarks, HostReading
from nandviz.query.marks.read_late import Late, Lates
from nandviz.query.marks.read_suspended import Part, Suspended, SuspendedReading
from nandviz.query.marks.span import LIMIT, LOOK_BACK, Span
from nandviz.query.records import OpenState
from nandviz.query.stale_reads import stale_reads_of
from nandviz.trace.codes import REASONS
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace


class Applied(NamedTuple):
    """A change of a block's address state."""

    uid: int
    die: int
    plane: int
    when_ns: int
    block: int
    page: int


class Refusal(NamedTuple):
    """A refused op, where it would have started."""

    uid: int
    die: int
    plane: int
    when_ns: int
    reason: Reason
    born: int


@dataclass(frozen=True, slots=True)
class Stale:
    """Where a read starts that overtook an erase of its block, which waits."""

    uid: int
    die: int
    plane: int
    when_ns: int
    erase_uid: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the scenario."""

    when_ns: int
    text: str


@dataclass(frozen=True, slots=True)
class Parting(Note):
    """Where two runs part; ``sentence`` says what both do there."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Every mark that meets a span.

    Attributes
    ----------
    dense
        Marks that are too many to be drawn singly.
    beside
        Another run.
    host
        Requests of the host: however many there are, each is drawn.
    left_out
        How many marks are not drawn singly.
    """

    ghosts: tuple[Ghost, ...] = ()
    suspended: tuple[Suspended, ...] = ()
    aborts: tuple[Abort, ...] = ()
    parts: tuple[Part, ...] = ()
    ends: tuple[OpEnd, ...] = ()
    applied: tuple[Applied, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    retries: tuple[Retry, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    stale: tuple[Stale, ...] = ()
    broken: tuple[BrokenLaw, ...] = ()
    notes: tuple[Note, ...] = ()
    exclusions: tuple[OpenState, ...] = ()
    late: tuple[Late, ...] = ()
    dense: DenseMarks = field(default_factory=DenseMarks)
    beside: BesideMarks = field(default_factory=BesideMarks)
    host: HostMarks = NO_HOST
    left_out: int = 0


class MarkReader:
    """Marks of one trace."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.places = Places(trace)
        self.backlogs = Backlogs(self.places)
        self.aborts = Aborts(self.places)
        self.lates = Lates(trace)
        self.crowds = Crowds(trace)
        self.broken = BrokenLaws(self.places)
        self.notes = tuple(Note(at_ns, text) for at_ns, text in trace.info.notes)
        self.parting: tuple[Parting, ...] = ()
        self.beside: BesideReader | None = None
        self.k_beside = -1
        self._synced = -2

    def set_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Take the violations of laws that are to be shown."""
        self.broken = BrokenLaws(self.places, verdicts)

    def set_parting(self, comparison: Comparison | None) -> None:
        """Take what is to be told of where two runs part; None: nothing."""
        found = None if comparison is None else comparison.divergence
        self.parting = ()
        if found is not None:
            text = said("A and B part here")
            self.parting = (Parting(found.time_ns, text, found.sentence),)

    def set_beside(self, reader: BesideReader | None, k: int = -1) -> None:
        """Take the run whose ghost is to be seen, as of its event ``k``; None: none."""
        self.beside, self.k_beside = reader, k

    def sync(self) -> None:
        """Take in what has come to be known, so that no later frame has to do it all."""
        if self._synced == self.trace.last_event:
            return
        self._synced = self.trace.last_event
        index = index_of(self.trace)
        for group in (index.parts, index.queue, index.suspension_states, index.retries):
            group.extend()
        self.crowds.extend()
        self.backlogs.rows.extend()
        exclusions_of(self.trace).extend()

    def marks(
        self, as_of: AsOf, t0_ns: int, t1_ns: int, dies: Collection[int] | None = None
    ) -> Marks:
        """Return the marks that meet ``t0 <= t < t1`` as of an event.

        Of ``dies`` all are there, of others some may be missing; None: all of all dies.
        """
        return _Reading(self, Span(self.trace, as_of, t0_ns, t1_ns, dies)).marks()


class _Reading:
    """One read: a span as of an event."""

    def __init__(self, reader: MarkReader, span: Span) -> None:
        self.by = reader
        self.span = span
        self.trace, self.index = span.trace, span.index
        self.k, self.now_ns = span.k, span.now_ns
        self.t0_ns, self.t1_ns = span.t0_ns, span.t1_ns
        self.dense_refusals = NO_STRETCHES

    def marks(self) -> Marks:
        """Return everything."""
        suspensions = SuspendedReading(self.span, self.by.places, self.by.crowds)
        suspended = suspensions.suspended()
        ends = EndReading(self.span, self.by.places)
        backlog = BacklogReading(self.span, self.by.backlogs, self.by.crowds)
        waiting, retries = backlog.waiting(), backlog.retries()
        refusals = self.refusals()
        aborts, beside = self.aborts(), self.beside()
        return Marks(
            ghosts=layered(
                (
                    *suspensions.cut_ghosts(suspended),
                    *backlog.displaced_ghosts(),
                    *map(_ghost_of, aborts),
                )
            ),
            suspended=suspended,
            aborts=aborts,
            parts=suspensions.parts(),
            ends=(*ends.ends(suspended), *ends.not_to_come(suspended, waiting, aborts)),
            applied=self.applied(),
            waiting=waiting,
            retries=retries,
            refusals=refusals,
            stale=self.stale(),
            broken=self.broken(),
            notes=self.notes(),
            exclusions=self.exclusions(),
            late=self.by.lates.marks(self.span),
            dense=DenseMarks(
                suspensions.dense,
                backlog.dense,
                self.dense_refusals,
                backlog.dense_lost,
                backlog.dense_retries,
            ),
            beside=beside,
            host=HostReading(self.span).marks(),
            left_out=self.span.left_out,
        )

    def beside(self) -> BesideMarks:
        """Return what is to be seen of another run."""
        reader = self.by.beside
        return BesideMarks() if reader is None else reader.marks(self.span, self.by.k_beside)

    def notes(self) -> tuple[Note, ...]:
        """Return where two runs part, and the notes as the scenario has them."""
        return tuple(
            note
            for note in (*self.by.parting, *self.by.notes)
            if self.t0_ns <= note.when_ns < self.t1_ns
        )

    def exclusions(self) -> tuple[OpenState, ...]:
        """Return the states of exclusion that are open within the span."""
        return tuple(exclusions_of(self.trace).states(self.k, self.t0_ns, self.t1_ns))

    def aborts(self) -> tuple[Abort, ...]:
        """Return what RESETs took away."""
        by = self.by.aborts
        rows = by.rows(self.span.k0 - LOOK_BACK, self.span.k1)
        if len(rows) > LIMIT + LOOK_BACK:
            self.span.left_out += len(rows)
            return ()
        found = [each for row in rows.tolist() for each in by.aborts(row)]
        inside = [a for a in found if self.span.meets(a.start_ns, a.end_ns)]
        return tuple(a for a in self.span.few_of(inside) if self.span.wants(a.die))

    def applied(self) -> tuple[Applied, ...]:
        """Return the applications of addresses."""
        table = self.trace.applications
        rows = self.span.few(self.span.born_within(table.born))
        rows = self.span.wanted(rows, table.die[rows])
        block, when_ns = table.block[rows], self.trace.events.time_ns[table.born[rows]]
        plane = block % self.trace.info.topology.planes
        columns = table.uid[rows], table.die[rows], plane, when_ns, block, table.page[rows]
        return tuple(map(Applied, *(column.tolist() for column in columns)))

    def refusals(self) -> tuple[Refusal, ...]:
        """Return the refused ops, where they would have started."""
        table = self.trace.refusals
        if self.span.is_crowded(table.born):
            self.dense_refusals = self.span.counted(self.by.crowds.refusals(self.k))
            return ()
        rows = self.span.born_within(table.born, LOOK_BACK)
        when_ns = self.by.crowds.refusal_times(rows)
        inside = (when_ns >= self.t0_ns) & (when_ns < self.t1_ns)
        rows, when_ns = rows[inside], when_ns[inside]
        if len(rows) > LIMIT:
            self.span.left_out += len(rows)
            die = self.trace.ops.die[table.uid[rows] - 1].astype(np.int64)
            self.dense_refusals = Stretches(die, 0 * die, when_ns, when_ns)
            return ()
        columns = table.uid[rows], when_ns, table.reason[rows], table.born[rows]
        return tuple(map(self._refusal, *(column.tolist() for column in columns)))

    def _refusal(self, uid: int, when_ns: int, reason: int, born: int) -> Refusal:
        return Refusal(uid, *self.by.places.place(uid), when_ns, REASONS[reason], born)

    def stale(self) -> tuple[Stale, ...]:
        """Return the stale reads."""
        found = stale_reads_of(self.trace).between(self.k, self.t0_ns, self.t1_ns)
        self.span.left_out += max(len(found) - LIMIT, 0)
        uid, start_ns = self.trace.parts.uid, self.trace.parts.start_ns
        return tuple(
            Stale(
                int(uid[read.part]), *self.by.places.place(int(uid[read.part])),
                int(start_ns[read.part]), read.erase_uid,
            )
            for read in found[:LIMIT]
        )  # fmt: skip

    def broken(self) -> tuple[BrokenLaw, ...]:
        """Return the violations in the span, up to the playhead."""
        inside = self.by.broken.between(self.t0_ns, min(self.t1_ns, self.now_ns + 1))
        self.span.left_out += max(len(inside) - LIMIT, 0)
        return self.by.broken.marks(inside[:LIMIT])


def _ghost_of(a: Abort) -> Ghost:
    """Return the place that a RESET took from an op."""
    return Ghost(a.uid, a.die, a.planes, a.start_ns, a.end_ns, a.cut, a.text, a.born)
