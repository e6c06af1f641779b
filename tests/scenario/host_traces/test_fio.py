"""I/O logs of fio."""

from pathlib import Path

import pytest

from nandviz.scenario.host_traces.reading import TimeUnit, TraceFormat
from tests.scenario.host_traces.traces import R, W, requests_of, wrong

FIO = TraceFormat.FIO

LOG = """\
fio version 3 iolog
0 /dev/sda add
1 /dev/sda open
12 /dev/sda read 4096 4096
13 /dev/sdb write 8192 1000
14 /dev/sda trim 0 4096
15 /dev/sda sync 0 0
15 /dev/sda datasync 0 0
20 /dev/sda close
"""


def test_reads_and_writes_of_all_files_are_asked_for_at_their_us(tmp_path: Path) -> None:
    assert requests_of(tmp_path, FIO, LOG) == [(12_000, R, 8, 8), (13_000, W, 16, 2)]


def test_a_unit_given_goes_before_that_of_the_format(tmp_path: Path) -> None:
    assert [at for at, *_ in requests_of(tmp_path, FIO, LOG, TimeUnit.NS)] == [12, 13]


def test_a_log_without_times_is_refused_once(tmp_path: Path) -> None:
    text = LOG.replace("version 3", "version 2") * 2
    told = ["t.trace:1:1: 'fio version 2 iolog'; expected fio version 3 iolog"]
    assert wrong(tmp_path, FIO, text) == told


def test_files_alone_are_no_request(tmp_path: Path) -> None:
    text = "fio version 3 iolog\n0 a add\n"
    assert wrong(tmp_path, FIO, text) == ["t.trace: no request; expected at least one"]


_ACTIONS = "expected read, write, trim, sync, datasync, add, open or close"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1.5 a read 0 512", "1: '1.5'; expected a time, a whole number"),
        ("1 a wait 0 512", f"5: 'wait'; {_ACTIONS}"),
        ("1 a reads 0 512", f"5: 'reads'; {_ACTIONS}"),
        ("1 a", f"4: nothing; {_ACTIONS}"),
        ("1", "2: nothing; expected the name of a file"),
        ("1 a read 0", "11: nothing; expected a length in bytes, a whole number"),
        ("1 a read", "9: nothing; expected an offset in bytes, a whole number"),
        ("1 a add 0 512", "9: '0 512'; expected the end of the line"),
        ("1 a write x 512", "11: 'x'; expected an offset in bytes, a whole number"),
        ("1 a write 0 0", "13: '0'; expected a whole number from 1 to 1073741824"),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(row: str, said: str, tmp_path: Path) -> None:
    assert wrong(tmp_path, FIO, f"{LOG}{row}\n") == [f"t.trace:10:{said}"]
