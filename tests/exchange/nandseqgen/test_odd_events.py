"""Ops whose events are more or fewer than one OP_START and one OP_END."""

from pathlib import Path

from nandviz.exchange.nandseqgen import importer
from nandviz.model.words import Fate
from nandviz.trace.codes import FATES
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import payload, written


def rows(uid: int, page: int = 0, **events: float) -> list[str]:
    """Return the rows of events (``OP_START=0.0``, …) of a program of block 0."""
    return [f"Program,{uid},{uid},0,0,0,{page},False,{kind},{at}" for kind, at in events.items()]


def fates(trace: Trace) -> list[tuple[int, Fate, int]]:
    """Return (uid, fate, event from which it is so) of each change."""
    table = trace.fates
    columns = (column.tolist() for column in (table.uid, table.fate, table.born))
    return [(uid, FATES[fate], born) for uid, fate, born in zip(*columns, strict=True)]


def test_an_op_that_starts_again_while_it_is_open_runs_from_its_first_start(tmp_path: Path) -> None:
    events = [*rows(1, OP_START=0.0), *rows(1, OP_START=50.0, OP_END=100.0)]
    trace = importer.read([written(tmp_path, events=events)]).trace
    assert fates(trace) == [(1, Fate.RUNNING, 0), (1, Fate.COMPLETED, 2)]


def test_an_op_of_which_only_the_end_is_told_is_known_from_there(tmp_path: Path) -> None:
    events = [*rows(1, OP_END=10.0), *rows(2, 1, OP_START=20.0, OP_END=30.0)]
    trace = importer.read([written(tmp_path, events=events)]).trace
    assert trace.ops.born.tolist() == [0, 1]


def test_an_end_of_another_number_ends_what_is_open_not_what_is_listed_then(tmp_path: Path) -> None:
    events = [*rows(4, OP_START=0.0), *rows(5, OP_END=100.0)]
    sequence = [f"{uid},{at},0,Program,{uid},{payload(0, 0)}" for uid, at in ((4, 0.0), (3, 100.0))]
    trace = importer.read([written(tmp_path, events=events, sequence=sequence)]).trace
    ended = [(uid, fate) for uid, fate, _ in fates(trace) if fate is not Fate.RUNNING]
    assert ended == [(1, Fate.PLANNED), (2, Fate.COMPLETED)]
