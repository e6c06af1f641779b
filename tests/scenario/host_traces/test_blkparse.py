"""Text of blkparse."""

from pathlib import Path

import pytest

from nandviz.scenario.host_traces.reading import TimeUnit, TraceFormat
from tests.scenario.host_traces.traces import R, W, requests_of, wrong

BLKPARSE = TraceFormat.BLKPARSE

BOTH = """\
  8,0    3        1     0.000000000   697  G   W 223490 + 8 [kjournald]
  8,0    3        2     0.000001829   697  P   N [kjournald]
  8,0    3        3     0.000002197   697  Q   W 223490 + 8 [kjournald]
  8,0    3        4     0.000005533   697  M  WS 223498 + 8 [kjournald]
  8,0    0        5     0.000006000     0  m   N cfq697S / sl_used=2 disp=9
  8,0    3       11     0.000011504   697  Q  RA 1 + 256 [a b]
  8,0    3       12     0.000012000   697  UT  N [kworker] 2
  8,0    1        6     0.000013000   697  D   W 223490 + 16 [kjournald]
  8,0    1        7     0.000014000     0  C   W 223490 + 16 [0]
"""


def test_what_was_queued_is_asked_for(tmp_path: Path) -> None:
    assert requests_of(tmp_path, BLKPARSE, BOTH) == [(2_197, W, 223490, 8), (11_504, R, 1, 256)]


def test_where_nothing_was_queued_what_was_issued_is(tmp_path: Path) -> None:
    text = "".join(line for line in BOTH.splitlines(keepends=True) if "  Q " not in line)
    assert requests_of(tmp_path, BLKPARSE, text) == [(13_000, W, 223490, 16)]
    assert requests_of(tmp_path, BLKPARSE, text + text, first=1) == [(13_000, W, 223490, 16)]


def test_a_trace_that_begins_with_an_issue_takes_nothing_twice(tmp_path: Path) -> None:
    text = "  8,0 1 1 0.000000001 9 D R 0 + 8 [a]\n  8,0 1 1 0.000000002 9 Q R 8 + 8 [a]\n"
    assert requests_of(tmp_path, BLKPARSE, text) == [(2, R, 8, 8)]


@pytest.mark.parametrize(
    ("letters", "kind"),
    [("R", R), ("RS", R), ("RM", R), ("RSM", R), ("W", W), ("WFS", W), ("FW", W), ("FWFSM", W)],
)
def test_the_letters_say_which_way(letters: str, kind: str, tmp_path: Path) -> None:
    text = f"8,0 3 3 0.5 697 Q {letters} 0 + 8 [x]\n"
    assert requests_of(tmp_path, BLKPARSE, text) == [(500_000_000, kind, 0, 8)]


@pytest.mark.parametrize(
    "left_out",
    [
        "Q FWS [kworker]",
        "Q FF [kworker]",
        "Q FN 0 + 0 [kworker]",
        "Q WFS 0 + 0 [kworker]",
        "Q D 0 + 8 [fstrim]",
        "D DE 0 + 8 [fstrim]",
        "D R 36 (12 00 00 00 24 00 ..) [inquiry]",
        "D N 0 (00 ..) [hald]",
        "X W 8 / 16 [x]",
        "A W 8 + 8 <- (8,1) 0",
        "P N [x]",
    ],
)
def test_what_moves_no_data_or_is_another_action_is_left_out(left_out: str, tmp_path: Path) -> None:
    text = f"8,0 3 3 0.5 697 {left_out}\n8,0 3 3 0.5 697 Q R 0 + 8 [x]\n"
    assert len(requests_of(tmp_path, BLKPARSE, text)) == 1


def test_the_summary_at_the_end_is_left_out(tmp_path: Path) -> None:
    text = (
        f"{BOTH}CPU0 (sda):\n Reads Queued:           0,        0KiB\t Writes Queued: 1\n\n"
        "Throughput (R/W): 0KiB/s / 0KiB/s\nEvents (sda): 9 entries\nSkips: 0 forward\n"
    )
    assert len(requests_of(tmp_path, BLKPARSE, text)) == 2


def test_a_unit_given_goes_before_that_of_the_format(tmp_path: Path) -> None:
    text = "8,0 3 3 5.5 697 Q R 0 + 8 [x]\n"
    assert requests_of(tmp_path, BLKPARSE, text, TimeUnit.US) == [(5_500, R, 0, 8)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("8-0 3 3 0.5 697 Q R 0 + 8 [x]", "1: '8-0'; expected a device such as 8,0"),
        ("8,0 3 3 5 697 Q R 0 + 8 [x]", "9: '5'; expected seconds such as 0.000000000"),
        (
            "8,0 3 3 0.5 697 q R 0 + 8 [x]",
            "17: 'q'; expected an action of blkparse such as Q, D or C",
        ),
        ("8,0 3 3 0.5 697", "16: nothing; expected an action of blkparse such as Q, D or C"),
        ("8,0 3 3 0.5 697 Q r 0 + 8 [x]", "19: 'r'; expected letters of RWBS such as R or WS"),
        ("8,0 3 3 0.5 697 Q R 0 - 8 [x]", "23: '-'; expected a + between sector and count"),
        ("8,0 3 3 0.5 697 Q R 0 +", "24: nothing; expected a count of sectors, a whole number"),
        ("8,0 3 3 0.5 697 D R x + 8 [x]", "21: 'x'; expected the first sector, a whole number"),
        ("Reads Queued: 0", "1: 'Reads'; expected a device such as 8,0"),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(row: str, said: str, tmp_path: Path) -> None:
    assert wrong(tmp_path, BLKPARSE, f"{BOTH}{row}\n") == [f"t.trace:10:{said}"]
