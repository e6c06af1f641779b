"""What differs between two runs as one page for a browser: nothing is loaded, nothing runs in it.

Source: comparison specification, section Command line.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from nandviz.exchange import page
from nandviz.exchange.page import Cells
from nandviz.language import noop, spoken, tr
from nandviz.model.words import Fate, Reason
from nandviz.query.compare.comparison import Comparison
from nandviz.query.compare.difference_words import (
    between_words,
    event_name,
    op_name,
    signed_us,
)
from nandviz.query.compare.event_differences import EventDifference
from nandviz.query.compare.op_differences import OpDifference
from nandviz.query.compare.value_differences import LawDifference, ValueDifference
from nandviz.units import us_cell

_OP_TITLES: Final = (
    *(noop("op"), noop("start"), noop("end"), noop("parts"), noop("suspends")),
    *(noop("waits, µs"), noop("fate in A"), noop("fate in B")),
)
_EVENT_TITLES: Final = (
    *(noop("event"), noop("event in A"), noop("event in B"), noop("time in A, µs"), noop("Δ, µs")),
    *(noop("outcome in A"), noop("outcome in B")),
)
_VALUE_TITLES: Final = (noop("name"), "A", "B", noop("B less A"))


def write(
    comparison: Comparison,
    laws: Sequence[LawDifference],
    names: tuple[str, str],
    target: Path,
    limit: int,
) -> None:
    """Write the page in the language that is on; parameters as of the printed report.

    Raises
    ------
    NandvizError
        If it cannot be written; an old file stays whole.
    """
    page.write(target, "nandviz diff", _body(comparison, laws, names, limit))


def _body(
    comparison: Comparison, laws: Sequence[LawDifference], names: tuple[str, str], limit: int
) -> Iterator[str]:
    same = " same" if comparison.is_empty and not laws else ""
    yield f'<p class="sentence{same}">{page.text(tr(comparison.sentence))}</p>'
    yield from page.table("", (), [("A", names[0]), ("B", names[1])])
    ops, events = comparison.ops, comparison.events
    moved = ops.by_size()
    rows = [*moved.tolist(), *np.setdiff1d(np.arange(len(ops)), moved).tolist()]
    yield from page.table(
        tr("Ops"),
        _OP_TITLES,
        (_op(comparison, ops.row(row)) for row in rows[:limit]),
        len(ops),
    )
    yield from page.table(
        tr("Events"),
        _EVENT_TITLES,
        (_event(comparison, events.row(row)) for row in range(min(limit, len(events)))),
        len(events),
    )
    yield from _values(tr("Metrics"), comparison.metrics)
    yield from _values(tr("Figures"), comparison.figures)
    yield from page.table(
        tr("Laws"),
        (noop("law"), noop("title"), "A", "B"),
        [(str(law.law), tr(law.title), tr(law.a), tr(law.b)) for law in laws],
    )


def _op(comparison: Comparison, op: OpDifference) -> Cells:
    times = [spoken(between_words(each)) if each else "" for each in (op.start, op.end)]
    waits = signed_us(op.waited_ns) if op.waited_ns else ""
    changes = [f"{count:+}" if count else "" for count in (op.parts, op.suspends)]
    fates = (_fate(op.fate_a, op.reason_a), _fate(op.fate_b, op.reason_b))
    return (spoken(op_name(comparison, op)), *times, *changes, waits, *fates)


def _fate(fate: Fate | None, reason: Reason | None) -> str:
    return " ".join(filter(None, (fate, reason)))


def _event(comparison: Comparison, event: EventDifference) -> Cells:
    sides = ((comparison.a, event.k_a), (comparison.b, event.k_b))
    trace, k = next((trace, k) for trace, k in sides if k is not None)
    delta = "" if event.delta_ns is None else signed_us(event.delta_ns)
    return (
        spoken(event_name(trace, k)),
        *("" if k is None else str(k) for k in (event.k_a, event.k_b)),
        "" if event.k_a is None else us_cell(int(comparison.a.events.time_ns[event.k_a])),
        delta,
        event.outcome_a,
        event.outcome_b,
    )


def _values(title: str, values: Sequence[ValueDifference]) -> Iterator[str]:
    yield from page.table(
        title, _VALUE_TITLES, [(each.name, each.a, each.b, each.delta) for each in values]
    )
