"""Damaged and foreign CSV files: every problem with its place, nothing half imported."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nandviz.errors import TraceError
from nandviz.exchange.nandseqgen import importer
from nandviz.exchange.nandseqgen.problems import MAX_PROBLEMS, ForeignError
from nandviz.model.laws import LAWS
from nandviz.session import Session
from nandviz.trace import laws
from nandviz.trace.references import check_references
from tests.exchange.nandseqgen.samples import (
    APPLIED,
    EVENTS,
    SEED2,
    SEQUENCE,
    STATES,
    TIMELINE,
    copied,
)

Damage = Callable[[bytes], bytes]


def cell(row: int, column: int, value: str) -> Damage:
    """Replace a cell; row from 1 behind the header. For files without quotes."""

    def damage(data: bytes) -> bytes:
        lines = data.decode().splitlines()
        cells = lines[row].split(",")
        cells[column] = value
        lines[row] = ",".join(cells)
        return ("\n".join(lines) + "\n").encode()

    return damage


def swap(old: str, new: str) -> Damage:
    def damage(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return damage


CASES: dict[str, tuple[str, Damage, str, str]] = {
    "wrong header": (STATES, lambda _: b"a,b\n1,2\n", ":1:1:", "no column 'start'"),
    "another header": (EVENTS, swap("op_uid", "uid"), ":1:1:", "no column 'op_uid'"),
    "near header": (EVENTS, swap("triggered_us", "trigger_us"), ":1:1:", "mean 'trigger_us'"),
    "column twice": (EVENTS, swap("op_id", "op_uid"), ":1:1:", "stands twice"),
    "empty file": (EVENTS, lambda _: b"", ":1:1:", "no header row"),
    "no number": (STATES, cell(3, 1, "soon"), ":4:5:", "'soon'; expected a time in µs"),
    "no whole number": (EVENTS, cell(2, 3, "0.5"), ":3:21:", "'0.5'; expected a whole number"),
    "negative time": (EVENTS, cell(1, 9, "-1.0"), ":2:", "from 0 to 9007199254740"),
    "not a time": (EVENTS, cell(1, 9, "nan"), ":2:", "a time in µs"),
    "end before start": (STATES, cell(5, 0, "9000.0"), ":6:", "an end before its start"),
    "negative duration": (STATES, cell(5, 7, "-7.0"), ":6:", "from 0"),
    "wrong duration": (STATES, cell(5, 7, "7.0"), ":6:", "not end - start"),
    "timeline backwards": (TIMELINE, cell(2, 1, "1.0"), ":3:", "an end before its start"),
    "bad JSON": (SEQUENCE, swap('[{""die"":0', '[{""die"":'), ":2:", "JSON list of targets"),
    "payload without die": (SEQUENCE, swap('""die"":0,', ""), ":2:", "whose die is"),
    "unknown event": (EVENTS, cell(4, 8, "OP_STOP"), ":5:", "expected OP_START or OP_END"),
    "no flag": (EVENTS, cell(4, 7, "maybe"), ":5:", "expected True or False"),
    "state without base": (STATES, cell(1, 4, "ISSUE"), ":2:", "expected BASE.STATE"),
    "no name": (EVENTS, cell(1, 0, ""), ":2:1:", "expected a name"),
    "NUL": (EVENTS, lambda d: d.replace(b"False", b"Fa\0se", 1), ":2:", "a NUL character"),
    "UTF-16": (EVENTS, lambda d: d.decode().encode("utf-16"), ":1:1:", "not UTF-8"),
    "Latin 1": (EVENTS, lambda d: d.replace(b"Block", b"Bl\xf6ck", 1), ":2:3:", "not UTF-8"),
    "cut off": (STATES, lambda d: d[:-20], ":57:", "cells; expected 8"),
    "a cell too many": (APPLIED, swap(",False,1", ",False,1,7"), ":2:", "12 cells; expected 11"),
    "an empty line": (APPLIED, lambda d: d + b"\n", ":5:", "an empty line"),
    "an open quote": (SEQUENCE, lambda d: d + b'7,1.0,0,"x', ":8:", "not CSV"),
    "binary": (STATES, lambda _: bytes(range(256)), ":", "a NUL character"),
    "die out of range": (STATES, cell(1, 2, "70000"), ":2:", "from 0 to 1023"),
    "plane out of range": (STATES, cell(1, 3, "32"), ":2:", "from 0 to 31"),
    "page out of range": (EVENTS, cell(1, 6, "-2"), ":2:", "from -1 to"),
    "huge number": (EVENTS, cell(1, 2, "9" * 5000), ":2:", "a whole number"),
    "huge time": (EVENTS, cell(1, 9, "1e300"), ":2:", "digits and one point"),
    "late time": (EVENTS, cell(1, 9, "99999999999999"), ":2:", "to 9007199254740"),
    "time goes back": (EVENTS, cell(6, 9, "1.0"), ":7:", "time goes back"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_damaged_file_is_told_with_its_place(tmp_path: Path, case: str) -> None:
    name, damage, place, words = CASES[case]
    folder = copied(SEED2, tmp_path / "run")
    (folder / name).write_bytes(damage((folder / name).read_bytes()))
    with pytest.raises(ForeignError) as caught:
        importer.read([folder])
    line = str(caught.value).splitlines()[0]
    assert line.startswith(f"{folder / name}{place}")
    assert words in line


def test_all_problems_of_all_files_are_told(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    for name, column in ((STATES, 0), (EVENTS, 9)):
        data = (folder / name).read_bytes()
        data = cell(2, column, "x")(cell(4, column, "y")(data))
        (folder / name).write_bytes(data)
    with pytest.raises(ForeignError) as caught:
        importer.read([folder])
    assert len(caught.value.problems) == 4


def test_no_more_than_a_bound_of_problems_is_told(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run", without=(EVENTS, SEQUENCE, TIMELINE, APPLIED))
    header = (folder / STATES).read_text().splitlines()[0]
    (folder / STATES).write_text("\n".join([header, *["x,x,x,x,x,x,x,x"] * 1000]) + "\n")
    with pytest.raises(ForeignError) as caught:
        importer.read([folder])
    assert len(caught.value.problems) == MAX_PROBLEMS
    assert "only the first" in str(caught.value).splitlines()[-1]


def test_a_quoted_line_end_does_not_shift_the_lines_that_are_told(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    text = (folder / SEQUENCE).read_text().replace('[{""die"":0', '[\n{""die"":0', 1)
    (folder / SEQUENCE).write_text(text.replace("7100.0", "never"))
    with pytest.raises(ForeignError) as caught:
        importer.read([folder])
    assert [problem.line for problem in caught.value.problems] == [4]


def test_a_byte_order_mark_and_other_line_ends_are_no_damage(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    data = (folder / EVENTS).read_bytes().replace(b"\r\n", b"\n")
    (folder / EVENTS).write_bytes(b"\xef\xbb\xbf" + data)
    assert len(importer.read([folder]).trace.events) == 12


def test_a_file_that_is_a_folder_is_one_problem(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run", without=(APPLIED,))
    (folder / APPLIED).mkdir()
    with pytest.raises(ForeignError, match=f"cannot be read: {os.strerror(errno.EISDIR).lower()}"):
        importer.read([folder])


def test_a_session_keeps_what_was_open_when_an_import_fails(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run")
    (folder / EVENTS).write_text("x\n")
    session = Session()
    session.files.open(SEED2)
    with pytest.raises(TraceError):
        session.files.open(folder)
    assert session.run.head == 11


WORDS = ("", "x", "True", "OP_START", "ERASE", "Program_Resume", "RESET.ISSUE")
NUMBERS = ("0", "1", "3", "-1", "99", "1.5", "7400.0", "8200.24", "1023")
VALUES = st.sampled_from(WORDS + NUMBERS)
PLACES = st.tuples(
    st.sampled_from([STATES, EVENTS, TIMELINE, APPLIED]), st.integers(0, 99), st.integers(0, 9)
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(st.tuples(PLACES, VALUES), min_size=1, max_size=4))
@pytest.mark.slow
def test_whatever_a_cell_says_it_is_refused_or_imported_whole(
    changes: list[tuple[tuple[str, int, int], str]],
) -> None:
    with TemporaryDirectory() as temporary:
        folder = copied(SEED2, Path(temporary) / "run")
        for (name, row, column), value in changes:
            data = (folder / name).read_bytes()
            lines = data.decode().splitlines()
            cells = lines[1 + row % (len(lines) - 1)].split(",")
            damage = cell(1 + row % (len(lines) - 1), column % len(cells), value)
            (folder / name).write_bytes(damage(data))
        try:
            trace = importer.read([folder]).trace
        except TraceError:
            return
    check_references(trace)
    for k in range(-1, len(trace.events)):
        assert len(laws.check(trace, as_of=k)) == len(LAWS)


def test_an_op_with_more_targets_than_a_die_has_planes_is_refused(tmp_path: Path) -> None:
    folder = copied(SEED2, tmp_path / "run", without=(STATES, SEQUENCE, TIMELINE, APPLIED))
    header, row, *_ = (folder / EVENTS).read_text().splitlines()
    rows = [row.replace(",0,3,3,0,", f",0,3,{block},0,") for block in range(33)]
    (folder / EVENTS).write_text("\n".join([header, *rows]) + "\n")
    with pytest.raises(TraceError, match="op 1 has 33 targets; expected at most 32"):
        importer.read([folder])
