"""What stands in a cell, a line or a header is read or refused with exactly these words."""

from pathlib import Path

import pytest

from nandviz.errors import TraceError
from nandviz.exchange.nandseqgen import cells, importer
from nandviz.trace import store
from tests.exchange.nandseqgen.samples import HEADERS, payload, rows_of_op, written

FILES = {
    "states": "op_state_timeline_250101_0000001.csv",
    "events": "op_event_resume.csv",
    "sequence": "operation_sequence_250101_0000001.csv",
    "timeline": "operation_timeline_250101_0000001.csv",
    "applied": "apply_pgm_log.csv",
}
TIME = "a time in µs from 0 to 9007199254740, digits and one point at most"
LAST_US, LONG = "9007199254740.992", "a" * 201
DIE, PLANE, BLOCK = (f"a whole number from 0 to {most}" for most in (1023, 31, 2**20 - 1))
PAGE, UID = f"a whole number from -1 to {2**20 - 1}", f"a whole number from 0 to {2**31 - 2}"
NAME = "a name of 1 to 200 printable characters"
TEXT, BASE = "at most 200 printable characters", "BASE.STATE of at most 200 printable characters"


def lines(folder: Path) -> list[str]:
    """Return what an import of a folder is refused with, without the folder's name."""
    try:
        importer.read([folder])
    except TraceError as error:
        return str(error).replace(f"{folder}/", "").splitlines()
    return []


def with_cell(folder: Path, kind: str, column: str, text: str) -> Path:
    """Write a program of page 0 with another cell in the first row of one of its files."""
    rows = rows_of_op(0, 310, 1, 0)
    names = HEADERS[kind].split(",")
    row = rows[kind][0].split(",", len(names) - 1)
    row[names.index(column)] = text
    return written(folder, **rows | {kind: [",".join(row), *rows[kind][1:]]})


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.mark.parametrize(
    ("kind", "column", "text"),
    [
        ("events", "op_uid", "2147483646"),
        ("events", "op_uid", "000000000001"),
        ("events", "die", "1023"),
        ("events", "plane", "31"),
        ("events", "block", "1048575"),
        ("events", "page", "1048575"),
        ("events", "page", "-1"),
        ("events", "op_name", LONG[:200]),
        ("states", "end", f"{LAST_US[:-3]}{'0' * 40}"),
        ("states", "end", "0000000000000010.5"),
        ("states", "op_state", f"{LONG[:198]}.S"),
        ("states", "op_state", "A.B.C"),
        ("timeline", "source", LONG[:200]),
        ("timeline", "source", ""),
        ("applied", "celltype", ""),
        ("sequence", "payload", quoted('[{"die":1023,"plane":31,"block":1048575,"page":-1}]')),
        ("sequence", "payload", quoted('[{"die":0,"page":null}]')),
        ("sequence", "payload", quoted('[{"die":0,"celltype":null}]')),
    ],
)
def test_the_last_value_of_a_range_is_read(
    tmp_path: Path, kind: str, column: str, text: str
) -> None:
    assert lines(with_cell(tmp_path / "run", kind, column, text)) == []


