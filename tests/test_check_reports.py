"""``nandviz check`` and ``import`` judge what is expected, and write verdicts for a CI."""

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest

from nandviz import language
from nandviz.__main__ import main
from nandviz.catalogue import switch
from nandviz.exchange.report.judged import Judged
from nandviz.exchange.report.junit import Suites
from nandviz.exchange.report.report_page import ReportPage
from nandviz.model.laws import LAWS
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.trace.laws.verdict import Finding, Status, verdict
from nandviz.trace.tables import Trace
from tests.exchange.nandseqgen.samples import SEED1

junitparser = pytest.importorskip("junitparser")

Capture = pytest.CaptureFixture[str]
STORY = """\
nandviz: 1
script:
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
  - {at_us: 100, op: Program_Suspend, die: 0}
  - {at_us: 400, op: Program_Resume, die: 0}
expect:
  - {op: 0.1, fate: completed, end_us: 1069.833}
  - {law: all, verdict: pass}
"""
WRONG = STORY.replace("1069.833", "1000")
CUT = STORY.replace("script:", "run: {until_us: 500, drain: false}\nscript:", 1).replace(
    "fate: completed, ", ""
)
HOSTILE = "a\x1b[31m<b>&\"'\x00\udcff.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("well", STORY), ("wrong", WRONG), ("cut", CUT), ("bad", "nandviz: 2")):
        (tmp_path / f"{name}.yaml").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(*arguments: str) -> int:
    return main(["check", *arguments])


def suites(path: str) -> dict[str, dict[str, object]]:
    found = junitparser.JUnitXml.fromfile(path)
    return {
        suite.name: {case.name: (case.result or [None])[0] for case in suite} for suite in found
    }


# Exit codes and what is printed


def test_what_is_expected_decides_the_exit_code(folder: Path, capsys: Capture) -> None:
    assert check("well.yaml") == 0
    assert capsys.readouterr().err == ""
    assert check("well.yaml", "wrong.yaml") == 1
    assert capsys.readouterr().err == (
        "wrong.yaml: expect[0] (line 10): op 0.1: expected completed, end 1000.000 µs, "
        "got completed, end 1069.833 µs\n"
    )
    assert check("cut.yaml") == 0
    assert check("bad.yaml", "wrong.yaml") == 2


def test_run_tells_what_was_expected_and_writes_it_with_the_laws(
    folder: Path, capsys: Capture
) -> None:
    assert main(["run", "wrong.yaml", "--csv", "out"]) == 1
    told = capsys.readouterr().out
    assert (
        "expect 0    BROKEN      op 0.1: expected completed, end 1000.000 µs\n"
        "            got completed, end 1069.833 µs\n"
        "expect 1    pass        all laws: expected pass\n"
    ) in told
    rows = Path("out/checks.csv").read_text().splitlines()[-2:]
    assert rows[0].startswith("expect 0,broken,2,")
    assert rows[1] == 'expect 1,pass,,,,"all laws: expected pass, got pass"'


def test_the_example_of_the_documentation_is_as_it_says(folder: Path) -> None:
    text = (Path(__file__).parent.parent / "docs" / "ci.md").read_text("utf-8")
    Path("example.yaml").write_text(text.split("```yaml\n")[1].split("```")[0])
    assert check("example.yaml") == 0


# JUnit


def test_a_suite_a_file_and_a_case_a_law_and_expectation(folder: Path) -> None:
    assert check("well.yaml", "wrong.yaml", "cut.yaml", "--junit", "out.xml") == 1
    found = suites("out.xml")
    assert list(found) == ["well.yaml", "wrong.yaml", "cut.yaml"]
    names = [f"law {law.number}: {law.title}" for law in LAWS]
    assert [*found["well.yaml"]] == [
        *names,
        "expect[0] op 0.1: expected completed, end 1069.833 µs",
        "expect[1] all laws: expected pass",
    ]
    assert set(found["well.yaml"].values()) == {None}
    failure = found["wrong.yaml"]["expect[0] op 0.1: expected completed, end 1000.000 µs"]
    assert isinstance(failure, junitparser.Failure)
    assert failure.message.endswith(", got completed, end 1069.833 µs")
    skipped = found["cut.yaml"]["expect[0] op 0.1: expected end 1069.833 µs"]
    assert isinstance(skipped, junitparser.Skipped)
    assert skipped.message.endswith("not judged: the run ends before op 0.1 does")


