"""`nandviz teach op-end`: the table as text, pictures of it."""

from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.cli.lines import WIDTH
from nandviz.teach.op_end import Case, of_case
from nandviz.units import us_cell

Capture = pytest.CaptureFixture[str]


def test_every_design_is_told_in_every_case_with_its_op_ends_and_verdict(capsys: Capture) -> None:
    assert main(["teach", "op-end"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= WIDTH
    for number, case in enumerate(Case):
        for outcome in of_case(case):
            told = [line for line in lines if line.startswith(f"{outcome.design:<10}  ")][number]
            ends = ", ".join(map(us_cell, outcome.ends_ns)) or "none"
            assert f"  {ends}  " in told
            laws = ", ".join(map(str, outcome.broken))
            assert told.endswith(f"{laws} broken" if laws else "✓ every law kept")
            assert ("✖" in told) is bool(laws)


def test_it_ends_with_how_often_each_design_is_right(capsys: Capture) -> None:
    main(["teach", "op-end"])
    lines = capsys.readouterr().out.splitlines()[-5:]
    assert [line.split(":")[0].split() for line in lines] == [
        ["stub", "right", "in", "0", "of", "4"],
        ["replace", "right", "in", "1", "of", "4"],
        ["dispatch", "right", "in", "1", "of", "4"],
        ["skip", "right", "in", "2", "of", "4"],
        ["cancel", "right", "in", "4", "of", "4"],
    ]


def test_pictures_are_written_of_the_case_that_is_asked_for(
    tmp_path: Path, capsys: Capture
) -> None:
    pytest.importorskip("PySide6")
    png, svg = tmp_path / "a.png", tmp_path / "a.svg"
    arguments = ["teach", "op-end", "--png", str(png), "--svg", str(svg), "--case", "twice"]
    assert main(arguments) == 0
    assert "2 files in" in capsys.readouterr().out
    assert png.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    text = svg.read_text(encoding="utf-8")
    assert "Five ways to end an op: Suspended twice" in text
    assert "1160.379" in text
    assert "<image" not in text


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        ([], "the following arguments are required: PAGE"),
        (["nothing"], "argument PAGE: invalid choice: 'nothing'"),
        (["op-end", "--case", "often"], "argument --case: invalid choice: 'often'"),
        (["op-end", "--png", "a.svg"], "a.svg"),
        (["op-end", "--png", "no-folder/a.png"], "no folder"),
    ],
)
def test_what_makes_no_sense_is_one_line_and_nothing_is_written(
    arguments: list[str],
    what: str,
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    if what == "no folder":
        pytest.importorskip("PySide6", reason="Qt is loaded first")
    assert main(["teach", *arguments]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert what in printed.err
    assert printed.err.count("\n") == 1
    assert not list(tmp_path.iterdir())