@pytest.mark.parametrize(
    ("kind", "column", "text", "at", "expected"),
    [
        ("events", "op_uid", "2147483647", 11, UID),
        ("events", "op_uid", "-1", 11, UID),
        ("events", "die", "1024", 13, DIE),
        ("events", "plane", "32", 15, PLANE),
        ("events", "block", "1048576", 17, BLOCK),
        ("events", "page", "1048576", 19, PAGE),
        ("events", "page", "-2", 19, PAGE),
        ("events", "page", "0000000000001", 19, PAGE),
        ("events", "is_resumed", "true", 21, "True or False"),
        ("events", "event", "START", 27, "OP_START or OP_END"),
        ("events", "triggered_us", "9007199254740.993", 36, TIME),
        ("events", "triggered_us", f"0.{'0' * 41}", 36, TIME),
        ("events", "triggered_us", "00000000000000000", 36, TIME),
        ("events", "triggered_us", "1.", 36, TIME),
        ("events", "op_name", "", 1, NAME),
        ("states", "op_state", f"{LONG[:199]}.S", 14, BASE),
        ("states", "op_state", ".S", 14, BASE),
        ("states", "op_state", "A.", 14, BASE),
        ("states", "op_state", "A", 14, BASE),
        ("states", "op_state", "A.\tB", 14, BASE),
        ("timeline", "source", "\t", 39, TEXT),
        ("applied", "celltype", "\x7f", 29, TEXT),
        ("sequence", "payload", "[]", 19, "a JSON list of at least one target"),
        ("sequence", "payload", "7", 19, "a JSON list of at least one target"),
        ("sequence", "payload", "[", 19, "a JSON list of targets"),
    ],
)
def test_what_is_beyond_a_range_is_refused_with_its_place_and_what_would_be_right(
    tmp_path: Path, kind: str, column: str, text: str, at: int, expected: str
) -> None:
    shown = repr(text if len(text) <= 40 else text[:40] + "…")
    said = f"{FILES[kind]}:2:{at}: {column}: {shown}; expected {expected}"
    assert lines(with_cell(tmp_path / "run", kind, column, text)) == [said]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"die":0},{"die":1}]', "targets of one die"),
        ("[1]", 'targets such as {"die":0,"plane":1,"block":1,"page":0}'),
        ('[{"die":1024}]', "targets whose die is a whole number from 0 to 1023"),
        ('[{"die":true}]', "targets whose die is a whole number from 0 to 1023"),
        ('[{"die":-1}]', "targets whose die is a whole number from 0 to 1023"),
        ('[{"plane":0}]', "targets whose die is a whole number from 0 to 1023"),
        ('[{"die":0,"plane":32}]', "targets whose plane is a whole number from 0 to 31"),
        (
            '[{"die":0,"plane":32,"block":0}]',
            "targets whose plane is a whole number from 0 to 31",
        ),
        (
            '[{"die":0,"plane":0,"page":0}]',
            "targets whose block is a whole number from 0 to 1048575",
        ),
        (
            '[{"die":0,"plane":0,"block":0,"page":-2}]',
            "targets whose page is a whole number from -1 to 1048575",
        ),
        ('[{"die":0,"block":1,"plane":0,"block":2}]', "each key once"),
        ('[{"die":0,"die":0}]', "each key once"),
        ('[{"die":0,"more":{"a":1,"a":2}}]', "each key once"),
        ('[{"die":0,"celltype":7}]', "a celltype of at most 200 printable characters"),
    ],
)
def test_a_wrong_target_is_refused_with_what_would_be_right(text: str, expected: str) -> None:
    with pytest.raises(cells.Expected) as caught:
        cells.payload(text)
    assert str(caught.value) == expected


def test_a_key_twice_in_a_payload_is_refused_with_its_place(tmp_path: Path) -> None:
    text = '[{"die":0,"die":1}]'
    folder = with_cell(tmp_path / "run", "sequence", "payload", quoted(text))
    said = f"{FILES['sequence']}:2:19: payload: '{text}'; expected each key once"
    assert lines(folder) == [said]


@pytest.mark.parametrize("length", [200, 201])
def test_a_celltype_of_a_payload_has_at_most_200_characters(length: int) -> None:
    text = f'[{{"die":0,"celltype":"{"c" * length}"}}]'
    if length == 200:
        assert cells.payload(text)[0].celltype == "c" * length
    else:
        with pytest.raises(cells.Expected):
            cells.payload(text)


@pytest.mark.parametrize("count", [40, 41])
def test_a_wrong_cell_is_shown_up_to_40_characters(tmp_path: Path, count: int) -> None:
    shown = "x" * 40 + "…" * (count > 40)
    said = f"{FILES['events']}:2:13: die: '{shown}'; expected {DIE}"
    assert lines(with_cell(tmp_path / "run", "events", "die", "x" * count)) == [said]


