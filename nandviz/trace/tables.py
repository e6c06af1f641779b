"""The trace: append-only typed columns of everything that happened, and when it was known.

A row holds from ``start_ns`` to ``end_ns`` of simulated time and is known as of event ``k`` when
``born <= k < died``; ``died`` is `OPEN` while it is. Rows are appended in event order, so ``born``
never decreases. ``docs/architecture.md`` lists every table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from nandviz.model.exclusions import Exclusions
from nandviz.model.ops import OpDef
from nandviz.model.setup import BlockState, Policies, Topology
from nandviz.model.words import ERASED, Origin, Outcome, Reason
from nandviz.trace.codes import NONE, OPEN
from nandviz.trace.columns import Column, Table


class Ops(Table):
    """The op_uids; row = uid - 1."""

    batch = Column(np.int32)
    op = Column(np.int16)
    die = Column(np.int16)
    source = Column(np.int8)
    submitted_ns = Column(np.int64)
    born = Column(np.int32)
    first_target = Column(np.int32)
    n_targets = Column(np.int16)
    gap_ns = Column(np.int64)


class Offsets(Table):
    """The ops whose ``gap_ns`` counts from the start of the op before them, not from its end."""

    uid = Column(np.int32)
    born = Column(np.int32)


class Resubmissions(Table):
    """The dropped ops that were submitted once more, and as which op_uid."""

    uid = Column(np.int32)
    as_uid = Column(np.int32)
    born = Column(np.int32)


class Targets(Table):
    """The targets of the ops, in order of op, then of target."""

    plane = Column(np.int16)
    block = Column(np.int32)
    page = Column(np.int32)


class Fates(Table):
    """The changes of an op's fate."""

    uid = Column(np.int32)
    fate = Column(np.int8)
    reason = Column(np.int8)
    born = Column(np.int32)
    died = Column(np.int32, unset=OPEN)


class Parts(Table):
    """The versions of the parts of the plan; ``planes`` is a bit mask."""

    part_id = Column(np.int32)
    uid = Column(np.int32)
    number = Column(np.int32)
    source = Column(np.int8)
    die = Column(np.int16)
    planes = Column(np.uint32)
    start_ns = Column(np.int64)
    end_ns = Column(np.int64)
    cut = Column(np.int8)
    born = Column(np.int32)
    died = Column(np.int32, unset=OPEN)


class Segments(Table):
    """The versions of the states of parts; ``part`` is a row of `Parts`."""

    part = Column(np.int32)
    state = Column(np.int8)
    start_ns = Column(np.int64)
    end_ns = Column(np.int64)
    cut = Column(np.int8)
    born = Column(np.int32)
    died = Column(np.int32, unset=OPEN)


class Queue(Table):
    """The events pushed; row = push sequence number."""

    time_ns = Column(np.int64)
    kind = Column(np.int8)
    uid = Column(np.int32)
    axis = Column(np.int8)
    die = Column(np.int16)
    batch = Column(np.int32)
    born = Column(np.int32)
    cancelled = Column(np.int32, unset=OPEN)
    handled = Column(np.int32, unset=OPEN)


class Events(Table):
    """The events handled; row = event index. ``outcome`` is a word, `NONE` until it is known."""

    seq = Column(np.int32)
    time_ns = Column(np.int64)
    outcome = Column(np.int16, unset=NONE)


class Suspensions(Table):
    """The suspensions; row = suspension_id."""

    uid = Column(np.int32)
    axis = Column(np.int8)
    die = Column(np.int16)
    n = Column(np.int32)
    suspender_uid = Column(np.int32)
    at_ns = Column(np.int64)
    state = Column(np.int8)
    old_end_ns = Column(np.int64)
    consumed_ns = Column(np.int64)
    remaining_ns = Column(np.int64)
    redone_ns = Column(np.int64)
    born = Column(np.int32)
    voided = Column(np.int32, unset=OPEN)


