"""What the command line answers."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

import nandviz.cli
from nandviz.__main__ import main
from nandviz.cli import progress, report
from nandviz.cli.lines import WIDTH
from nandviz.errors import NandvizError
from nandviz.exchange.csv import files as csv_files
from nandviz.exchange.report.judged import Judged
from nandviz.model.laws import LAWS
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.summary import summarize
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.trace.laws import Verdict, Violation

SCENARIO = """nandviz: 1
name: Suspend and resume
topology: {dies: 1, planes: 4, blocks: 16, pages: 64}
script:
- at_us: 0
  batch:
  - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
  - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
- {at_us: 100, op: Program_Suspend, die: 0}
- {at_us: 400, op: Program_Resume, die: 0}
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    path = tmp_path / "scenario.yaml"
    path.write_text(SCENARIO, encoding="utf-8")
    return path


@pytest.fixture
def broken_law(monkeypatch: pytest.MonkeyPatch) -> None:
    violation = Violation(4, 1, 3, 9_824, "op 1 and op 2 overlap on die 0 plane 0")
    verdict = Verdict(4, "No overlap on a plane", "broken", "", (violation,))
    monkeypatch.setattr("nandviz.cli.judging.laws.check", lambda _trace: [verdict])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def test_run_sums_up_and_judges_every_law(scenario: Path, capsys: Capture) -> None:
    assert main(["run", str(scenario)]) == 0
    out = capsys.readouterr().out
    assert "Suspend and resume" in out
    assert "4: 4 completed" in out
    assert "1: 1 resumed" in out
    assert "1 entered: 1 flushed; at most 1 waiting" in out
    assert "op 2 Page_Program_SLC took longest" in out
    assert out.count(" pass ") == len(LAWS)
    assert max(map(len, out.splitlines())) <= WIDTH


def test_run_without_csv_writes_nothing(scenario: Path) -> None:
    main(["run", str(scenario)])
    assert list(scenario.parent.iterdir()) == [scenario]


def test_run_writes_all_files_and_says_where(scenario: Path, capsys: Capture) -> None:
    out = scenario.parent / "new" / "out"
    assert main(["run", str(scenario), "--csv", str(out)]) == 0
    assert {path.name for path in out.iterdir()} == set(csv_files.FILES)
    assert f"14 files in {out}/" in " ".join(capsys.readouterr().out.split())


def test_steps_handles_that_many_events(scenario: Path) -> None:
    out = scenario.parent / "out"
    assert main(["run", str(scenario), "--steps", "3", "--csv", str(out)]) == 0
    assert len(rows(out / "events.csv")) == 3


def test_until_replaces_the_end_of_the_run(scenario: Path) -> None:
    out = scenario.parent / "out"
    assert main(["run", str(scenario), "--until", "399.999", "--csv", str(out)]) == 0
    assert [row["fate"] for row in rows(out / "ops.csv")] == [
        "suspended",
        "backlogged",
        "completed",
    ]