def test_each_wrong_cell_and_line_of_a_file_is_told_in_order_of_its_line(tmp_path: Path) -> None:
    rows = ["0,1,0,0,A.S", "1,x,0,y,A.S", "2,3,z,0,A.S"]
    name = FILES["states"]
    assert lines(written(tmp_path / "cells", states=rows)) == [
        f"{name}:3:3: end: 'x'; expected {TIME}",
        f"{name}:3:7: plane: 'y'; expected {PLANE}",
        f"{name}:4:5: die: 'z'; expected {DIE}",
    ]
    rows = ["0,1,0,0,A.S", "1,2,0,0", "", "2,3,0,0,A.S,7"]
    assert lines(written(tmp_path / "lines", states=rows)) == [
        f"{name}:3:1: 4 cells; expected 5 cells",
        f"{name}:4:1: an empty line; expected 5 cells",
        f"{name}:5:1: 6 cells; expected 5 cells",
    ]


def test_a_wrong_cell_far_behind_is_told_with_its_line(tmp_path: Path) -> None:
    rows = [f"{at},{at + 1},0,0,A.S" for at in range(4_001)]
    for row in (1_999, 2_000, 4_000):
        rows[row] = rows[row].replace(",0,0,", ",0,x,")
    said = lines(written(tmp_path / "run", states=rows))
    places = [line.partition(" ")[0] for line in said]
    assert places == [f"{FILES['states']}:{at}" for at in ("2001:13:", "2002:13:", "4002:13:")]


def test_what_is_not_CSV_is_told_with_its_line(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", states=["0,1,0,0,A.S", '1,2,0,0,"A.S"x'])
    (line,) = lines(folder)
    assert line.startswith(f"{FILES['states']}:3:1: not CSV: ")
    assert line.endswith("; expected RFC 4180")


def test_a_cell_behind_a_quoted_comma_is_told_with_its_column(tmp_path: Path) -> None:
    row = f"1,0.0,0,Program,x,{payload(0, 0)}"
    assert lines(written(tmp_path / "one", sequence=[row])) == [
        f"{FILES['sequence']}:2:17: op_uid: 'x'; expected {UID}"
    ]
    row = f'"1,0",0.0,0,Program,x,{payload(0, 0)}'
    assert lines(written(tmp_path / "two", sequence=[row])) == [
        f"{FILES['sequence']}:2:21: op_uid: 'x'; expected {UID}"
    ]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("", "no header row; expected start,end,die,plane,op_state,duration"),
        (
            "begin,end,die,plane,op_state",
            "no column 'start' in the header; expected start,end,die,plane,op_state,duration",
        ),
        (
            "strt,end,die,plane,op_state",
            (
                "no column 'start' in the header; expected start,end,die,plane,op_state,duration"
                " (did you mean 'strt'?)"
            ),
        ),
        ("start,end,die,plane,op_state,end", "column 'end' stands twice; expected each once"),
        (",".join(f"c{n}" for n in range(1_001)), "1,001 columns; expected at most 1,000"),
    ],
)
def test_a_wrong_header_is_one_line(tmp_path: Path, header: str, said: str) -> None:
    folder = written(tmp_path / "run", states=["0,1,0,0,A.S"])
    (folder / FILES["states"]).write_text(f"{header}\n0,1,0,0,A.S\n" if header else "")
    assert lines(folder) == [f"{FILES['states']}:1:1: {said}"]