class SuspensionStates(Table):
    """What each suspension is for a while; ``resumed_ns`` is -1 where it is not resumed."""

    suspension = Column(np.int32)
    status = Column(np.int8)
    resumed_ns = Column(np.int64)
    resumer_uid = Column(np.int32)
    born = Column(np.int32)
    died = Column(np.int32, unset=OPEN)


class BacklogEntries(Table):
    """The entries of all queues; row = entry_id - 1. A lower ``rank`` is nearer the head."""

    axis = Column(np.int8)
    die = Column(np.int16)
    uid = Column(np.int32)
    why = Column(np.int8)
    delta_ns = Column(np.int64)
    anchor_uid = Column(np.int32)
    entered_ns = Column(np.int64)
    rank = Column(np.int64)
    born = Column(np.int32)
    died = Column(np.int32, unset=OPEN)
    fate = Column(np.int8, unset=NONE)
    reason = Column(np.int8, unset=NONE)
    left_ns = Column(np.int64, unset=-1)


class Retries(Table):
    """The failed flush attempts."""

    entry = Column(np.int32)
    retries = Column(np.int32)
    reason = Column(np.int8)
    detail = Column(np.int32)
    blocker_uid = Column(np.int32)
    born = Column(np.int32)


class Passed(Table):
    """The ranks that entries have from an event on in which others passed them."""

    entry = Column(np.int32)
    rank = Column(np.int64)
    born = Column(np.int32)


class Refusals(Table):
    """The ops of refused batches."""

    batch = Column(np.int32)
    uid = Column(np.int32)
    reason = Column(np.int8)
    detail = Column(np.int32)
    start_ns = Column(np.int64)
    blocker_uid = Column(np.int32)
    born = Column(np.int32)


class Applications(Table):
    """The changes of a block's address state; the celltypes are words."""

    uid = Column(np.int32)
    die = Column(np.int16)
    block = Column(np.int32)
    page = Column(np.int32)
    last = Column(np.int32)
    erase_celltype = Column(np.int16)
    program_celltype = Column(np.int16)
    closed = Column(np.int8)
    born = Column(np.int32)


class MetricChanges(Table):
    """The metrics' new values; ``metric`` is an index in ``model.words.METRICS``."""

    metric = Column(np.int8)
    value = Column(np.int64)
    born = Column(np.int32)


class Requests(Table):
    """The requests of a host, from their arrival on; row = number in order of arrival.

    ``first_page`` is a row of `HostPages`, where its ``n_pages`` pages stand behind each other.
    """

    arrival_ns = Column(np.int64)
    kind = Column(np.int8)
    lba = Column(np.int64)
    sectors = Column(np.int32)
    first_page = Column(np.int32)
    n_pages = Column(np.int32)
    born = Column(np.int32)


class HostPages(Table):
    """What a controller queued: pages of requests, and erases that stand in for garbage collection.

    An erase has `NONE` for its request and its plane. ``issued`` is the event that submitted it as
    op ``uid``: `OPEN` and 0 while it waits.
    """

    request = Column(np.int32)
    die = Column(np.int16)
    plane = Column(np.int16)
    kind = Column(np.int8)
    born = Column(np.int32)
    issued = Column(np.int32, unset=OPEN)
    uid = Column(np.int32, unset=0)