def test_counts_are_those_of_the_cases(folder: Path) -> None:
    check("well.yaml", "wrong.yaml", "cut.yaml", "bad.yaml", "--junit", "out.xml")
    whole = junitparser.JUnitXml.fromfile("out.xml")
    before = (whole.tests, whole.failures, whole.errors, whole.skipped)
    each = [(s.tests, s.failures, s.errors, s.skipped) for s in whole]
    whole.update_statistics()
    for suite in whole:
        suite.update_statistics()
    assert before == (whole.tests, whole.failures, whole.errors, whole.skipped)
    assert each == [(s.tests, s.failures, s.errors, s.skipped) for s in whole]
    assert before == (3 * len(LAWS) + 6 + 1, 1, 1, 1)


def test_a_file_that_cannot_be_read_is_an_error_with_its_problems(folder: Path) -> None:
    assert check("bad.yaml", "well.yaml", "--junit", "out.xml") == 2
    found = suites("out.xml")
    error = found["bad.yaml"]["read"]
    assert isinstance(error, junitparser.Error)
    assert "bad.yaml:1:10: nandviz: '2'; expected 1" in error.text
    assert len(found["well.yaml"]) == len(LAWS) + 2


def trace_of(text: str = STORY) -> Trace:
    run = Run(loads(text))
    run.steps(10**9)
    run.trace.flush()
    return run.trace


def test_a_violation_is_told_with_op_event_and_time(tmp_path: Path) -> None:
    findings = [Finding(1, 2, 100_000, "two at once"), Finding(0, 5, 400_000, "again")]
    many = [Finding(2, k, k, "again") for k in range(101)]
    verdicts = [
        verdict(4, findings),
        verdict(5, many),
        verdict(6, [], "nothing tells", status=Status.NOT_JUDGED),
        verdict(1, [], "every op was suspended"),
    ]
    collected = Suites()
    collected.add(Judged(["x"], trace_of(), verdicts))
    collected.write(tmp_path / "out.xml")
    cases = next(iter(junitparser.JUnitXml.fromfile(str(tmp_path / "out.xml"))))
    told = {case.name.partition(":")[0]: case for case in cases}
    failure = told["law 4"].result[0]
    assert failure.message == "op 1, event 2, 100.000 µs: two at once"
    assert failure.text == ("op 1, event 2, 100.000 µs: two at once\nevent 5, 400.000 µs: again")
    assert told["law 5"].result[0].text.endswith("\nand 1 more")
    assert told["law 6"].result[0].message == "nothing tells"
    assert told["law 1"].result == []
    assert told["law 1"].system_out == "every op was suspended"


def test_names_of_all_kinds_make_xml_and_html_that_can_be_read(tmp_path: Path) -> None:
    collected, page = Suites(), ReportPage()
    found = [verdict(4, [Finding(1, 2, 100_000, "<\x07\ufffe>&\x85")])]
    for report in (collected, page):
        report.add_error(HOSTILE, [HOSTILE])
    collected.add(Judged([HOSTILE, "b"], trace_of(), found))
    page.add(Judged([HOSTILE, "b"], trace_of(), found), [("x", HOSTILE)])
    collected.write(tmp_path / "out.xml")
    page.write(tmp_path / "out.html")
    root = ET.fromstring((tmp_path / "out.xml").read_bytes())
    assert root[0].get("name") == "a␛[31m<b>&\"'␀\\xff.yaml"
    text = (tmp_path / "out.html").read_text("utf-8")
    assert "<b>&" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x85\ufffe]", text)


