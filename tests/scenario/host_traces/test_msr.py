"""CSV of MSR Cambridge."""

from fractions import Fraction
from pathlib import Path

import pytest

from nandviz.scenario.host_traces.reading import TimeUnit, TraceFormat
from tests.scenario.host_traces.traces import R, W, requests_of, wrong

MSR = TraceFormat.MSR
FIRST = 128166372003061629


def _row(time: int, type_: str = "Read", offset: int = 0, size: int = 512) -> str:
    return f"{time},usr,0,{type_},{offset},{size},4128\n"


def test_ticks_of_100_ns_are_kept_from_the_first_request_on(tmp_path: Path) -> None:
    text = _row(FIRST, "Read", 7014609920, 24576) + _row(FIRST + 13, "Write", 1024, 512)
    assert requests_of(tmp_path, MSR, text) == [(0, R, 13700410, 48), (1_300, W, 2, 1)]


def test_the_first_of_a_trace_out_of_order_is_the_earliest(tmp_path: Path) -> None:
    text = _row(FIRST + 20) + _row(FIRST, "Write") + _row(FIRST + 30)
    assert requests_of(tmp_path, MSR, text, speed=Fraction(2)) == [
        (0, W, 0, 1),
        (1_000, R, 0, 1),
        (1_500, R, 0, 1),
    ]


@pytest.mark.parametrize(
    ("offset", "size", "lba", "sectors"),
    [(0, 512, 0, 1), (511, 1, 0, 1), (511, 2, 0, 2), (512, 513, 1, 2), (100, 1000, 0, 3)],
)
def test_the_sectors_that_bytes_touch_are_asked_for_whole(
    offset: int, size: int, lba: int, sectors: int, tmp_path: Path
) -> None:
    text = _row(FIRST, offset=offset, size=size)
    assert requests_of(tmp_path, MSR, text) == [(0, R, lba, sectors)]


def test_a_unit_given_goes_before_that_of_the_format(tmp_path: Path) -> None:
    text = _row(5) + _row(7)
    assert [at for at, *_ in requests_of(tmp_path, MSR, text, TimeUnit.US)] == [0, 2_000]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("12.5,usr,0,Read,0,512,1", "1: '12.5'; expected a file time, a whole number"),
        ("12,,0,Read,0,512,1", "4: nothing; expected the name of a host"),
        ("12,usr,0,read,0,512,1", "10: 'read'; expected Read or Write"),
        ("12,usr,0,Read,0,0,1", "17: '0'; expected a whole number from 1 to 1073741824"),
        ("12,usr,0,Read,0,512", "20: nothing; expected a response time, a whole number"),
        ("12,usr,0,Read,0,512,1,2", "22: ',2'; expected the end of the line"),
        ("12,usr,0,Read,-1,512,1", "15: '-1'; expected an offset in bytes, a whole number"),
        ("12 3 4 5 0", "1: '12 3 4 5 0'; expected a file time, a whole number"),
        (
            "9" * 20 + ",usr,0,Read,0,512,1",
            f"1: '{'9' * 20}'; expected a time within 2,305,843,009 s",
        ),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(row: str, said: str, tmp_path: Path) -> None:
    assert wrong(tmp_path, MSR, _row(12) + row) == [f"t.trace:2:{said}"]