class Words:
    """Texts by small number, each kept once."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, number: int) -> str:
        """Return a text; a negative number is an IndexError, never the last text."""
        if number < 0:
            raise IndexError(number)
        return self._texts[number]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def number(self, text: str) -> int:
        """Return the number of a text, giving it the next one if it is new."""
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self._texts)
            self._texts.append(text)
        return number

    def text(self, number: int) -> str | None:
        """Return a text, None for `NONE`."""
        return None if number == NONE else self[number]


@dataclass(frozen=True, slots=True)
class TraceInfo:
    """What the rows of a trace are about.

    Attributes
    ----------
    ops
        The profile's ops in order; ``Ops.op`` is an index here.
    initial
        State by (die, block) of blocks that differ from ``initial_default`` at the start.
    source
        Whether the rows were simulated or imported from a foreign trace.
    notes
        (instant in ns, text) to be shown on the time axis.
    until_ns, drain
        As in ``model.setup.Setup``.
    versions
        (name, version) of what made the trace.
    not_judged
        Laws that the trace says too little for, each with the reason why.
    rounding_ns
        By how much times of a foreign trace may be off because its files round them.
    no_nominal
        Ops, as indices in ``ops``, whose nominal times the trace does not tell, with the reason.
    cut_out
        Ops, by uid, of whose execution a foreign trace shows the beginning at most.
    exclusions
        Of the profile; empty where it has none, or a foreign trace came without one.
    findings
        What the files of a foreign trace show that no law says, a sentence each.
    """

    name: str
    ops: tuple[OpDef, ...]
    topology: Topology = field(default_factory=Topology)
    policies: Policies = field(default_factory=Policies)
    initial_default: BlockState = BlockState(ERASED)  # noqa: RUF009  a value, never changed
    initial: Mapping[tuple[int, int], BlockState] = field(default_factory=dict)
    source: Origin = Origin.SIMULATION
    notes: tuple[tuple[int, str], ...] = ()
    until_ns: int | None = None
    drain: bool = True
    versions: tuple[tuple[str, str], ...] = ()
    not_judged: Mapping[int, str] = field(default_factory=dict)
    rounding_ns: int = 0
    no_nominal: Mapping[int, str] = field(default_factory=dict)
    cut_out: tuple[int, ...] = ()
    exclusions: Exclusions = field(default_factory=Exclusions)
    findings: tuple[str, ...] = ()

    @property
    def is_foreign(self) -> bool:
        """Whether the rows were read from files of another program, which do not tell all."""
        return self.source is Origin.IMPORT


FIRST_WORDS: Final = (
    *(Outcome.OK, Outcome.DEFERRED, Outcome.SUPERSEDED),
    *(Outcome.REJECTED.because(reason) for reason in Reason),
    *(Outcome.RETRY.because(reason) for reason in Reason),
)
"""Words that every trace begins with, so that an outcome's number stays small."""


class Trace:
    """Everything that happened in one run, and as of which event it was known.

    Attributes
    ----------
    words
        The texts that columns of words refer to.
    derived
        What readers have worked out from the rows (indexes), by name: kept as long as the trace.
    """

    def __init__(self, info: TraceInfo) -> None:
        self.info = info
        self.derived: dict[str, object] = {}
        self.words = Words()
        for text in (*FIRST_WORDS, *(op.celltype for op in info.ops)):
            self.words.number(text)
        self.ops = Ops()
        self.targets = Targets()
        self.offsets = Offsets()
        self.resubmissions = Resubmissions()
        self.fates = Fates()
        self.parts = Parts()
        self.segments = Segments()
        self.queue = Queue()
        self.events = Events()
        self.suspensions = Suspensions()
        self.suspension_states = SuspensionStates()
        self.backlog = BacklogEntries()
        self.retries = Retries()
        self.passed = Passed()
        self.refusals = Refusals()
        self.applications = Applications()
        self.metrics = MetricChanges()
        self.requests = Requests()
        self.host_pages = HostPages()

    def __getstate__(self) -> dict[str, object]:
        """Pickle what happened; what was worked out from it is worked out again."""
        return vars(self) | {"derived": {}}

    @property
    def last_event(self) -> int:
        """Index of the last event handled, -1 at the start of a run."""
        return len(self.events) - 1

    def op_def(self, uid: int) -> OpDef:
        """Return what an op_uid is an instance of."""
        return self.info.ops[int(self.ops.op[uid - 1])]

    def tables(self) -> dict[str, Table]:
        """Return every table by its name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Table)}

    def flush(self) -> None:
        """Move what was staged in every table into its columns."""
        for table in self.tables().values():
            table.flush()
