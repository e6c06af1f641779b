"""Times at the edge of what a column holds: an error, a refusal or an end that is said."""

from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.model.words import Reason
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.summary import Summary, summarize
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.session import Session
from nandviz.trace import laws
from nandviz.units import MAX_COUNT, MAX_NS, NS_PER_US, ns_from_us

Capture = pytest.CaptureFixture[str]
MOST = MAX_NS // NS_PER_US
PROGRAM = "op: Page_Program_SLC, die: 0, block: 0, page: "
PROFILE = """nandviz_profile: 1
name: long
extends: generic-tlc
ops:
  Long: {base: PROGRAM_SLC, celltype: SLC, us: {CORE_BUSY: %s}}
  Reset: {base: RESET, us: {ISSUE: 0.03, CORE_BUSY: 30}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "long.yaml").write_text(PROFILE % MOST)
    (tmp_path / "half.yaml").write_text(PROFILE % (MOST // 2))
    return tmp_path


def simulated(text: str) -> Summary:
    run = Run(loads(text))
    run.steps(10_000)
    run.trace.flush()
    assert not any(verdict.violations for verdict in laws.check(run.trace))
    return summarize(ColumnsAsOf(run.trace))


def script(*entries: str, head: str = "") -> str:
    return "nandviz: 1\n" + head + "script:\n" + "".join(f"  - {{{each}}}\n" for each in entries)


@pytest.mark.parametrize(
    "text",
    [
        script(
            f"at_us: 0, batch: [{{{PROGRAM}0}}, {{{PROGRAM}1, gap_us: {MOST}}}, "
            f"{{{PROGRAM}2, gap_us: {MOST}}}]"
        ),
        script(f"at_us: {MOST}, batch: [{{{PROGRAM}0}}, {{{PROGRAM}1, gap_us: {MOST}}}]"),
        script(
            f"at_us: 0, batch: [{{{PROGRAM}0}}, {{{PROGRAM}1}}, {{{PROGRAM}2}}]",
            head=f"policies: {{sequence_gap_us: {MOST}}}\n",
        ),
        script(f"at_us: {MOST}, op: Long, die: 0, block: 0, page: 0", head="profile: long.yaml\n"),
    ],
)
def test_times_of_a_batch_that_add_up_to_too_much_are_an_error_with_its_place(
    text: str, folder: Path, capsys: Capture
) -> None:
    (folder / "s.yaml").write_text(text)
    for command in ("run", "check"):
        assert main([command, "s.yaml"]) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 1
        assert "script[0]: times that add up to " in err
        assert "expected at most 6917529027641081.856 µs" in err


def test_states_of_an_op_that_add_up_to_too_much_are_an_error(
    folder: Path, capsys: Capture
) -> None:
    text = PROFILE.replace("%s", f"{MOST}, ISSUE: 1")
    (folder / "long.yaml").write_text(text)
    (folder / "s.yaml").write_text("nandviz: 1\nprofile: ./long.yaml\nscript: []\n")
    assert main(["check", "s.yaml"]) == 2
    assert f"expected at most {MOST}" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_an_op_that_waits_beyond_every_plan_is_refused() -> None:
    long = "op: Long, die: 0, block: 0, page: "
    summary = simulated(
        script(*(f"at_us: 0, {long}{page}" for page in range(4)), head="profile: half.yaml\n")
    )
    assert summary.reasons[Reason.TIME_LIMIT] == 1
    assert summary.ops == 4


@pytest.mark.usefixtures("folder")
def test_a_remainder_that_would_end_beyond_every_plan_is_not_resumed() -> None:
    """The flush of what waits behind it is refused in the same way, and drops it in the end."""
    summary = simulated(
        script(
            "at_us: 0, op: Long, die: 0, block: 0, page: 0",
            "at_us: 1, op: Program_Suspend, die: 0",
            f"at_us: {MOST}, op: Program_Resume, die: 0",
            head="profile: long.yaml\n",
        )
    )
    assert summary.reasons[Reason.TIME_LIMIT] == 1
    assert summary.suspends.open == 1


@pytest.mark.usefixtures("folder")
def test_a_counter_that_reaches_its_limit_stays_there() -> None:
    entries = [f"at_us: 0, op: Long, die: {die}, block: 0, page: 0" for die in range(3)]
    run = Run(loads(script(*entries, head="profile: long.yaml\ntopology: {dies: 3}\n")))
    run.steps(1000)
    assert int(run.trace.metrics.value.max()) == MAX_COUNT


@pytest.mark.parametrize(
    "text",
    [
        script(f"at_us: {MOST}, {PROGRAM}0"),
        (
            f"nandviz: 1\npolicies: {{queue_refill_period_us: {MOST // 3}}}\n"
            "workload: {seed: 1, celltype: SLC, hooks: [queue_refill], stop: {ops: 90},"
            " weights: {IDLE: {program: 1}}}\n"
        ),
    ],
)
def test_a_run_that_ends_because_time_does_says_so(
    text: str, folder: Path, capsys: Capture
) -> None:
    (folder / "s.yaml").write_text(text)
    assert main(["run", "s.yaml", "--csv", "out"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "; it ends at the limit of time, 4611686018427387.904 µs, though more is due" in out


def test_a_run_that_is_over_or_was_cut_says_nothing_of_a_limit() -> None:
    for head in ("", "run: {until_us: 5, drain: false}\n"):
        assert not simulated(script(f"at_us: 0, {PROGRAM}0", head=head)).is_out_of_time


AT_THE_END = {
    "batch": [
        f"at_us: {MOST}, batch: [{{{PROGRAM}0, gap_us: {MOST}}}, {{{PROGRAM}1}}, {{{PROGRAM}2}}]"
    ],
    "suspend and resume": [
        f"at_us: {MOST - 1}, {PROGRAM}0",
        f"at_us: {MOST}, op: Program_Suspend, die: 0",
        f"at_us: {MOST}, op: Program_Resume, die: 0",
    ],
    "reset": [f"at_us: {MOST - 1}, {PROGRAM}0", f"at_us: {MOST}, op: Reset, die: 0"],
    "after a long pause": [f"at_us: 0, {PROGRAM}0", f"at_us: {MOST}, {PROGRAM}1"],
}


@pytest.mark.parametrize("case", AT_THE_END)
def test_the_limit_of_time_is_said_of_a_run_of_its_trace_and_in_the_window(
    case: str, folder: Path, capsys: Capture
) -> None:
    (folder / "s.yaml").write_text(script(*AT_THE_END[case]))
    for command in (["run", "s.yaml", "--save", "t"], ["run", "t"]):
        assert main(command) == 0
        assert "it ends at the limit of time" in capsys.readouterr().out
    for path in ("s.yaml", "t"):
        session = Session()
        session.files.open(folder / path)
        session.playhead.end()
        words = session.playhead.step_event(1).words
        assert words == "at the end of the run, at the limit of time: more is due later"


NO_NUMBERS = ["1_000", "１２", "٣", "+5", " 5", "5 ", "5\n", "0x10", "1e", ".", "", "nan", "inf",
              "1e1000", "5,5", "1__0", "--5", "9" * 5000]  # fmt: skip


@pytest.mark.parametrize("text", NO_NUMBERS, ids=ascii)
def test_a_time_takes_the_digits_0_to_9_alone(text: str, folder: Path, capsys: Capture) -> None:
    with pytest.raises(ValueError, match="microseconds"):
        ns_from_us(text)
    (folder / "s.yaml").write_text(script(f"at_us: 0, {PROGRAM}0"))
    assert main(["run", "s.yaml", "--until", text]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    "text", [*(text for text in NO_NUMBERS if text != "--5"), "1.5", str(2**31), "²"], ids=ascii
)
def test_a_number_of_events_takes_the_digits_0_to_9_alone_and_names_its_limit(
    text: str, folder: Path, capsys: Capture
) -> None:
    (folder / "s.yaml").write_text(script(f"at_us: 0, {PROGRAM}0"))
    assert main(["run", "s.yaml", "--steps", text]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "0 to 2147483647" in err


def test_the_largest_time_is_named(folder: Path, capsys: Capture) -> None:
    (folder / "s.yaml").write_text(script(f"at_us: 0, {PROGRAM}0"))
    assert main(["run", "s.yaml", "--until", str(MOST + 1)]) == 2
    assert f"larger than {MOST} µs" in capsys.readouterr().err
    assert main(["run", "s.yaml", "--until", str(MOST)]) == 0


@pytest.mark.parametrize(
    "key", ["policies.backlog_retry_limit", "workload.seed", "policies.offset_guard"]
)
def test_every_whole_number_of_a_file_names_its_limit(
    key: str, folder: Path, capsys: Capture
) -> None:
    (folder / "s.yaml").write_text(script(f"at_us: 0, {PROGRAM}0"))
    assert main(["run", "s.yaml", "--set", f"{key}={10**30}"]) == 2
    assert ", at most 2147483647" in capsys.readouterr().err


SUSPENDED = """nandviz: 1
topology: {{dies: {dies}, planes: {planes}, blocks: {blocks}, pages: {pages}}}
script:
  - at_us: 0
    batch:
      - {{op: Page_Program_SLC, die: {die}, block: 0, page: 0}}
      - {{op: Page_Program_SLC, die: {die}, block: 0, page: 1}}
  - {{at_us: 100, op: Program_Suspend, die: {die}}}
  - {{at_us: 300, op: Page_Read_SLC, die: {die}, block: 1, page: 0}}
  - {{at_us: 700, op: Program_Resume, die: {die}}}
  - {{at_us: 2000, op: Block_Erase_SLC, die: {die}, block: {block}}}
  - {{at_us: 2100, op: Erase_Suspend, die: {die}}}
  - {{at_us: 2900, op: Erase_Resume, die: {die}}}
