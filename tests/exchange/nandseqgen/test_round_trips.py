"""What is exported can be imported: every set of files comes back as it was."""

import shutil
from collections.abc import Callable
from itertools import chain, combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from nandviz.exchange.nandseqgen import exporter, formats, importer
from nandviz.model.words import NO_PAGE, EventKind, Fate, SuspensionStatus
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.run import Run
from nandviz.scenario import library, loader
from nandviz.trace import laws
from nandviz.trace.codes import FATES, STATUSES
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import (
    SEED1,
    SEED2,
    UNTOLD,
    copied,
    ops_of,
    rows_of_op,
    written,
)
from tests.strategies import random_setup, workload_setup
from tests.trace.laws import stories
from tests.trace.laws.stories import op, simulate, story

SETS: Final = [
    frozenset(kinds)
    for count in range(1, len(formats.FIELDS) + 1)
    for kinds in combinations(formats.FIELDS, count)
]
"""Every set of kinds of files that a folder may hold."""
NAMES: Final = ["+".join(sorted(kinds)) for kinds in SETS]
NUMBERED: Final = {formats.SEQUENCE, formats.TIMELINE}
Rows = dict[str, list[str]]


def files_of(folder: Path, kinds: frozenset[str], target: Path) -> Path:
    """Copy some kinds of files of a folder into a new one."""
    target.mkdir()
    for path in folder.iterdir():
        what = formats.kind_of(path.name)
        if what and what[0] in kinds:
            shutil.copy(path, target / path.name)
    return target


def again(trace: Trace, folder: Path) -> Trace:
    exporter.write(trace, folder)
    return importer.read([folder]).trace


def cells_of(trace: Trace) -> dict[str, list[int]]:
    """Return every column but the end that was first planned for what was suspended."""
    return {
        f"{table}.{column}": each.column(column).tolist()
        for table, each in trace.tables().items()
        for column in each.columns
        if column != "old_end_ns"
    }


def joined(*rows: Rows) -> Rows:
    return {kind: list(chain.from_iterable(each[kind] for each in rows)) for kind in rows[0]}


def numbers_begin_anew(folder: Path) -> Path:
    """Write two runs that follow each other; the ops of each are called 1 and 2."""
    first = joined(rows_of_op(0, 310, 1, 0), rows_of_op(310, 620, 2, 1))
    second = joined(rows_of_op(620, 930, 1, 2), rows_of_op(930, 1240, 2, 3))
    for number, rows in ((1, first), (2, second)):
        numbered = ("states", "sequence", "timeline")
        written(folder, number, **{kind: rows[kind] for kind in numbered})
    both = joined(first, second)
    return written(folder, events=both["events"], applied=both["applied"])


def applied_late(folder: Path) -> Path:
    """Write a program that is applied a second time, where no event is."""
    rows = joined(rows_of_op(0, 310, 1, 0), rows_of_op(400, 710, 2, 1))
    late = rows["applied"][0].replace("310.0", "750.0")
    return written(folder, **rows | {"applied": [*rows["applied"], late]})


def without_start(folder: Path) -> Path:
    """Write two programs, one without OP_START, segments and row; it ends where the next starts."""
    rows = joined(rows_of_op(0, 310, 1, 0), rows_of_op(310, 620, 2, 1))
    states, timeline, events = rows["states"][2:], rows["timeline"][1:], rows["events"][1:]
    return written(folder, **rows | {"states": states, "timeline": timeline, "events": events})


def applied_alone(folder: Path) -> Path:
    """Write a program that only the applications know, at the address of one that has ended."""
    rows = joined(rows_of_op(0, 310, 1, 0), rows_of_op(320, 630, 2, 1))
    alone = rows["applied"][0].replace("310.0,1,", "630.0,9,")
    return written(folder, **rows | {"applied": [*rows["applied"], alone]})


def started_twice(folder: Path) -> Path:
    """Write a program whose two events are repeated later."""
    rows = rows_of_op(0, 310, 1, 0)
    later = [row.replace(",0.0", ",400.0").replace(",310.0", ",410.0") for row in rows["events"]]
    return written(folder, **rows | {"events": [*rows["events"], *later]})


