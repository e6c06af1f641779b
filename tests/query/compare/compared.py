"""Runs to be compared, and what is told of them."""

from pathlib import Path

from nandviz.exchange import registry
from nandviz.exchange.format import silent
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.difference_words import op_changes, op_name
from nandviz.run import Run
from nandviz.scenario.loader import loads
from nandviz.trace.tables import Trace

HEAD = "nandviz: 1\nname: a test\nscript:\n"
THREE = """\
  - at_us: 0
    batch:
      - {op: Page_Program_SLC, die: 0, block: 0, page: 0}
      - {op: Page_Program_SLC, die: 0, block: 0, page: 1}
"""
SUSPEND = "  - {at_us: 100, op: Program_Suspend, die: 0}\n"
RESUME = "  - {at_us: 400, op: Program_Resume, die: 0}\n"
READ = "  - {at_us: 5000, op: Page_Read_SLC, die: 0, block: 0, page: 0}\n"
READ_OTHER = "Page_Read_SLC, die: 0, block: 0, page: 1"
STORY = THREE + SUSPEND + RESUME + READ


def run(script: str, head: str = "", **overrides: str) -> Trace:
    work = Run(loads(f"{HEAD}{script}{head}", overrides=overrides))
    work.steps(10**6)
    work.trace.flush()
    return work.trace


def told(comparison: Comparison) -> list[str]:
    """Name each op that differs and say what of it does."""
    return [
        ": ".join([op_name(comparison, op), ", ".join(op_changes(op))]).removesuffix(": ")
        for op in comparison.ops
    ]


def imported(trace: Trace, folder: Path) -> Trace:
    registry.WRITERS["nandseqgen"](trace, folder, silent)
    return registry.load_trace(folder)
