"""Whatever is done to a byte of a trace, it is one, or says in a line what is wrong."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nandviz.errors import ScenarioError
from nandviz.scenario.host_traces.reading import TraceFormat, read_host_trace
from nandviz.units import MAX_NS
from tests.scenario.host_traces.test_blkparse import BOTH
from tests.scenario.host_traces.test_fio import LOG

RIGHT = {
    TraceFormat.MQSIM: "938513000 4 264719034 16 0\n938828000 3 8 32 1\n938828000 3 8 32 1",
    TraceFormat.MSR: "128166372003061629,usr,0,Read,7014609920,24576,41286\r\n"
    "128166372003061630,usr,0,Write,1,2,3\r\n",
    TraceFormat.BLKPARSE: f"{BOTH}CPU0 (sda):\n Reads Queued: 0\n",
    TraceFormat.FIO: LOG,
}
MOST = 3
"""A line break in a row makes two wrong ones; in the head of blkparse's summary, whose row behind
it is none of it then, three."""


@pytest.mark.parametrize("format_", TraceFormat)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_trace_with_some_bytes_replaced_is_one_or_says_where_it_is_wrong(
    format_: TraceFormat, data: st.DataObject, tmp_path: Path
) -> None:
    right = RIGHT[format_].encode()
    place = data.draw(st.integers(0, len(right)))
    length = data.draw(st.integers(0, 2))
    put = data.draw(st.binary(max_size=2) | st.sampled_from([b"\n", b"\0", b"\xff", b"9" * 30]))
    path = tmp_path / "t"
    path.write_bytes(right[:place] + put + right[place + length :])
    _one_or_wrong(path, format_, len(right.splitlines()) + 2)


@pytest.mark.parametrize("format_", TraceFormat)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(found=st.binary(max_size=200) | st.text("0123456789 .,+\nQDRWfio", max_size=60))
def test_any_bytes_are_a_trace_or_say_where_they_are_wrong(
    format_: TraceFormat, found: bytes | str, tmp_path: Path
) -> None:
    path = tmp_path / "t"
    path.write_bytes(found.encode() if isinstance(found, str) else found)
    _one_or_wrong(path, format_, 201, most=201)


def _one_or_wrong(path: Path, format_: TraceFormat, lines: int, most: int = MOST) -> None:
    try:
        requests = read_host_trace(path, format_)
    except ScenarioError as error:
        _check_problems(error, lines, most)
        return
    assert requests
    arrivals = [request.arrival_ns for request in requests]
    assert arrivals == sorted(arrivals)
    assert 0 <= arrivals[0] <= arrivals[-1] <= MAX_NS
    assert all(request.sectors >= 1 and request.lba >= 0 for request in requests)


def _check_problems(error: ScenarioError, lines: int, most: int) -> None:
    assert 1 <= len(error.problems) <= most
    for problem in error.problems:
        assert 0 <= problem.line <= lines
        assert problem.got
        assert problem.expected
        assert "\n" not in problem.words
