"""The columns of the CSV file of the laws.

Source: command line and files specification, section CSV.
"""

import numpy as np

from nandviz.exchange.csv.text import Cells, numbers, texts, times
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf
from nandviz.trace.laws import Verdict, Violation, check


def checks(as_of: ColumnsAsOf) -> dict[str, Cells]:
    """Each law: a row ``pass`` or ``not judged``, or a row ``broken`` for each violation."""
    whole = as_of.k == as_of.trace.last_event
    verdicts = check(as_of.trace, as_of=None if whole else as_of.k)
    rows = [row for verdict in verdicts for row in _rows(verdict)]
    found = [violation for _, violation in rows]
    return {
        "law": numbers(np.array([verdict.law for verdict, _ in rows])),
        "verdict": texts([verdict.status for verdict, _ in rows]),
        "op_uid": numbers(np.array([v.uid if v else 0 for v in found]), blank=0),
        "event": texts([str(v.event) if v else "" for v in found]),
        "time_us": times(np.array([v.time_ns if v else NOTHING_NS for v in found]), NOTHING_NS),
        "detail": texts([v.detail if v else verdict.why_not for verdict, v in rows]),
    }


def _rows(verdict: Verdict) -> list[tuple[Verdict, Violation | None]]:
    broken = [(verdict, violation) for violation in verdict.violations]
    return [*broken] or [(verdict, None)]
