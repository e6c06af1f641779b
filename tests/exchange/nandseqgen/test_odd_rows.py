"""What a row leaves out, or says as nothing, is refused with its place or comes back alike."""

from pathlib import Path

import numpy as np
import pytest

from nandviz.exchange.nandseqgen import exporter, importer
from nandviz.exchange.nandseqgen.problems import ForeignError
from nandviz.model.words import Axis, EventKind, Kind
from nandviz.trace import laws
from nandviz.trace.codes import KIND_CODE
from tests.exchange.nandseqgen.samples import HEADERS, Op, ops_of, rows_of_op, written


def comes_back(folder: Path, out: Path) -> list[Op]:
    """Import, export, import; both imports must have the same ops and suspensions."""
    first = importer.read([folder]).trace
    exporter.write(first, out)
    again = importer.read([out]).trace
    assert ops_of(again) == ops_of(first)
    assert again.suspensions.uid.tolist() == first.suspensions.uid.tolist()
    assert again.events.time_ns.tolist() == first.events.time_ns.tolist()
    return ops_of(first)


@pytest.mark.parametrize(
    "target",
    [
        '{"die":0,"block":1,"page":0}',
        '{"die":0,"plane":0,"page":0}',
        '{"die":0,"plane":null,"block":1,"page":0}',
        '{"die":0,"plane":-1,"block":1,"page":0}',
        '{"die":0,"plane":0,"block":-1,"page":0}',
        '{"die":0,"plane":0,"block":1,"page":-2}',
        '{"die":-1,"plane":0,"block":1,"page":0}',
        '{"die":0,"page":0}',
    ],
)
def test_an_address_without_plane_or_block_is_one_problem_in_its_row(
    target: str, tmp_path: Path
) -> None:
    cell = f"[{target}]".replace('"', '""')
    good = rows_of_op(0, 310, 1, 0)
    rows = [*good["sequence"], f'2,400.0,0,Program,2,"{cell}"']
    folder = written(tmp_path / "run", states=good["states"], sequence=rows)
    with pytest.raises(ForeignError) as caught:
        importer.read([folder])
    (line,) = str(caught.value).splitlines()
    assert ".csv:3:" in line
    assert "payload" in line


@pytest.mark.parametrize(
    ("kind", "column"),
    [
        (kind, column)
        for kind in ("states", "events", "timeline", "applied")
        for column in ("plane", "block", "die")
        if column in HEADERS[kind].split(",")
    ],
)
def test_minus_one_is_no_plane_block_or_die_of_any_file(
    kind: str, column: str, tmp_path: Path
) -> None:
    header = HEADERS[kind].split(",")
    rows = rows_of_op(0, 310, 1, 0)
    cells = rows[kind][0].split(",")
    cells[header.index(column)] = "-1"
    folder = written(tmp_path / "run", **{**rows, kind: [",".join(cells), *rows[kind][1:]]})
    with pytest.raises(ForeignError) as caught:
        importer.read([folder])
    assert ".csv:2:" in str(caught.value)
    assert f"{column}: '-1'" in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "targets"),
    [
        ('[{"die":0}]', ()),
        ('[{"die":0,"page":null}]', ()),
        ('[{"die":0,"plane":0,"block":1,"page":3}]', ((0, 1, 3),)),
    ],
)
def test_a_payload_of_the_die_alone_comes_back_from_its_export(
    cell: str, targets: tuple[tuple[int, int, int], ...], tmp_path: Path
) -> None:
    quoted = cell.replace('"', '""')
    folder = written(tmp_path / "run", sequence=[f'1,0.0,0,Read,1,"{quoted}"'])
    assert comes_back(folder, tmp_path / "out") == [("Read", 0, targets)]


@pytest.mark.parametrize(
    ("name", "pages", "targets"),
    [
        ("Program", (3, 3), ((0, 0, 3),)),
        ("Program", (3, 4, 3), ((0, 0, 3), (0, 0, 4))),
        ("Erase", (0, 1), ((0, 0, -1),)),
    ],
)
def test_an_address_that_stands_twice_is_one_target(
    name: str, pages: tuple[int, ...], targets: tuple[tuple[int, int, int], ...], tmp_path: Path
) -> None:
    cell = ",".join(f'{{""die"":0,""plane"":0,""block"":0,""page"":{page}}}' for page in pages)
    folder = written(tmp_path / "run", sequence=[f'1,0.0,0,{name},1,"[{cell}]"'])
    assert comes_back(folder, tmp_path / "out") == [(name, 0, targets)]