def exported(make: Callable[[], Trace]) -> Callable[[Path], Path]:
    def write(folder: Path) -> Path:
        exporter.write(make(), folder)
        return folder

    return write


def back_to_back() -> Trace:
    """Op 1 is resumed; op 2, of the same base and planes, begins where it ends."""
    return story(
        (0, [op("Program", 0, 0), op("Program", 0, 1)]),
        (30, [op("Program_Suspend")]),
        (100, [op("Program_Resume")]),
    )


FOLDERS: Final[dict[str, Callable[[Path], Path]]] = {
    "seed 1": lambda folder: copied(SEED1, folder),
    "seed 2": lambda folder: copied(SEED2, folder),
    "numbers begin anew": numbers_begin_anew,
    "applied late": applied_late,
    "without start": without_start,
    "applied alone": applied_alone,
    "started twice": started_twice,
    "nested": exported(stories.nested),
    "suspended twice": exported(stories.suspended_twice),
    "reset between": exported(stories.reset_between),
    "back to back": exported(back_to_back),
}


@pytest.mark.parametrize("kinds", SETS, ids=NAMES)
@pytest.mark.parametrize("name", FOLDERS)
def test_every_set_of_files_comes_back_from_an_export_as_it_was(
    name: str, kinds: frozenset[str], tmp_path: Path
) -> None:
    folder = files_of(FOLDERS[name](tmp_path / "all"), kinds, tmp_path / "some")
    trace = importer.read([folder]).trace
    assert cells_of(again(trace, tmp_path / "out")) == cells_of(trace)


@pytest.mark.parametrize("kinds", [{"events"}, {"events", "applied"}], ids=["events", "both"])
def test_a_number_whose_op_has_ended_is_that_of_another_op_where_it_starts_again(
    kinds: set[str], tmp_path: Path
) -> None:
    names = {formats.EVENTS} | ({formats.APPLIED} if "applied" in kinds else set())
    folder = files_of(numbers_begin_anew(tmp_path / "all"), frozenset(names), tmp_path / "some")
    trace = importer.read([folder]).trace
    assert [op[2][0][2] for op in ops_of(trace)] == [0, 1, 2, 3]
    assert not [v.detail for each in laws.check(trace) for v in each.violations]
    if "applied" in kinds:
        assert trace.applications.uid.tolist() == [1, 2, 3, 4]


def test_an_op_that_is_listed_stays_one_however_often_it_starts(tmp_path: Path) -> None:
    trace = importer.read([started_twice(tmp_path / "in")]).trace
    assert len(trace.ops) == 1
    again(trace, tmp_path / "out")
    (sequence,) = (tmp_path / "out").glob("operation_sequence*.csv")
    assert len(sequence.read_text().splitlines()) == 2


def test_an_erase_of_which_no_file_tells_the_block_has_none_and_comes_back_without(
    tmp_path: Path,
) -> None:
    rows = ["0.0,10.0,0,0,ERASE.ISSUE", "10.0,50.0,0,0,ERASE.CORE_BUSY"]
    trace = importer.read([written(tmp_path / "in", states=rows)]).trace
    assert ops_of(trace) == [("ERASE", 0, ())]
    back = again(trace, tmp_path / "out")
    assert ops_of(back) == [("ERASE", 0, ())]
    assert len(back.applications) == 0


@pytest.mark.parametrize("row", ["0.0,50.0,0,0,0,-1", "0.0,50.0,0,0,0,0", "0.0,50.0,0,1,1,-1"])
def test_an_erase_that_a_timeline_alone_lists_has_the_block_of_its_row(
    row: str, tmp_path: Path
) -> None:
    folder = written(tmp_path / "in", timeline=[f"{row},Erase,ERASE,,1"])
    plane, block = map(int, row.split(",")[3:5])
    assert ops_of(importer.read([folder]).trace) == [("Erase", 0, ((plane, block, NO_PAGE),))]


def built_in(name: str) -> Trace:
    run = Run(loader.load(library.path(name)))
    while not run.complete:
        run.advance(1000)
    run.trace.flush()
    return run.trace


