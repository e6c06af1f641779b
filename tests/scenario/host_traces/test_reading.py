"""What is alike for host traces of all formats: order, speed, how much is read, what is refused."""

from fractions import Fraction
from pathlib import Path

import pytest

from nandviz.errors import ScenarioError
from nandviz.scenario.host_traces import lines, reading
from nandviz.scenario.host_traces.reading import TraceFormat, read_host_trace
from tests.scenario.host_traces.traces import requests_of, wrong

MQSIM = TraceFormat.MQSIM


def _times(*times: int) -> str:
    """Return a trace whose requests tell their order in the file by their sector."""
    return "".join(f"{time} 0 {place} 1 1\n" for place, time in enumerate(times))


def _arrivals(found: list[tuple[object, ...]]) -> list[tuple[object, object]]:
    return [(request[0], request[2]) for request in found]


def test_requests_are_in_order_of_arrival_and_those_of_one_time_in_that_of_the_file(
    tmp_path: Path,
) -> None:
    found = requests_of(tmp_path, MQSIM, _times(5, 9, 5, 2, 9))
    assert _arrivals(found) == [(2, 3), (5, 0), (5, 2), (9, 1), (9, 4)]


@pytest.mark.parametrize(
    ("speed", "arrivals"),
    [
        (Fraction(1), [1, 2, 3, 5]),
        (Fraction(2), [0, 1, 2, 2]),
        (Fraction(1, 2), [2, 4, 6, 10]),
        (Fraction(5, 2), [0, 1, 1, 2]),
    ],
)
def test_times_are_divided_by_the_speed_and_rounded_half_even(
    speed: Fraction, arrivals: list[int], tmp_path: Path
) -> None:
    found = requests_of(tmp_path, MQSIM, _times(1, 2, 3, 5), speed=speed)
    assert [arrival for arrival, *_ in found] == arrivals


def test_the_first_requests_are_those_of_the_file(tmp_path: Path) -> None:
    found = requests_of(tmp_path, MQSIM, _times(5, 9, 2, 1), first=3)
    assert _arrivals(found) == [(2, 2), (5, 0), (9, 1)]


def test_no_more_is_read_than_the_first_requests_need(tmp_path: Path) -> None:
    assert len(requests_of(tmp_path, MQSIM, "1 0 0 1 1\n2 0 0 1 1\nbroken\n", first=2)) == 2


def test_all_wrong_rows_are_told_up_to_a_bound(tmp_path: Path) -> None:
    told = wrong(tmp_path, MQSIM, "1 0 0 1 7\n2 0 0 1 1\nx\n")
    assert [line.split(" ")[0] for line in told] == ["t.trace:1:9:", "t.trace:3:1:"]
    assert len(wrong(tmp_path, MQSIM, "x\n" * 100)) == reading.MAX_WRONG


def test_a_problem_quotes_its_line(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as caught:
        requests_of(tmp_path, MQSIM, "1 0 0 1 7\r\n")
    assert caught.value.problems[0].text == "1 0 0 1 7"


@pytest.mark.parametrize("text", ["", "\n", "\ufeff", " \n\r\n"])
def test_a_trace_without_a_request_is_refused(text: str, tmp_path: Path) -> None:
    assert wrong(tmp_path, MQSIM, text) == ["t.trace: no request; expected at least one"]


def test_what_is_not_utf_8_is_told_with_its_place_behind_what_was_wrong_before(
    tmp_path: Path,
) -> None:
    assert wrong(tmp_path, MQSIM, b"x\n5 0 8 16 1\n\xc3\xa9\xff 0 8 16 1\n") == [
        "t.trace:1:1: 'x'; expected an arrival time, a number",
        "t.trace:3:2: the byte 0xff; expected UTF-8 text",
    ]


def test_utf_16_is_told_at_its_first_byte(tmp_path: Path) -> None:
    text = "5 0 8 16 1\n".encode("utf-16")
    assert wrong(tmp_path, MQSIM, text) == ["t.trace:1:1: the byte 0xff; expected UTF-8 text"]


def test_a_line_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    told = wrong(tmp_path, MQSIM, "1 0 0 1 1\n" + "1" * 100_000)
    assert told == [
        "t.trace:2:1: a line of more than 4,095 bytes; expected a line for each request"
    ]


def test_more_requests_than_can_be_run_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_REQUESTS", 3)
    assert len(requests_of(tmp_path, MQSIM, _times(1, 2, 3))) == 3
    assert len(requests_of(tmp_path, MQSIM, _times(1, 2, 3, 4), first=3)) == 3
    told = wrong(tmp_path, MQSIM, _times(1, 2, 3, 4))
    assert told == ["t.trace: more than 3 requests; expected fewer, or first: a count"]


def test_what_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    for name, said in (
        ("none", "cannot be read: no such file or directory"),
        ("", "a folder; expected a file with a trace of requests"),
        ("a\0b", "cannot be read: "),
    ):
        path = tmp_path / name
        with pytest.raises(ScenarioError) as caught:
            read_host_trace(path, MQSIM)
        problem = caught.value.problems[0]
        assert (problem.file, problem.line) == (str(path), 0)
        assert said in str(problem)


def test_lines_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "t"
    path.write_bytes(b"a\n" + b"\xff\n")
    found = lines.lines_of(path)
    assert next(found) == "a"
