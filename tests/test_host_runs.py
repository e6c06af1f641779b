"""Runs with the requests of a host on the command line: files, summary, other formats."""

import csv
from pathlib import Path

import pytest

from nandviz.__main__ import main
from nandviz.exchange.csv.files import FILES
from nandviz.scenario import library
from tests.query.hosts import FILE

Capture = pytest.CaptureFixture[str]

HOST = f"""{FILE}topology: {{channels: 2, dies: 2, planes: 2, blocks: 64, pages: 32}}
host:
  trace: {{file: t.trace, format: mqsim, unit: us}}
controller: {{order: suspend}}
"""
TRACE = "0 0 0 32 0\n100 0 64 32 1\n110 0 64 1 1\n120 0 32 33 1\n1000 0 0 1 1\n"
REQUESTS = """\
arrival_us,kind,die,pages,first_start_us,end_us,latency_us,waited_for,suspends,held_up_by,die_did,\
lba,sectors
0.000,write,0,1,0.000,408.000,408.000,nothing,0,,idle,0,32
100.000,read,0,1,104.000,134.000,34.000,suspend,1,2,program,64,32
110.000,read,0,1,134.000,164.000,54.000,reads,0,3,read,64,1
120.000,read,0,2,120.000,194.000,74.000,reads,0,3,read,32,33
1000.000,read,0,1,1000.000,1030.000,30.000,nothing,0,,idle,0,1
"""
OVERLOAD = "0 0 0 32 0\n50 0 64 32 1\n345 0 64 1 1\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "h.yaml").write_text(HOST)
    (tmp_path / "t.trace").write_text(TRACE)
    return tmp_path


def table(path: str) -> list[dict[str, str]]:
    with Path(path).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def test_requests_csv_has_a_row_a_request(folder: Path) -> None:
    assert main(["run", "h.yaml", "--csv", "out"]) == 0
    assert {path.name for path in (folder / "out").iterdir()} == {*FILES, "requests.csv"}
    assert Path("out/requests.csv").read_text("utf-8") == REQUESTS


def test_what_is_not_over_is_empty_in_requests_csv() -> None:
    assert main(["run", "h.yaml", "--csv", "out", "--until", "115"]) == 0
    drained = [row["end_us"] for row in table("out/requests.csv")]
    assert drained == ["378.000", "134.000", "164.000"]
    assert main(["run", "h.yaml", "--csv", "out", "--steps", "8"]) == 0
    rows = table("out/requests.csv")
    assert [row["latency_us"] for row in rows] == [""] * len(rows)
    assert rows[1]["first_start_us"] in {"", "104.000"}


def test_a_saved_trace_writes_the_same_files() -> None:
    assert main(["run", "h.yaml", "--csv", "out", "--save", "h.nandviz"]) == 0
    assert main(["run", "h.nandviz", "--csv", "again"]) == 0
    names = {path.name for path in Path("out").iterdir()} - {"checks.csv"}
    for name in names:
        assert Path("out", name).read_bytes() == Path("again", name).read_bytes(), name


def test_other_runs_have_no_requests_csv() -> None:
    path = str(library.path(library.names()[0]))
    assert main(["run", path, "--csv", "out"]) == 0
    assert {path.name for path in Path("out").iterdir()} == set(FILES)
    assert "overload" not in Path("out/figures.csv").read_text("utf-8")
    assert "overload" not in Path("out/read_latency.csv").read_text("utf-8")


def test_the_summary_has_a_table_of_latencies(capsys: Capture) -> None:
    assert main(["run", "h.yaml"]) == 0
    out = capsys.readouterr().out
    begin, end = out.index("requests"), out.index("busy")
    assert out[begin:end] == (
        "requests    4 read and 1 write done, 0 not done\n"
        "            latency, µs            count        mean         p50         p99       p99.9"
        "         max\n"
        "            read                       4      48.000      54.000      74.000      74.000"
        "      74.000\n"
        "              die: idle                1      30.000      30.000      30.000      30.000"
        "      30.000\n"
        "              die: read                2      64.000      74.000      74.000      74.000"
        "      74.000\n"
        "              die: program             1      34.000      34.000      34.000      34.000"
        "      34.000\n"
        "            write                      1     408.000     408.000     408.000     408.000"
        "     408.000\n"
        "              die: idle                1     408.000     408.000     408.000     408.000"
        "     408.000\n"
    )
    assert "reads  " not in out
    assert max(map(len, out.splitlines())) <= 100


def test_an_overload_stands_beside_every_table_of_latencies(folder: Path, capsys: Capture) -> None:
    (folder / "t.trace").write_text(OVERLOAD)
    assert main(["run", "h.yaml", "--csv", "out", "--set", "controller.order=suspend"]) == 0
    out = capsys.readouterr().out
    assert "overload: die 0 is asked for 1.009 times what it can do" in out
    assert out.index("overload") < out.index("latency, µs")
    figures = {row["figure"]: row["value"] for row in table("out/figures.csv")}
    assert (figures["overload"], figures["asked_d0"], figures["asked_d1"]) == (
        "0",
        "1.009",
        "0.000",
    )
    assert list(figures).index("overload") < list(figures).index("read.mean")
    assert {row["overload"] for row in table("out/read_latency.csv")} == {"0"}
    assert main(["check", "h.yaml", "--html", "p.html"]) == 0
    page = Path("p.html").read_text("utf-8")
    assert page.index("overload") < page.index("read requests")


def test_figures_have_the_latencies_by_their_short_names() -> None:
    assert main(["run", "h.yaml", "--csv", "out"]) == 0
    rows = {row["figure"]: row for row in table("out/figures.csv")}
    assert rows["read.p99"]["value"] == "74.000"
    assert rows["read.p99.9"]["value"] == "74.000"
    assert rows["read.program.max"]["value"] == "34.000"
    assert rows["write.mean"]["value"] == "408.000"
    assert rows["overload"]["value"] == ""
    assert len(rows) == len(table("out/figures.csv"))


@pytest.mark.parametrize(
    ("layout", "target"),
    [("perfetto", "h.pftrace"), ("vcd", "h.vcd"), ("nandseqgen", "gen")],
)
def test_other_formats_take_the_run_of_a_host(layout: str, target: str, capsys: Capture) -> None:
    if layout == "perfetto":
        pytest.importorskip("perfetto")
    assert main(["export", "h.yaml", "--as", layout, target]) == 0
    assert capsys.readouterr().err.count("Traceback") == 0
    assert Path(target).exists()


def test_the_run_of_a_host_is_replayed_as_a_script() -> None:
    assert main(["run", "h.yaml", "--save", "h.nandviz", "--csv", "out"]) == 0
    assert main(["replay", "h.nandviz", "-o", "r.yaml"]) == 0
    assert main(["run", "r.yaml", "--csv", "again"]) == 0
    name = "op_state_timeline.csv"
    assert Path("out", name).read_bytes() == Path("again", name).read_bytes()
    assert not Path("again/requests.csv").exists()


def test_a_wrong_row_of_a_trace_is_one_line_with_its_place(folder: Path, capsys: Capture) -> None:
    (folder / "t.trace").write_text(TRACE + "5 0 x 1 1\n")
    assert main(["check", "h.yaml"]) == 2
    assert "t.trace:6:5: 'x'; expected the first sector, a whole number" in capsys.readouterr().err