def counted(trace: Trace, kinds: frozenset[str]) -> dict[str, int]:
    """Count what files of some kinds tell of a trace."""
    as_of = ColumnsAsOf(trace)
    events = as_of.handled(EventKind.OP_START, EventKind.OP_END)
    rows, _ = as_of.per_plane(as_of.executed)
    held = np.unique(rows)
    begun = {
        *trace.queue.uid[trace.events.seq[events]].tolist(),
        *trace.parts.uid[trace.segments.part[as_of.executed]].tolist(),
    }
    found = {"segments": len(held)} if formats.STATES in kinds else {}
    found |= {"events": len(events)} if formats.EVENTS in kinds and len(events) else {}
    return found | ({"ops": len(begun)} if kinds & {*NUMBERED, formats.EVENTS} else {})


def check_sets(trace: Trace, sets: list[frozenset[str]]) -> list[Trace]:
    """Import sets of the files of a run; assert that nothing is lost or invented."""
    found: list[Trace] = []
    with TemporaryDirectory() as temporary:
        exporter.write(trace, Path(temporary) / "all")
        for number, kinds in enumerate(sets):
            told = counted(trace, kinds)
            if not any(told.values()):
                continue
            folder = files_of(Path(temporary) / "all", kinds, Path(temporary) / str(number))
            found.append(importer.read([folder]).trace)
            assert counted(found[-1], kinds) == told, sorted(kinds)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in library.names() if name not in UNTOLD])
def test_every_set_of_files_of_a_built_in_tells_its_ops_and_breaks_no_law(name: str) -> None:
    for imported in check_sets(built_in(name), SETS):
        assert not [v.detail for each in laws.check(imported) for v in each.violations]


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32 - 1), proposed=st.booleans(), kinds=st.sampled_from(SETS))
def test_any_set_of_files_of_a_random_run_tells_its_ops_events_and_segments(
    seed: int, proposed: bool, kinds: frozenset[str]
) -> None:
    trace = simulate((workload_setup if proposed else random_setup)(seed))
    assume(trace.targets.page.min(initial=0) >= NO_PAGE)
    check_sets(trace, [kinds])


def test_what_a_reset_cut_comes_back_cut_and_aborted(tmp_path: Path) -> None:
    trace = story(
        (0, [op("Program", 0, 0)]),
        (50, [op("Reset")]),
        (200, [op("Erase", 1)]),
    )
    back = again(trace, tmp_path / "out")
    fates = [FATES[code] for code in ColumnsAsOf(back).fates[0].tolist()]
    assert fates == [Fate.ABORTED, Fate.COMPLETED, Fate.COMPLETED]
    assert back.parts.cut.tolist() == [1, 0, 0]
    assert not [v.detail for each in laws.check(back) for v in each.violations]


def test_a_resume_that_a_reset_cut_resumes_nothing(tmp_path: Path) -> None:
    trace = story(
        (0, [op("Program", 0, 0)]),
        (30, [op("Program_Suspend")]),
        (100, [op("Program_Resume")]),
        (110, [op("Reset")]),
    )
    back = again(trace, tmp_path / "out")
    for each in (trace, back):
        fates = [FATES[code] for code in ColumnsAsOf(each).fates[0].tolist()]
        assert fates == [Fate.ABORTED, Fate.COMPLETED, Fate.ABORTED, Fate.COMPLETED]
        last = each.suspension_states.column("status")[-1]
        assert STATUSES[last] is SuspensionStatus.ABORTED


def test_an_op_takes_no_base_that_another_name_speaks_of(tmp_path: Path) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    out = [
        f"Data_Out,2,2,0,0,0,-1,False,OP_{kind},{at}.0" for kind, at in (("START", 10), ("END", 12))
    ]
    events = [rows["events"][0], *out, rows["events"][1]]
    trace = importer.read([written(tmp_path / "in", states=rows["states"], events=events)]).trace
    bases = {each.name: each.base.name for each in trace.info.ops}
    assert bases == {"Program": "PROGRAM_SLC", "Data_Out": "DATA_OUT"}
    assert not [v.detail for each in laws.check(trace) for v in each.violations]
