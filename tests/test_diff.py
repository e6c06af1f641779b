"""The command ``nandviz diff``: what it prints, writes, returns and refuses."""

import csv
import shutil
from pathlib import Path

import pytest

from nandviz import language
from nandviz.__main__ import main
from nandviz.catalogue import switch
from nandviz.scenario import library
from nandviz.trace import laws
from nandviz.trace.laws.verdict import Finding, verdict

Capture = pytest.CaptureFixture[str]
MOVED = """\
Same until event 2 (100.000 µs). There A suspends op 1; B at 330.000 µs suspends op 2.
A           a.yaml
B           b.yaml
ops         5 differ, 0 in A only, 0 in B only
events      11 differ, 0 in A only, 0 in B only
moved       op 1 Page_Program_SLC on die 0, block 0 page 0: end -450.185 µs, parts -1, suspends -1
            op 2 Page_Program_SLC on die 0, block 0 page 1: start -450.185 µs, end -199.815 µs,
            parts +1, suspends +1, waits -450.185 µs
            op 4 Program_Suspend on die 0: start +230.000 µs, end +230.000 µs
            and 2 more
metrics     backlog_flush 2 → 1 (-1)
            displaced 2 → 1 (-1)
figures     completion_delay_mean_us 760.009 → 476.737 (-283.272)
            completion_delay_p50_us 760.009 → 560.194 (-199.815)
            completion_delay_p99_us 1069.833 → 870.018 (-199.815)
            and 16 more

written     3 files in out/; page.html
"""
REFUSED = """\
Same until event 2 (100.000 µs). There A suspends op 1; B at 1000.000 µs refuses: not_core_busy.
A           a.yaml
B           late.yaml
ops         5 differ, 0 in A only, 0 in B only
events      7 differ, 5 in A only, 0 in B only
moved       op 1 Page_Program_SLC on die 0, block 0 page 0: end -450.185 µs, parts -1, suspends -1
            and 2 more
fates       op 4 Program_Suspend on die 0 (op 5 of B): completed → rejected (not_core_busy)
            and 1 more
metrics     suspended_op_end_cancelled 1 → 0 (-1)
            and 10 more
figures     completion_delay_mean_us 760.009 → 309.824 (-450.185)
            and 25 more
"""
OPS = """\
op_uid_a,op_uid_b,op_name,die,targets,start_a_us,start_b_us,start_delta_us,end_a_us,end_b_us,\
end_delta_us,parts_delta,suspends_delta,waited_delta_us,fate_a,fate_b,reason_a,reason_b,\
is_other_op,is_loose
1,1,Page_Program_SLC,0,0/0/0,0.000,0.000,0.000,760.009,309.824,-450.185,-1,-1,0.000,completed,\
completed,,,False,False
2,2,Page_Program_SLC,0,0/0/1,760.009,309.824,-450.185,1069.833,619.648,-450.185,0,0,-450.185,\
completed,completed,,,False,False
3,3,Page_Program_SLC,0,0/0/2,1069.833,619.648,-450.185,1379.657,929.472,-450.185,0,0,-450.185,\
completed,completed,,,False,False
4,5,Program_Suspend,0,,100.000,,refused,200.185,,refused,-1,0,0.000,completed,rejected,,\
not_core_busy,False,False
5,4,Program_Resume,0,,400.000,,refused,550.185,,refused,-1,0,0.000,completed,rejected,,\
not_suspended,False,False
"""
EVENTS = """\
event,delta_us,axis,die,event_a,time_a_us,op_uid_a,batch_a,outcome_a,event_b,time_b_us,op_uid_b,\
batch_b,outcome_b,is_other_batch,is_loose
SUBMIT,900.000,,,2,100.000,,1,ok,8,1000.000,,1,rejected:not_core_busy,False,False
OP_START,,,0,3,100.000,4,,ok,,,,,,False,False
OP_END,,,0,4,200.185,4,,ok,,,,,,False,False
OP_END,-450.185,,0,9,760.009,1,,ok,2,309.824,1,,ok,False,False
OP_START,-450.185,,0,10,760.009,2,,ok,3,309.824,2,,ok,False,False
SUBMIT,0.000,,,5,400.000,,2,ok,4,400.000,,2,rejected:not_suspended,False,False
OP_START,,,0,6,400.000,5,,ok,,,,,,False,False
OP_END,,,0,7,550.185,5,,ok,,,,,,False,False
BACKLOG_REFILL,,PROGRAM,0,8,550.185,,,ok,,,,,,False,False
OP_END,-450.185,,0,11,1069.833,2,,ok,5,619.648,2,,ok,False,False
OP_START,-450.185,,0,12,1069.833,3,,ok,6,619.648,3,,ok,False,False
OP_END,-450.185,,0,13,1379.657,3,,ok,7,929.472,3,,ok,False,False
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(library.path("batch-of-three"), "a.yaml")
    text = Path("a.yaml").read_text(encoding="utf-8")
    for name, at in (("b", 330), ("late", 1000)):
        Path(f"{name}.yaml").write_text(text.replace("at_us: 100,", f"at_us: {at},"), "utf-8")
    return tmp_path


def printed(arguments: list[str], code: int, capsys: Capture) -> str:
    assert main(["diff", *arguments]) == code
    return capsys.readouterr().out


def refused(arguments: list[str], capsys: Capture) -> str:
    """Return the one line that refuses; nothing was printed."""
    assert main(["diff", *arguments]) == 2
    got = capsys.readouterr()
    assert got.out == ""
    assert got.err.count("\n") == 1
    return got.err


def test_a_moved_suspend_is_told(capsys: Capture) -> None:
    wanted = ["a.yaml", "b.yaml", "--limit", "3", "--csv", "out", "--html", "page.html"]
    assert printed(wanted, 1, capsys) == MOVED


def test_a_refused_suspend_is_told(capsys: Capture) -> None:
    assert printed(["a.yaml", "late.yaml", "--limit", "1"], 1, capsys) == REFUSED


def test_the_files_of_a_refused_suspend(folder: Path) -> None:
    assert main(["diff", "a.yaml", "late.yaml", "--csv", "out"]) == 1
    assert (folder / "out/diff_ops.csv").read_text("utf-8") == OPS
    assert (folder / "out/diff_events.csv").read_text("utf-8") == EVENTS
    with (folder / "out/diff_figures.csv").open(encoding="utf-8") as handle:
        rows = list(csv.reader(handle))
    assert rows[:3] == [
        ["kind", "name", "a", "b", "delta"],
        ["metric", "suspended_op_end_cancelled", "1", "0", "-1"],
        ["metric", "backlog_flush", "2", "0", "-2"],
    ]
    assert ["figure", "resume_progress_mean_us", "209.824", "", ""] in rows


def test_the_same_run_is_equal_and_its_files_hold_no_row(folder: Path, capsys: Capture) -> None:
    out = printed(["a.yaml", "a.yaml", "--csv", "out", "--html", "page.html"], 0, capsys)
    assert out.startswith("Both runs are the same.\nA           a.yaml\n")
    for path in (folder / "out").iterdir():
        assert len(path.read_text("utf-8").splitlines()) == 1
    assert 'class="sentence same"' in (folder / "page.html").read_text("utf-8")


def test_scenario_trace_and_built_in_are_compared_in_any_mix(capsys: Capture) -> None:
    assert main(["run", "a.yaml", "--save", "a.nandviz"]) == 0
    capsys.readouterr()
    for names in (["a.nandviz", "a.yaml"], ["@batch-of-three", "a.nandviz"]):
        assert printed(names, 0, capsys).startswith("Both runs are the same.")
    told = printed(["a.nandviz", "b.yaml", "--limit", "3"], 1, capsys)
    assert told.splitlines()[0] == MOVED.splitlines()[0]


def test_an_import_and_its_replay_go_row_by_row(capsys: Capture) -> None:
    """What the files do not tell is not compared: submissions, backlogs, metrics."""
    assert main(["export", "a.yaml", "--as", "nandseqgen", "files"]) == 0
    capsys.readouterr()
    assert printed(["files", "a.yaml"], 0, capsys).startswith("Both runs are the same.\n")
    out = printed(["files", "b.yaml"], 1, capsys)
    assert out.startswith("Same until event 1 (100.000 µs). There A starts op 4 Program_Suspend")


def test_set_changes_b_and_set_a_changes_a(capsys: Capture) -> None:
    limit = "policies.max_suspends_per_op=0"
    out = printed(["a.yaml", "a.yaml", "--set", limit, "--limit", "1"], 1, capsys)
    assert out.splitlines()[0] == (
        "Same until event 2 (100.000 µs). There A suspends op 1; B refuses: suspend_limit."
    )
    assert f"B           a.yaml {limit}" in out
    out = printed(["a.yaml", "a.yaml", "--set-a", limit, "--limit", "1"], 1, capsys)
    assert out.splitlines()[0].endswith("A refuses: suspend_limit; B suspends op 1.")
    printed(["a.yaml", "a.yaml", "--set", limit, "--set-a", limit], 0, capsys)


def test_two_seeds_are_compared(capsys: Capture) -> None:
    names = ["@workload-suspend-limits"] * 2
    out = printed([*names, "--set", "workload.seed=8", "--limit", "1"], 1, capsys)
    assert "matched by name and targets alone (loose)" in out


def test_no_row_of_a_list_is_printed_where_none_is_wanted(capsys: Capture) -> None:
    out = printed(["a.yaml", "b.yaml", "--limit", "0"], 1, capsys)
    assert out.splitlines()[5:] == [
        "moved       and 5 more",
        "metrics     and 2 more",
        "figures     and 19 more",
    ]


def test_ops_that_are_in_one_run_only_are_named(capsys: Capture) -> None:
    text = Path("a.yaml").read_text("utf-8")
    resume = "  - {at_us: 400, op: Program_Resume, die: 0}\n"
    line = f"{resume}  - {{at_us: 5000, op: Read_Status, die: 0}}\n"
    Path("more.yaml").write_text(text.replace(resume, line), "utf-8")
    out = printed(["a.yaml", "more.yaml"], 1, capsys)
    assert "ops         0 differ, 0 in A only, 1 in B only" in out
    assert "other ops   B: op 6 Read_Status on die 0" in out


def test_a_law_that_holds_in_one_only_is_told(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = iter(([verdict(4, ())], [verdict(4, [Finding(1, 3, 9, "x")])]))
    monkeypatch.setattr(laws, "check", lambda _trace: next(found))
    out = printed(["a.yaml", "a.yaml", "--csv", "out"], 1, capsys)
    assert "laws        law 4 No overlap on a plane: pass → broken" in out
    assert Path("out/diff_figures.csv").read_text("utf-8").endswith("law,4,pass,broken,\n")


# The page


def test_the_page_loads_nothing_and_shows_names_as_text(folder: Path, capsys: Capture) -> None:
    shutil.copy("b.yaml", "<b>&.yaml")
    printed(["a.yaml", "<b>&.yaml", "--html", "page.html", "--limit", "2"], 1, capsys)
    page = (folder / "page.html").read_text("utf-8")
    assert "<td>&lt;b&gt;&amp;.yaml</td>" in page
    assert "<b>&" not in page
    assert "default-src 'none'" in page
    for loads in ("http:", "https:", "src=", "<script", "url("):
        assert loads not in page
    assert page.count("<p>and ") == 2
    assert "<td>op 1 Page_Program_SLC on die 0, block 0 page 0</td>" in page


def test_the_page_tells_what_differs_in_whole_rows(folder: Path) -> None:
    assert main(["diff", "a.yaml", "late.yaml", "--html", "page.html"]) == 1
    page = (folder / "page.html").read_text("utf-8")
    assert (
        "<tr><td>op 4 Program_Suspend on die 0 (op 5 of B)</td><td>refused</td><td>refused</td>"
        "<td class=n>-1</td><td></td><td></td><td>completed</td>"
        "<td>rejected not_core_busy</td></tr>" in page
    )
    assert (
        "<tr><td>SUBMIT of batch 1</td><td class=n>2</td><td class=n>8</td>"
        "<td class=n>100.000</td><td class=n>+900.000</td><td>ok</td>"
        "<td>rejected:not_core_busy</td></tr>" in page
    )
    assert "<tr><td>BACKLOG_REFILL on die 0</td><td class=n>8</td><td></td>" in page
    assert "<td>displaced</td><td class=n>2</td><td class=n>0</td><td class=n>-2</td>" in page


def test_report_and_page_are_in_the_language_that_is_on(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    try:
        out = printed(["a.yaml", "b.yaml", "--html", "page.html"], 1, capsys)
        page = (folder / "page.html").read_text("utf-8")
    finally:
        switch(language.ENGLISH)
    assert '<html lang="ko">' in page
    assert "Same until" not in out
    assert out.splitlines()[0] in page


# What is refused


def test_a_trace_cannot_be_changed(capsys: Capture) -> None:
    main(["run", "a.yaml", "--save", "a.nandviz"])
    capsys.readouterr()
    for option, names in (
        ("--set", ["a.yaml", "a.nandviz"]),
        ("--set-a", ["a.nandviz", "a.yaml"]),
    ):
        got = refused([*names, option, "policies.epr=false"], capsys)
        assert got == f"nandviz: a.nandviz: holds a trace; {option} is for what is simulated\n"


def test_no_output_is_an_input(folder: Path, capsys: Capture) -> None:
    for wanted in (["--csv", "."], ["--html", "b.yaml"], ["--html", "p.png"], ["--csv", "a.yaml"]):
        refused(["a.yaml", "b.yaml", *wanted], capsys)
    assert sorted(path.name for path in folder.iterdir()) == ["a.yaml", "b.yaml", "late.yaml"]


@pytest.mark.parametrize(
    "wrong",
    [
        ["a.yaml"],
        ["a.yaml", "b.yaml", "late.yaml"],
        ["a.yaml", "gone.yaml"],
        ["a.yaml", "b.yaml", "--limit", "-1"],
        ["a.yaml", "b.yaml", "--set", "policies.epr"],
        ["a.yaml", "b.yaml", "--set", "policies.erp=false"],
        ["a.yaml", "b.yaml", "--png", "p.png"],
    ],
    ids=" ".join,
)
def test_wrong_arguments_are_refused_in_a_line(wrong: list[str], capsys: Capture) -> None:
    refused(wrong, capsys)


def test_a_failed_set_of_files_leaves_the_old_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["diff", "a.yaml", "b.yaml", "--csv", "out"]) == 1
    before = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "disk full")

    monkeypatch.setattr("nandviz.exchange.csv.differences.figures", full)
    assert main(["diff", "a.yaml", "late.yaml", "--csv", "out"]) == 2
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == before