def test_the_same_verdicts_are_the_same_bytes_in_every_language(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check("wrong.yaml", "--junit", "a.xml")
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    try:
        check("wrong.yaml", "--junit", "b.xml")
    finally:
        switch(language.ENGLISH)
    assert Path("a.xml").read_bytes() == Path("b.xml").read_bytes()


# The page


class Reader(HTMLParser):
    """Checks that a page is well formed and loads nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def read_page(path: Path) -> Reader:
    reader = Reader()
    reader.feed(path.read_text("utf-8"))
    assert reader.open == []
    assert not {tag for tag, _ in reader.seen} & {"script", "link", "img", "iframe"}
    assert not [1 for _, attributes in reader.seen if {"href", "src"} & attributes.keys()]
    return reader


def test_the_page_says_what_is_broken_and_what_was_expected(folder: Path) -> None:
    assert check("well.yaml", "wrong.yaml", "bad.yaml", "--html", "out.html") == 2
    read_page(Path("out.html"))
    text = Path("out.html").read_text()
    assert "2 files are not well" in text
    assert "op 0.1: expected completed, end 1000.000 µs, got completed, end 1069.833 µs" in text
    assert "expected 1" in text
    assert "completion delay" in text
    check("well.yaml", "--html", "out.html")
    assert "No law and no expectation is broken." in Path("out.html").read_text()


@pytest.mark.parametrize("command", ["check", "import"])
def test_the_page_says_what_the_files_of_an_import_show(command: str, folder: Path) -> None:
    assert main([command, str(SEED1), "--html", "out.html"]) == 1
    text = Path("out.html").read_text()
    assert text.count("3 of 3 SUSPENDs let the op in CORE_BUSY run on and cut another one") == 1


def test_each_violation_has_a_picture_its_event_in_words_and_a_way_back(tmp_path: Path) -> None:
    page = ReportPage()
    found = [
        verdict(4, [Finding(1, 2, 100_000, "two at once"), Finding(0, -1, 0, "at the start")]),
        verdict(5, [Finding(1, 2, k, "again") for k in range(25)]),
    ]
    page.add(Judged(["my file.yaml"], trace_of(), found), [])
    page.write(tmp_path / "out.html")
    reader = read_page(tmp_path / "out.html")
    assert len([1 for tag, _ in reader.seen if tag == "svg"]) == 2 + 20
    text = (tmp_path / "out.html").read_text("utf-8")
    assert "op 1, event 2, 100.000 µs: two at once" in text
    assert "To see it: nandviz &#x27;my file.yaml&#x27;, then G and #2" in text
    assert "event 2: " in text
    assert "law 5: 5 more violations" in text


# Nothing is written over


@pytest.mark.parametrize("option", ["--junit", "--html"])
@pytest.mark.parametrize("command", ["check", "import"])
def test_an_input_is_never_written_over(
    folder: Path, capsys: Capture, option: str, command: str
) -> None:
    assert main([command, "well.yaml", option, "well.yaml"]) == 2
    assert "cannot write well.yaml" in capsys.readouterr().err
    assert Path("well.yaml").read_text() == STORY


def test_the_profile_of_a_scenario_is_an_input_too(folder: Path, capsys: Capture) -> None:
    profile = "nandviz_profile: 1\nname: own\nextends: generic-tlc\n"
    Path("own.yaml").write_text(profile)
    Path("own.xml").hardlink_to("own.yaml")
    Path("with.yaml").write_text(STORY.replace("script:", "profile: own.yaml\nscript:", 1))
    assert check("with.yaml", "--junit", "own.xml") == 2
    Path("own.yaml").write_text(profile := profile.replace("extends", "extend"))
    assert check("with.yaml", "--junit", "own.xml") == 2
    assert Path("own.xml").read_text() == profile


def test_both_reports_cannot_be_one_file(folder: Path, capsys: Capture) -> None:
    assert check("well.yaml", "--junit", "out", "--html", "out") == 2
    assert "named twice" in capsys.readouterr().err
