"""Pairs of runs, and views that show them."""

from functools import lru_cache

from nandviz.model.words import Showing
from nandviz.query.compare.comparison import Comparison, compare
from nandviz.query.marks.beside import Beside
from nandviz.scenario import library
from nandviz.ui.theme import LIGHT
from nandviz.ui.timeline.view import TimelineView
from tests.ui.timeline.conftest import from_text

A_TEXT = library.path("batch-of-three").read_text(encoding="utf-8")
SUSPEND = "  - {at_us: 100, op: Program_S"
READ = "  - {at_us: 1500, op: Page_Read_SLC, die: 0, block: 0, page: 0}\n"
EDITS = {
    "moved": (SUSPEND, SUSPEND.replace("100", "330")),
    "new": ("notes:", f"{READ}notes:"),
    "refused": (SUSPEND, SUSPEND.replace("100", "1600")),
    "same": (SUSPEND, SUSPEND),
}
"""What is edited in *batch of three*, and what it becomes."""


@lru_cache(maxsize=16)
def pair(name: str) -> Comparison:
    """Return a comparison of *batch of three* with what an edit makes of it, both run."""
    return compare(from_text(A_TEXT), from_text(A_TEXT.replace(*EDITS[name])))


@lru_cache(maxsize=1)
def seeds_pair() -> Comparison:
    """Return a comparison of *workload, mixed* with itself by another seed."""
    text = library.path("workload-mixed").read_text(encoding="utf-8")
    return compare(from_text(text), from_text(text.replace("seed: 7", "seed: 8")))


def beside(comparison: Comparison, k: int | None = None) -> Beside:
    """Return A as of an event, the last one if it is None."""
    return Beside(comparison, comparison.a.last_event if k is None else k)


def show_beside(
    show, what: str | Comparison, showing=Showing.B_WITH_GHOST, theme=LIGHT
) -> TimelineView:
    """Show both runs at their ends."""
    comparison = pair(what) if isinstance(what, str) else what
    view = show(comparison.b, None, theme)
    view.set_beside(beside(comparison), showing)
    return view