@pytest.mark.parametrize("kind", ["events", "sequence", "timeline", "applied"])
def test_any_log_alone_comes_back_from_its_export(kind: str, tmp_path: Path) -> None:
    ops = [rows_of_op(at, at + 310, at // 400 + 1, at // 400) for at in (0, 400, 800)]
    folder = written(tmp_path / "run", **{kind: [row for op in ops for row in op[kind]]})
    assert comes_back(folder, tmp_path / "out") == [("Program", 0, ((0, 0, n),)) for n in range(3)]


@pytest.mark.parametrize(
    ("uids", "blocks", "ops"),
    [((1, 1), (0, 1), 1), ((1, 2), (0, 1), 2), ((0, 0), (0, 1), 2), ((1, 1), (0, 0), 2)],
)
def test_applications_alone_of_one_number_and_instant_are_of_one_op(
    uids: tuple[int, int], blocks: tuple[int, int], ops: int, tmp_path: Path
) -> None:
    row = rows_of_op(0, 310, 1, 0)["applied"][0]
    rows = [
        row.replace("310.0,1,", f"310.0,{uid},").replace(",0,0,0,0,", f",0,{block},{block},0,")
        for uid, block in zip(uids, blocks, strict=True)
    ]
    found = comes_back(written(tmp_path / "run", applied=rows), tmp_path / "out")
    assert len(found) == ops


@pytest.mark.parametrize("sequence", [False, True])
def test_the_order_of_pages_is_not_judged_where_nothing_tells_of_erases(
    sequence: bool, tmp_path: Path
) -> None:
    ops = [rows_of_op(at, at + 310, number, 0) for number, at in ((1, 0), (3, 4000))]
    erase = ops[0]["sequence"][0].replace("1,0.0,0,Program,1", "2,400.0,0,Erase,2")
    files = {kind: [row for op in ops for row in op[kind]] for kind in ("applied", "sequence")}
    folder = written(tmp_path / "run", applied=files["applied"])
    if sequence:
        written(folder, sequence=[*files["sequence"], erase])
    verdict = next(v for v in laws.check(importer.read([folder]).trace) if v.law == 14)
    assert (verdict.status, verdict.violations) == ("not judged", ())
    assert verdict.why_not == "no op_event_resume*.csv"


@pytest.mark.parametrize(
    "files",
    [
        {"timeline": ["5.0,5.0,0,0,0,0,DOUT,DOUT,,1"]},
        {"states": ["5.0,5.0,0,0,DOUT.ISSUE", "5.0,5.0,0,1,DOUT.ISSUE"]},
        {"states": ["0.0,5.0,0,0,READ.ISSUE", "5.0,5.0,0,0,READ.CORE_BUSY"]},
        {"events": [f"DOUT,1,1,0,0,0,0,False,OP_{kind},5.0" for kind in ("START", "END")]},
    ],
)
def test_an_op_or_a_state_of_no_length_comes_back_from_its_export(
    files: dict[str, list[str]], tmp_path: Path
) -> None:
    folder = written(tmp_path / "run", **files)
    assert len(comes_back(folder, tmp_path / "out")) == 1
    queue = importer.read([folder]).trace.queue
    kinds = [KIND_CODE[kind] for kind in (EventKind.OP_START, EventKind.OP_END)]
    assert queue.kind[np.argsort(queue.handled)].tolist() == kinds


@pytest.mark.parametrize("empty", ["states", "events", "sequence", "timeline", "applied"])
def test_a_file_that_has_only_its_header_changes_no_op(empty: str, tmp_path: Path) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    folder = written(tmp_path / "run", **{**rows, empty: []})
    ((name, die, targets),) = comes_back(folder, tmp_path / "out")
    assert (name, die, targets) == ("Program", 0, ((0, 0, 0),))


def test_what_is_applied_where_segments_end_is_one_op_with_them(tmp_path: Path) -> None:
    ops = [rows_of_op(at, at + 310, number, number) for number, at in ((1, 0), (2, 400))]
    told = {kind: [row for op in ops for row in op[kind]] for kind in ("states", "applied")}
    folder = written(tmp_path / "run", **told)
    found = comes_back(folder, tmp_path / "out")
    assert found == [("Program", 0, ((0, 0, 1),)), ("Program", 0, ((0, 0, 2),))]
    trace = importer.read([folder]).trace
    assert trace.parts.uid.tolist() == [1, 2]
    assert trace.applications.uid.tolist() == [1, 2]


@pytest.mark.parametrize("kinds", [("applied", "events"), ("applied", "events", "states")])
def test_a_base_that_is_applied_is_a_program_whatever_it_is_called(
    kinds: tuple[str, ...], tmp_path: Path
) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    own = {kind: [row.replace("PROGRAM_SLC", "B7") for row in rows[kind]] for kind in kinds}
    own = {kind: [row.replace("Program", "Write_B7") for row in own[kind]] for kind in kinds}
    trace = importer.read([written(tmp_path / "run", **own)]).trace
    base = trace.info.ops[0].base
    assert (base.name, base.kind, base.axis, base.commits) == (
        "B7",
        Kind.PROGRAM,
        Axis.PROGRAM,
        True,
    )
    assert {v.law for v in laws.check(trace) if v.violations} == set()
