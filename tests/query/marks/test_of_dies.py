"""Marks that are asked for of some dies are, of these, all that there are."""

from dataclasses import fields
from typing import Any

import pytest

from nandviz.query.asof import AsOf
from nandviz.query.marks.read_marks import MarkReader, Marks
from nandviz.trace.laws import check
from tests.query.marks.spans import RUNS

OF_ALL_DIES = {"notes", "exclusions", "late", "dense", "beside", "host", "left_out"}
"""What is no tuple of marks that lie on a die each, or is read of all dies anyhow."""


@pytest.mark.parametrize("name", RUNS)
def test_the_marks_of_a_die_do_not_hang_on_what_else_is_asked_for(name: str) -> None:
    trace = RUNS[name]()
    reader = MarkReader(trace)
    reader.set_verdicts(check(trace))
    reader.sync()
    last, end_ns = trace.last_event, int(trace.events.time_ns[-1])
    spans = [(0, 2 * end_ns + 1), (end_ns // 3, 2 * end_ns // 3), (end_ns // 2, end_ns)]
    for k in range(-1, last + 1, max(last // 12, 1)):
        at = AsOf(trace, k)
        for t0_ns, t1_ns in spans:
            everything = reader.marks(at, t0_ns, t1_ns)
            for die in range(trace.info.topology.dies):
                some = reader.marks(at, t0_ns, t1_ns, {die})
                assert _of(some, die) == _of(everything, die)
                assert some.left_out == everything.left_out


def test_marks_of_other_dies_are_not_read() -> None:
    trace = RUNS["second die"]()
    reader, at = MarkReader(trace), AsOf(trace)
    end_ns = int(trace.events.time_ns[-1])
    everything = reader.marks(at, 0, end_ns + 1)
    for kind in ("suspended", "ghosts", "ends", "applied", "waiting", "parts"):
        dies = {mark.die for mark in getattr(everything, kind)}
        assert dies, f"{kind}: nothing to be left out"
        for die in dies:
            some = reader.marks(at, 0, end_ns + 1, {1 - die})
            assert die not in {mark.die for mark in getattr(some, kind)}


def _of(marks: Marks, die: int) -> dict[str, list[Any]]:
    return {
        each.name: [
            (mark, getattr(mark, "hidden", ()))
            for mark in getattr(marks, each.name)
            if mark.die == die
        ]
        for each in fields(marks)
        if each.name not in OF_ALL_DIES
    }
