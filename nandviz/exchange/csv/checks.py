"""The columns of the CSV file of the laws.

Source: command line and files specification, section CSV.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from nandviz.exchange.csv.text import Cells, numbers, texts, times
from nandviz.query.columns_asof import NOTHING_NS, ColumnsAsOf
from nandviz.query.expected import ExpectationVerdict
from nandviz.trace.laws import Verdict, check


def checks(as_of: ColumnsAsOf, expected: Sequence[ExpectationVerdict] = ()) -> dict[str, Cells]:
    """Each law: a row ``pass`` or ``not judged``, or a row ``broken`` for each violation.

    Then a row for each expectation, ``expect 0`` and on.
    """
    whole = as_of.k == as_of.trace.last_event
    verdicts = check(as_of.trace, as_of=None if whole else as_of.k)
    rows = [row for verdict in verdicts for row in _rows(verdict)]
    rows += [_row(number, each) for number, each in enumerate(expected)]
    return {
        "law": texts([row.law for row in rows]),
        "verdict": texts([row.verdict for row in rows]),
        "op_uid": numbers(np.array([row.uid for row in rows]), blank=0),
        "event": texts([row.event for row in rows]),
        "time_us": times(np.array([row.time_ns for row in rows]), NOTHING_NS),
        "detail": texts([row.detail for row in rows]),
    }


class _Row(NamedTuple):
    """A row of the file; an op of 0 and an instant of `NOTHING_NS` stay empty."""

    law: str
    verdict: str
    uid: int
    event: str
    time_ns: int
    detail: str


def _rows(verdict: Verdict) -> list[_Row]:
    law, status = str(verdict.law), verdict.status.value
    return [
        _Row(law, status, found.uid, str(found.event), found.time_ns, found.detail)
        for found in verdict.violations
    ] or [_Row(law, status, 0, "", NOTHING_NS, verdict.why_not)]


def _row(number: int, verdict: ExpectationVerdict) -> _Row:
    event = "" if verdict.event is None else str(verdict.event)
    time_ns = NOTHING_NS if verdict.time_ns is None else verdict.time_ns
    name, status = f"expect {number}", verdict.status.value
    return _Row(name, status, verdict.uid or 0, event, time_ns, verdict.words)
