"""Everything that window, files and reports read of a trace."""

from functools import cache
from pathlib import Path

from nandviz.cli.diff_report import diff_report
from nandviz.cli.report import report
from nandviz.exchange.csv import differences
from nandviz.exchange.csv import files as csv_files
from nandviz.exchange.format import silent
from nandviz.exchange.report.judged import Judged
from nandviz.query.asof import AsOf
from nandviz.query.columns_asof import ColumnsAsOf
from nandviz.query.compare.comparison import compare
from nandviz.query.marks.read_marks import MarkReader
from nandviz.query.narration import describe
from nandviz.query.op_history import op_report
from nandviz.query.summary import summarize
from nandviz.trace import laws
from nandviz.trace.laws.verdict import Verdict
from nandviz.trace.tables import Trace
from nandviz.units import MAX_NS
from tests.trace.laws.stories import three_programs


def read_all(trace: Trace, folder: Path) -> list[Verdict]:
    """Judge a trace, sum it up, write it as files, and read it as of a few of its events."""
    verdicts = laws.check(trace)
    report(Judged(["run"], trace, verdicts), summarize(ColumnsAsOf(trace)), [])
    csv_files.write(trace, folder / "csv")
    marks, last = MarkReader(trace), len(trace.events) - 1
    for k in {-1, 0, last // 2, last}:
        as_of = AsOf(trace, k)
        as_of.stack()
        marks.marks(as_of, 0, MAX_NS)
        describe(trace, k)
        for uid in range(1, min(as_of.op_count, 20) + 1):
            op_report(trace, k, uid)
    comparison = compare(trace, _other())
    diff_report(comparison, (), ("run", "other"), 20, [])
    differences.write(comparison, (), folder / "csv", silent)
    assert (-comparison).is_empty == comparison.is_empty
    return verdicts


@cache
def _other() -> Trace:
    return three_programs()