"""


@pytest.mark.parametrize(
    ("dies", "planes", "blocks", "pages"),
    [(128, 1, 8, 8), (129, 4, 32_768, 512), (500, 32, 1024, 8), (1024, 16, 65_536, 65_536)],
)
def test_the_last_die_of_a_large_device_is_judged_and_written_like_any(
    dies: int, planes: int, blocks: int, pages: int, folder: Path
) -> None:
    text = SUSPENDED.format(
        dies=dies, planes=planes, blocks=blocks, pages=pages, die=dies - 1, block=blocks - 1
    )
    assert simulated(text).suspends.resumed == 2
    (folder / "s.yaml").write_text(text)
    assert main(["run", "s.yaml", "--csv", "out"]) == 0


@pytest.mark.parametrize("at_us", [9_007_199_254_740, 9_007_199_254_741])
def test_what_no_import_could_read_is_not_exported(
    at_us: int, folder: Path, capsys: Capture
) -> None:
    (folder / "s.yaml").write_text(script(f"at_us: {at_us}, op: Read_Status, die: 0"))
    code = main(["export", "s.yaml", "--as", "nandseqgen", "out"])
    if at_us == 9_007_199_254_740:
        assert (code, main(["import", "out"])) == (0, 0)
        return
    assert code == 2
    assert capsys.readouterr().err == "nandviz: cannot export times past 9007199254740 µs\n"
    assert not (folder / "out").exists()
