"""What status reads are expected to answer: the ``exp_val`` of their payload.

A status read answers for the planes of its targets, for all of its die where it has none: busy
while any of them is in CORE_BUSY, else extrdy while any is in DATA_IN or DATA_OUT, else ready. It
is asked at its end, when the answer comes.

Source: the page on the generator's files, "Back out".
"""

from collections.abc import Iterator
from typing import Final

import numpy as np

from nandviz.language import Said, said
from nandviz.model.words import CORE_BUSY, Kind
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf, Integers
from nandviz.trace.laws.intervals import Cover
from nandviz.units import us_sentence

_BUSY: Final = frozenset({CORE_BUSY})
_DATA: Final = frozenset({"DATA_IN", "DATA_OUT", "DATAIN", "DOUT", "DOUT4K"})
_WORDS: Final = ("ready", "extrdy", "busy")


class ExpectedStatus:
    """The answers of the status reads of a trace.

    Attributes
    ----------
    uids
        The status reads that have ended, ascending.
    """

    def __init__(self, as_of: ColumnsAsOf) -> None:
        self._as_of = as_of
        trace, info = as_of.trace, as_of.trace.info
        kinds = np.array([op.base.kind is Kind.STATUS for op in info.ops], bool)
        self._end_ns = as_of.spans.last_end_ns
        ended = kinds[trace.ops.op[: as_of.op_count]] & (self._end_ns != NOTHING_NS)
        self.uids = np.flatnonzero(ended) + 1
        rows = self.uids - 1
        self._at_end = self._asked(self._end_ns[rows])
        self._at_submission = self._asked(trace.ops.submitted_ns[rows])

    def words(self) -> dict[int, str]:
        """Return what each one answers, by uid."""
        answers = (_WORDS[each] for each in self._at_end.tolist())
        return dict(zip(self.uids.tolist(), answers, strict=True))

    def notes(self) -> Iterator[Said]:
        """Yield where to have asked at the submission would have told something else."""
        trace = self._as_of.trace
        for row in np.flatnonzero(self._at_end != self._at_submission).tolist():
            uid = int(self.uids[row])
            yield said(
                "op {uid} ({name}): exp_val {at_end} as of its end at {end}; {before} as of its "
                "submission at {submitted}",
                uid=uid,
                name=trace.op_def(uid).name,
                at_end=_WORDS[self._at_end[row]],
                end=us_sentence(int(self._end_ns[uid - 1])),
                before=_WORDS[self._at_submission[row]],
                submitted=us_sentence(int(trace.ops.submitted_ns[uid - 1])),
            )

    def _asked(self, at_ns: Integers) -> Integers:
        """Return the index in `_WORDS` of each read's answer at an instant of its own."""
        found = np.zeros(len(at_ns), np.int64)
        if len(at_ns):
            for answer, states in ((1, _DATA), (2, _BUSY)):
                found[self._in(states, at_ns)] = answer
        return found

    def _in(self, states: frozenset[str], at_ns: Integers) -> Integers:
        """Return which reads find a plane in one of some states."""
        trace, planes = self._as_of.trace, self._as_of.trace.info.topology.planes
        part = trace.segments.part[self._as_of.executed]
        op = trace.ops.op[trace.parts.uid[part] - 1]
        named = _named(self._as_of, states)[op, trace.segments.state[self._as_of.executed]]
        rows, part = self._as_of.executed[named], part[named]
        row, plane = _bits(trace.parts.planes[part], planes)
        lane = trace.parts.die[part[row]].astype(np.int64) * planes + plane
        cover = Cover(lane, trace.segments.start_ns[rows[row]], trace.segments.end_ns[rows[row]])
        asked, plane = _bits(self._planes(), planes)
        lane = trace.ops.die[self.uids[asked] - 1].astype(np.int64) * planes + plane
        met, _ = cover.meeting(lane, at_ns[asked], at_ns[asked] + 1)
        return asked[met]

    def _planes(self) -> Integers:
        """Return the planes that each read answers for, as bit masks."""
        trace = self._as_of.trace
        masks = np.full(len(self.uids), (1 << trace.info.topology.planes) - 1, np.int64)
        for place, row in enumerate((self.uids - 1).tolist()):
            first, count = int(trace.ops.first_target[row]), int(trace.ops.n_targets[row])
            held = trace.targets.plane[first : first + count].tolist()
            if held:
                masks[place] = sum(1 << plane for plane in set(held))
        return masks


def _named(as_of: ColumnsAsOf, states: frozenset[str]) -> Integers:
    """Tell by op of the profile and state whether it bears one of some names."""
    ops = as_of.trace.info.ops
    named = np.zeros((len(ops), max(len(op.base.states) for op in ops)), bool)
    for number, op in enumerate(ops):
        for state, each in enumerate(op.base.states):
            named[number, state] = each.name in states
    return named


def _bits(masks: Integers, count: int) -> tuple[Integers, Integers]:
    """Return (row, bit) of each bit that is set."""
    row, bit = np.nonzero(masks[:, np.newaxis] >> np.arange(count) & 1)
    return row, bit
