"""What became of each op in two traces, as far as that differs.

Source: comparison specification, section "What is compared".
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple, Self

import numpy as np

from nandviz.language import noop
from nandviz.model.words import Fate, Reason
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.compare.identity import Identity
from nandviz.query.compare.matching import NOBODY, Ints
from nandviz.query.compare.side_by_side import Flags, Rows, SideBySide
from nandviz.trace.codes import FATE_CODE, FATES, NONE, REASONS, member
from nandviz.trace.tables import Trace


class NoTime(StrEnum):
    """Why an op has no start or no end."""

    REFUSED = noop("refused")
    DROPPED = noop("dropped")
    ABORTED = noop("aborted")
    NOT_STARTED = noop("not started")
    NOT_ENDED = noop("not ended")


NO_TIMES: Final = tuple(NoTime)
_BY_FATE: Final = {
    Fate.REJECTED: NoTime.REFUSED,
    Fate.DROPPED: NoTime.DROPPED,
    Fate.ABORTED: NoTime.ABORTED,
}
"""What fates say of a time that is not there; of all others the run ended before it."""
_OP: Final = np.dtype(
    [
        *((name, np.int64) for name in ("uid", "submitted_ns", "start_ns", "end_ns", "waited_ns")),
        *((name, np.int32) for name in ("parts", "suspends")),
        *((name, np.int8) for name in ("no_start", "no_end", "fate", "reason")),
        ("says", np.int64),
        ("loose", np.bool_),
    ]
)


class Between(NamedTuple):
    """A time of B less that of A in ns; where one of them has none, why."""

    ns: int
    why: NoTime | None = None


class OpDifference(NamedTuple):
    """An op that is in one trace only, or not the same in both.

    Attributes
    ----------
    uid_a, uid_b
        Its op_uids; None where it is not there.
    start, end
        None where the op is in one trace only, or has that time in neither.
    parts, suspends, waited_ns
        Of B less those of A; the time waited in backlogs, up to the last event where it still does.
    says_other
        Whether its name, die or targets differ.
    is_loose
        Whether it is matched by name and targets alone.
    """

    uid_a: int | None
    uid_b: int | None
    start: Between | None
    end: Between | None
    parts: int
    suspends: int
    waited_ns: int
    fate_a: Fate | None
    fate_b: Fate | None
    reason_a: Reason | None
    reason_b: Reason | None
    says_other: bool
    is_loose: bool


class OpDifferences(SideBySide):
    """The ops that differ, in order of submission; `OpDifference` is one of them.

    Fields of a row: ``no_start`` and ``no_end`` are places in `NO_TIMES`, `NONE` where there is
    that time; ``says`` as in `Identity`.
    """

    KEY: ClassVar = "uid"
    AT: ClassVar = "submitted_ns"

    def __iter__(self) -> Iterator[OpDifference]:
        return map(self.row, range(len(self)))

    def between(self, time: str) -> tuple[Ints, Ints]:
        """Return (ns, why) of each op for its ``start`` or ``end``.

        ``why`` is a place in `NO_TIMES` where one of the two has no such time, else `NONE`. The ns
        are 0 then, where there is nothing to compare, and within rounding.
        """
        why_a, why_b = self.a[f"no_{time}"], self.b[f"no_{time}"]
        one = self.in_both & ((why_a == NONE) != (why_b == NONE))
        why = np.where(one, np.maximum(why_a, why_b), np.int8(NONE))
        is_timed = (why_a == NONE) & (why_b == NONE)
        return np.where(is_timed, self.less_ns(f"{time}_ns"), 0), why

    @property
    def fate_changed(self) -> Flags:
        """Whether each op is in both traces with another fate or reason."""
        return self.changed("fate") | self.changed("reason")

    def by_size(self) -> Ints:
        """Return the rows whose start or end has moved, the largest move first."""
        size = np.maximum(*(np.abs(self.between(time)[0]) for time in ("start", "end")))
        order = np.argsort(-size, kind="stable")
        moved: Ints = order[size[order] > 0]
        return moved

    def row(self, row: int) -> OpDifference:
        """Return one of them."""
        one = self.taken(np.array([row]))
        a, b = one.a[0], one.b[0]
        return OpDifference(
            uid_a=_uid(int(a["uid"])),
            uid_b=_uid(int(b["uid"])),
            start=one.first_between("start"),
            end=one.first_between("end"),
            parts=int(one.less("parts")[0]),
            suspends=int(one.less("suspends")[0]),
            waited_ns=int(one.less("waited_ns")[0]),
            fate_a=member(FATES, int(a["fate"])),
            fate_b=member(FATES, int(b["fate"])),
            reason_a=member(REASONS, int(a["reason"])),
            reason_b=member(REASONS, int(b["reason"])),
            says_other=bool(one.changed("says")[0]),
            is_loose=bool(a["loose"] or b["loose"]),
        )

    def first_between(self, time: str) -> Between | None:
        """Return a time of the first row, for `OpDifference`."""
        missing = [each[f"no_{time}"][0] for each in (self.a, self.b)]
        if not self.in_both[0] or NONE not in missing:
            return None
        (ns,), (why,) = self.between(time)
        return Between(int(ns), member(NO_TIMES, int(why)))

    def differing(self) -> Self:
        """Return the rows that differ at all, in order."""
        differs = ~self.in_both | self.fate_changed | self.changed("says")
        for time in ("start", "end"):
            ns, why = self.between(time)
            differs |= (ns != 0) | (why != NONE)
        for name in ("parts", "suspends", "waited_ns"):
            differs |= self.changed(name)
        return self.taken(np.flatnonzero(differs)).in_order()


def _uid(key: int) -> int | None:
    return None if key == NOBODY else key


def op_differences(a: Trace, b: Trace, who: Identity) -> OpDifferences:
    """Compare the ops of two traces. Cost: a pass over both."""
    ops_a, ops_b = _ops(a, who.says_a, who.loose_a), _ops(b, who.says_b, who.loose_b)
    if a.info.is_foreign or b.info.is_foreign:  # an import shows no backlogs
        ops_a["waited_ns"] = ops_b["waited_ns"] = 0
    rounding_ns = max(a.info.rounding_ns, b.info.rounding_ns)
    matched = OpDifferences.matched(ops_a, ops_b, who.b_of_a, who.a_of_b, (), rounding_ns)
    return matched.differing()


def _ops(trace: Trace, says: Ints, loose: Flags) -> Rows:
    """Return the ops of a trace by uid - 1, and behind them one that is not there."""
    as_of = ColumnsAsOf(trace)
    count = as_of.op_count
    ops = np.zeros(count + 1, _OP)
    for name in ("uid", "fate", "reason", "no_start", "no_end"):
        ops[name] = NOBODY if name == "uid" else NONE
    there = ops[:count]
    there["uid"] = np.arange(1, count + 1)
    there["submitted_ns"] = trace.ops.submitted_ns
    there["fate"], there["reason"] = as_of.fates
    there["parts"], there["start_ns"], there["end_ns"], _ = as_of.spans
    suspended = trace.suspensions.uid[as_of.suspensions] - 1
    there["suspends"] = np.bincount(suspended, minlength=count)
    there["waited_ns"] = _waited_ns(as_of)
    there["says"], there["loose"] = says, loose
    _note_missing(there)
    return ops


def _note_missing(ops: Rows) -> None:
    """Say which of the ops have not started, and which not ended, and why."""
    fate = ops["fate"]
    by_fate = np.full(len(Fate) + 1, NONE, np.int8)  # the last one: of no fate at all
    for each, why in _BY_FATE.items():
        by_fate[FATE_CODE[each]] = NO_TIMES.index(why)
    started = (ops["parts"] > 0) & (fate != FATE_CODE[Fate.PLANNED])
    ended = fate == FATE_CODE[Fate.COMPLETED]
    for time, has, why in (
        ("start", started, NoTime.NOT_STARTED),
        ("end", ended, NoTime.NOT_ENDED),
    ):
        missing = np.where(by_fate[fate] == NONE, NO_TIMES.index(why), by_fate[fate])
        ops[f"no_{time}"] = np.where(has, NONE, missing)
        ops[f"{time}_ns"][~has] = 0


def _waited_ns(as_of: ColumnsAsOf) -> Ints:
    """Return the time that each op has waited in backlogs."""
    table = as_of.trace.backlog
    left_ns = np.where(table.left_ns >= 0, table.left_ns, as_of.now_ns)
    waited_ns = np.zeros(as_of.op_count, np.int64)
    np.add.at(waited_ns, table.uid - 1, left_ns - table.entered_ns)
    return waited_ns
