"""Traces of MQSim."""

from pathlib import Path

import pytest

from nandviz.errors import ScenarioError
from nandviz.language import Said
from nandviz.scenario.host_traces.reading import TimeUnit, TraceFormat, read_host_trace
from tests.scenario.host_traces.traces import R, W, requests_of, wrong

MQSIM = TraceFormat.MQSIM


def test_type_0_writes_and_type_1_reads(tmp_path: Path) -> None:
    text = "938513000 4 264719034 16 0\n938828000 3 8 32 1\n"
    assert requests_of(tmp_path, MQSIM, text) == [
        (938_513_000, W, 264_719_034, 16),
        (938_828_000, R, 8, 32),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "5 0 8 16 1",
        "5 0 8 16 1\r\n",
        "\ufeff5 0 8 16 1\n",
        "  5\t0  8 16 1 \n",
        "\n5 0 8 16 1\n \n\n",
    ],
    ids=["no newline", "CRLF", "BOM", "blanks", "empty lines"],
)
def test_line_ends_and_blanks_say_nothing(text: str, tmp_path: Path) -> None:
    assert requests_of(tmp_path, MQSIM, text) == [(5, R, 8, 16)]


@pytest.mark.parametrize(
    ("unit", "time", "ns"),
    [
        (None, "7", 7),
        (TimeUnit.NS, "7.5", 8),
        (TimeUnit.NS, "6.5", 6),
        (TimeUnit.US, "7", 7_000),
        (TimeUnit.US, "0.0005", 0),
        (TimeUnit.US, "0.0015", 2),
        (TimeUnit.MS, "7.000001", 7_000_001),
        (TimeUnit.S, "7", 7_000_000_000),
    ],
)
def test_times_are_read_exactly_in_their_unit(
    unit: TimeUnit | None, time: str, ns: int, tmp_path: Path
) -> None:
    assert requests_of(tmp_path, MQSIM, f"{time} 0 8 16 1\n", unit) == [(ns, R, 8, 16)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("x 0 8 16 1", "1: 'x'; expected an arrival time, a number"),
        ("5 -1 8 16 1", "3: '-1'; expected a device, a whole number"),
        ("5 0 8.5 16 1", "5: '8.5'; expected the first sector, a whole number"),
        ("5 0 8 1_6 1", "7: '1_6'; expected a count of sectors, a whole number"),
        ("5 0 8 16 2", "10: '2'; expected 0 for a write or 1 for a read"),
        ("5 0 8 16", "9: nothing; expected 0 for a write or 1 for a read"),
        ("5 0 8 16 1 9 9", "12: '9 9'; expected the end of the line"),
        ("5,0,8,16,1", "1: '5,0,8,16,1'; expected an arrival time, a number"),
        ("5 0 8 0 1", "7: '0'; expected a whole number from 1 to 2097152"),
        ("5 0 8 2097153 1", "7: '2097153'; expected a whole number from 1 to 2097152"),
        ("5 0 ٣ 16 1", "5: '٣'; expected the first sector, a whole number"),
        (
            "5 0 36028797018963968 16 1",
            "5: '36028797018963968'; expected a whole number from 0 to 36028797018963967",
        ),
        (
            "99999999999999999999 0 8 16 1",
            "1: '99999999999999999999'; expected a time within 2,305,843,009 s",
        ),
        ("5 0 8\0 16 1", "5: '8\\x00'; expected the first sector, a whole number"),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(line: str, said: str, tmp_path: Path) -> None:
    assert wrong(tmp_path, MQSIM, f"1 0 0 1 1\n{line}\n") == [f"t.trace:2:{said}"]


def test_what_would_be_right_is_said_in_the_language_that_is_on(tmp_path: Path) -> None:
    path = tmp_path / "t"
    path.write_text("5 0 x 16 1\n")
    with pytest.raises(ScenarioError) as caught:
        read_host_trace(path, MQSIM)
    assert isinstance(caught.value.problems[0].expected, Said)