def test_set_changes_a_policy(scenario: Path) -> None:
    out = scenario.parent / "out"
    arguments = ["--set", "policies.max_suspends_per_op=0", "--csv", str(out)]
    assert main(["run", str(scenario), *arguments]) == 0
    assert rows(out / "ops.csv")[2]["reason"] == "suspend_limit"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--set", "policies.no_such=1"],
        ["--set", "policies.epr=maybe"],
        ["--set", "topology.dies=2"],
        ["--set", "workload.seed=2"],
        ["--set", "policies.epr"],
        ["--steps", "-1"],
        ["--steps", "many"],
        ["--until", "nan"],
        ["--until", "-5"],
        ["--no-such-option"],
        ["--csv"],
        ["one", "too many"],
    ],
)
def test_a_wrong_argument_is_one_line_and_code_2(
    arguments: list[str], scenario: Path, capsys: Capture
) -> None:
    assert main(["run", str(scenario), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


def test_every_problem_of_a_scenario_is_a_line_with_file_line_and_column(
    tmp_path: Path, capsys: Capture
) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("nandviz: 1\nname: x\nscript:\n- {at_us: -1, op: Nope, die: 0}\nfoo: 1\n")
    assert main(["run", str(bad), "--csv", str(tmp_path / "out")]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) >= 2
    assert all(f"{bad}:" in line for line in lines)
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_one_line_and_code_2(tmp_path: Path, capsys: Capture) -> None:
    assert main(["run", str(tmp_path / "none.yaml")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_folder_that_cannot_be_written_is_one_line_and_code_2(
    scenario: Path, capsys: Capture
) -> None:
    assert main(["run", str(scenario), "--csv", str(scenario / "out")]) == 2
    assert "cannot make folder" in capsys.readouterr().err


@pytest.mark.usefixtures("broken_law")
def test_a_broken_law_is_code_1_and_says_where(scenario: Path, capsys: Capture) -> None:
    assert main(["run", str(scenario)]) == 1
    out = capsys.readouterr().out
    assert "BROKEN" in out
    assert "event 3, 9.824 µs: op 1 and op 2 overlap" in out


def test_check_is_silent_where_nothing_is_wrong(scenario: Path, capsys: Capture) -> None:
    assert main(["check", str(scenario), str(scenario)]) == 0
    assert capsys.readouterr() == ("", "")


def test_check_goes_on_after_a_bad_file_and_reports_code_2(
    scenario: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert main(["check", str(tmp_path / "none.yaml"), str(scenario), str(tmp_path / "no")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.usefixtures("broken_law")
def test_check_names_the_file_and_the_broken_law(scenario: Path, capsys: Capture) -> None:
    assert main(["check", str(scenario)]) == 1
    assert capsys.readouterr().err == (
        f"{scenario}: law 4 broken at event 3: op 1 and op 2 overlap on die 0 plane 0\n"
    )


def test_schema_is_json(capsys: Capture) -> None:
    assert main(["schema"]) == 0
    assert "script" in json.loads(capsys.readouterr().out)["properties"]


def test_scenarios_lists_names_that_run(capsys: Capture) -> None:
    assert main(["scenarios"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert len(names) >= 14
    assert main(["run", names[0]]) == 0


def test_an_unknown_built_in_scenario_is_one_line_and_code_2(capsys: Capture) -> None:
    assert main(["run", "@no-such"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_mistyped_command_is_answered_with_the_nearest(capsys: Capture) -> None:
    assert main(["chekc"]) == 2
    assert "did you mean 'check'?" in capsys.readouterr().err


def test_without_a_command_the_window_opens_with_the_file(
    scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []

    def window(file: str | None) -> int:
        opened.append(file)
        return 0

    assert nandviz.cli.main([], window) == 0
    assert nandviz.cli.main([str(scenario)], window) == 0
    assert opened == [None, str(scenario)]


def test_without_qt_the_window_is_refused_and_the_rest_works(
    scenario: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    assert main([]) == 2
    assert "Qt cannot be loaded" in capsys.readouterr().err
    assert main(["run", str(scenario)]) == 0


def raises(error: BaseException) -> Callable[[str | None], int]:
    def window(_file: str | None) -> int:
        raise error

    return window


def test_an_unexpected_error_is_one_line_with_a_hint_and_code_3(capsys: Capture) -> None:
    assert nandviz.cli.main([], raises(ValueError("two\nlines"))) == 3
    err = capsys.readouterr().err
    assert err == "nandviz: defect of nandviz: ValueError: two lines (with --debug: where)\n"


POOR = """
import resource, sys
from pathlib import Path
from nandviz.__main__ import main
main(["run", "@nested", "--csv", "small"])
held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + (4 << 20),) * 2)
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits and /proc of Linux")
@pytest.mark.parametrize("command", ["run", "check"])
def test_where_the_memory_is_not_there_one_line_says_so(command: str, tmp_path: Path) -> None:
    workload = (
        "{seed: 1, celltype: SLC, stop: {ops: 60000}, weights: {IDLE: {read: 9, program: 1}}}"
    )
    (tmp_path / "s.yaml").write_text(f"nandviz: 1\nworkload: {workload}\n")
    command_line = [sys.executable, "-c", POOR, command, "s.yaml"]
    done = subprocess.run(command_line, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "nandviz: there is not enough memory\n")


def test_debug_shows_where_an_error_came_from(capsys: Capture) -> None:
    assert nandviz.cli.main(["--debug"], raises(NandvizError("wrong"))) == 2
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert err.endswith("nandviz: wrong\n")


def test_an_interrupt_is_code_130(capsys: Capture) -> None:
    assert nandviz.cli.main([], raises(KeyboardInterrupt())) == 130
    assert capsys.readouterr().err == "nandviz: interrupted\n"


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["--version"]])
def test_help_and_version_are_code_0(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 0
    assert "nandviz" in capsys.readouterr().out


def test_an_interrupt_while_writing_leaves_the_old_file_whole(
    scenario: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = scenario.parent / "out"
    main(["run", str(scenario), "--csv", str(out)])
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def interrupted(_self: object, _first: int, _last: int) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr("nandviz.exchange.csv.text.CodedCells.texts", interrupted)
    assert main(["run", str(scenario), "--csv", str(out)]) == 130
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.slow
def test_the_bytes_do_not_depend_on_the_hash_seed(scenario: Path) -> None:
    contents = []
    for seed in ("0", "1", "4711"):
        out = scenario.parent / seed
        command = [sys.executable, "-m", "nandviz", "run", str(scenario), "--csv", str(out)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        contents.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert contents[0] == contents[1] == contents[2]


@pytest.mark.slow
def test_pictures_are_drawn_without_a_display(scenario: Path) -> None:
    pytest.importorskip("PySide6.QtSvg", exc_type=ImportError)
    png, svg = scenario.with_suffix(".png"), scenario.with_suffix(".svg")
    command = [sys.executable, "-m", "nandviz", "run", str(scenario), "--png", str(png)]
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    blind = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [*command, "--svg", str(svg)], env=blind, check=True, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert png.read_bytes().startswith(b"\x89PNG")
    assert "</svg>" in svg.read_text(encoding="utf-8")


def test_a_run_of_some_steps_says_that_it_is_not_complete_and_so_does_its_saved_trace(
    scenario: Path, capsys: Capture
) -> None:
    saved = scenario.with_suffix(".nandviz")
    words = "in 5 events; the run is not complete"
    arguments = ["run", str(scenario), "--steps", "5"]
    assert main([*arguments, "--save", str(saved)]) == 0
    assert words in capsys.readouterr().out
    assert main(["run", str(saved)]) == 0
    assert words in capsys.readouterr().out
    for complete in ([], ["--until", "150"]):
        assert main(["run", str(scenario), *complete]) == 0
        assert "not complete" not in capsys.readouterr().out


EVERY_THEME = """
import sys
from nandviz.__main__ import main
for theme in ("light", "dark", "print"):
    assert main(["run", sys.argv[1], "--svg", f"{theme}.svg", "--theme", theme]) == 0
assert main(["run", sys.argv[1], "--svg", "unsaid.svg"]) == 0
"""


def test_a_picture_takes_the_theme_that_is_asked_for(scenario: Path) -> None:
    pytest.importorskip("PySide6.QtGui")
    folder = scenario.parent
    script = [sys.executable, "-c", EVERY_THEME, str(scenario)]
    subprocess.run(script, cwd=folder, check=True, capture_output=True)
    drawn = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.svg")}
    assert drawn["unsaid"] == drawn["light"]
    assert "#002dc2" in drawn["light"]
    assert "#1b1e23" in drawn["dark"]
    assert "#002dc2" not in drawn["print"] + drawn["dark"]


@pytest.mark.parametrize("theme", ["system", "", "Print"])
def test_a_theme_that_is_none_is_one_line(scenario: Path, capsys: Capture, theme: str) -> None:
    png = scenario.with_suffix(".png")
    assert main(["run", str(scenario), "--png", str(png), "--theme", theme]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not png.exists()


ENDED_WHILE_DRAWN = """
import os, signal, sys
from nandviz.__main__ import main
from nandviz.ui import encoding
of = encoding._scanlines
def slow(image, top):
    if top:
        os.kill(os.getpid(), signal.SIGINT)
    return of(image, top)
encoding._scanlines = slow
sys.exit(main(["run", sys.argv[1], "--csv", "csv", "--png", "a.png"]))
"""


def test_ctrl_c_between_two_rows_of_a_picture_leaves_nothing_of_it(scenario: Path) -> None:
    pytest.importorskip("PySide6.QtGui")
    done = subprocess.run(
        [sys.executable, "-c", ENDED_WHILE_DRAWN, str(scenario)],
        cwd=scenario.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 130
    assert done.stderr == "nandviz: interrupted\n"
    assert {path.name for path in scenario.parent.iterdir()} == {scenario.name, "csv"}


def test_a_picture_without_qt_is_one_line_and_code_2(
    scenario: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setitem(sys.modules, "nandviz.ui.timeline", None)
    png = scenario.with_suffix(".png")
    assert main(["run", str(scenario), "--png", str(png)]) == 2
    assert capsys.readouterr().err.startswith("nandviz: no picture: Qt cannot be loaded")
    assert not png.exists()


@pytest.mark.slow
def test_a_reader_who_goes_away_is_no_error(scenario: Path) -> None:
    command = [sys.executable, "-m", "nandviz", "run", str(scenario)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait() == 141


INTERRUPTED = """
import os, signal, sys
from nandviz.__main__ import main
from nandviz.run import Run
Run.advance = lambda self, budget_ms: os.kill(os.getpid(), signal.SIGINT)
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.slow
def test_ctrl_c_in_a_run_is_one_line_and_code_130_and_writes_nothing(scenario: Path) -> None:
    out = scenario.parent / "out"
    command = [sys.executable, "-c", INTERRUPTED, "run", str(scenario), "--csv", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "nandviz: interrupted\n")
    assert not out.exists()


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_shows_on_a_terminal_after_a_second_and_goes_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    with progress.Meter() as meter:
        meter.tell("simulating", 0.1)
        assert terminal.getvalue() == ""
        now[0] = 1.5
        meter.tell("simulating", 0.5)
        assert terminal.getvalue() == "\rsimulating, 50%"
    assert terminal.getvalue().endswith("\r               \r")


def test_progress_is_silent_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    stream = StringIO()
    monkeypatch.setattr(progress.sys, "stderr", stream)
    with progress.Meter() as meter:
        now[0] = 5.0
        meter.tell("simulating", 0.5)
    assert stream.getvalue() == ""


@pytest.mark.parametrize("colour", [False, True])
def test_the_summary_is_coloured_only_where_it_is_wanted(colour: bool) -> None:
    run = Run(loads(SCENARIO))
    run.steps(1000)
    text = report.report(
        Judged(["x"], run.trace, []), summarize(ColumnsAsOf(run.trace)), [], colour=colour
    )
    assert ("\x1b[" in text) == colour
