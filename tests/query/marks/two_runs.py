"""Pairs of runs."""

from functools import lru_cache

from nandviz.query.compare.comparison import Comparison, compare
from nandviz.scenario import library
from tests.query.marks.reading import from_text

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