def test_a_header_of_1000_columns_is_read(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", states=[])
    more = 1_000 - len(HEADERS["states"].split(","))
    header = HEADERS["states"] + "".join(f",c{n}" for n in range(more))
    (folder / FILES["states"]).write_text(f"{header}\n0,1,0,0,A.S{',' * more}\n")
    assert lines(folder) == []


@pytest.mark.parametrize(("duration", "said"), [("9.999", ""), ("10.001", ""), ("10.002", "off")])
def test_a_duration_may_be_off_by_1_ns(tmp_path: Path, duration: str, said: str) -> None:
    folder = written(tmp_path / "run", states=[])
    text = f"{HEADERS['states']},duration\n0,10,0,0,A.S,{duration}\n"
    (folder / FILES["states"]).write_text(text)
    off = f"{FILES['states']}:2:14: duration: not end - start; expected end - start"
    assert lines(folder) == [off] * bool(said)


def test_an_end_before_its_start_is_told_once(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", states=[])
    rows = "0,10,0,0,A.S,10\n5,4,0,0,A.S,7\n10,10,0,0,A.S,0\n"
    (folder / FILES["states"]).write_text(f"{HEADERS['states']},duration\n{rows}")
    assert lines(folder) == [
        f"{FILES['states']}:3:3: end: an end before its start; expected start <= end"
    ]


def test_the_first_100_problems_are_told_and_that_there_are_more(tmp_path: Path) -> None:
    rows = ["0,1,0,0,A.S", *["2,1,0,0,A.S"] * 100]
    said = lines(written(tmp_path / "run", states=rows))
    assert [line.split(":")[1] for line in said[:-1]] == [str(3 + at) for at in range(100)]
    assert said[-1] == "and more: only the first 100 problems are listed"
    assert len(lines(written(tmp_path / "few", states=rows[:-1]))) == 99


def test_a_time_that_goes_back_is_told_with_its_line_and_how_many_runs_there_are(
    tmp_path: Path,
) -> None:
    rows = rows_of_op(0, 310, 1, 0)
    start, end = rows["events"]
    folder = written(tmp_path / "run", **rows | {"events": [start, end, start, end, start]})
    assert lines(folder) == [
        (
            f"{FILES['events']}:4:36: triggered_us: time goes back, which makes 3 runs; "
            "expected the rows of 1, by time"
        )
    ]


def test_a_second_file_of_events_is_one_line(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", **rows_of_op(0, 310, 1, 0))
    (folder / "op_event.csv").write_text((folder / FILES["events"]).read_text())
    assert lines(folder) == [
        f"{FILES['events']}: a second file of op_event_resume in one folder; expected one of them"
    ]


def test_a_nul_and_a_letter_that_is_not_utf_8_are_told_with_line_and_column(tmp_path: Path) -> None:
    folder = written(tmp_path / "run", states=["0,1,0,0,A.S", "1,2,0,0,B.S"])
    path = folder / FILES["states"]
    text = path.read_bytes()
    for byte, got, expected in (
        (b"\0", "a NUL character", "a text file"),
        (b"\xff", "not UTF-8", "a text file in UTF-8"),
    ):
        path.write_bytes(text.replace(b"B", byte))
        assert lines(folder) == [f"{FILES['states']}:3:9: {got}; expected {expected}"]
        path.write_bytes(byte + text)
        assert lines(folder) == [f"{FILES['states']}:1:1: {got}; expected {expected}"]


@pytest.mark.parametrize("more", [0, 1])
def test_a_line_of_1_mebibyte_is_read(tmp_path: Path, more: int) -> None:
    folder = written(tmp_path / "run", states=["0,1,0,0,A.S"])
    header = HEADERS["states"] + "".join(f",x{n}" for n in range(16))
    line = "0,1,0,0,A.S" + f",{'x' * 65_534}" * 16
    line += "x" * (2**20 - len(line) + more)
    (folder / FILES["states"]).write_text(f"{header}\n{line}")
    said = f"{FILES['states']}:2:1: a very long line; expected at most 1,048,576 bytes"
    assert lines(folder) == [said] * more


@pytest.mark.parametrize("length", [131_072, 131_073, 2**20 - 100])
def test_a_cell_as_long_as_a_line_may_be_is_refused_by_what_it_should_hold(
    tmp_path: Path, length: int
) -> None:
    folder = with_cell(tmp_path / "run", "timeline", "op_name", "n" * length)
    assert lines(folder) == [
        f"{FILES['timeline']}:2:19: op_name: {'n' * 40 + '…'!r}; expected {NAME}"
    ]


@pytest.mark.parametrize("length", [131_073, 2**20 - 100])
def test_a_long_cell_of_a_column_that_is_not_read_is_none_of_our_business(
    tmp_path: Path, length: int
) -> None:
    assert lines(with_cell(tmp_path / "run", "events", "op_id", "7" * length)) == []


@pytest.mark.parametrize("more", [0, 1])
def test_a_cell_of_many_lines_is_no_longer_than_a_line(tmp_path: Path, more: int) -> None:
    text = "n\n" * (2**19 - 1) + "n" * (2 + more)
    row = f'1,1.0,0,Program,1,"{text}"'
    folder = written(tmp_path / "run", sequence=[*rows_of_op(0, 310, 1, 0)["sequence"], row])
    place = f"{FILES['sequence']}:3:19: payload: "
    said = "a very long cell; expected at most 1,048,576 characters"
    (line,) = lines(folder)
    assert line.startswith(place)
    assert (line == place + said) == bool(more)


def test_a_wrong_cell_behind_the_first_block_of_a_file_is_told_with_its_line(
    tmp_path: Path,
) -> None:
    rows = ["0,1,0,0,A.S"] * 45_000 + ["0,1,0,0,\0"]
    assert lines(written(tmp_path / "run", states=rows)) == [
        f"{FILES['states']}:45002:9: a NUL character; expected a text file"
    ]


@pytest.mark.parametrize("count", [32, 33])
def test_an_op_has_at_most_32_targets(tmp_path: Path, count: int) -> None:
    start = rows_of_op(0, 310, 1, 0)["events"][0]
    rows = [start.replace(",0,0,0,0,", f",0,0,{block},0,") for block in range(count)]
    said = ["run: op 1 has 33 targets; expected at most 32"] if count > 32 else []
    assert lines(written(tmp_path / "run", events=rows)) == said


@pytest.mark.parametrize("more", [0, 1])
def test_the_runs_have_at_most_32767_dies_together(tmp_path: Path, more: int) -> None:
    dies = [1023] * 31 + [1022 + more]
    folders = [
        written(tmp_path / f"run{number:02}", states=[f"0,1,{die},0,A.S"])
        for number, die in enumerate(dies)
    ]
    said = "the runs have 32768 dies together; expected at most 32767"
    if more:
        with pytest.raises(TraceError) as caught:
            importer.read(folders)
        assert str(caught.value) == said
    else:
        assert importer.read(folders).trace.info.topology.dies == 32_767


def test_the_runs_have_at_most_131072_planes_together(tmp_path: Path) -> None:
    folders = [
        written(tmp_path / f"run{number}", states=["0,1,1023,31,A.S"]) for number in range(5)
    ]
    with pytest.raises(TraceError, match=r"^the runs have 5120 dies of 32 planes together; expec"):
        importer.read(folders)
    assert importer.read(folders[:4]).trace.info.topology.dies == 4096


def test_the_last_block_of_any_number_of_planes_is_read_again_when_it_is_saved(
    tmp_path: Path,
) -> None:
    event = f"A,1,1,0,2,{2**20 - 1},0,False,OP_START,0.0"
    trace = importer.read([written(tmp_path / "run", events=[event])]).trace
    store.save(trace, tmp_path / "t.nandviz")
    assert store.load(tmp_path / "t.nandviz").info == trace.info


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_has_at_most_2_gibibytes(tmp_path: Path, more: int) -> None:
    with (tmp_path / FILES["states"]).open("wb") as file:
        file.truncate(2**31 + more)
    too_long = "2,147,483,649 bytes long; expected at most 2,147,483,648 bytes"
    said = f" {too_long}" if more else "1:1: a NUL character; expected a text file"
    assert lines(tmp_path) == [f"{FILES['states']}:{said}"]


def test_a_cell_behind_a_quoted_line_end_is_told_at_the_end_of_its_first_line(
    tmp_path: Path,
) -> None:
    folder = written(tmp_path / "run", sequence=[f'"1\n0",x,0,Program,1,{payload(0, 0)}'])
    assert lines(folder) == [f"{FILES['sequence']}:2:3: time: 'x'; expected {TIME}"]
