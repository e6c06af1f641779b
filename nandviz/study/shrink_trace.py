"""The fewest ops of a trace that cannot be run again, of which a condition still holds.

The trace is restricted to some of its ops and judged again. What is left can be written as files
of the program that it came from: these, read again, show the same.

Source: study specification, section Shrinking.
"""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nandviz.exchange import registry
from nandviz.exchange.format import AS_IT_IS, ImportOptions
from nandviz.language import Said, said
from nandviz.model.words import Status
from nandviz.query.breakpoint_matches import place_of, uid_at
from nandviz.scenario.scenario import ANY_LAW, Breakpoint
from nandviz.study.condition import Between, first_event, not_held, nothing, ops_named, renamed
from nandviz.study.ddmin import ddmin
from nandviz.study.progress import ShrinkProgress, Tell, untold
from nandviz.study.restricted import restricted, with_partners
from nandviz.trace.laws import one_by_one
from nandviz.trace.tables import Trace

FORMAT = "nandseqgen"
"""Name of the format in which what is left is written."""


@dataclass(frozen=True, slots=True)
class ShrunkTrace:
    """What is left.

    Attributes
    ----------
    trace
        The ops that are left, numbered from 1.
    uids
        What they were in the whole, ascending.
    chosen
        Those that matter by themselves; the others suspended or resumed them.
    what, condition
        The condition, as it was asked of the whole and as it is to be asked of what is left.
    runs
        How many times a part of the trace was judged.
    ops
        How many ops the whole had.
    """

    trace: Trace
    uids: tuple[int, ...]
    chosen: tuple[int, ...]
    what: Breakpoint
    condition: Breakpoint
    runs: int
    ops: int
    notes: tuple[Said, ...]
    is_minimal: bool


class ShrinkingTrace:
    """Takes ops out of a trace; what is found so far can be had at any time.

    Parameters
    ----------
    tell, between
        As in `nandviz.study.shrink.Shrinking`.
    options
        What is known beside the files of the trace.
    """

    def __init__(
        self,
        trace: Trace,
        what: Breakpoint,
        tell: Tell = untold,
        between: Between = nothing,
        options: ImportOptions = AS_IT_IS,
    ) -> None:
        self._whole = trace
        self._what = what
        self._tell = tell
        self._between = between
        self._options = options
        self._best: tuple[tuple[int, ...], Trace] | None = None
        self._chosen: tuple[int, ...] = ()
        self._notes: list[Said] = []
        self._is_minimal = False
        self.runs = 0

    @property
    def best(self) -> ShrunkTrace | None:
        """The fewest ops so far; None before the condition held of any."""
        if self._best is None:
            return None
        uids, trace = self._best
        condition = self._in(trace, uids)
        assert condition is not None, "what is left has the ops that the condition names"
        return ShrunkTrace(
            trace,
            uids,
            self._chosen,
            self._what,
            condition,
            self.runs,
            len(self._whole.ops),
            tuple(self._notes),
            self._is_minimal,
        )

    def run(self) -> ShrunkTrace:
        """Take out what can be.

        Raises
        ------
        NandvizError
            If the condition does not hold of the trace.
        """
        every = tuple(range(1, len(self._whole.ops) + 1))
        if not self._holds(every):
            raise not_held(self._whole.info.name, self._what, self._why_not_judged())
        self._fewer(every, self._holds)
        assert self._best is not None
        kept, trace = self._best
        if not self._is_seen(trace, kept):
            self._fewer_in_files(every)
        self._is_minimal = True
        assert self.best is not None
        return self.best

    def _fewer(self, uids: Sequence[int], holds: Callable[[Sequence[int]], bool]) -> None:
        """Take out ops; of several that show it, the first with the fewest partners stays."""

        def weight(uid: int) -> tuple[int, int]:
            return len(with_partners(self._whole, [uid])), uid

        ddmin(sorted(uids, key=weight, reverse=True), holds)

    def _fewer_in_files(self, every: Sequence[int]) -> None:
        """Ask what is written and read again, too: files do not tell all that a trace knows."""
        before = self._best, self._chosen
        self._best = None
        if self._holds_in_files(every):
            self._fewer(every, self._holds_in_files)
        else:
            self._best, self._chosen = before
            self._notes.append(
                said("files of it, read by themselves, do not show it: they tell less")
            )

    # Asking

    def _holds(self, uids: Sequence[int]) -> bool:
        """Restrict the trace to ops and their partners; keep that if the condition holds."""
        self._between()
        kept = with_partners(self._whole, uids)
        trace = restricted(self._whole, kept)
        return self._keep(uids, kept, trace) if self._judge(trace, kept) else False

    def _judge(self, trace: Trace, kept: Sequence[int]) -> bool:
        what = self._in(trace, kept)
        self.runs += 1
        holds = what is not None and first_event(trace, what) is not None
        left = len(kept) if holds or self._best is None else len(self._best[0])
        self._tell(ShrinkProgress(self.runs, left, left))
        return holds

    def _keep(self, uids: Sequence[int], kept: tuple[int, ...], trace: Trace) -> bool:
        self._best, self._chosen = (kept, trace), tuple(sorted(uids))
        return True

    def _holds_in_files(self, uids: Sequence[int]) -> bool:
        self._between()
        kept = with_partners(self._whole, uids)
        trace = restricted(self._whole, kept)
        holds = self._judge(trace, kept) and self._is_seen(trace, kept)
        return self._keep(uids, kept, trace) if holds else False

    def _is_seen(self, trace: Trace, kept: Sequence[int]) -> bool:
        """Whether files of a trace, read again, show it, of whichever op."""
        what = self._in(trace, kept)
        assert what is not None, "the condition holds of the trace"
        with tempfile.TemporaryDirectory(prefix="nandviz-") as folder:
            target = Path(folder) / FORMAT
            registry.WRITERS[FORMAT](trace, target, lambda _: None)
            again = registry.load_trace(target, self._options)
        return first_event(again, replace(what, op_uid=None, op=None)) is not None

    def _in(self, trace: Trace, kept: Sequence[int]) -> Breakpoint | None:
        """Return the condition as it is asked of a part of the trace; None if its ops are gone."""
        what, number = self._what, {uid: new for new, uid in enumerate(kept, 1)}
        if what.op_uid is not None:
            if what.op_uid not in number:
                return None
            what = replace(what, op_uid=number[what.op_uid])
        uids = {op: uid_at(self._whole, op) for op in ops_named(what)}
        places = {op: place_of(trace, number[uid]) for op, uid in uids.items() if uid in number}
        return renamed(what, {op: place for op, place in places.items() if place is not None})

    def _why_not_judged(self) -> str:
        """Return why a law that the condition is of is not judged; empty if it is."""
        law = self._what.law
        if law is None or law == ANY_LAW:
            return ""
        verdict = next(one_by_one(self._whole, asked=(law,)))
        return verdict.why_not if verdict.status is Status.NOT_JUDGED else ""
